import type { CurveSet, Reference } from "../../curves/curves.ts";
import type { FigureOptions } from "../../store/figures.ts";
import type { Range } from "../../store/timeAxis.ts";
import type { Inks } from "../scene.ts";

/** What a figure of the chart is made from. */
export interface ChartModel {
  readonly name: string;
  readonly set: CurveSet;
  /** The outputs' own names, "" where they have none. */
  readonly outputs: readonly string[];
  readonly references: readonly Reference[];
  readonly timeScale: "linear" | "log";
  readonly tEnd: number;
  /** The part of the run the chart is zoomed to; null for all of it. */
  readonly zoomed: Range | null;
  /** The time of 90 % completion of a finished run. */
  readonly completion90: number | null;
  readonly inks: Inks;
  readonly show: Pick<FigureOptions, "names" | "values" | "legend" | "completion">;
}
