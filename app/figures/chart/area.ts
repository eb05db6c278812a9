import { between, placeOf } from "../../../src-worker/model/interpolate.ts";
import { type Axes, valueRange } from "../../curves/axes.ts";
import type { CurveSet } from "../../curves/curves.ts";
import { firstTime, timeFraction, unclampedFraction } from "../../store/timeAxis.ts";
import type { ChartModel } from "./model.ts";
import { type Polyline, thinned } from "./thin.ts";

/** The rectangle between the axes, px, with what the axes show. */
export interface Area {
  readonly axes: Axes;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What the axes show: the whole run or the zoomed part of it, and all values in it. */
export function chartAxes({ set, references, timeScale, tEnd, zoomed }: ChartModel): Axes {
  const from = firstTime(set.curves[0]?.times ?? null, tEnd, timeScale);
  const x =
    zoomed && zoomed[1] > zoomed[0] && (timeScale === "linear" || zoomed[0] > 0)
      ? zoomed
      : ([from, tEnd] as const);
  const values = references.map(({ value }) => value);
  return { timeScale, x, y: valueRange(cutAt(set, x[1]), values, x[0]) };
}

/** The curves up to a time: what follows must not change the range of values. */
function cutAt(set: CurveSet, to: number): CurveSet {
  const curves = set.curves.map((curve) => {
    const end = curve.times.findIndex((t) => t > to);
    if (end < 0) return curve;
    return { ...curve, times: curve.times.subarray(0, end + 1), values: curve.values.subarray(0, end + 1) };
  });
  return { ...set, curves };
}

export function xOf(area: Area, t: number): number {
  return area.left + timeFraction(area.axes, t) * area.width;
}

export function yOf({ axes, top, height }: Area, value: number): number {
  const [low, high] = axes.y;
  return top + ((high - value) / (high - low)) * height;
}

/** A column of thinning, px: a tenth of a millimetre on paper is a sixth of this. */
const PITCH = 0.5;

/** A curve within the time axis, its ends cut exactly where the axis ends; in px. */
export function polyline(area: Area, times: Float64Array, values: Float64Array): Polyline {
  const { axes } = area;
  const inside = (t: number) => {
    const fraction = unclampedFraction(axes, t);
    return fraction > 0 && fraction < 1;
  };
  const points: [number, number][] = [];
  const cut = (t: number) => {
    if (times.length === 0 || t < (times[0] as number) || t > (times.at(-1) as number)) return;
    points.push([xOf(area, t), yOf(area, between(values, placeOf(times, t)))]);
  };
  cut(axes.x[0]);
  for (let i = 0; i < times.length; i++) {
    const [t, value] = [times[i] as number, values[i] as number];
    if (inside(t) && Number.isFinite(value)) points.push([xOf(area, t), yOf(area, value)]);
  }
  cut(axes.x[1]);
  const whole = points.filter(([, y]) => Number.isFinite(y));
  return thinned(
    { x: Float64Array.from(whole, ([x]) => x), y: Float64Array.from(whole, ([, y]) => y) },
    PITCH,
  );
}
