import { fail, ok, type Problem, type Result } from "../model/problem.ts";
import type { SimulationSettings } from "../model/simulation.ts";
import { Integrator } from "../simulate/integrator.ts";
import { integrationFailed, type Prepared } from "../simulate/run.ts";
import { RODAS5P } from "../simulate/tableau.ts";
import type { Breath } from "./openedBatch.ts";

/**
 * Integrates to `settings.tEnd` with pauses for other messages.
 *
 * @param follow called after every accepted step.
 * @returns the integrator at t-end; null when it was stopped before.
 */
export async function integrate(
  { plan }: Pick<Prepared, "plan">,
  rates: Float64Array,
  initial: Float64Array,
  settings: SimulationSettings,
  breath: Breath,
  follow: (run: Integrator) => void = () => {},
): Promise<Result<Integrator> | null> {
  const run = new Integrator(plan, rates, initial, settings, RODAS5P);
  while (run.t < settings.tEnd) {
    const failure = run.step(settings.tEnd);
    if (failure) return integrationFailed(failure, run.t);
    follow(run);
    if (breath.due && !(await breath.take())) return null;
  }
  return ok(run);
}

/** The same problem with the item's name in front: "Row 3: …". `row` counts from 0. */
export function located<T = never>(what: string, row: number, problem: Problem): Result<T> {
  const { code, message, where } = problem;
  return fail(code, `${what} ${row + 1}: ${message}`, { ...where, row: row + 1 });
}

/** A seed for item `index` of a job: items of different jobs and seeds share nothing. */
export function itemSeed(seed: number, index: number): number {
  return (Math.trunc(seed) % 4294967296) * 2097152 + index;
}
