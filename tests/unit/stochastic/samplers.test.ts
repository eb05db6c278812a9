import { expect, test } from "vitest";
import { createRandom } from "../../../src-worker/random.ts";
import { exponential } from "../../../src-worker/simulate/stochastic/exponential.ts";
import { logProbability, poisson } from "../../../src-worker/simulate/stochastic/poisson.ts";
import { expectDistribution, expectMoments, histogram } from "./support.ts";

function draws(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}

test.each([0.01, 0.7, 3, 9.99, 10, 10.5, 27, 140])(
  "Poisson numbers of mean %d are distributed so",
  (mean) => {
    const random = createRandom(Math.round(1000 * mean));
    const samples = draws(40_000, () => poisson(random, mean));
    expectMoments(samples, mean, mean);
    const probability = new Map<string, number>();
    for (let k = 0; k < 4 * mean + 30; k++) probability.set(String(k), Math.exp(logProbability(k, mean)));
    expectDistribution(histogram(samples), probability);
  },
);

test.each([1e4, 1e8, 1e13, 1e15])("Poisson numbers of mean %d: mean, variance, whole", (mean) => {
  const random = createRandom(7);
  const samples = draws(20_000, () => poisson(random, mean));
  expect(samples.every(Number.isSafeInteger)).toBe(true);
  expectMoments(
    samples.map((k) => (k - mean) / Math.sqrt(mean)),
    0,
    1,
  );
});

test("Poisson numbers of mean 0 are 0", () => {
  expect(poisson(createRandom(1), 0)).toBe(0);
});

test.each([0.3, 12, 400])("probabilities for mean %d add up to 1, and are the plain formula's", (mean) => {
  let sum = 0;
  let logFactorial = 0;
  for (let k = 0; k < 3 * mean + 60; k++) {
    if (k > 0) logFactorial += Math.log(k);
    const plain = k * Math.log(mean) - mean - logFactorial;
    expect(Math.abs(logProbability(k, mean) - plain)).toBeLessThan(1e-9 * (1 + Math.abs(plain)));
    sum += Math.exp(logProbability(k, mean));
  }
  expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
});

test("exponential numbers: moments and distribution, the tail included", () => {
  const random = createRandom(3);
  const samples = draws(200_000, () => exponential(random));
  expect(Math.min(...samples.slice(0, 1000))).toBeGreaterThan(0);
  expectMoments(samples, 1, 1);
  const classes = new Map<string, number>();
  for (let k = 0; k < 40; k++) classes.set(String(k), Math.exp(-k / 4) - Math.exp(-(k + 1) / 4));
  expectDistribution(histogram(samples.map((x) => Math.floor(4 * x))), classes);
});
