import type { Data, Layout } from "plotly.js";
import type { PlotSymbol } from "./html.ts";

/** A line of text over a plot: cheaper than plotly's annotations, of which every redraw measures each. */
export interface PlotLabel {
  readonly key: string;
  /** Where its left or right end sits, and its middle: CSS pixels from the plot's top left corner. */
  readonly x: number;
  readonly y: number;
  readonly anchor: "left" | "right";
  readonly symbol: PlotSymbol | null;
  readonly text: string;
  readonly color: string;
  /** Font size, CSS pixels. */
  readonly size: number;
  readonly strong: boolean;
  readonly opacity: number;
}

/** What plotly draws, with our labels over it; a new object is a new picture. */
export interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
  readonly labels?: readonly PlotLabel[];
}

/** Axis ranges chosen by dragging, as plotly reports them (logarithms on a log axis). */
export interface ZoomRanges {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}
