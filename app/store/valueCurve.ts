import type { DualRail } from "../../src-worker/model/crn.ts";
import type { Trajectory } from "../../src-worker/model/simulation.ts";

/** Column of a recorded species, or undefined. */
export type Columns = ReadonlyMap<number, Float64Array>;

export function columnsOf(trajectory: Trajectory): Columns {
  return new Map(Array.from(trajectory.species, (s, i) => [s, trajectory.curves[i] as Float64Array]));
}

/** y⁺ − y⁻ over time; a rail that does not exist is zero; null when an existing rail was not recorded. */
export function valueCurve(columns: Columns, pair: DualRail, length: number): Float64Array | null {
  const plus = pair.plus < 0 ? null : columns.get(pair.plus);
  const minus = pair.minus < 0 ? null : columns.get(pair.minus);
  if (plus === undefined || minus === undefined) return null;
  const value = new Float64Array(length);
  for (let i = 0; i < length; i++) value[i] = (plus?.[i] ?? 0) - (minus?.[i] ?? 0);
  return value;
}
