import type { Standardisation } from "../model/document.ts";
import { createRandom } from "../random.ts";
import { type DataSet, rowCount, type Split } from "./dataSet.ts";

/** How raw values become inputs: minus the mean over the deviation, minus the mean, or as they are. */
export type PreparationKind = "standardise" | "centre" | "none";

/** How many rows (or groups) go where; what is left goes to the test part. */
export interface SplitShares {
  /** In 0 … 1. */
  readonly train: number;
  /** In 0 … 1 − train. */
  readonly validation: number;
}

/** How a data set's rows are dealt out. */
export interface SplitChoice {
  readonly shares: SplitShares;
  /** Single rows, or whole groups (a patient's samples) where the data have groups. */
  readonly by: "row" | "group";
  readonly seed: number;
}

/** The split a choice gives. */
export function splitRows(data: DataSet, { shares, by, seed }: SplitChoice): Split {
  return by === "group" ? splitByGroup(data, shares, seed) : splitByRow(data, shares, seed);
}

/**
 * Mean and population deviation (dividing by n) per input, from the rows named in `from` only. An
 * input that never changes there gets the deviation 1, so that it is merely centred.
 */
export function standardisation(data: DataSet, from: Int32Array): Standardisation {
  const { mean, variance } = moments(data, from);
  const deviation = Array.from(variance, (v, i) => {
    // A constant column keeps a spread of rounding size around its mean.
    const rounding = 1e-12 * (mean[i] as number);
    return v > rounding * rounding ? Math.sqrt(v) : 1;
  });
  return { mean: Array.from(mean), deviation, ...(data.units ? { units: data.units } : {}) };
}

/** Like `standardisation`, but only the mean is taken off. */
export function centring(data: DataSet, from: Int32Array): Standardisation {
  const mean = Array.from(moments(data, from).mean);
  return { mean, deviation: mean.map(() => 1), ...(data.units ? { units: data.units } : {}) };
}

function moments(data: DataSet, from: Int32Array): { mean: Float64Array; variance: Float64Array } {
  const n = data.inputs.length;
  const mean = new Float64Array(n);
  const variance = new Float64Array(n);
  for (const r of from) {
    for (let i = 0; i < n; i++) mean[i] = (mean[i] as number) + (data.rows[r * n + i] as number);
  }
  for (let i = 0; i < n; i++) mean[i] = (mean[i] as number) / from.length;
  for (const r of from) {
    for (let i = 0; i < n; i++) {
      const d = (data.rows[r * n + i] as number) - (mean[i] as number);
      variance[i] = (variance[i] as number) + (d * d) / from.length;
    }
  }
  return { mean, variance };
}

/** All rows prepared, row-major; the raw rows without a preparation. */
export function preparedRows(data: DataSet, preparation: Standardisation | null): Float64Array {
  if (!preparation) return data.rows;
  const n = data.inputs.length;
  const { mean, deviation } = preparation;
  const rows = new Float64Array(data.rows.length);
  for (let at = 0; at < rows.length; at += n) {
    for (let i = 0; i < n; i++) {
      rows[at + i] = ((data.rows[at + i] as number) - (mean[i] as number)) / (deviation[i] as number);
    }
  }
  return rows;
}

/** The numbers 0 … n − 1 in random order (Fisher–Yates). */
export function permutation(n: number, random: { integer(n: number): number }): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  shuffle(order, random);
  return order;
}

/** Puts the entries into random order, in place. */
export function shuffle(order: Int32Array, random: { integer(n: number): number }): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
}

/** Rows dealt out at random, fixed by the seed. */
export function splitByRow(data: DataSet, shares: SplitShares, seed: number): Split {
  const n = rowCount(data);
  const order = permutation(n, createRandom(seed));
  const a = Math.round(n * shares.train);
  const b = Math.min(n, a + Math.round(n * shares.validation));
  return { train: order.slice(0, a), validation: order.slice(a, b), test: order.slice(b) };
}

/**
 * Whole groups dealt out at random, fixed by the seed, class by class (a group's class is its first
 * row's) so that every part sees every class that has groups enough; rows without a
 * label are left out. Data without groups are split by row.
 */
export function splitByGroup(data: DataSet, shares: SplitShares, seed: number): Split {
  const { groups } = data;
  if (!groups) return splitByRow(data, shares, seed);
  const random = createRandom(seed);
  const part = new Map<string, number>();
  for (let k = 0; k < data.classes.length; k++) {
    const names = [...new Set(groups.filter((_, r) => data.labels[r] === k))].filter((g) => !part.has(g));
    const order = permutation(names.length, random);
    const a = Math.round(names.length * shares.train);
    const b = a + Math.round(names.length * shares.validation);
    order.forEach((g, i) => {
      part.set(names[g] as string, i < a ? 0 : i < b ? 1 : 2);
    });
  }
  const rowsOf = (p: number) =>
    Int32Array.from(groups.flatMap((group, r) => (part.get(group) === p ? [r] : [])));
  return { train: rowsOf(0), validation: rowsOf(1), test: rowsOf(2) };
}
