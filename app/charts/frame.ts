import type { Palette } from "../ui/plot/palette.ts";

/** The frame a chart is drawn in and the marks on its time axis. */
export interface Frame {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** 1, or 2 for the projector: text and lines. */
  readonly scale: number;
  readonly palette: Palette;
  /** Where the integration stands; null once it has ended. */
  readonly runningTo: number | null;
  readonly completion90: number | null;
  /** Decimals of the values at the right end. */
  readonly decimals: number;
  readonly stale: boolean;
  /** A plain drag draws a zoom box. */
  readonly zooming: boolean;
}

export interface Margins {
  readonly l: number;
  readonly r: number;
  readonly t: number;
  readonly b: number;
}
