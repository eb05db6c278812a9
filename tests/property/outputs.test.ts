import fc from "fast-check";
import { expect, test } from "vitest";
import { type OutputsJob, summariseOutputs } from "../../src-worker/experiments/outputs.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import { evaluate, winnerOf } from "../../src-worker/model/network.ts";
import { Pool } from "../../src-worker/pool.ts";
import { networkCases } from "../support/networks.ts";

const pool = new Pool(null, 1);

async function outputsOf(job: OutputsJob) {
  const run = await pool.run("outputs", job);
  if (!run.ok) throw new Error(run.problem.message);
  return summariseOutputs(job, run.value.items, run.value.stopped);
}

test("many rows at once are what the network says to each, and what the chemistry tends to", async () => {
  const cases = networkCases({ maxLayers: 3, maxWidth: 4 });
  await fc.assert(
    fc.asyncProperty(cases, fc.integer({ min: 1, max: 700 }), async ({ network, input }, count) => {
      const width = input.length;
      const rows = Float64Array.from({ length: count * width }, (_, k) => input[k % width] * (1 - k / 999));
      const preparation = { mean: input.map((x) => x / 2), deviation: input.map((_, i) => i + 1) };
      const own = await outputsOf({ network, preparation, rows, options: null });
      const few = rows.subarray(0, 3 * width);
      const limit = await outputsOf({ network, preparation, rows: few, options: DEFAULT_COMPILE_OPTIONS });
      const outputs = network.outputs.length;
      for (const r of new Set([0, Math.floor(count / 2), count - 1])) {
        const prepared = input.map((x, i) => (rows[r * width + i] - x / 2) / (i + 1));
        const expected = evaluate(network, prepared).outputs;
        expect(own.values.subarray(r * outputs, (r + 1) * outputs)).toEqual(expected);
        expect(own.winners[r]).toBe(winnerOf(expected));
      }
      const scale = Math.max(
        1e-300,
        ...own.values.subarray(0, limit.values.length).map(Math.abs),
        ...input.map(Math.abs),
      );
      limit.values.forEach((value, k) => {
        expect(Math.abs(value - own.values[k])).toBeLessThan(1e-7 * scale + 1e-9 * scale);
      });
    }),
    { numRuns: 40 },
  );
});
