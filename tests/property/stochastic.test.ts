import fc from "fast-check";
import { expect, test } from "vitest";
import { compileNetwork } from "../../src-worker/compile/compile.ts";
import { encodeInputs } from "../../src-worker/compile/options.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import { evaluate, type Network } from "../../src-worker/model/network.ts";
import { completionOrder } from "../../src-worker/model/order.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import { DEFAULT_STOCHASTIC } from "../../src-worker/model/stochastic.ts";
import { prepareCrn } from "../../src-worker/prepared.ts";
import { runStochastic } from "../../src-worker/simulate/stochastic/run.ts";
import { limitState } from "../support/limits.ts";
import { compileOptions, networkCases } from "../support/networks.ts";

const RUNS = 1000;

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** A number's leading digit with its sign: −9 … 9. */
function whole(x: number): number {
  return x === 0 ? 0 : Math.sign(x) * Number(Math.abs(x).toExponential()[0]);
}

function wholeBiases(network: Network): Network {
  const layers = network.layers.map((layer) => ({ ...layer, bias: layer.bias.map(whole) }));
  return { ...network, layers };
}

test(`whole inputs and biases, run until no reaction is possible: exactly the limit (${RUNS} random networks)`, async () => {
  let fired = 0;
  await fc.assert(
    fc.asyncProperty(
      networkCases({ maxLayers: 3, maxWidth: 4 }),
      compileOptions,
      fc.constantFrom("ssa" as const, "tau" as const),
      fc.constantFrom(1, 3, 50),
      fc.nat(1e6),
      async (random, { positive, ...options }, method, countsPerUnit, seed) => {
        const network = wholeBiases(random.network);
        const input = random.input.map(whole);
        const positiveInputs = positive ? input.map((x) => Math.min(0, x) - 1) : null;
        const railsOffset = Math.ceil(options.railsOffset);
        const compiled = value(
          compileNetwork("test", network, {
            ...DEFAULT_COMPILE_OPTIONS,
            ...options,
            railsOffset: positive ? 0 : railsOffset,
            positiveInputs,
          }),
        );
        const prepared = prepareCrn(compiled.crn);
        const initial = value(encodeInputs(compiled, input));
        const rates = { kind: "loguniform", low: 1e-3, high: 1e3, seed } as const;
        const settings = {
          ...DEFAULT_STOCHASTIC,
          ...{ method, countsPerUnit, seed, rates, times: [], tEnd: Number.POSITIVE_INFINITY },
        };
        const record = new Int32Array(0);
        const activity = evaluate(network, input);
        const result = value(await runStochastic({ prepared, initial, settings, record, activity }, null));
        expect(result.rounding.largest).toBe(0);
        for (const { network: expected, crn, limit } of result.outputs) {
          expect(crn === expected).toBe(true);
          expect(crn === limit).toBe(true);
        }
        expect(result.winner).toBe(result.networkWinner);
        if (prepared.certificate.species) {
          const ordered = completionOrder(compiled.crn);
          if (!ordered.ok) throw new Error("no order");
          const counts = initial.map((x) => Math.round(x * countsPerUnit));
          const end = limitState(compiled.crn, ordered.order, counts).map((n) => n / countsPerUnit);
          expect(result.finalState).toEqual(end);
        }
        if (result.runs.steps[0] > 10) fired++;
      },
    ),
    { numRuns: RUNS },
  );
  expect(fired).toBeGreaterThan(RUNS / 2);
});
