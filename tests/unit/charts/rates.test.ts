import { describe, expect, test } from "vitest";
import { compareRuns, missingAtEnd, ratesSentence, ratesText } from "../../../app/charts/rates.ts";
import type { DualRail } from "../../../src-worker/model/crn.ts";
import type { Trajectory } from "../../../src-worker/model/simulation.ts";

const outputs: DualRail[] = [
  { name: "a", plus: 0, minus: 1, role: "output" },
  { name: "b", plus: 2, minus: -1, role: "output" },
];

function run(times: number[], a: number[], b: number[]): Trajectory {
  const zeros = new Float64Array(times.length);
  return {
    times: Float64Array.from(times),
    species: Int32Array.of(0, 1, 2),
    curves: [Float64Array.from(a), zeros, Float64Array.from(b)],
  };
}

describe("compareRuns", () => {
  test("finds the output that differs most at t = 1, and the largest difference at the ends", () => {
    const now = run([0, 2, 50], [0, 2, 4], [0, 1, 3]);
    const before = run([0, 1, 40], [0, 0.5, 4.25], [0, 2, 3]);
    expect(compareRuns(now, before, outputs)).toEqual({ t: 1, output: 1, early: 1.5, end: 0.25 });
  });

  test("a short run is compared earlier; runs without these species not at all", () => {
    const short = run([0, 0.5], [0, 1], [0, 0]);
    expect(compareRuns(short, short, outputs)?.t).toBe(0.01);
    expect(compareRuns({ ...short, species: Int32Array.of(7, 8, 9) }, short, outputs)).toBeNull();
  });
});

test("the sentence has the numbers", () => {
  const rates = { kind: "loguniform", low: 1e-3, high: 1e3, seed: 7 } as const;
  const text = ratesSentence({ t: 1, output: 0, early: 0.834, end: 0.0001 }, rates, ["y"]);
  expect(text).toBe(
    "New rate constants (log-uniform 10⁻³ to 10³): at t = 1 y differs by 0.83, at the end by 0.0001.",
  );
  expect(ratesText({ kind: "loguniform", low: 0.5, high: 10, seed: 1 })).toBe("log-uniform 0.5 to 10");
});

describe("missingAtEnd", () => {
  const output = (crn: number, limit: number | null) => ({ name: "", network: limit, crn, limit });

  const own = { kind: "own" } as const;

  test("says how much is missing and the next end time", () => {
    expect(missingAtEnd([output(1.6, 2), output(3, 3)], 50, own)).toEqual({
      amount: expect.closeTo(0.4, 12),
      nextEnd: 500,
    });
  });

  test("random rates need at least ten times the slowest one's time", () => {
    const rates = { kind: "loguniform", low: 1e-3, high: 1e3, seed: 1 } as const;
    expect(missingAtEnd([output(1.6, 2)], 50, rates)?.nextEnd).toBe(1e4);
    expect(missingAtEnd([output(1.6, 2)], 1e4, rates)?.nextEnd).toBe(1e5);
  });

  test("a run within 0.1 % of its range has arrived; no limit says nothing", () => {
    expect(missingAtEnd([output(1.999, 2), output(3, 3)], 50, own)).toBeNull();
    expect(missingAtEnd([output(1.6, null)], 50, own)).toBeNull();
    expect(missingAtEnd([output(1.6, 2)], 1e9, own)).toBeNull();
  });
});
