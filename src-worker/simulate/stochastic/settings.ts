import type { Crn } from "../../model/crn.ts";
import { fail, ok, type Result } from "../../model/problem.ts";
import { DEFAULT_SETTINGS } from "../../model/simulation.ts";
import type { StochasticSettings } from "../../model/stochastic.ts";
import { sampleTimes } from "../sampling.ts";

export const MOST_RUNS = 2 ** 20;
const MOST_SEEDS = 2 ** 32;
/** What a curve shows when a run has no end time of its own: the paper's 50 time units. */
const OPEN_ENDED = DEFAULT_SETTINGS.tEnd;

/** Checks stochastic settings; the problem names the field. */
export function checkStochastic(settings: StochasticSettings, crn: Crn): Result<void> {
  const { tEnd, countsPerUnit, runs, seed, epsilon, singles, times } = settings;
  const wrong = (field: string, message: string) => fail("setting", message, { field });
  if (!(tEnd > 0)) return wrong("tEnd", `tEnd is ${tEnd}; give a positive number.`);
  if (!(countsPerUnit > 0) || !Number.isFinite(countsPerUnit)) {
    return wrong("countsPerUnit", `countsPerUnit is ${countsPerUnit}; give a positive number.`);
  }
  if (!whole(runs, 1, MOST_RUNS)) {
    return wrong("runs", `runs is ${runs}; give a whole number from 1 to ${MOST_RUNS}.`);
  }
  if (!whole(seed, 0, MOST_SEEDS - 1)) {
    return wrong("seed", `seed is ${seed}; give a whole number from 0 to ${MOST_SEEDS - 1}.`);
  }
  if (!(epsilon > 0 && epsilon < 1)) {
    return wrong("epsilon", `epsilon is ${epsilon}; give a number between 0 and 1.`);
  }
  if (!whole(singles, 0, MOST_RUNS)) {
    return wrong("singles", `singles is ${singles}; give a whole number from 0.`);
  }
  const bad = times?.findIndex((t, i) => !(t >= 0 && t <= tEnd) || (i > 0 && t < times[i - 1])) ?? -1;
  if (times && bad >= 0) {
    return fail("times", `Sample time ${bad + 1} is ${times[bad]}; times ascend from 0 to ${tEnd}.`, {
      field: "times",
      column: bad + 1,
    });
  }
  return tEnd === Number.POSITIVE_INFINITY ? canEnd(crn) : ok(undefined);
}

function whole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

/** A reaction without reactants is possible for ever. */
function canEnd({ reactants, rate }: Crn): Result<void> {
  for (let r = 0; r < rate.length; r++) {
    if (reactants.start[r] < reactants.start[r + 1]) continue;
    return fail("endless", `Reaction ${r + 1} needs no reactant and never stops. Give an end time.`, {
      reaction: r + 1,
      field: "tEnd",
    });
  }
  return ok(undefined);
}

/** Sample times of a run: the given ones, else a grid up to t-end (up to 50 without one). */
export function stochasticTimes({ times, samples, tEnd }: StochasticSettings): Float64Array {
  const end = tEnd === Number.POSITIVE_INFINITY ? OPEN_ENDED : tEnd;
  return sampleTimes({ ...DEFAULT_SETTINGS, times, samples, tEnd: end });
}

/** The seed of one run: the same whatever the number of runs, and whichever worker does it. */
export function runSeed(seed: number, run: number): number {
  return run * MOST_SEEDS + seed;
}
