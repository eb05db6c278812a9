import type { UnitRef } from "../../src-worker/model/network.ts";
import type { RateSpec, Simulation } from "../../src-worker/model/simulation.ts";

/** What a unit must still lack at the end of the run to be called slow: half a unit of the fourth decimal. */
const NOTICEABLE = 5e-5;

interface Finished {
  readonly simulation: Simulation | null;
  readonly stale: boolean;
  readonly settings: { readonly rates: RateSpec };
}

/**
 * |z| of the unit when it is the run's slowest and that can be seen: at time t a unit is about
 * |z| / (e^(|z|kt) − 1) away from its limit, 1 / (kt) where z = 0. Null otherwise, and for random
 * rates, where one k says nothing.
 */
export function slowness({ simulation, stale, settings }: Finished, unit: UnitRef): number | null {
  const slow = simulation?.slow;
  if (!simulation || stale || slow?.layer !== unit.layer || slow.index !== unit.index) return null;
  const { rates } = settings;
  const k = rates.kind === "own" ? 1 : rates.kind === "uniform" ? rates.k : null;
  if (k === null) return null;
  const z = Math.abs(slow.z);
  const time = k * simulation.tReached;
  const left = z === 0 ? 1 / time : z / Math.expm1(z * time);
  return left > NOTICEABLE ? z : null;
}
