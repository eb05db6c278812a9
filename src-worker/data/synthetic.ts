import { createRandom } from "../random.ts";
import { type DataSet, rowOf } from "./dataSet.ts";

/**
 * Rows drawn from a normal distribution with the mean and covariance of each class's training rows:
 * inputs to play with where the measured rows are not ours to hand on. One list per class, fixed by the
 * seed; `count` rows each.
 */
export function drawFromClasses(data: DataSet, count: number, seed: number): Float64Array[][] {
  const random = createRandom(seed);
  const from = data.split?.train ?? Int32Array.from(data.labels.keys());
  return data.classes.map((_, k) => {
    const rows = Array.from(
      from.filter((r) => data.labels[r] === k),
      (r) => rowOf(data, r),
    );
    const { mean, root } = moments(rows, data.inputs.length);
    return Array.from({ length: count }, () => {
      const z = mean.map(() => random.normal());
      return mean.map((m, i) => {
        let x = m;
        for (let j = 0; j <= i; j++) x += root[i][j] * z[j];
        return x;
      });
    });
  });
}

/** Mean and the lower Cholesky factor of the covariance; a direction without spread has zeros. */
function moments(rows: readonly Float64Array[], n: number): { mean: Float64Array; root: Float64Array[] } {
  const mean = new Float64Array(n);
  for (const row of rows) for (let i = 0; i < n; i++) mean[i] += row[i] / rows.length;
  const root = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (const row of rows) sum += ((row[i] - mean[i]) * (row[j] - mean[j])) / rows.length;
      for (let k = 0; k < j; k++) sum -= root[i][k] * root[j][k];
      if (i === j) root[i][i] = Math.sqrt(Math.max(0, sum));
      else root[i][j] = root[j][j] > 1e-12 ? sum / root[j][j] : 0;
    }
  }
  return { mean, root };
}
