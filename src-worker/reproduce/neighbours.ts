import type { DataSet, Split } from "../data/dataSet.ts";
import { mostCommon } from "../data/mostCommon.ts";
import { preparedRows, standardisation } from "../data/prepare.ts";

/**
 * Share of the test rows that the majority of their `k` nearest training rows classifies right, by Euclidean
 * distance of inputs standardised from the training rows; among classes with equally many the one of the nearest
 * counts (Cover and Hart, doi:10.1109/TIT.1967.1053964). A yardstick: what the rows themselves allow a classifier
 * that forgets none of them.
 */
export function neighbourAccuracy(data: DataSet, { train, test }: Split, k: number): number {
  const rows = preparedRows(data, standardisation(data, train));
  const n = data.inputs.length;
  const distance = (a: number, b: number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (rows[a * n + i] - rows[b * n + i]) ** 2;
    return sum;
  };
  const right = test.filter((row) => {
    const nearest = [...train]
      .map((other) => ({ label: data.labels[other], distance: distance(row, other) }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, k);
    return mostCommon(nearest.map(({ label }) => label)) === data.labels[row];
  });
  return right.length / test.length;
}
