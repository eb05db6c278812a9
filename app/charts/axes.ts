import type { CurveSet } from "./curves.ts";
import { valueAt } from "./sampling.ts";

export type Range = readonly [number, number];

/** What a chart's axes show; both ranges in data units. */
export interface Axes {
  readonly timeScale: "linear" | "log";
  readonly x: Range;
  readonly y: Range;
}

/**
 * Left end of the time axis: 0, or on a logarithmic axis the first positive sample, but no earlier
 * than 0.01 or four decades below the end.
 */
export function firstTime(times: Float64Array | null, tEnd: number, timeScale: Axes["timeScale"]): number {
  if (timeScale === "linear") return 0;
  const first = times?.find((t) => t > 0) ?? tEnd / 1000;
  return Math.min(Math.max(first, Math.min(0.01, tEnd / 1e4)), tEnd / 10);
}

/** Vertical range of curves and reference values with 6 % of air; never empty. */
export function valueRange(set: CurveSet, references: readonly number[], from: number): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const include = (v: number) => {
    if (!Number.isFinite(v)) return;
    if (v < low) low = v;
    if (v > high) high = v;
  };
  for (const curve of set.curves) {
    if (curve.transient) continue;
    const { times, values } = curve;
    if (times.length > 0) include(valueAt(times, values, from));
    for (let i = 0; i < values.length; i++) if ((times[i] as number) >= from) include(values[i] as number);
  }
  references.forEach(include);
  if (low > high) return [-1, 1];
  const air = 0.06 * (high - low) || Math.max(0.5, Math.abs(high) / 2);
  return [low - air, high + air];
}

export function contains([from, to]: Range, x: number): boolean {
  return x >= from && x <= to;
}

/** A range kept from the picture before is too wide once the new one fills less than this share of it. */
const LEAST_FILLED = 0.4;

/** The range of the picture before while it still shows `next` well, else `next` with room to move in. */
export function steadyRange(before: Range | null, next: Range): Range {
  const size = next[1] - next[0];
  if (before) {
    const fits = before[0] <= next[0] && next[1] <= before[1];
    if (fits && size > LEAST_FILLED * (before[1] - before[0])) return before;
  }
  return [next[0] - 0.1 * size, next[1] + 0.1 * size];
}

/** Where a time sits on the axis: 0 at its left end, 1 at its right end. */
export function timeFraction(axes: Axes, t: number): number {
  const place = axes.timeScale === "log" ? Math.log10 : (x: number) => x;
  const [from, to] = axes.x;
  if (axes.timeScale === "log" && t <= 0) return 0;
  return Math.max(0, Math.min(1, (place(t) - place(from)) / (place(to) - place(from))));
}

/** The time at a fraction of the axis: the inverse of `timeFraction`. */
export function timeAtFraction(axes: Axes, fraction: number): number {
  const [from, to] = axes.x;
  if (axes.timeScale === "linear") return from + fraction * (to - from);
  return from * (to / from) ** fraction;
}
