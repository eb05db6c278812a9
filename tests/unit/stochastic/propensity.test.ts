import { expect, test } from "vitest";
import { chemistryOf } from "../../../src-worker/simulate/stochastic/process.ts";
import { crnOf } from "../../support/crns.ts";
import { value } from "./support.ts";

function propensity(line: string, counts: Record<string, number>, countsPerUnit: number): number {
  const crn = crnOf([line], counts);
  const { propensities } = value(chemistryOf(crn, crn.rate, countsPerUnit));
  return propensities.of(0, crn.initial);
}

test.each<[string, Record<string, number>, number]>([
  ["-> A @ 3", {}, 3 * 10],
  ["A -> B @ 3", { A: 7 }, 3 * 7],
  ["A + B -> C @ 3", { A: 7, B: 4 }, (3 * 7 * 4) / 10],
  ["A + A -> B @ 3", { A: 7 }, (3 * 7 * 6) / 10],
  ["2A + B -> C @ 3", { A: 7, B: 4 }, (3 * 7 * 6 * 4) / 100],
  ["3A -> B @ 3", { A: 7 }, (3 * 7 * 6 * 5) / 100],
  ["A + B + C -> D @ 3", { A: 7, B: 4, C: 2 }, (3 * 7 * 4 * 2) / 100],
  ["4A -> B @ 3", { A: 7 }, (3 * 7 * 6 * 5 * 4) / 1000],
  ["C + A -> C + B @ 3", { A: 7, C: 4 }, (3 * 7 * 4) / 10],
  ["A + A -> B", { A: 1 }, 0],
  ["3A -> B", { A: 2 }, 0],
  ["A + B -> C", { A: 5 }, 0],
  ["A + B -> A + B", { A: 5, B: 5 }, 0],
])("%s with %j, 10 counts per unit", (line, counts, expected) => {
  expect(propensity(line, counts, 10)).toBeCloseTo(expected, 12);
});

test("1001 molecules of a species at once are refused, 1000 are not", () => {
  const { rate, ...crn } = crnOf(["A -> B", "1001 A -> B"]);
  expect(chemistryOf({ rate, ...crn }, rate, 1)).toMatchObject({
    ok: false,
    problem: {
      message: "Reaction 2: 1001 molecules of A react at once; stochastic simulation takes up to 1000.",
    },
  });
  expect(propensity("1000 A -> B", { A: 1e6 }, 1e6)).toBeGreaterThan(0);
});
