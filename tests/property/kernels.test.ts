import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { certify } from "../../src-worker/compile/certificate.ts";
import { compileNetwork } from "../../src-worker/compile/compile.ts";
import { type CompileOptions, DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import type { Crn } from "../../src-worker/model/crn.ts";
import type { Network } from "../../src-worker/model/network.ts";
import { completionOrder } from "../../src-worker/model/order.ts";
import { createRandom } from "../../src-worker/random.ts";
import { Integrator } from "../../src-worker/simulate/integrator.ts";
import { hasSimd } from "../../src-worker/simulate/kernels/module.ts";
import { Vectors } from "../../src-worker/simulate/kernels/vectors.ts";
import { limitMap } from "../../src-worker/simulate/limitMap.ts";
import { planSweep } from "../../src-worker/simulate/plan.ts";
import { limitState } from "../support/limits.ts";
import { expectNear, expectWithin } from "../support/near.ts";
import { networkCases } from "../support/networks.ts";

function compiled(network: Network, options: Partial<CompileOptions>): Crn {
  const result = compileNetwork("test", network, { ...DEFAULT_COMPILE_OPTIONS, ...options });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value.crn;
}

/** Fluxes over many decades, some of them at rest. */
function fluxes(count: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: count }, () =>
    random.uniform() < 0.2 ? 0 : 10 ** (12 * random.uniform() - 6) * (random.uniform() < 0.05 ? -1 : 1),
  );
}

test("this machine runs the SIMD kernels", () => {
  expect(hasSimd()).toBe(true);
});

describe("naive, plain and SIMD paths agree entry by entry", () => {
  const wide = networkCases({ maxLayers: 3, maxWidth: 40 });

  test("what fluxes change, for every level of every reduction", () => {
    let blocks = 0;
    fc.assert(
      fc.property(
        wide,
        fc.constantFrom("none", "paper", "compact" as const),
        fc.nat(1e6),
        ({ network }, reduction, seed) => {
          const crn = compiled(network, { reduction });
          const flux = fluxes(crn.rate.length, seed);
          const plans = (["naive", "plain", "simd"] as const).map((choice) => planSweep(crn, choice));
          plans[0].levels.forEach((_, level) => {
            const [naive, plain, simd] = plans.map((plan) => {
              const inflow = new Float64Array(crn.species.count);
              plan.levels[level].scatter.apply(flux, inflow);
              return inflow;
            });
            const size = new Float64Array(crn.species.count);
            plans[0].levels[level].scatter.apply(flux.map(Math.abs), size);
            const rounding = (s: number) => 1e-13 * Math.abs(size[s]) + 1e-300;
            expectWithin(plain, naive, rounding);
            expectWithin(simd, naive, rounding);
            blocks += plans[2].levels[level].scatter.multiplyAdds > 0 ? 1 : 0;
          });
        },
      ),
      { numRuns: 400 },
    );
    expect(blocks).toBeGreaterThan(100);
  });

  test("non-negative fluxes never make a negative inflow: nothing is subtracted", () => {
    fc.assert(
      fc.property(wide, fc.nat(1e6), ({ network }, seed) => {
        const crn = compiled(network, {});
        const flux = fluxes(crn.rate.length, seed).map(Math.abs);
        for (const { scatter } of planSweep(crn).levels) {
          const inflow = new Float64Array(crn.species.count);
          scatter.apply(flux, inflow);
          expect(inflow.findIndex((x) => !(x >= 0))).toBe(-1);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("a CRN whose reactions were shuffled by hand gives the same right-hand side", () => {
    fc.assert(
      fc.property(wide, fc.nat(1e6), ({ network }, seed) => {
        const crn = compiled(network, {});
        const state = fluxes(crn.species.count, seed).map(Math.abs);
        const end = (c: Crn, choice: "naive" | "simd") => {
          const run = new Integrator(planSweep(c, choice), c.rate, state, { rtol: 1e-3, atol: 1e-6 });
          run.step(1e-3);
          return run.y.slice();
        };
        expectNear(end(shuffled(crn, seed), "simd"), end(crn, "naive"), 1e-9 * (1 + Math.max(...state)));
      }),
      { numRuns: 60 },
    );
  });
});

test("the limit level by level is the limit reaction by reaction, with every extent", () => {
  fc.assert(
    fc.property(
      networkCases({ maxLayers: 4, maxWidth: 30 }),
      fc.constantFrom("none", "paper", "compact" as const),
      fc.nat(1e6),
      ({ network }, reduction, seed) => {
        const crn = compiled(network, { reduction });
        const state = fluxes(crn.species.count, seed).map(Math.abs);
        const ordered = completionOrder(crn);
        if (!ordered.ok) throw new Error("no order");
        const extent = new Float64Array(crn.rate.length);
        const expected = limitState(crn, ordered.order, state, extent);
        const fast = new Float64Array(crn.rate.length);
        const limit = limitMap(crn, planSweep(crn), certify(crn), new Uint8Array(crn.rate.length))!;
        const size = Math.max(...state, ...expected, ...extent) * crn.species.count;
        expectNear(limit(state, fast), expected, 1e-13 * size);
        expectNear(fast, extent, 1e-13 * size);
      },
    ),
    { numRuns: 300 },
  );
});

/** The same CRN with its reactions in another order. */
function shuffled(crn: Crn, seed: number): Crn {
  const random = createRandom(seed);
  const order = Array.from(crn.rate.keys());
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  const side = ({ start, species, coefficient }: Crn["products"]) => {
    const rows = order.map((r) => [start[r], start[r + 1]] as const);
    const starts = new Int32Array(rows.length + 1);
    rows.forEach(([from, to], i) => {
      starts[i + 1] = starts[i] + to - from;
    });
    return {
      start: starts,
      species: Int32Array.from(rows.flatMap(([from, to]) => Array.from(species.subarray(from, to)))),
      coefficient: Float64Array.from(
        rows.flatMap(([from, to]) => Array.from(coefficient.subarray(from, to))),
      ),
    };
  };
  return { ...crn, reactants: side(crn.reactants), products: side(crn.products) };
}

test("every step of a sweep agrees, SIMD with plain", () => {
  const n = 301;
  const run = { species: 3, partner: 150, reaction: 5, count: 121 };
  const [simd, plain] = (["simd", "plain"] as const).map((choice) => {
    const vectors = new Vectors(n, 200, 4, choice);
    for (const vector of [vectors.y, ...vectors.u]) vector.set(fluxes(n, 3));
    vectors.rate.set(fluxes(200, 4).map(Math.abs));
    vectors.combine(3, [0.3, -1.7, 11], [2, -0.01, 5], 0.25);
    const [argument, inflow] = [vectors.argument.slice(), vectors.inflow.slice()];
    vectors.prepareSingles(run, 0.3);
    vectors.solveSingles(run, vectors.u[0]);
    const singles = [vectors.u[0].slice(), vectors.flux.slice()];
    vectors.preparePairs(run, 0.3);
    vectors.solvePairs(run, vectors.u[1], 0.3);
    const pairs = [vectors.u[1].slice(), vectors.flux.slice()];
    return {
      argument,
      inflow,
      singles,
      pairs,
      least: vectors.smallest(),
      error: vectors.errorSum(1e-3, 1e-6),
    };
  });
  // The order of summation differs only in the error norm.
  expect({ ...simd, error: 0 }).toEqual({ ...plain, error: 0 });
  expect(Math.abs(simd.error / plain.error - 1)).toBeLessThan(1e-12);
});
