import type { Trajectory } from "./simulation.ts";

/** What the rows of the reproduction are about. */
export const REPRODUCTION_GROUPS = ["networks", "accuracy", "agreement", "kinetics"] as const;
export type ReproductionGroup = (typeof REPRODUCTION_GROUPS)[number];

/** Data sets that cannot come along: a row that needs one says so while it is missing. */
export type ReproductionData = "mnist" | "virus";

/** How what was measured stands to what the paper prints. */
export type ReproductionVerdict =
  /** The printed number. */
  | "same"
  /** Better than the printed number. */
  | "better"
  /** Not reached. */
  | "below"
  /** Another number, which the row's notes explain. */
  | "explained"
  /** The paper says it in words, or not at all. */
  | "measured"
  /** The data are missing. */
  | "missing";

/** A statement of the paper beside what this machine measured. */
export interface ReproductionRow {
  readonly id: string;
  readonly group: ReproductionGroup;
  readonly what: string;
  readonly paper: string;
  /** Null where the data are missing. */
  readonly here: string | null;
  readonly verdict: ReproductionVerdict;
  /** Footnotes. */
  readonly notes: readonly string[];
  /** The data set that the row waits for. */
  readonly needs: ReproductionData | null;
  /** What was measured, as numbers. */
  readonly values: Readonly<Record<string, number | null>>;
}

/** One output of a figure. */
export interface ReproductionCurve {
  readonly name: string;
  readonly values: Float64Array;
  /** What the network computes. */
  readonly target: number;
}

/** A figure of the paper, simulated here. */
export interface ReproductionFigure {
  /** "2a", "2b", "3", "4". */
  readonly id: string;
  readonly title: string;
  /** What it was simulated on. */
  readonly caption: string;
  readonly times: Trajectory["times"];
  readonly curves: readonly ReproductionCurve[];
  /** The input as a picture, row-major grey values 0 … 1. */
  readonly picture: { readonly size: number; readonly pixels: readonly number[] } | null;
}

/** All that was reproduced. */
export interface Reproduction {
  readonly rows: readonly ReproductionRow[];
  readonly figures: readonly ReproductionFigure[];
  readonly seconds: number;
  /** True when it was stopped: the rows that came before are there. */
  readonly stopped: boolean;
}

/** How far it is. Rows and figures are told as soon as they are known. */
export interface ReproductionProgress {
  /** Steps done, of `total`. */
  readonly done: number;
  readonly total: number;
  /** What is being measured. */
  readonly doing: string;
  /** Share of the step under way, 0 … 1. */
  readonly share: number;
  readonly rows: readonly ReproductionRow[];
  readonly figures: readonly ReproductionFigure[];
}

/** The rows by groups, in the order in which they are read. */
export function rowsByGroup(
  rows: readonly ReproductionRow[],
): { readonly group: ReproductionGroup; readonly rows: readonly ReproductionRow[] }[] {
  return REPRODUCTION_GROUPS.map((group) => ({
    group,
    rows: rows.filter((row) => row.group === group),
  })).filter((part) => part.rows.length > 0);
}

/** All footnotes once, in the order in which the rows are read: number n is at n − 1. */
export function footnotesOf(rows: readonly ReproductionRow[]): readonly string[] {
  return [...new Set(rowsByGroup(rows).flatMap((part) => part.rows.flatMap(({ notes }) => notes)))];
}
