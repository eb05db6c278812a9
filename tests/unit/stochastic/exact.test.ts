import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Crn } from "../../../src-worker/model/crn.ts";
import type { StochasticSettings } from "../../../src-worker/model/stochastic.ts";
import { createRandom } from "../../../src-worker/random.ts";
import { NextReaction } from "../../../src-worker/simulate/stochastic/nextReaction.ts";
import { chemistryOf } from "../../../src-worker/simulate/stochastic/process.ts";
import { crnOf } from "../../support/crns.ts";
import { momentsOf, solveMasterEquation } from "./masterEquation.ts";
import {
  expectDistribution,
  expectMoments,
  finalCounts,
  histogram,
  runCrn,
  sampled,
  value,
} from "./support.ts";

const RUNS = 10_000;

async function samples(crn: Crn, settings: Partial<StochasticSettings>, species = 0): Promise<number[]> {
  const result = value(await runCrn(crn, { runs: RUNS, ...settings }));
  expect(result.runsDone).toBe(settings.runs ?? RUNS);
  return finalCounts(result, species, settings.countsPerUnit ?? 1000);
}

describe(`means and variances of ${RUNS} runs are the analytic ones within sampling error`, () => {
  test("immigration and death: Poisson", async () => {
    const crn = crnOf(["-> A @ 2", "A -> @ 0.5"]);
    const counts = await samples(crn, { countsPerUnit: 5, tEnd: 1.5 });
    const mean = ((5 * 2) / 0.5) * (1 - Math.exp(-0.75));
    expectMoments(counts, mean, mean);
    const probability = new Map<string, number>();
    for (let n = 0, p = Math.exp(-mean); n < 60; n++, p *= mean / n) probability.set(String(n), p);
    expectDistribution(histogram(counts), probability);
  });

  test("a birth–death chain", async () => {
    const [b, d, t, n0] = [1.2, 0.7, 1, 10];
    const growth = Math.exp((b - d) * t);
    const counts = await samples(crnOf([`A -> 2A @ ${b}`, `A -> @ ${d}`], { A: 1 }), {
      countsPerUnit: n0,
      tEnd: t,
    });
    expectMoments(counts, n0 * growth, ((n0 * (b + d)) / (b - d)) * growth * (growth - 1));
  });

  test("first-order decay through a chain: multinomial", async () => {
    const crn = crnOf(["A -> B @ 2", "B -> C @ 0.7"], { A: 4 });
    const p = (2 / (2 - 0.7)) * (Math.exp(-0.7) - Math.exp(-2));
    expectMoments(await samples(crn, { countsPerUnit: 10, tEnd: 1 }, 1), 40 * p, 40 * p * (1 - p));
  });

  test("a walk on a ring of 20 species, 40 reactions: multinomial", async () => {
    const crn = ring(20);
    const one = solveMasterEquation(
      crn,
      crn.initial.map((x) => (x > 0 ? 1 : 0)),
      1,
      1.5,
    )!;
    const result = value(await runCrn(crn, { runs: RUNS, countsPerUnit: 1, tEnd: 1.5 }));
    crn.species.ids.forEach((_, s) => {
      const p = momentsOf(one, s).mean;
      expectMoments(finalCounts(result, s, 1), 12 * p, 12 * p * (1 - p));
    });
  });

  // Everything a propensity can be: two alike, catalysts, three at once, none; each against the master
  // equation, which is written down again in the tests.
  test.each<[string, string[], Record<string, number>, number, number]>([
    ["dimerisation", ["A + A -> B @ 0.8"], { A: 3 }, 10, 0.3],
    ["dimerisation and back", ["A + A -> B @ 0.8", "B -> A + A @ 0.5"], { A: 3 }, 10, 0.5],
    ["one of two alike is a catalyst", ["A + A -> A + B @ 1"], { A: 3 }, 10, 0.4],
    ["a catalyst that is used up", ["C + A -> C + B", "C -> D @ 1.5"], { A: 2, C: 1 }, 10, 0.7],
    ["three at once", ["3A -> B @ 2", "2A + B -> 2B"], { A: 2 }, 10, 0.3],
    ["minimum", ["A + B -> Y"], { A: 2, B: 3 }, 10, 0.5],
    ["autocatalysis", ["A + B -> 2B @ 2", "B -> A @ 0.3"], { A: 3, B: 1 }, 5, 0.8],
    ["one species, two ways", ["A -> B @ 1", "A -> C @ 3", "A + C -> D"], { A: 1 }, 10, 0.6],
    ["a ReLU unit", ["Ip -> M + Hp", "M + In -> Hn"], { Ip: 1, In: 0.7 }, 10, 1],
  ])("%s: the master equation", async (_, lines, initial, countsPerUnit, t) => {
    const crn = crnOf(lines, initial);
    const start = Array.from(crn.initial, (x) => Math.round(x * countsPerUnit));
    const solved = solveMasterEquation(crn, start, countsPerUnit, t)!;
    const result = value(await runCrn(crn, { runs: RUNS, countsPerUnit, tEnd: t }));
    const columns = crn.species.ids.map((_, s) => finalCounts(result, s, countsPerUnit));
    columns.forEach((counts, s) => {
      const { mean, variance } = momentsOf(solved, s);
      expectMoments(counts, mean, variance);
    });
    const states = columns[0].map((_, i) => columns.map((counts) => counts[i]).join());
    const probability = new Map(solved.states.map((n, s) => [n.join(), solved.probability[s]]));
    expectDistribution(histogram(states), probability);
  });
});

/** A walk on a ring of n species, to and fro with different constants, from 12 molecules of one. */
function ring(n: number): Crn {
  const lines = Array.from({ length: n }, (_, i) => {
    const next = (i + 1) % n;
    return [`A${i} -> A${next} @ ${1 + (i % 7)}`, `A${next} -> A${i} @ ${1 + ((3 * i) % 5)}`];
  }).flat();
  return crnOf(lines, { A0: 12 });
}

test("firings come in order of time, and no count is ever negative", () => {
  const crn = ring(20);
  const process = new NextReaction(value(chemistryOf(crn, crn.rate, 1)));
  let last = 0;
  const look = (counts: Float64Array, t: number) => {
    if (t < last || counts.some((n) => n < 0)) throw new Error(`t = ${t} after ${last}`);
    last = t;
  };
  process.begin(crn.initial, createRandom(1), { touched: new Uint8Array(40).fill(1), look });
  expect(process.advance(100, 20_000)).toBe("reached");
  expect(process.steps).toBeGreaterThan(1000);
});

test("the comparison sees a wrong propensity: dimerisation with 1/2, with n², without 1/N", async () => {
  const [n0, countsPerUnit, t, k] = [30, 10, 0.3, 0.8];
  const counts = await samples(crnOf([`A + A -> B @ ${k}`], { A: 3 }), { countsPerUnit, tEnd: t });
  const found = sampled(counts);
  const meanWith = (crn: Crn, unit: number) => momentsOf(solveMasterEquation(crn, [n0, 0], unit, t)!, 0).mean;
  const half = meanWith(crnOf([`A + A -> B @ ${k / 2}`]), countsPerUnit);
  const noUnit = meanWith(crnOf([`A + A -> B @ ${k}`]), 1);
  for (const wrong of [half, noUnit]) {
    expect(Math.abs(found.mean - wrong)).toBeGreaterThan(20 * found.meanError);
  }
  // n² instead of n(n − 1): as if every propensity were n/(n − 1) times as large, at least 1/30 more.
  const squared = meanWith(crnOf([`A + A -> B @ ${(k * n0) / (n0 - 1)}`]), countsPerUnit);
  expect(Math.abs(found.mean - squared)).toBeGreaterThan(5 * found.meanError);
});

/** Random reactions of up to three molecules on three species, with catalysts and sources. */
const randomCrns = fc
  .record({
    sides: fc.array(
      fc.tuple(
        fc.array(fc.constantFrom("A", "B", "C"), { maxLength: 3 }),
        fc.array(fc.constantFrom("A", "B", "C"), { maxLength: 3 }),
        fc.constantFrom(0.3, 1, 2.5),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    initial: fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6)),
    countsPerUnit: fc.constantFrom(1, 4),
  })
  .map(({ sides, initial: [a, b, c], countsPerUnit }) => ({
    crn: crnOf(
      sides.map(([from, to, k]) => `${from.join(" + ")} -> ${to.join(" + ")} @ ${k}`),
      { A: a / countsPerUnit, B: b / countsPerUnit, C: c / countsPerUnit },
    ),
    countsPerUnit,
  }));

test.each(["ssa", "tau"] as const)(
  "random CRNs have the master equation's distribution, %s",
  async (method) => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(randomCrns, async ({ crn, countsPerUnit }) => {
        const t = 0.4;
        const start = Array.from(crn.initial, (x) => Math.round(x * countsPerUnit));
        const solved = solveMasterEquation(crn, start, countsPerUnit, t);
        if (!solved || solved.states.length === 1) return;
        compared++;
        const result = value(await runCrn(crn, { method, runs: 1000, countsPerUnit, tEnd: t }));
        const columns = crn.species.ids.map((_, s) => finalCounts(result, s, countsPerUnit));
        const states = columns[0].map((_, i) => columns.map((counts) => counts[i]).join());
        // Every state is one the reactions can reach: conservation laws hold, no count is negative.
        expect(states.filter((state) => !solved.index.has(state))).toEqual([]);
        const probability = new Map(solved.states.map((n, s) => [n.join(), solved.probability[s]]));
        expectDistribution(histogram(states), probability);
      }),
      { numRuns: 150, seed: 1 },
    );
    expect(compared).toBeGreaterThan(40);
  },
);
