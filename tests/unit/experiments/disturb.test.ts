import { describe, expect, test } from "vitest";
import { drawErrors, withErrors, withLeaks, withReverse } from "../../../src-worker/experiments/disturb.ts";
import { createRandom } from "../../../src-worker/random.ts";
import { crnOf, reactionsOf } from "../../support/crns.ts";

const crn = crnOf(["A -> 2 B + C", "B + C -> D @ 0.5", "D ->"], { A: 1 });

describe("reverse reactions", () => {
  test("each gets ε·k, coefficients included; what has no product has no reverse", () => {
    const disturbed = withReverse(crn, Float64Array.of(3, 0.5, 1), 0.1);
    expect(reactionsOf(disturbed)).toEqual([...reactionsOf(crn), "2 B + C -> A", "D -> B + C"]);
    expect(Array.from(disturbed.rate)).toEqual([3, 0.5, 1, expect.closeTo(0.3), expect.closeTo(0.05)]);
  });

  test("ε = 0 adds nothing and keeps the rates", () => {
    expect(withReverse(crn, crn.rate, 0)).toEqual(crn);
    expect(withLeaks(crn, crn.rate, 0)).toEqual(crn);
  });
});

test("every product leaks once, however many reactions make it", () => {
  const twice = crnOf(["A -> B + C", "C -> B"]);
  const disturbed = withLeaks(twice, twice.rate, 1e-3);
  expect(reactionsOf(disturbed).slice(2)).toEqual([" -> B", " -> C"]);
  expect(Array.from(disturbed.rate)).toEqual([1, 1, 1e-3, 1e-3]);
});

describe("errors of initial concentrations", () => {
  test("are relative: absent stays absent, nothing falls below zero", () => {
    const initial = Float64Array.of(0, 2, 4, 1);
    expect(Array.from(withErrors(initial, Float64Array.of(1, 1, -0.5, -30), 0.1))).toEqual([
      0,
      2.2,
      expect.closeTo(3.8),
      0,
    ]);
  });

  test("uniform ones stay inside the level, normal ones have it as their deviation", () => {
    const uniform = drawErrors(20_000, "uniform", createRandom(1));
    const normal = drawErrors(20_000, "normal", createRandom(2));
    expect(uniform.every((e) => Math.abs(e) < 1)).toBe(true);
    const variance = (values: Float64Array) => values.reduce((a, x) => a + x * x, 0) / values.length;
    // Standard errors of these variances are 0.002 and 0.01.
    expect(Math.abs(variance(uniform) - 1 / 3)).toBeLessThan(0.01);
    expect(Math.abs(variance(normal) - 1)).toBeLessThan(0.05);
  });
});
