import { createUniform } from "../model/random.ts";
import type { DataSet } from "./dataSet.ts";

const PARTS = { train: 4000, validation: 2000, test: 2000 } as const;
const ROWS = PARTS.train + PARTS.validation + PARTS.test;
const HALF_WIDTH = 1.5;

/**
 * Whether a point lies inside the heart x² + (5y/4 − 6|x|/5)² = 1, two halves of slanted ellipses, which spans
 * −1 … 1 in x and −0.8 … 1.25 in y. Its notch is 0.45 deep and as wide as the heart, so that a small network can be
 * seen to have learnt it.
 */
export function isInHeart(x: number, y: number): boolean {
  const lift = 1.25 * y - 1.2 * Math.abs(x);
  return x * x + lift * lift < 1;
}

/** Points of the square −1.5 … 1.5, always the same ones: 4,000 for training, 2,000 for each other part. */
export function heart(): DataSet {
  const { uniform } = createUniform(20_200_326);
  const rows = Float64Array.from({ length: 2 * ROWS }, () => HALF_WIDTH * (2 * uniform() - 1));
  const numbers = Int32Array.from({ length: ROWS }, (_, r) => r);
  return {
    name: "Heart",
    inputs: ["x", "y"],
    rows,
    labels: numbers.map((r) => (isInHeart(rows[2 * r], rows[2 * r + 1]) ? 1 : 0)),
    classes: ["outside", "inside"],
    split: {
      train: numbers.slice(0, PARTS.train),
      validation: numbers.slice(PARTS.train, PARTS.train + PARTS.validation),
      test: numbers.slice(PARTS.train + PARTS.validation),
    },
  };
}
