import { expect, test } from "vitest";
import type { StochasticProgress } from "../../../src-worker/model/stochastic.ts";
import { crnOf } from "../../support/crns.ts";
import { finalCounts, runCrn, sampled, value } from "./support.ts";

const equilibrium = crnOf(["A -> B", "B -> A"], { A: 5 });
const forever = Number.POSITIVE_INFINITY;

test("a seed fixes every run, whatever their number", async () => {
  const settings = { countsPerUnit: 20, tEnd: 1, seed: 5 };
  const three = value(await runCrn(equilibrium, { ...settings, runs: 3 }));
  const five = value(await runCrn(equilibrium, { ...settings, runs: 5 }));
  const other = value(await runCrn(equilibrium, { ...settings, runs: 3, seed: 6 }));
  expect(five.runs.values.slice(0, 6)).toEqual(three.runs.values);
  expect(five.runs.steps.slice(0, 3)).toEqual(three.runs.steps);
  expect(other.runs.steps).not.toEqual(three.runs.steps);
  expect(new Set(five.runs.steps).size).toBeGreaterThan(1);
});

test("mean and deviation at the sample times are those of the single runs", async () => {
  const times = [0, 0.2, 0.2, 1];
  const result = value(
    await runCrn(equilibrium, { countsPerUnit: 20, tEnd: 1, times, runs: 50, singles: 50 }),
  );
  expect(Array.from(result.times)).toEqual(times);
  expect(result.singles).toHaveLength(50);
  times.forEach((_, i) => {
    const { mean, variance } = sampled(result.singles.map(({ curves }) => curves[0][i]));
    expect(result.bands[0].mean[i]).toBeCloseTo(mean, 12);
    expect(result.bands[0].deviation[i]).toBeCloseTo(Math.sqrt(variance), 12);
    expect(result.values[0].mean[i]).toBe(result.bands[0].mean[i]);
  });
  expect(result.bands[0].mean[0]).toBe(5);
  expect(result.bands[0].mean[1]).toBe(result.bands[0].mean[2]);
  const final = sampled(finalCounts(result, 0, 20));
  expect(result.outputs[0].crn).toBeCloseTo(final.mean / 20, 12);
  expect(result.outputs[0].deviation).toBeCloseTo(Math.sqrt(final.variance) / 20, 12);
  expect(result.finalState[0]).toBeCloseTo(result.outputs[0].crn, 12);
});

test("a single run has no deviation; samples go on after the last firing", async () => {
  const result = value(
    await runCrn(crnOf(["A -> B"], { A: 1 }), { countsPerUnit: 10, tEnd: forever, times: [0, 1e9], runs: 1 }),
  );
  expect(result.outputs[1]).toEqual({ name: "B", network: null, crn: 1, deviation: null, limit: 1 });
  expect(Array.from(result.bands[1].mean)).toEqual([0, 1]);
  expect(result.runs.tReached[0]).toBeLessThan(100);
  expect(result.runs.steps[0]).toBe(10);
});

test("the completion time is the last moment outside 10 % of the limit", async () => {
  const result = value(
    await runCrn(crnOf(["A -> B"], { A: 1 }), { countsPerUnit: 10, tEnd: forever, runs: 4000 }),
  );
  // A's own limit is 0 (band 0.001): complete at the last of 10 firings, mean 1 + 1/2 + … + 1/10.
  const harmonic = Array.from({ length: 10 }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b);
  const times = sampled(Array.from(result.runs.completion90));
  expect(Math.abs(times.mean - harmonic)).toBeLessThan(4.5 * times.meanError);
  expect(result.runs.completion90).toEqual(result.runs.tReached);
  const short = value(await runCrn(crnOf(["A -> B"], { A: 1 }), { countsPerUnit: 10, tEnd: 0.1, runs: 2 }));
  expect(short.completion90).toBeNull();
});

test("rounding to whole counts is reported", async () => {
  const crn = crnOf(["A + B -> C"], { A: 0.26, B: 0.3 });
  const rounded = value(await runCrn(crn, { countsPerUnit: 10, tEnd: 1, times: [0] }));
  expect(rounded.rounding).toEqual({ largest: expect.closeTo(0.04, 12), species: 0 });
  expect(rounded.bands[0].mean[0]).toBe(0.3);
  const whole = value(await runCrn(crn, { countsPerUnit: 100, tEnd: 1 }));
  expect(whole.rounding).toEqual({ largest: 0, species: -1 });
});

test("stop keeps the finished runs, and what there is of the first", async () => {
  const busy = crnOf(["A -> B @ 100", "B -> A @ 100"], { A: 1 });
  const times = Array.from({ length: 1000 }, (_, i) => i);
  const settings = { countsPerUnit: 1e5, tEnd: 1000, times, runs: 3 };
  const first = value(await runCrn(busy, settings, () => false));
  expect(first).toMatchObject({ stopped: true, runsDone: 0 });
  expect(first.times.length).toBeLessThan(1000);
  expect(first.bands[0].mean).toHaveLength(first.times.length);
  expect(first.runs.steps).toHaveLength(1);

  const quick = { countsPerUnit: 10, tEnd: 1, times: [0, 1], runs: 2 ** 20 };
  const some = value(await runCrn(busy, quick, ({ run }) => run < 2));
  expect(some.stopped).toBe(true);
  expect(some.runsDone).toBeGreaterThanOrEqual(2);
  expect(some.runsDone).toBeLessThan(2 ** 20);
  expect(some.runs.steps).toHaveLength(some.runsDone);
  expect(some.bands[0].mean).toHaveLength(2);
});

test("progress comes about ten times a second, with each sample of the first run once", async () => {
  const busy = crnOf(["A -> B @ 100", "B -> A @ 100"], { A: 1 });
  const told: StochasticProgress[] = [];
  const began = performance.now();
  const settings = { countsPerUnit: 1000, tEnd: 10, samples: 200, runs: 2, times: null };
  value(await runCrn(busy, settings, (progress) => told.push(progress) > 0));
  const most = (performance.now() - began) / 100;
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThanOrEqual(most);
  let filled = 0;
  for (const { run, from, times, curves } of told.filter((progress) => progress.run === 0)) {
    expect(run).toBe(0);
    expect(from).toBe(filled);
    expect(curves[0]).toHaveLength(times.length);
    filled += times.length;
  }
});

test.each([
  [{ tEnd: 0 }, "tEnd is 0; give a positive number."],
  [{ countsPerUnit: -1 }, "countsPerUnit is -1; give a positive number."],
  [{ runs: 0 }, "runs is 0; give a whole number from 1 to 1048576."],
  [{ seed: 0.5 }, "seed is 0.5; give a whole number from 0 to 4294967295."],
  [{ epsilon: 1 }, "epsilon is 1; give a number between 0 and 1."],
  [{ tEnd: 1, times: [0, 2] }, "Sample time 2 is 2; times ascend from 0 to 1."],
  [
    { countsPerUnit: 1e16 },
    "Species A: concentration 5 with 10000000000000000 counts per unit is no whole count below 2^53. Use fewer counts per unit.",
  ],
  [
    { rates: { kind: "uniform", k: -1 } as const },
    "Reaction 1: rate constant -1 must be positive and finite.",
  ],
])("refuses %j", async (settings, message) => {
  expect(await runCrn(equilibrium, settings)).toMatchObject({ ok: false, problem: { message } });
});

test.each([
  [
    "a source without end time",
    crnOf(["A -> B", "-> A"]),
    { tEnd: forever },
    "Reaction 2 needs no reactant and never stops. Give an end time.",
  ],
  [
    "a count of 2^53",
    crnOf(["A -> 2A"], { A: 2 ** 53 - 1 }),
    { countsPerUnit: 1 },
    /^The simulation stopped at t = .*: a count reached 2\^53\. Use fewer counts per unit\.$/,
  ],
  [
    "a propensity beyond all bounds",
    crnOf(["3A -> B @ 1e300"], { A: 1e10 }),
    { countsPerUnit: 1 },
    /a propensity grew beyond all bounds/,
  ],
])("stops at %s", async (_, crn, settings, message) => {
  for (const method of ["ssa", "tau"] as const) {
    const result = await runCrn(crn, { method, ...settings });
    if (result.ok) throw new Error("accepted");
    expect(result.problem.message).toMatch(message);
  }
});

test("a CRN without reactions, or without species, ends at once", async () => {
  for (const crn of [crnOf([], { A: 1 }), crnOf([])]) {
    for (const method of ["ssa", "tau"] as const) {
      const result = value(await runCrn(crn, { method, tEnd: forever, times: [0, 1] }));
      expect(result).toMatchObject({ runsDone: 1, stopped: false });
      expect(result.runs.steps[0]).toBe(0);
    }
  }
});
