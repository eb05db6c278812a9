import type { Data, Layout } from "plotly.js";

/** What plotly draws; a new object is a new picture. */
export interface Figure {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
}

/** Axis ranges chosen by dragging, as plotly reports them (logarithms on a log axis). */
export interface ZoomRanges {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}
