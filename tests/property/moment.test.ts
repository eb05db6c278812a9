import fc from "fast-check";
import { expect, test } from "vitest";
import { compileNetwork } from "../../src-worker/compile/compile.ts";
import { encodeInputs } from "../../src-worker/compile/options.ts";
import { createEngine } from "../../src-worker/engine.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import { momentReader } from "../../src-worker/model/moment.ts";
import { evaluate, incoming } from "../../src-worker/model/network.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import { DEFAULT_SETTINGS, type Trajectory } from "../../src-worker/model/simulation.ts";
import { prepareCrn } from "../../src-worker/prepared.ts";
import { boundsFor, compileOptions, networkCases } from "../support/networks.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** A run of one sample: the given state. */
function still(state: Float64Array): Trajectory {
  return {
    times: Float64Array.of(0),
    species: Int32Array.from(state, (_, s) => s),
    curves: Array.from(state, (x) => Float64Array.of(x)),
  };
}

test("in the limit every unit holds what the network computes, however it was compiled", () => {
  let read = 0;
  fc.assert(
    fc.property(
      networkCases({ maxLayers: 4, maxWidth: 5 }),
      compileOptions,
      ({ network, input }, { positive, ...options }) => {
        const compiled = compileNetwork("", network, {
          ...options,
          positiveInputs: positive ? boundsFor(input) : null,
        });
        if (!compiled.ok) return;
        const prepared = prepareCrn(compiled.value.crn);
        if (!prepared.limit) return;
        const initial = value(encodeInputs(compiled.value, input));
        const limit = prepared.limit(initial, new Float64Array(prepared.crn.rate.length));
        const moment = momentReader(network, compiled.value, input, [still(limit)])(0);
        const expected = evaluate(network, input);
        const sizes = [...expected.z, ...expected.values].flatMap((layer) => [...layer].map(Math.abs));
        const tolerance = 1e-9 * Math.max(...sizes, ...input.map(Math.abs)) * 100;
        expect(moment.recorded.every(Boolean)).toBe(true);
        expected.z.forEach((z, l) => {
          z.forEach((x, j) => {
            expect(Math.abs(moment.values[l + 1][j] - expected.values[l + 1][j])).toBeLessThanOrEqual(
              tolerance,
            );
            expect(Math.abs(moment.z[l][j] - x)).toBeLessThanOrEqual(tolerance);
            read++;
          });
        });
      },
    ),
    { numRuns: 600 },
  );
  expect(read).toBeGreaterThan(2000);
});

test("at every time a unit has received its bias and what its sources delivered", async () => {
  const engine = createEngine();
  let read = 0;
  await fc.assert(
    fc.asyncProperty(
      networkCases({ maxLayers: 3, maxWidth: 4 }),
      fc.constantFrom("none" as const, "paper" as const, "compact" as const),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async ({ network, input }, reduction, share) => {
        const options = { ...DEFAULT_COMPILE_OPTIONS, reduction };
        const largest = Math.max(...input.map(Math.abs), 1);
        const settings = { ...DEFAULT_SETTINGS, tEnd: 5 / largest, samples: 60 };
        const compiled = compileNetwork("", network, options);
        if (!compiled.ok) return;
        const ran = await engine.simulate({ network, options, input, settings, record: "all" }, null);
        if (!ran.ok) return;
        const at = momentReader(network, compiled.value, input, [ran.value.trajectory]);
        const moment = at(share ** 2 * settings.tEnd);
        const { table, amount } = amounts(compiled.value.crn.species, ran.value.trajectory, moment.t);
        const delivered = moment.values.map((values, layer) =>
          values.map((v, unit) => {
            const waiting = amount(layer, unit, 1) - amount(layer, unit, -1);
            return layer === 0 ? input[unit] - v : v - waiting;
          }),
        );
        network.layers.forEach((layer, l) => {
          layer.bias.forEach((bias, j) => {
            let sum = bias;
            for (const { from, weights } of incoming(layer, l + 1)) {
              for (let i = 0; i < weights.fanIn; i++) {
                sum += delivered[from][i] * weights.values[i * weights.width + j];
              }
            }
            const scale = 1 + delivered.flatMap((d) => [...d]).reduce((m, x) => Math.max(m, Math.abs(x)), 0);
            expect(Math.abs(moment.z[l][j] - sum)).toBeLessThanOrEqual(1e-6 * scale * (1 + table));
            read++;
          });
        });
      },
    ),
    { numRuns: 150 },
  );
  expect(read).toBeGreaterThan(300);
});

/** Concentration of a unit's value rail (X, H, Y) straight from the curves. */
function amounts(
  species: { role: Uint8Array; layer: Int32Array; unit: Int32Array; rail: Int8Array; count: number },
  run: Trajectory,
  t: number,
) {
  const after = run.times.findIndex((time) => time >= t);
  const high = after < 0 ? run.times.length - 1 : after;
  const low = Math.max(0, high - 1);
  const width = run.times[high] - run.times[low];
  const share = width > 0 ? (t - run.times[low]) / width : 0;
  const amount = (layer: number, unit: number, rail: 1 | -1) => {
    for (let c = 0; c < run.species.length; c++) {
      const s = run.species[c];
      const isRail = species.role[s] !== 2 && species.role[s] !== 3;
      if (!isRail || species.layer[s] !== layer || species.unit[s] !== unit || species.rail[s] !== rail)
        continue;
      return run.curves[c][low] + share * (run.curves[c][high] - run.curves[c][low]);
    }
    return 0;
  };
  return { amount, table: species.count };
}
