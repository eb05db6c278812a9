import { embeddedFonts } from "./fonts.ts";
import { type DrawnFigure, draw, type FigureJob } from "./job.ts";

/** A question to the worker, and its answer by the same number. */
export interface Question {
  readonly id: number;
  readonly job: FigureJob;
}
export type Answer = { readonly id: number } & (
  | { readonly figure: DrawnFigure }
  | { readonly failure: string }
);

// Figures are drawn beside the page: a matrix of 262,144 weights takes longer than a frame.
self.addEventListener("message", ({ data }: MessageEvent<Question>) => {
  const { id, job } = data;
  const answer = (message: Answer) => self.postMessage(message);
  draw(job, embeddedFonts).then(
    (figure) => answer({ id, figure }),
    (error: unknown) => answer({ id, failure: error instanceof Error ? error.message : String(error) }),
  );
});
