import { describe, expect, test } from "vitest";
import { findingOf } from "../../../app/experiments/findings.ts";
import type { ExperimentAnswers } from "../../../app/store/experiments.ts";
import { runOf, settingOf } from "./fixture.ts";

const verification: ExperimentAnswers["verify"] = {
  rows: 150,
  agree: 148,
  correct: 146,
  maxDifference: 0.02,
  disagreeing: [70, 77],
  checks: [],
  stopped: false,
};

describe("verify", () => {
  test("says how many rows agree, by what, and how many labels are right", () => {
    expect(findingOf("verify", runOf("verify", verification))).toBe(
      "148 of 150 rows agree by limit; largest difference 0.02. 146 of 150 have the right label.",
    );
  });

  test("names the end time of an ODE check, and leaves labels out where there are none", () => {
    const setting = settingOf("verify", { form: { check: "ode" } });
    const answer = { ...verification, correct: null, maxDifference: 0 };
    expect(findingOf("verify", runOf("verify", answer, { setting }))).toBe(
      "148 of 150 rows agree by ODE at t = 50; all values are equal.",
    );
  });

  test("a stopped run says where it stopped", () => {
    const progress = { done: 40, total: 150, secondsLeft: 3 };
    const answer = { ...verification, rows: 40, agree: 40, stopped: true };
    expect(findingOf("verify", runOf("verify", answer, { progress }))).toMatch(
      /^Stopped after 40 of 150\. 40 of 40/,
    );
  });

  test("says nothing before there is an answer, and after a failure", () => {
    expect(findingOf("verify", runOf("verify", null))).toBeNull();
    expect(findingOf("verify", runOf("verify", verification, { status: "failed" }))).toBeNull();
  });
});

describe("rates", () => {
  const bands = [1, 2, 3, 4, 5].map((x) => Float64Array.of(0, x));
  const ensemble: ExperimentAnswers["rates"] = {
    members: 50,
    low: 1e-3,
    high: 1e3,
    seed: 1,
    times: Float64Array.of(0, 5e4),
    quantiles: [0.05, 0.25, 0.5, 0.75, 0.95],
    outputs: [{ name: "y", bands, limit: 3, endSpread: 0.004, limitSpread: 1e-12 }],
    reached: 48,
    completion90: [],
    completionQuantiles: [10, 20, 120, 400, 800],
    winners: [],
    stopped: false,
  };

  test("one limit, the spread at the end, and completion times", () => {
    expect(findingOf("rates", runOf("rates", ensemble))).toBe(
      "50 sets of rate constants over 6 decades: all reach the same limit, to 10⁻¹²; at t = 50,000 values " +
        "differ by up to 0.004. 90 % complete at t = 120 (median), 10 to 800 for 9 in 10; 2 not by then.",
    );
  });

  test("without a certificate there is no limit and no completion", () => {
    const outputs = [{ name: "y", bands, limit: null, endSpread: 1, limitSpread: null }];
    const found = findingOf("rates", runOf("rates", { ...ensemble, outputs }));
    expect(found).toBe(
      "50 sets of rate constants over 6 decades: no rate-independent limit; at t = 50,000 values differ by up to 1.",
    );
  });
});

describe("errors", () => {
  const movement = (winnerChanges: number | null, median: number) => ({
    runs: 100,
    winnerChanges,
    outputs: [],
    largest: [0, 0, median, 0, 2 * median],
  });
  const answer = (changes: readonly (number | null)[]): ExperimentAnswers["disturb"] => ({
    kind: "errors",
    levels: changes.map((n, i) => ({
      level: 0.01 * (i + 1),
      byOde: null,
      byLimit: movement(n, 0.1 * (i + 1)),
    })),
    quantiles: [],
    stopped: false,
  });

  test("up to which level no winner changes, and what happens at the last", () => {
    expect(findingOf("disturb", runOf("disturb", answer([0, 0, 7])))).toBe(
      "Up to 2\u2009% no winner changes in 200 runs. At 3\u2009% the winner changes in 7 of 100 runs; " +
        "the outputs move by 0.3 (median), 0.6 (95 %).",
    );
  });

  test("no change at all, a change at once, and a single output", () => {
    const found = (changes: readonly (number | null)[]) =>
      findingOf("disturb", runOf("disturb", answer(changes)));
    expect(found([0, 0])).toMatch(
      /^Up to 2\u2009% no winner changes in 200 runs\. At 2\u2009% the outputs move/,
    );
    expect(found([3, 9])).toMatch(/^At 2\u2009% the winner changes in 9 of 100 runs/);
    expect(found([null, null])).toMatch(/^At 2\u2009% the outputs move by 0\.2/);
  });
});

describe("scaling", () => {
  test("how completion grows, and which networks are too slow", () => {
    const point = (value: number, median: number | null, reached: number) => ({
      value,
      networks: 10,
      reached,
      quartiles: [null, median, null],
      completion90: [],
      reactions: 1,
      molecules: 1,
    });
    const result = {
      vary: "depth",
      base: {} as never,
      tEnd: 200,
      points: [point(1, 3, 10), point(4, 12, 8), point(6, null, 2)],
      stopped: false,
    } as const;
    expect(findingOf("scaling", runOf("scaling", { kind: "scaling", result }))).toBe(
      "Median 90 % completion grows from t = 3 (depth 1) to 12 (4): 4 times. " +
        "10 of 30 networks are not complete by t = 200.",
    );
  });

  test("paper against compact at the deepest common depth, and where a curve ends", () => {
    const point = (depth: number, molecules: number) => ({
      depth,
      networks: 5,
      molecules: [null, molecules, null],
      largestCoefficient: [],
    });
    const result = {
      curves: [
        { reduction: "none" as const, points: [point(1, 10), point(2, 20)], ended: null },
        { reduction: "paper" as const, points: [point(1, 5000)], ended: { depth: 2, message: "" } },
        { reduction: "compact" as const, points: [point(1, 50), point(2, 60)], ended: null },
      ],
      stopped: false,
    };
    expect(findingOf("scaling", runOf("scaling", { kind: "growth", result }))).toBe(
      "1 hidden layer: 5,000 product molecules with the paper's reduction, 50 with the compact one (medians): " +
        "100 times fewer. paper ends at 2 layers: a coefficient passes 2⁵³.",
    );
  });
});

describe("counts", () => {
  const values = [{ mean: Float64Array.of(0, 1, 2), deviation: Float64Array.of(0, 0.5, 0) }];
  const answer = { times: Float64Array.of(0, 10, 50), values, runsDone: 20, ode: null, final: null };

  test("while runs go on, the widest deviation so far and when", () => {
    expect(findingOf("stochastic", runOf("stochastic", answer, { status: "running" }))).toBe(
      "20 exact runs at 20 counts per unit; on the way single runs deviate by up to 0.5 (standard deviation, t = 10).",
    );
  });

  test("how often the network's winner wins, and how near the means are", () => {
    const output = (name: string, crn: number, limit: number) => ({
      name,
      network: limit,
      crn,
      deviation: 0,
      limit,
    });
    const final = {
      outputs: [output("a", 1.9, 2), output("b", 1, 1)],
      networkWinner: 0,
      runs: { values: Float64Array.of(2, 1, 1, 2, 3, 1) },
      runsDone: 3,
      rounding: { largest: 0, species: -1 },
      stopped: false,
    } as never;
    expect(findingOf("stochastic", runOf("stochastic", { ...answer, runsDone: 3, final }))).toBe(
      "3 exact runs at 20 counts per unit: a, the network's winner, wins 2 of 3; at t = 50 means are within 0.1 " +
        "of the limit; on the way single runs deviate by up to 0.5 (standard deviation, t = 10).",
    );
  });
});
