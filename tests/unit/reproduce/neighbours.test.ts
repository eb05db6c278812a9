import { expect, it } from "vitest";
import type { DataSet } from "../../../src-worker/data/dataSet.ts";
import { neighbourAccuracy } from "../../../src-worker/reproduce/neighbours.ts";

const LINE: DataSet = {
  name: "line",
  inputs: ["x"],
  rows: Float64Array.of(0, 1, 2, 10, 11, 12, 4, 9),
  labels: Int32Array.of(0, 0, 1, 1, 1, 0, 0, 1),
  classes: ["left", "right"],
};
const split = {
  train: Int32Array.of(0, 1, 2, 3, 4, 5),
  validation: new Int32Array(),
  test: Int32Array.of(6, 7),
};

it("the majority of the nearest training rows decides, the nearest one where they are even", () => {
  // 4 is nearest to 2 (right), then 1 and 0 (left); 9 to 10, 11 (right), then 12 (left).
  expect(neighbourAccuracy(LINE, split, 1)).toBe(0.5);
  expect(neighbourAccuracy(LINE, split, 2)).toBe(0.5);
  expect(neighbourAccuracy(LINE, split, 3)).toBe(1);
});

it("a column in other units changes nothing: rows are standardised", () => {
  const rows = Float64Array.from([...LINE.rows].flatMap((x, r) => [x, r % 2]));
  const wide = (factor: number): DataSet => ({
    ...LINE,
    inputs: ["x", "y"],
    rows: rows.map((v, at) => (at % 2 ? factor * v : v)),
  });
  for (const k of [1, 2, 3, 4]) {
    expect(neighbourAccuracy(wide(1e6), split, k)).toBe(neighbourAccuracy(wide(1), split, k));
  }
});
