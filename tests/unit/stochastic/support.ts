import { expect } from "vitest";
import type { Crn } from "../../../src-worker/model/crn.ts";
import type { Result } from "../../../src-worker/model/problem.ts";
import {
  DEFAULT_STOCHASTIC,
  type StochasticProgress,
  type StochasticSettings,
  type StochasticSimulation,
} from "../../../src-worker/model/stochastic.ts";
import { prepareCrn } from "../../../src-worker/prepared.ts";
import { runStochastic } from "../../../src-worker/simulate/stochastic/run.ts";

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** Runs a CRN from its initial concentrations, every species an output. */
export function runCrn(
  crn: Crn,
  settings: Partial<StochasticSettings>,
  listener: ((progress: StochasticProgress) => boolean) | null = null,
): Promise<Result<StochasticSimulation>> {
  const request = {
    prepared: prepareCrn(crn),
    initial: crn.initial,
    settings: { ...DEFAULT_STOCHASTIC, times: [], ...settings },
    record: Int32Array.from(crn.initial, (_, s) => s),
    activity: null,
  };
  return runStochastic(request, listener);
}

/** The final counts of one species, one per run. */
export function finalCounts(
  { runs, outputs }: StochasticSimulation,
  species: number,
  countsPerUnit: number,
): number[] {
  return Array.from(runs.steps, (_, i) =>
    Math.round(runs.values[i * outputs.length + species] * countsPerUnit),
  );
}

/** Sampling error allowed, in standard errors: one false alarm in about 100,000. */
const SIGMAS = 4.5;

interface Sampled {
  readonly mean: number;
  readonly variance: number;
  /** Standard errors of the two. */
  readonly meanError: number;
  readonly varianceError: number;
}

export function sampled(samples: readonly number[]): Sampled {
  const n = samples.length;
  const mean = samples.reduce((sum, x) => sum + x, 0) / n;
  const central = (power: number) => samples.reduce((sum, x) => sum + (x - mean) ** power, 0) / n;
  const variance = (central(2) * n) / (n - 1);
  const varianceError = Math.sqrt(Math.max(central(4) - central(2) ** 2, 0) / n);
  return { mean, variance, meanError: Math.sqrt(variance / n), varianceError };
}

/** Expects the samples' mean and variance to be the given ones within sampling error. */
export function expectMoments(samples: readonly number[], mean: number, variance: number): void {
  const found = sampled(samples);
  expect(Math.abs(found.mean - mean)).toBeLessThan(SIGMAS * found.meanError + 1e-9);
  expect(Math.abs(found.variance - variance)).toBeLessThan(SIGMAS * found.varianceError + 1e-9);
}

/**
 * Expects how often outcomes came to fit their probabilities: χ² within 6 deviations of its mean, outcomes
 * expected fewer than 5 times taken together.
 */
export function expectDistribution(
  seen: ReadonlyMap<string, number>,
  probability: ReadonlyMap<string, number>,
): void {
  const n = [...seen.values()].reduce((sum, x) => sum + x, 0);
  let square = 0;
  let classes = 0;
  let [rareSeen, rareExpected] = [0, 0];
  for (const [outcome, p] of probability) {
    const times = seen.get(outcome) ?? 0;
    if (n * p < 5) {
      rareSeen += times;
      rareExpected += n * p;
      continue;
    }
    square += (times - n * p) ** 2 / (n * p);
    classes++;
  }
  if (rareExpected >= 5) {
    square += (rareSeen - rareExpected) ** 2 / rareExpected;
    classes++;
  } else {
    expect(rareSeen).toBeLessThan(rareExpected + 6 * Math.sqrt(rareExpected) + 6);
  }
  const freedom = Math.max(classes - 1, 1);
  expect(square).toBeLessThan(freedom + 6 * Math.sqrt(2 * freedom) + 6);
}

export function histogram(samples: readonly (number | string)[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const x of samples) seen.set(String(x), (seen.get(String(x)) ?? 0) + 1);
  return seen;
}
