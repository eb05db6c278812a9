import { describe, expect, test } from "vitest";
import { csvOf } from "../../../src-worker/experiments/csv.ts";
import { growthCsv, summariseGrowth } from "../../../src-worker/experiments/growth.ts";
import { quantilesOf, reachedOrNever } from "../../../src-worker/experiments/quantiles.ts";
import { randomCase } from "../../../src-worker/experiments/randomNetwork.ts";
import { type ScalingJob, scalingCsv, summariseScaling } from "../../../src-worker/experiments/scaling.ts";
import { DEFAULT_SETTINGS } from "../../../src-worker/model/simulation.ts";
import { Pool } from "../../../src-worker/pool.ts";

const BASE = {
  inputs: 3,
  width: 4,
  depth: 1,
  outputs: 2,
  rails: 0,
  reduction: "none" as const,
  cancellation: "none" as const,
};
const pool = new Pool(null, 1);

async function study(job: Partial<ScalingJob> & Pick<ScalingJob, "vary" | "values">) {
  const full = { base: BASE, networks: 5, seed: 1, settings: { ...DEFAULT_SETTINGS, tEnd: 1e3 }, ...job };
  const result = await pool.run("scaling", full);
  if (!result.ok) throw new Error(result.problem.message);
  return summariseScaling(full, result.value.items, result.value.stopped);
}

describe("a scaling study", () => {
  test("deeper networks take longer and have more reactions", async () => {
    const { points, ...rest } = await study({ vary: "depth", values: [0, 1, 3] });
    expect(rest).toMatchObject({ vary: "depth", tEnd: 1e3, stopped: false });
    // Two per input and hidden value, two per ReLU unit.
    expect(points.map((p) => p.reactions)).toEqual([6, 6 + 16, 6 + 48]);
    const medians = points.map((p) => p.quartiles[1]!);
    expect(medians[0]).toBeLessThan(medians[1]);
    expect(medians[1]).toBeLessThan(medians[2]);
    expect(points.map((p) => p.reached)).toEqual([5, 5, 5]);
  });

  test("rails, reductions and cancellation are compared on the same networks", async () => {
    const rails = await study({ vary: "rails", values: [0, 0] });
    expect(rails.points[0].completion90).toEqual(rails.points[1].completion90);
    const reductions = await study({ vary: "reduction", values: ["none", "paper", "compact"] });
    expect(reductions.points.map((p) => p.reactions)).toEqual([22, 10, 10]);
    const cancelled = await study({ vary: "cancellation", values: ["none", "outputs", "all"] });
    expect(cancelled.points.map((p) => p.reactions)).toEqual([22, 24, expect.any(Number)]);
    for (const { completion90 } of cancelled.points) expect(completion90).not.toContain(null);
  });

  test("what is not reached by t-end is null, and the table says so", async () => {
    const result = await study({
      vary: "width",
      values: [2],
      settings: { ...DEFAULT_SETTINGS, tEnd: 0.01 },
    });
    expect(result.points[0]).toMatchObject({ reached: 0, networks: 5, quartiles: [null, null, null] });
    expect(scalingCsv(result)).toMatch(/^width,networks,reached,q25,median,q75,.*\n2,5,0,,,,/);
  });

  test.each([
    ["depth", [1, 2.5], /^Value 2 for depth is "2.5"; give a whole number of at least 0/],
    ["rails", [-1], /^Value 1 for rails is "-1"; give a number of at least 0/],
    ["reduction", ["most"], /give one of none, paper, compact/],
  ] as const)("refuses %s %j", async (vary, values, message) => {
    const job = { base: BASE, vary, values, networks: 1, seed: 1, settings: DEFAULT_SETTINGS };
    const result = await pool.run("scaling", job);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problem.message).toMatch(message);
  });
});

test("a deeper random network keeps the layers of the shallower one", () => {
  const [shallow, deep] = [2, 4].map((depth) => randomCase({ ...BASE, depth }, 7, 3));
  expect(deep.input).toEqual(shallow.input);
  expect(deep.network.layers.slice(0, 2)).toEqual(shallow.network.layers.slice(0, 2));
  expect(deep.network.layers.at(-1)).toEqual(shallow.network.layers.at(-1));
  expect(randomCase({ ...BASE, depth: 2 }, 7, 4).network).not.toEqual(shallow.network);
});

test("products grow faster under paper than under compact, up to the located message", async () => {
  const job = { base: { inputs: 2, width: 12, outputs: 2 }, depths: [1, 3, 30], networks: 2, seed: 1 };
  const result = await pool.run("growth", job);
  if (!result.ok) throw new Error(result.problem.message);
  const growth = summariseGrowth(job, result.value.items, false);
  const [none, paper, compact] = growth.curves;
  expect(none.points.map((p) => p.depth)).toEqual([1, 3, 30]);
  expect(none.points.every((p) => p.largestCoefficient[1] === 1)).toBe(true);
  expect(paper.points[0].molecules).toEqual(compact.points[0].molecules);
  expect(paper.points[1].molecules[1]!).toBeGreaterThan(compact.points[1].molecules[1]!);
  expect(paper.ended).toMatchObject({ depth: 30, message: expect.stringMatching(/^Layer \d+: .*2\^53/) });
  expect(growthCsv(growth)).toContain("paper,30,");
});

describe("quantiles", () => {
  test("interpolate between order statistics", () => {
    expect(quantilesOf([4, 1, 3, 2], [0, 0.25, 0.5, 1])).toEqual([1, 1.75, 2.5, 4]);
    expect(quantilesOf([], [0.5])).toEqual([null]);
  });

  test("never is larger than every time", () => {
    expect(quantilesOf(reachedOrNever([2, null, 1]), [0, 0.5, 0.75, 1])).toEqual([1, 2, null, null]);
  });
});

test("CSV quotes what needs it and leaves null empty", () => {
  expect(
    csvOf(
      ["a,b", "c"],
      [
        ['say "x"', null],
        [1e-7, Number.NaN],
      ],
    ),
  ).toBe('"a,b",c\n"say ""x""",\n1e-7,\n');
});
