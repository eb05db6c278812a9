import type { Crn } from "../../model/crn.ts";
import { fail, ok, type Result } from "../../model/problem.ts";
import type { CountRounding } from "../../model/stochastic.ts";

/** Below 2⁵³ adding one molecule still changes a double. */
export const LARGEST_COUNT = Number.MAX_SAFE_INTEGER;

/** Molecules per species, whole numbers, and what rounding them changed. */
export interface WholeCounts {
  readonly counts: Float64Array;
  readonly rounding: CountRounding;
}

/**
 * Counts = round(concentration · N).
 *
 * @param initial one concentration per species.
 * @returns a problem when a count reaches 2⁵³ or a concentration is no number ≥ 0, naming the species.
 */
export function countsOf(crn: Crn, initial: Float64Array, countsPerUnit: number): Result<WholeCounts> {
  const counts = initial.map((x) => Math.round(x * countsPerUnit));
  const bad = counts.findIndex((n) => !(n >= 0 && n <= LARGEST_COUNT));
  if (bad >= 0) {
    const species = crn.species.ids[bad];
    return fail(
      "count",
      `Species ${species}: concentration ${initial[bad]} with ${countsPerUnit} counts per unit is no whole count below 2^53. Use fewer counts per unit.`,
      { species, field: "countsPerUnit" },
    );
  }
  let rounding: CountRounding = { largest: 0, species: -1 };
  for (let s = 0; s < counts.length; s++) {
    const change = Math.abs(counts[s] / countsPerUnit - initial[s]);
    // Multiplying by N and dividing again may move the last digit: that is no rounding to counts.
    if (change > 1e-12 * initial[s] && change > rounding.largest) rounding = { largest: change, species: s };
  }
  return ok({ counts, rounding });
}
