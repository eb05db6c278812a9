import { between, placeOf } from "../../src-worker/model/interpolate.ts";
import type { Curve } from "../curves/curves.ts";
import { type ChartArea, timeToPixel, valueToPixel } from "./area.ts";

/** The values of all curves at a time, in their order; NaN for a curve without samples. */
export function valuesAt(curves: readonly Curve[], t: number): number[] {
  let times: Float64Array | null = null;
  let place = { from: 0, share: 0 };
  return curves.map((curve) => {
    // The curves of one run share their times.
    if (curve.times !== times) {
      times = curve.times;
      place = placeOf(times, t);
    }
    return between(curve.values, place);
  });
}

/** The curves of one unit, read out side by side. */
export interface ReadingRow {
  /** Indices into the shown curves. */
  readonly curves: readonly number[];
}

/** One row per unit in the order of the curves, values before rails; earlier runs are not read out. */
export function readingRows(curves: readonly Curve[]): ReadingRow[] {
  const rows = new Map<string, number[]>();
  const order = { value: 0, rail: 1, species: 2, ghost: 3 };
  curves.forEach((curve, i) => {
    if (curve.kind === "ghost") return;
    const key = `${curve.unit.layer},${curve.unit.index}`;
    rows.set(key, [...(rows.get(key) ?? []), i]);
  });
  const kindOf = (i: number) => order[(curves[i] as Curve).kind];
  return [...rows.values()]
    .map((row) => ({ curves: row.sort((a, b) => kindOf(a) - kindOf(b) || a - b) }))
    .sort((a, b) => unitOrder(curves, a) - unitOrder(curves, b));
}

/** Outputs (the last layer) first, each layer by unit. */
function unitOrder(curves: readonly Curve[], row: ReadingRow): number {
  const { unit } = curves[row.curves[0] as number] as Curve;
  return unit.index - 1e6 * unit.layer;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Corner {
  readonly side: "left" | "right";
  readonly edge: "top" | "bottom";
}

/** The side away from the cursor; it changes only once the cursor is well past the middle. */
export function sideFor(fraction: number, before: Corner["side"]): Corner["side"] {
  if (fraction < 0.42) return "right";
  return fraction > 0.58 ? "left" : before;
}

/** Top or bottom of that side, wherever fewer curve samples lie under the box. */
export function quietEdge(
  curves: readonly Curve[],
  area: ChartArea,
  side: Corner["side"],
  box: Size,
): Corner["edge"] {
  const [from, to] =
    side === "left"
      ? [area.left, area.left + box.width]
      : [area.left + area.width - box.width, area.left + area.width];
  let top = 0;
  let bottom = 0;
  for (const { kind, times, values } of curves) {
    if (kind === "ghost") continue;
    const step = Math.max(1, Math.floor(times.length / 100));
    for (let i = 0; i < times.length; i += step) {
      const x = timeToPixel(area, times[i] as number);
      if (x === null || x < from || x > to) continue;
      const y = valueToPixel(area, values[i] as number);
      if (y === null) continue;
      if (y < area.top + box.height) top++;
      if (y > area.top + area.height - box.height) bottom++;
    }
  }
  return bottom < top ? "bottom" : "top";
}
