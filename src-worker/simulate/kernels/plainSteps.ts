import type { Run } from "../plan.ts";

/**
 * The steps of a sweep over consecutive species and reactions in plain TypeScript: twins of the SIMD
 * functions of the same names in assembly/kernels.ts.
 */

/** argument = y + Σ a_j u_j, inflow = Σ c_j u_j over the first `count` stages. */
export function combine(
  y: Float64Array,
  u: readonly Float64Array[],
  count: number,
  a: Float64Array,
  c: Float64Array,
  argument: Float64Array,
  inflow: Float64Array,
): void {
  argument.set(y);
  inflow.fill(0);
  for (let j = 0; j < count; j++) {
    const [aj, cj, uj] = [a[j], c[j], u[j]];
    for (let s = 0; s < y.length; s++) {
      argument[s] += aj * uj[s];
      inflow[s] += cj * uj[s];
    }
  }
}

/** gain = λ / (1 + λ k): what S → … leaves of a push on S. */
export function prepareSingles(
  rate: Float64Array,
  gain: Float64Array,
  reaction: number,
  count: number,
  lambda: number,
): void {
  for (let r = reaction; r < reaction + count; r++) gain[r] = lambda / (1 + lambda * rate[r]);
}

/** u = gain (inflow − k Y), flux = k (Y + u) for S → …. */
export function solveSingles(
  inflow: Float64Array,
  argument: Float64Array,
  u: Float64Array,
  rate: Float64Array,
  gain: Float64Array,
  flux: Float64Array,
  { species, reaction, count }: Run,
): void {
  for (let i = 0; i < count; i++) {
    const [s, r] = [species + i, reaction + i];
    const k = rate[r];
    const x = gain[r] * (inflow[s] - k * argument[s]);
    u[s] = x;
    flux[r] = k * (argument[s] + x);
  }
}

/**
 * α = k b, β = k a, gain = 1 / (1 + λ (α + β)) for A + B → … at the base state; with both below zero the
 * reaction rests (see `reactionRate`).
 */
export function preparePairs(
  y: Float64Array,
  a: number,
  b: number,
  rate: Float64Array,
  alpha: Float64Array,
  beta: Float64Array,
  gain: Float64Array,
  reaction: number,
  count: number,
  lambda: number,
): void {
  for (let i = 0; i < count; i++) {
    const r = reaction + i;
    const k = y[a + i] < 0 && y[b + i] < 0 ? 0 : rate[r];
    alpha[r] = k * y[b + i];
    beta[r] = k * y[a + i];
    gain[r] = 1 / (1 + lambda * (alpha[r] + beta[r]));
  }
}

/** One stage of A + B → …: w = (v + λ (α F_a + β F_b)) gain and u = λ (F − w) for both. */
export function solvePairs(
  inflow: Float64Array,
  argument: Float64Array,
  u: Float64Array,
  rate: Float64Array,
  alpha: Float64Array,
  beta: Float64Array,
  gain: Float64Array,
  flux: Float64Array,
  { species, partner, reaction, count }: Run & { readonly partner: number },
  lambda: number,
): void {
  for (let i = 0; i < count; i++) {
    const [a, b, r] = [species + i, partner + i, reaction + i];
    const [p, q] = [inflow[a], inflow[b]];
    const k = argument[a] < 0 && argument[b] < 0 ? 0 : rate[r];
    const v = k * argument[a] * argument[b];
    const w = (v + lambda * (alpha[r] * p + beta[r] * q)) * gain[r];
    u[a] = lambda * (p - w);
    u[b] = lambda * (q - w);
    flux[r] = w;
  }
}

/** Σ (last / (atol + rtol max(|y|, |argument + last|)))². */
export function errorSum(
  y: Float64Array,
  argument: Float64Array,
  last: Float64Array,
  rtol: number,
  atol: number,
): number {
  let sum = 0;
  for (let s = 0; s < y.length; s++) {
    const next = argument[s] + last[s];
    const x = last[s] / (atol + rtol * Math.max(Math.abs(y[s]), Math.abs(next)));
    sum += x * x;
  }
  return sum;
}

/** The smallest entry of argument + last. */
export function smallest(argument: Float64Array, last: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let s = 0; s < last.length; s++) least = Math.min(least, argument[s] + last[s]);
  return least;
}
