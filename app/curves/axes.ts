import { type Range, type TimeAxis, timeAtFraction } from "../store/timeAxis.ts";
import type { Curve, CurveSet } from "./curves.ts";
import { valueAt } from "./sampling.ts";

/** What a chart's axes show; both ranges in data units. */
export interface Axes extends TimeAxis {
  readonly y: Range;
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

/** Inner positions of a curve's markers, as fractions of the time axis; one more sits at its end. */
const MARKER_PLACES = [0.28, 0.6];

/** The times at which a curve carries its marker. */
export function markerTimes({ times }: Pick<Curve, "times">, axes: TimeAxis): number[] {
  const last = times[times.length - 1] ?? 0;
  return [...MARKER_PLACES.map((place) => timeAtFraction(axes, place)).filter((t) => t < last), last];
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
