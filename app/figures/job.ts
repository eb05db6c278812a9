import { chartScene } from "./chart/chart.ts";
import type { ChartModel } from "./chart/model.ts";
import type { NetworkModel } from "./network/model.ts";
import { networkScene } from "./network/network.ts";
import { type Scene, smallestText } from "./scene.ts";
import { frameOf, type PaperSize, points } from "./sizes.ts";
import { heightFor, svgText } from "./svg.ts";

/** What a figure shows, and how it is written. */
export type FigureJob = {
  readonly paper: PaperSize;
  /** Behind everything; null for nothing. */
  readonly background: string | null;
  readonly embedFont: boolean;
} & (
  | { readonly subject: "network"; readonly model: NetworkModel }
  | { readonly subject: "chart"; readonly model: ChartModel }
);

/** A written figure. */
export interface DrawnFigure {
  readonly svg: string;
  /** On paper, mm. */
  readonly width: number;
  readonly height: number;
  /** Font size of the smallest line of text on paper, points. */
  readonly text: number;
  readonly title: string;
  readonly description: string;
}

/** Draws and writes a figure; `fonts` brings the font for a scene's text. */
export async function draw(job: FigureJob, fonts: (scene: Scene) => Promise<string>): Promise<DrawnFigure> {
  const { paper, background } = job;
  const frame = frameOf(paper);
  const scene = job.subject === "network" ? networkScene(job.model, frame) : chartScene(job.model, frame);
  const embedded = job.embedFont ? await fonts(scene) : "";
  const { title, description } = scene;
  return {
    svg: svgText(scene, { width: paper.width, unit: "mm", background, fonts: embedded }),
    width: paper.width,
    height: heightFor(scene, paper.width),
    text: points(smallestText(scene), scene.width, paper),
    title,
    description,
  };
}
