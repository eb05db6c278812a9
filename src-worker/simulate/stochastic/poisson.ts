import { exp, log } from "../../elementary.ts";
import type { Random } from "../../random.ts";

/** From this mean on rejection is quicker than adding up probabilities (and PTRS is valid). */
const LARGE = 10;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** ln k! for 0 ≤ k < 16, where Stirling's series is not yet exact to rounding. */
const LOG_FACTORIAL = logFactorials(16);

function logFactorials(count: number): Float64Array {
  const logs = new Float64Array(count);
  for (let k = 1, product = 1; k < count; k++) {
    product *= k;
    logs[k] = log(product);
  }
  return logs;
}

/** A Poisson-distributed whole number; `mean` is finite and ≥ 0. */
export function poisson(random: Random, mean: number): number {
  if (mean < LARGE) return mean > 0 ? byInversion(random, mean) : 0;
  return byRejection(random, mean);
}

/** Adds up probabilities until they pass a uniform number. */
function byInversion(random: Random, mean: number): number {
  let left = random.uniform();
  let probability = exp(-mean);
  let k = 0;
  while (left > probability) {
    left -= probability;
    k++;
    probability *= mean / k;
    // Rounding can leave a rest that no probability is left for.
    if (probability === 0) return k;
  }
  return k;
}

/**
 * Transformed rejection with squeeze, PTRS (Hörmann, Insurance Math. Econom. 12 (1993), 39,
 * doi:10.1016/0167-6687(93)90997-4), for means from 10 on.
 */
function byRejection(random: Random, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (log((v * inverseAlpha) / (a / (us * us) + b)) <= logProbability(k, mean)) return k;
  }
}

/**
 * ln of e^(−µ) µ^k / k!, for k from 16 on by the saddle point (Loader, "Fast and accurate computation of
 * binomial probabilities", 2000): the plain formula loses all digits for means of 10¹⁵.
 */
export function logProbability(k: number, mean: number): number {
  if (k < LOG_FACTORIAL.length) return k * log(mean) - mean - LOG_FACTORIAL[k];
  const k2 = k * k;
  const stirling = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * k2)) / k2) / k2) / k;
  return -stirling - deviance(k, mean) - HALF_LOG_TWO_PI - 0.5 * log(k);
}

/** k ln(k/µ) + µ − k without cancellation. */
function deviance(k: number, mean: number): number {
  const difference = k - mean;
  if (Math.abs(difference) > 0.1 * (k + mean)) return k * log(k / mean) - difference;
  const v = difference / (k + mean);
  let sum = difference * v;
  let power = 2 * k * v;
  for (let j = 3; ; j += 2) {
    power *= v * v;
    const next = sum + power / j;
    if (next === sum) return sum;
    sum = next;
  }
}
