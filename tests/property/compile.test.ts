import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { certify } from "../../src-worker/compile/certificate.ts";
import { compileNetwork } from "../../src-worker/compile/compile.ts";
import { encodeInputs } from "../../src-worker/compile/options.ts";
import {
  type CompiledNetwork,
  type CompileOptions,
  DEFAULT_COMPILE_OPTIONS,
} from "../../src-worker/model/compiled.ts";
import { type Crn, railValue } from "../../src-worker/model/crn.ts";
import { evaluate, type Network } from "../../src-worker/model/network.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import { prepareCrn } from "../../src-worker/prepared.ts";
import { outputLimits } from "../../src-worker/simulate/run.ts";
import { expectNear } from "../support/near.ts";
import { boundsFor, compileOptions, networkCases } from "../support/networks.ts";

const RUNS = 2000;
const cases = networkCases({ maxLayers: 5, maxWidth: 6 });

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** Limits of the outputs by the sweep, with the initial state and the extents of all reactions. */
function limitsOf(compiled: CompiledNetwork, input: readonly number[]) {
  const initial = value(encodeInputs(compiled, input));
  const prepared = prepareCrn(compiled.crn);
  const limits = outputLimits(prepared, initial);
  if (!limits) throw new Error(`no limit: ${prepared.certificate.because}`);
  return { initial, values: limits.values, extent: limits.extent };
}

function compile(network: Network, options: Partial<CompileOptions>): CompiledNetwork {
  return value(compileNetwork("test", network, { ...DEFAULT_COMPILE_OPTIONS, ...options }));
}

/** The largest amount any rail can reach: everything rounds relative to it. */
function largestRail(initial: Float64Array, extent: Float64Array, crn: Crn): number {
  let largest = 1e-300;
  for (const c of initial) largest = Math.max(largest, c);
  for (let r = 0; r < extent.length; r++) {
    for (let e = crn.products.start[r]; e < crn.products.start[r + 1]; e++) {
      largest = Math.max(largest, extent[r] * crn.products.coefficient[e]);
    }
  }
  return largest;
}

describe(`${RUNS} random networks`, () => {
  test("the limit is the network's output, for every reduction and option", () => {
    fc.assert(
      fc.property(cases, compileOptions, ({ network, input }, { positive, ...options }) => {
        const positiveInputs = positive ? boundsFor(input) : null;
        const compiled = compile(network, { ...options, positiveInputs });
        const { values, initial, extent } = limitsOf(compiled, input);
        expectNear(
          values,
          evaluate(network, input).outputs,
          1e-9 * largestRail(initial, extent, compiled.crn),
        );
      }),
      { numRuns: RUNS },
    );
  });

  test("all three compilations of one network have one limit", () => {
    fc.assert(
      fc.property(cases, ({ network, input }) => {
        const expected = evaluate(network, input).outputs;
        for (const reduction of ["none", "paper", "compact"] as const) {
          const compiled = compile(network, { reduction });
          const { values, initial, extent } = limitsOf(compiled, input);
          expectNear(values, expected, 1e-9 * largestRail(initial, extent, compiled.crn));
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("folding inputs leaves the work to the chemistry: every M + I⁻ fires as often as before", () => {
    let unfinished = 0;
    fc.assert(
      fc.property(
        cases,
        fc.constantFrom("none", "paper", "compact" as const),
        ({ network, input }, reduction) => {
          const kept = compile(network, { reduction });
          const folded = compile(network, { reduction, foldInputs: true });
          const before = limitsOf(kept, input);
          const after = limitsOf(folded, input);
          const scale = largestRail(before.initial, before.extent, kept.crn);
          const fired = bimolecularExtents(kept.crn, before.extent);
          const firedAfter = bimolecularExtents(folded.crn, after.extent);
          expectNear(firedAfter, fired, 1e-9 * scale);
          const atStart = Float64Array.from(folded.outputs, (pair) => railValue(pair, after.initial));
          const change = after.values.map((limit, i) => Math.abs(limit - atStart[i]));
          if (Math.max(...change) > 1e-9 * scale) unfinished++;
          // Unreduced, nothing reaches an output at t = 0 but its own bias and direct edges from inputs.
          if (
            reduction === "none" &&
            network.layers.length > 1 &&
            network.layers.at(-1)!.skips.length === 0
          ) {
            const bias =
              network.layers.at(-1)!.activation === "linear"
                ? network.layers.at(-1)!.bias
                : new Float64Array(atStart.length);
            expectNear(atStart, bias, 1e-9 * Math.max(scale, 1e-300));
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(unfinished).toBeGreaterThan(RUNS / 4);
  });

  test("compiled networks are certified; cancellation keeps the outputs' certificate only", () => {
    fc.assert(
      fc.property(cases, compileOptions, ({ network, input }, { positive, ...options }) => {
        const compiled = compile(network, { ...options, positiveInputs: positive ? boundsFor(input) : null });
        const { species, outputs, because } = certify(compiled.crn);
        expect(outputs).toBe(true);
        expect(species ? because === null : because !== null).toBe(true);
        if (options.cancellation === "none") expect(species).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

function bimolecularExtents(crn: Crn, extent: Float64Array): Float64Array {
  const order = (r: number) => crn.reactants.start[r + 1] - crn.reactants.start[r];
  return extent.filter((_, r) => order(r) === 2);
}
