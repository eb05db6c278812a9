import { useEffect, useState } from "react";
import { drawFigure } from "./client.ts";
import type { DrawnFigure, FigureJob } from "./job.ts";
import { figureText } from "./text.ts";

export type FigureFile =
  | { readonly state: "drawing"; readonly before: DrawnFigure | null }
  | { readonly state: "failed"; readonly message: string }
  | { readonly state: "done"; readonly job: FigureJob; readonly figure: DrawnFigure };

/** A slider or a number that is still being changed is not drawn at every step. */
const PAUSE_MS = 80;

/** The figure of a job, drawn anew when the job changes; the one before stays in sight. Late answers are dropped. */
export function useFigureFile(job: FigureJob | null): FigureFile {
  const [file, setFile] = useState<FigureFile>({ state: "drawing", before: null });
  useEffect(() => {
    if (!job) return;
    let live = true;
    setFile((now) => ({ state: "drawing", before: now.state === "done" ? now.figure : null }));
    const timer = setTimeout(() => {
      drawFigure(job).then(
        (figure) => live && setFile({ state: "done", job, figure }),
        (error: Error) => live && setFile({ state: "failed", message: figureText.failed(error.message) }),
      );
    }, PAUSE_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [job]);
  return file;
}
