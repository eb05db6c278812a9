import { describe, expect, test } from "vitest";
import type { Crn } from "../../../src-worker/model/crn.ts";
import { Integrator, type Tolerances } from "../../../src-worker/simulate/integrator.ts";
import { planSweep } from "../../../src-worker/simulate/plan.ts";
import { RODAS4, RODAS5P, type Tableau } from "../../../src-worker/simulate/tableau.ts";
import { crnOf } from "../../support/crns.ts";

function integrate(crn: Crn, tEnd: number, tolerances: Tolerances, tableau: Tableau = RODAS5P) {
  const run = new Integrator(planSweep(crn), crn.rate, crn.initial, tolerances, tableau);
  while (run.t < tEnd) {
    const failure = run.step(tEnd);
    if (failure) throw new Error(`${failure} at t = ${run.t}`);
  }
  const at = (id: string) => run.y[crn.species.ids.indexOf(id)];
  return { run, at };
}

const TIGHT = { rtol: 1e-9, atol: 1e-12 };

describe.each([RODAS4, RODAS5P])("$name against closed forms", (tableau) => {
  test("A → B decays exponentially", () => {
    const { at } = integrate(crnOf(["A -> B @ 0.7"], { A: 2 }), 3, TIGHT, tableau);
    expect(at("A")).toBeCloseTo(2 * Math.exp(-2.1), 8);
    expect(at("A") + at("B")).toBeCloseTo(2, 14);
  });

  test("A + B → C with unequal amounts", () => {
    const [a, b, k, t] = [3, 1.2, 0.8, 2.5];
    const { at } = integrate(crnOf([`A + B -> C @ ${k}`], { A: a, B: b }), t, TIGHT, tableau);
    const e = Math.exp((a - b) * k * t);
    expect(at("C")).toBeCloseTo((a * b * (e - 1)) / (a * e - b), 8);
  });

  test("A + B → C with equal amounts closes like 1/t", () => {
    const { at } = integrate(crnOf(["A + B -> C"], { A: 2, B: 2 }), 1e4, TIGHT, tableau);
    expect(at("A") * (0.5 + 1e4)).toBeCloseTo(1, 6);
  });

  test("A + A → B: rate k·A², each firing uses two", () => {
    const { at } = integrate(crnOf(["2 A -> B @ 0.5"], { A: 3 }), 4, TIGHT, tableau);
    expect(at("A")).toBeCloseTo(1 / (1 / 3 + 2 * 0.5 * 4), 8);
    expect(at("B")).toBeCloseTo((3 - at("A")) / 2, 12);
  });

  test("A ⇌ B relaxes to its equilibrium", () => {
    const { at } = integrate(crnOf(["A -> B @ 2", "B -> A @ 0.5"], { A: 1 }), 0.4, TIGHT, tableau);
    expect(at("A")).toBeCloseTo(0.2 + 0.8 * Math.exp(-2.5 * 0.4), 8);
  });

  test("∅ ⇌ A reaches k/γ", () => {
    const { at } = integrate(crnOf(["-> A @ 3", "A -> @ 0.5"]), 2, TIGHT, tableau);
    expect(at("A")).toBeCloseTo(6 * (1 - Math.exp(-1)), 8);
  });

  test("a catalyst speeds up what it does not take part in", () => {
    const { at } = integrate(crnOf(["E + S -> E + P", "E -> F"], { E: 1, S: 2 }), 1.5, TIGHT, tableau);
    expect(at("S")).toBeCloseTo(2 * Math.exp(-(1 - Math.exp(-1.5))), 8);
  });
});

test.each([RODAS4, RODAS5P])("the observed order of $name when the tolerance shrinks", (tableau) => {
  const { order } = tableau;
  const crn = crnOf(["A + B -> C", "C -> A", "A + A -> D", "D -> B"], { A: 3, B: 1.2 });
  const reference = integrate(crn, 2, { rtol: 1e-13, atol: 1e-15 }, RODAS5P).run.y;
  const points = [1e-4, 1e-5, 1e-6, 1e-7, 1e-8].map((rtol) => {
    const { run } = integrate(crn, 2, { rtol, atol: rtol * 1e-2 }, tableau);
    const error = Math.max(...run.y.map((x, s) => Math.abs(x - reference[s])));
    return [Math.log(run.steps), Math.log(error)];
  });
  const [first, last] = [points[0], points.at(-1)!];
  const observed = -(last[1] - first[1]) / (last[0] - first[0]);
  expect(observed).toBeGreaterThan(order - 0.6);
  expect(observed).toBeLessThan(order + 1.5);
});

test("dense output is as accurate as the steps", () => {
  const crn = crnOf(["A -> B"], { A: 1 });
  const run = new Integrator(planSweep(crn), crn.rate, crn.initial, { rtol: 1e-6, atol: 1e-9 });
  while (run.t < 5) {
    run.step(5);
    for (const theta of [0.1, 0.35, 0.5, 0.9]) {
      const t = run.stepStart + theta * (run.t - run.stepStart);
      expect(Math.abs(run.at(0, t) - Math.exp(-t))).toBeLessThan(2e-6);
    }
  }
});

test("Lotka–Volterra keeps its invariant over 50 periods", () => {
  const crn = crnOf(["X -> 2 X", "X + Y -> 2 Y", "Y ->"], { X: 1.5, Y: 1 });
  const { at } = integrate(crn, 50 * 2 * Math.PI, { rtol: 1e-9, atol: 1e-11 });
  const invariant = (x: number, y: number) => x - Math.log(x) + y - Math.log(y);
  expect(Math.abs(invariant(at("X"), at("Y")) - invariant(1.5, 1))).toBeLessThan(1e-5);
});

// Reference values: Radau IIA of order 5 (SciPy 1.10) at relative tolerance 1e-12.
test.each([
  [1e4, 0.10730042853780596, 4.800166972571748e-7, 0.892699091445498],
  [1e6, 0.002031483924981866, 8.142277783390013e-9, 0.9979685079327509],
])("Robertson's problem at t = %f to the requested tolerance", (t, a, b, c) => {
  const crn = crnOf(["A -> B @ 0.04", "2 B -> B + C @ 3e7", "B + C -> A + C @ 1e4"], { A: 1 });
  for (const rtol of [1e-4, 1e-6, 1e-8]) {
    const { at } = integrate(crn, t, { rtol, atol: rtol * 1e-8 });
    for (const [id, value] of [
      ["A", a],
      ["B", b],
      ["C", c],
    ] as const) {
      expect(Math.abs(at(id) / value - 1)).toBeLessThan(rtol);
    }
    expect(Math.abs(at("A") + at("B") + at("C") - 1)).toBeLessThan(1e-13);
  }
});

test("a ring of 61 predators oscillates: total and product are kept", () => {
  const n = 61;
  const lines = Array.from({ length: n }, (_, i) => `S${i} + S${(i + 1) % n} -> 2 S${i}`);
  const initial = Object.fromEntries(Array.from({ length: n }, (_, i) => [`S${i}`, 1 + 0.5 * Math.sin(i)]));
  const crn = crnOf(lines, initial);
  expect(planSweep(crn).largestBlock).toBe(n);
  const { run } = integrate(crn, 30, { rtol: 1e-8, atol: 1e-10 });
  const logProduct = (y: Float64Array) => y.reduce((sum, x) => sum + Math.log(x), 0);
  const total = (y: Float64Array) => y.reduce((a, b) => a + b, 0);
  expect(Math.abs(total(run.y) - total(crn.initial))).toBeLessThan(1e-11);
  expect(Math.abs(logProduct(run.y) - logProduct(crn.initial))).toBeLessThan(1e-4);
  expect(Math.max(...run.y.map((x, s) => Math.abs(x - crn.initial[s])))).toBeGreaterThan(0.1);
});

test("a reaction that explodes in finite time ends with a reason, not with a hang", () => {
  const crn = crnOf(["2 A -> 3 A"], { A: 1 });
  const run = new Integrator(planSweep(crn), crn.rate, crn.initial, { rtol: 1e-4, atol: 1e-6 });
  let failure = null;
  while (run.t < 10 && !failure) failure = run.step(10);
  expect(failure).not.toBeNull();
  expect(run.t).toBeLessThanOrEqual(1.0001);
});
