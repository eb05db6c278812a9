import type { Axes } from "../curves/axes.ts";
import { type Range, type TimeAxis, timeAtFraction, timeFraction } from "../store/timeAxis.ts";
import type { ZoomRanges } from "../ui/plot/figure.ts";

/** The times of a zoom: on a logarithmic axis plotly reports exponents. */
export function timesOf({ x: [from, to] }: ZoomRanges, timeScale: TimeAxis["timeScale"]): Range {
  return timeScale === "log" ? [10 ** from, 10 ** to] : [from, to];
}

/**
 * The axes with a time axis `factor` times as long around a time, which keeps its place (without one the right
 * end, for one beside the axis its middle), within the whole run; null when that is the whole run.
 */
export function zoomedAround(
  axes: Axes,
  whole: TimeAxis,
  t: number | null,
  factor: number,
): ZoomRanges | null {
  const outside = t !== null && (t < axes.x[0] || t > axes.x[1]);
  const at = t === null ? 1 : outside ? 0.5 : timeFraction(axes, t);
  const from = Math.max(whole.x[0], timeAtFraction(axes, at - at * factor));
  const to = Math.min(whole.x[1], timeAtFraction(axes, at + (1 - at) * factor));
  if (from <= whole.x[0] && to >= whole.x[1]) return null;
  return { x: axes.timeScale === "log" ? [Math.log10(from), Math.log10(to)] : [from, to], y: axes.y };
}
