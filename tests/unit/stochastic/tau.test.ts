import { describe, expect, test } from "vitest";
import { DEFAULT_STOCHASTIC } from "../../../src-worker/model/stochastic.ts";
import { crnOf } from "../../support/crns.ts";
import { expectMoments, finalCounts, runCrn, sampled, value } from "./support.ts";

const { epsilon } = DEFAULT_STOCHASTIC;

describe("tau-leaping within its stated error ε = 0.03 of the mean", () => {
  test("immigration and death", async () => {
    const crn = crnOf(["-> A @ 2", "A -> @ 0.5"]);
    const settings = { method: "tau", countsPerUnit: 2000, tEnd: 3, runs: 3000 } as const;
    const result = value(await runCrn(crn, settings));
    const mean = 8000 * (1 - Math.exp(-1.5));
    const found = sampled(finalCounts(result, 0, 2000));
    expect(Math.abs(found.mean - mean)).toBeLessThan(epsilon * mean);
    expect(Math.abs(found.variance / mean - 1)).toBeLessThan(0.1);
    // Of about 17,000 firings in a run.
    expect(Math.max(...result.runs.steps)).toBeLessThan(1000);
  });

  test("decay: the error shrinks with ε", async () => {
    const crn = crnOf(["A -> B"], { A: 1 });
    const n = 1e6;
    const errorAt = async (eps: number) => {
      const result = value(
        await runCrn(crn, { method: "tau", countsPerUnit: n, tEnd: 1, runs: 200, epsilon: eps }),
      );
      const found = sampled(finalCounts(result, 0, n));
      expect(Math.abs(found.variance / (n * Math.exp(-1) * (1 - Math.exp(-1))) - 1)).toBeLessThan(0.5);
      return Math.abs(found.mean / n / Math.exp(-1) - 1);
    };
    const [coarse, usual, fine] = [await errorAt(0.3), await errorAt(0.03), await errorAt(0.003)];
    expect(coarse).toBeLessThan(0.3);
    expect(usual).toBeLessThan(0.03);
    expect(fine).toBeLessThan(0.003);
    expect(coarse).toBeGreaterThan(4 * usual);
    expect(usual).toBeGreaterThan(4 * fine);
  });

  test("dimerisation of many follows its rate equation, 2 A → B without 1/2", async () => {
    const crn = crnOf(["A + A -> B @ 0.5"], { A: 2 });
    const result = value(
      await runCrn(crn, {
        method: "tau",
        countsPerUnit: 1e5,
        tEnd: 2,
        runs: 100,
        singles: 5,
        times: [0, 0.5, 2],
      }),
    );
    // dA/dt = −2 k A².
    const expected = [2, 2 / (1 + 2 * 2 * 0.5 * 0.5), 2 / (1 + 2 * 2 * 0.5 * 2)];
    expected.forEach((x, i) => {
      expect(Math.abs(result.bands[0].mean[i] / x - 1)).toBeLessThan(epsilon);
    });
    for (const { curves } of result.singles) {
      for (let i = 0; i < 3; i++) expect(Math.round(1e5 * (curves[0][i] + 2 * curves[1][i]))).toBe(200_000);
    }
    expect(Math.max(...result.runs.steps)).toBeLessThan(2000);
  });

  test("a few molecules: critical reactions make it exact", async () => {
    const result = value(
      await runCrn(crnOf(["A -> B", "B -> A"], { A: 8 }), {
        method: "tau",
        countsPerUnit: 1,
        tEnd: 1,
        runs: 10_000,
      }),
    );
    const p = (1 + Math.exp(-2)) / 2;
    expectMoments(finalCounts(result, 0, 1), 8 * p, 8 * p * (1 - p));
  });

  test("a rare reaction beside a fast one: exactly Poisson many firings", async () => {
    // 10⁶ molecules go to and fro; C, of which there are few, decays on its own.
    const crn = crnOf(["A -> B @ 5", "B -> A @ 5", "C -> D @ 0.7"], { A: 1e6, C: 9 });
    const result = value(await runCrn(crn, { method: "tau", countsPerUnit: 1, tEnd: 1, runs: 2000 }));
    const p = Math.exp(-0.7);
    expectMoments(finalCounts(result, 2, 1), 9 * p, 9 * p * (1 - p));
  });
});

test("a leap that would use up more than there is is halved", async () => {
  const crn = crnOf(["A -> B", "D -> E"], { A: 12, D: 1000 });
  const settings = { method: "tau", countsPerUnit: 1, epsilon: 0.9, runs: 500 } as const;
  const result = value(await runCrn(crn, { ...settings, tEnd: Number.POSITIVE_INFINITY }));
  for (let i = 0; i < 500; i++) {
    expect(Array.from(result.runs.values.slice(4 * i, 4 * i + 4))).toEqual([0, 12, 0, 1000]);
  }
});

test("a leap without bound is refused", async () => {
  const endless = await runCrn(crnOf(["A -> A + B"], { A: 100 }), {
    method: "tau",
    tEnd: Number.POSITIVE_INFINITY,
  });
  expect(endless).toMatchObject({ ok: false, problem: { code: "endless" } });
});
