import type { Layer, SkipConnection, Weight, WeightMatrix } from "./network.ts";

/** A matrix without any edge. */
export function zeroMatrix(fanIn: number, width: number): WeightMatrix {
  return { fanIn, width, values: new Int8Array(fanIn * width) };
}

/** Weight from source unit `i` to target unit `j`. */
export function weightAt(matrix: WeightMatrix, i: number, j: number): Weight {
  return matrix.values[i * matrix.width + j] as Weight;
}

/** The matrix with one entry replaced. */
export function withWeight(matrix: WeightMatrix, i: number, j: number, weight: Weight): WeightMatrix {
  const values = matrix.values.slice();
  values[i * matrix.width + j] = weight;
  return { ...matrix, values };
}

/**
 * Picks rows (sources) and columns (targets) in a new order; −1 gives a row or column without edges.
 * `null` keeps all of them as they are.
 */
export function pick(
  matrix: WeightMatrix,
  rows: readonly number[] | null,
  columns: readonly number[] | null,
): WeightMatrix {
  if (!rows && !columns) return matrix;
  const fanIn = rows ? rows.length : matrix.fanIn;
  const width = columns ? columns.length : matrix.width;
  const values = new Int8Array(fanIn * width);
  for (let i = 0; i < fanIn; i++) {
    const row = rows ? (rows[i] as number) : i;
    if (row < 0) continue;
    for (let j = 0; j < width; j++) {
      const column = columns ? (columns[j] as number) : j;
      if (column >= 0) values[i * width + j] = weightAt(matrix, row, column);
    }
  }
  return { fanIn, width, values };
}

export function hasEdges(matrix: WeightMatrix): boolean {
  return matrix.values.some((w) => w !== 0);
}

/** The matrix from layer `from` into `layer` (number `index`, from 1), or null where there is none. */
export function matrixFrom(layer: Layer, index: number, from: number): WeightMatrix | null {
  if (from === index - 1) return layer.weights;
  return layer.skips.find((skip) => skip.from === from)?.weights ?? null;
}

/** Skips in the order of their sources, those without any edge left out. */
export function tidySkips(skips: readonly SkipConnection[]): SkipConnection[] {
  return skips.filter((skip) => hasEdges(skip.weights)).sort((a, b) => a.from - b.from);
}
