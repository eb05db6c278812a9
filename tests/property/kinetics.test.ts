import fc from "fast-check";
import { expect, test } from "vitest";
import { compileNetwork } from "../../src-worker/compile/compile.ts";
import { encodeInputs } from "../../src-worker/compile/options.ts";
import { type CompiledNetwork, DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import { evaluate } from "../../src-worker/model/network.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import { prepareCrn } from "../../src-worker/prepared.ts";
import { outputValues } from "../../src-worker/simulate/completion.ts";
import { Integrator } from "../../src-worker/simulate/integrator.ts";
import { resolveRates } from "../../src-worker/simulate/rates.ts";
import { outputLimits, type Prepared } from "../../src-worker/simulate/run.ts";
import { netChange } from "../../src-worker/simulate/stoichiometry.ts";
import { RODAS4, RODAS5P, type Tableau } from "../../src-worker/simulate/tableau.ts";
import { expectNear } from "../support/near.ts";
import { networkCases } from "../support/networks.ts";

const RUNS = 2000;

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function logUniform(seed: number, prepared: Prepared): Float64Array {
  return value(resolveRates({ kind: "loguniform", low: 1e-3, high: 1e3, seed }, prepared.crn));
}

/** What can still happen in a state: the largest extent any reaction has left, in concentration. */
function leftToReact(prepared: Prepared, state: Float64Array): number {
  const positive = state.map((x) => Math.max(x, 0));
  return outputLimits(prepared, positive)!.extent.reduce((a, b) => Math.max(a, b), 0);
}

/** Every concentration ever reached is at most this: initial amounts and everything reactions make. */
function range({ crn }: CompiledNetwork, prepared: Prepared, initial: Float64Array): number {
  const { extent } = outputLimits(prepared, initial)!;
  let largest = initial.reduce((a, b) => Math.max(a, b), 0);
  for (let r = 0; r < extent.length; r++) {
    for (let e = crn.products.start[r]; e < crn.products.start[r + 1]; e++) {
      largest = Math.max(largest, extent[r] * crn.products.coefficient[e]);
    }
  }
  return largest;
}

/** Random linear conservation laws y·(initial) that hold for every reaction: u with uᵀN = 0. */
function invariantOf(prepared: Prepared, initial: Float64Array, extent: (r: number) => number): Float64Array {
  const expected = initial.slice();
  const net = netChange(prepared.crn);
  for (let r = 0; r < prepared.crn.rate.length; r++) {
    for (let e = net.start[r]; e < net.start[r + 1]; e++)
      expected[net.species[e]] += net.coefficient[e] * extent(r);
  }
  return expected;
}

/** One accepted step. */
function step(run: Integrator, end: number): void {
  const failure = run.step(end);
  if (failure) throw new Error(JSON.stringify(failure));
}

test(`rates change the way, never the end: ${RUNS} random networks under two log-uniform rate sets`, () => {
  let compared = 0;
  fc.assert(
    fc.property(
      networkCases({ maxLayers: 3, maxWidth: 4 }),
      fc.constantFrom("none", "paper", "compact" as const),
      fc.constantFrom<Tableau>(RODAS4, RODAS5P),
      fc.nat(1e6),
      ({ network, input }, reduction, tableau, seed) => {
        const compiled = value(compileNetwork("test", network, { ...DEFAULT_COMPILE_OPTIONS, reduction }));
        const prepared = prepareCrn(compiled.crn);
        const initial = value(encodeInputs(compiled, input));
        const scale = range(compiled, prepared, initial);
        if (scale === 0) return;
        const limits = outputLimits(prepared, initial)!.values;
        const expected = evaluate(network, input).outputs;
        const atol = 1e-9 * scale;
        const early: Float64Array[] = [];
        const busy: boolean[] = [];
        for (const rates of [logUniform(2 * seed, prepared), logUniform(2 * seed + 1, prepared)]) {
          const run = new Integrator(prepared.plan, rates, initial, { rtol: 1e-3, atol }, tableau);
          let end = 1;
          do {
            while (run.t < end) {
              step(run, end);
              // No concentration below −atol, on every accepted step.
              for (const x of run.y)
                if (x < -1.0001 * atol) throw new Error(`negative: ${x} at t = ${run.t}`);
            }
            if (end === 1) {
              early.push(run.y.slice());
              busy.push(leftToReact(prepared, run.y) > 1e-3 * scale);
            }
            // The limit is the same from every state on the way: what the reactions keep to rounding.
            const onTheWay = outputLimits(
              prepared,
              run.y.map((x) => Math.max(x, 0)),
            )!.values;
            expectNear(onTheWay, limits, 2e-8 * scale * (1 + prepared.crn.species.count));
            end *= 10;
          } while (leftToReact(prepared, run.y) > 1e-6 * scale && end < 1e30);
          const values = outputValues(prepared.outputs, run.y);
          expectNear(values, expected, 2e-6 * scale * (1 + prepared.crn.species.count));
        }
        // At tiny concentrations one time unit is too short for any A + B to show.
        if (busy[0] && busy[1] && scale >= 0.1) {
          compared++;
          const apart = early[0].reduce((a, x, s) => Math.max(a, Math.abs(x - early[1][s])), 0);
          expect(apart).toBeGreaterThan(1e-9 * scale);
        }
      },
    ),
    { numRuns: RUNS },
  );
  expect(compared).toBeGreaterThan(RUNS / 10);
});

test("linear conservation laws hold to rounding along the trajectory", () => {
  let dipped = 0;
  const holds = fc.property(
    networkCases({ maxLayers: 4, maxWidth: 5 }),
    fc.nat(1e6),
    ({ network, input }, seed) => {
      const compiled = value(compileNetwork("test", network, DEFAULT_COMPILE_OPTIONS));
      const prepared = prepareCrn(compiled.crn);
      const initial = value(encodeInputs(compiled, input));
      const scale = Math.max(range(compiled, prepared, initial), 1e-300);
      // A loose tolerance lets concentrations dip a little below zero: clipping them would show here.
      const tolerances = { rtol: 1e-2, atol: 1e-4 * scale };
      const run = new Integrator(prepared.plan, logUniform(seed, prepared), initial, tolerances, RODAS5P);
      while (run.t < 50) {
        step(run, 50);
        if (run.y.some((x) => x < -1e-9 * scale)) dipped++;
      }
      // In a compiled CRN every reaction has a reactant of its own, so its extent can be read off and the
      // rest of the state must follow: that is what all conservation laws together say.
      const extent = new Float64Array(prepared.crn.rate.length);
      const order = reactionOrder(prepared);
      const made = initial.slice();
      for (const r of order) {
        const s = prepared.crn.reactants.species[prepared.crn.reactants.start[r]];
        extent[r] = made[s] - run.y[s];
        for (let e = prepared.crn.products.start[r]; e < prepared.crn.products.start[r + 1]; e++) {
          made[prepared.crn.products.species[e]] += extent[r] * prepared.crn.products.coefficient[e];
        }
      }
      const expected = invariantOf(prepared, initial, (r) => extent[r]);
      expectNear(run.y, expected, 1e-11 * scale);
    },
  );
  fc.assert(holds, { numRuns: 500 });
  // A species rests on −atol here, and a reactant that is negative itself still takes from it.
  fc.assert(holds, { numRuns: 1, seed: 1089405303, path: "366" });
  expect(dipped).toBeGreaterThan(0);
});

function reactionOrder({ crn }: Prepared): number[] {
  const order: number[] = [];
  const done = new Set<number>();
  const producers = Array.from({ length: crn.species.count }, () => [] as number[]);
  for (let r = 0; r < crn.rate.length; r++) {
    for (let e = crn.products.start[r]; e < crn.products.start[r + 1]; e++)
      producers[crn.products.species[e]].push(r);
  }
  const visit = (r: number) => {
    if (done.has(r)) return;
    done.add(r);
    for (let e = crn.reactants.start[r]; e < crn.reactants.start[r + 1]; e++) {
      for (const p of producers[crn.reactants.species[e]]) visit(p);
    }
    order.push(r);
  };
  for (let r = 0; r < crn.rate.length; r++) visit(r);
  return order;
}
