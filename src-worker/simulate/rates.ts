import type { Crn } from "../model/crn.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { RateSpec } from "../model/simulation.ts";
import { createRandom } from "../random.ts";

/**
 * Rate constants, one per reaction.
 *
 * @returns a problem when a constant is not positive and finite, or when their number is wrong.
 */
export function resolveRates(spec: RateSpec, crn: Crn): Result<Float64Array> {
  const m = crn.rate.length;
  switch (spec.kind) {
    case "own":
      return ok(crn.rate);
    case "uniform":
      return checked(new Float64Array(m).fill(spec.k));
    case "explicit":
      if (spec.values.length !== m) {
        return fail(
          "rate-count",
          `${spec.values.length} rate constants for ${m} reactions. Give one per reaction.`,
        );
      }
      return checked(Float64Array.from(spec.values));
    case "loguniform": {
      const { low, high, seed } = spec;
      if (!(low > 0) || !(high >= low) || !Number.isFinite(high)) {
        return fail("rate-range", `Rate constants from ${low} to ${high}: give 0 < low ≤ high.`);
      }
      const random = createRandom(seed);
      const span = Math.log(high / low);
      return ok(Float64Array.from({ length: m }, () => low * Math.exp(span * random.uniform())));
    }
  }
}

function checked(rate: Float64Array): Result<Float64Array> {
  const bad = rate.findIndex((k) => !(k > 0) || !Number.isFinite(k));
  if (bad < 0) return ok(rate);
  return fail(
    "rate-not-positive",
    `Reaction ${bad + 1}: rate constant ${rate[bad]} must be positive and finite.`,
    {
      reaction: bad + 1,
    },
  );
}
