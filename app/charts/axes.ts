import type { Range, TimeAxis } from "../store/timeAxis.ts";
import type { CurveSet } from "./curves.ts";
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
