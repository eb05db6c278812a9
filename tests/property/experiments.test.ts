import fc from "fast-check";
import { expect, test } from "vitest";
import { summariseEnsemble } from "../../src-worker/experiments/ensemble.ts";
import { type Disturbance, summariseRobustness } from "../../src-worker/experiments/robustness.ts";
import type { Subject } from "../../src-worker/experiments/subject.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import { evaluate } from "../../src-worker/model/network.ts";
import { DEFAULT_SETTINGS } from "../../src-worker/model/simulation.ts";
import { Pool } from "../../src-worker/pool.ts";
import { PreparedCache } from "../../src-worker/prepared.ts";
import { networkCases, type RandomCase } from "../support/networks.ts";

const pool = new Pool(null, 1);
const cases = networkCases({ maxLayers: 3, maxWidth: 4 });
const reductions = fc.constantFrom("none", "paper", "compact" as const);

function subjectOf({ network, input }: RandomCase, reduction: "none" | "paper" | "compact"): Subject {
  return { kind: "network", network, options: { ...DEFAULT_COMPILE_OPTIONS, reduction }, inputs: [input] };
}

/** A bound for every amount that can ever be there: inputs and biases through all weights. */
function rangeOf({ network, input }: RandomCase): number {
  const largest = Math.max(
    ...input.map(Math.abs),
    ...network.layers.flatMap(({ bias }) => Array.from(bias, Math.abs)),
  );
  return largest * network.layers.reduce((a, { bias }) => a * (1 + 4 * bias.length), 4);
}

test("all members of a rate ensemble have the network's output as their limit", async () => {
  await fc.assert(
    fc.asyncProperty(cases, reductions, fc.nat(1e6), async (made, reduction, seed) => {
      const range = rangeOf(made);
      const job = {
        subject: subjectOf(made, reduction),
        settings: { ...DEFAULT_SETTINGS, tEnd: 3, rtol: 1e-3, atol: 1e-9 * range + 1e-300, times: [0, 1, 3] },
        members: 4,
        low: 1e-3,
        high: 1e3,
        seed,
      };
      const run = await pool.run("ensemble", job);
      if (!run.ok) throw new Error(run.problem.message);
      const result = summariseEnsemble(job, run.value.items, false, new PreparedCache());
      if (!result.ok) throw new Error(result.problem.message);
      expect(result.value.members).toBe(4);
      const expected = evaluate(made.network, made.input).outputs;
      result.value.outputs.forEach(({ limit, limitSpread, bands }, o) => {
        expect(Math.abs(limit! - expected[o])).toBeLessThanOrEqual(1e-12 * range);
        for (const member of run.value.items) {
          expect(Math.abs(member!.limit![o] - expected[o])).toBeLessThanOrEqual(1e-7 * range);
        }
        expect(limitSpread).toBeLessThanOrEqual(1e-7 * range);
        // Bands are ordered, and at t = 0 all members start together.
        for (const i of [0, 1, 2]) {
          for (let q = 1; q < bands.length; q++) expect(bands[q][i]).toBeGreaterThanOrEqual(bands[q - 1][i]);
        }
        expect(bands[4][0]).toBe(bands[0][0]);
      });
    }),
    { numRuns: 100 },
  );
});

test("members differ on the way: a wider range of rates spreads the curves", async () => {
  const made = fc.sample(cases, { numRuns: 40, seed: 3 });
  let spread = 0;
  for (const one of made) {
    const job = {
      subject: subjectOf(one, "none"),
      settings: { ...DEFAULT_SETTINGS, tEnd: 1, times: [0, 1] },
      members: 3,
      seed: 1,
    };
    const same = await pool.run("ensemble", { ...job, low: 1, high: 1 });
    const wide = await pool.run("ensemble", { ...job, low: 1e-3, high: 1e3 });
    if (!same.ok || !wide.ok) throw new Error("a run failed");
    expect(same.value.items[1]).toEqual(same.value.items[0]);
    if (wide.value.items[0]!.end.some((x, o) => x !== wide.value.items[1]!.end[o])) spread++;
  }
  expect(spread).toBeGreaterThan(20);
});

const disturbances: fc.Arbitrary<Disturbance> = fc.oneof(
  fc.record({
    kind: fc.constant("errors" as const),
    distribution: fc.constantFrom("uniform", "normal" as const),
    levels: fc.constant([0]),
    samples: fc.constant(2),
    seed: fc.nat(1e6),
    check: fc.constant("both" as const),
  }),
  fc.record({ kind: fc.constantFrom("reverse", "leaks" as const), levels: fc.constant([0]) }),
);

test("no error and ε = 0 change nothing at all", async () => {
  await fc.assert(
    fc.asyncProperty(cases, reductions, disturbances, async (made, reduction, disturbance) => {
      const settings = { ...DEFAULT_SETTINGS, tEnd: 2, atol: 1e-9 * rangeOf(made) + 1e-300 };
      const run = await pool.run("robustness", {
        subject: subjectOf(made, reduction),
        disturbance,
        settings,
      });
      if (!run.ok) throw new Error(run.problem.message);
      for (const item of run.value.items) {
        for (const shift of [item!.byOde, item!.byLimit]) {
          if (!shift) continue;
          expect(shift.winnerChanged).toBe(false);
          expect(shift.moved.every((x) => x === 0)).toBe(true);
        }
      }
      const { levels } = summariseRobustness(
        { subject: subjectOf(made, reduction), disturbance, settings },
        made.network.outputs,
        run.value.items,
        false,
      );
      expect(levels[0].byOde?.largest).toEqual([0, 0, 0, 0, 0]);
    }),
    { numRuns: 100 },
  );
});

test("a small ε moves values little, and ten times less moves them less", async () => {
  const made = fc.sample(networkCases({ maxLayers: 2, maxWidth: 2 }), { numRuns: 30, seed: 8 });
  let moved = 0;
  for (const one of made) {
    const range = rangeOf(one);
    // Amounts near 1: the order of a reverse reaction makes ε depend on the unit of concentration.
    const scale = 1 / Math.max(range, 1e-300);
    const network = {
      ...one.network,
      layers: one.network.layers.map((layer) => ({ ...layer, bias: layer.bias.map((b) => b * scale) })),
    };
    const input = one.input.map((x) => x * scale);
    for (const kind of ["reverse", "leaks"] as const) {
      const run = await pool.run("robustness", {
        subject: subjectOf({ network, input }, "none"),
        disturbance: { kind, levels: [1e-6, 1e-5] },
        settings: { ...DEFAULT_SETTINGS, tEnd: 2, rtol: 1e-9, atol: 1e-14 },
      });
      if (!run.ok) throw new Error(run.problem.message);
      const [little, more] = run.value.items.map((item) =>
        item!.byOde!.moved.reduce((a, x) => Math.max(a, Math.abs(x)), 0),
      );
      expect(more).toBeLessThan(1e-3);
      if (more < 1e-10) continue;
      moved++;
      expect(little / more).toBeGreaterThan(0.08);
      expect(little / more).toBeLessThan(0.12);
    }
  }
  expect(moved).toBeGreaterThan(10);
});
