import type { Network, WeightMatrix } from "../../src-worker/model/network.ts";

/** How many weights of a matrix are +1 and −1. */
export interface SignCounts {
  readonly plus: number;
  readonly minus: number;
}

const counted = new WeakMap<WeightMatrix, SignCounts>();

/** Counts a matrix once: footer, captions and bundles of edges ask for the same numbers. */
export function signCounts(matrix: WeightMatrix): SignCounts {
  const known = counted.get(matrix);
  if (known) return known;
  const { values } = matrix;
  let plus = 0;
  let minus = 0;
  for (let i = 0; i < values.length; i++) {
    const w = values[i] as number;
    if (w > 0) plus++;
    else if (w < 0) minus++;
  }
  const counts = { plus, minus };
  counted.set(matrix, counts);
  return counts;
}

/** The same for a whole network, skip connections included. */
export function networkSigns(network: Network): SignCounts {
  let plus = 0;
  let minus = 0;
  for (const layer of network.layers) {
    for (const matrix of [layer.weights, ...layer.skips.map((skip) => skip.weights)]) {
      const counts = signCounts(matrix);
      plus += counts.plus;
      minus += counts.minus;
    }
  }
  return { plus, minus };
}
