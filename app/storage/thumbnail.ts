import { incoming, type Network, type WeightMatrix, widths } from "../../src-worker/model/network.ts";
import { all, fieldsOf, isWhole } from "./checks.ts";

/** A weight matrix made small: the mean sign of each block of weights, −127 (all −1) to 127 (all +1). */
export interface SmallMatrix {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly columns: number;
  /** Row-major, rows × columns. */
  readonly values: Int8Array;
}

/** What a network's small picture is drawn from: some hundred bytes, whatever the size of the network. */
export interface Thumbnail {
  /** Units per layer, the inputs first. */
  readonly widths: readonly number[];
  readonly matrices: readonly SmallMatrix[];
}

/** Rows and columns of a small matrix at most: what can be told apart in a picture of 96 × 56 px. */
const SIDE = 16;
/** Matrices in one picture at most; what comes later in a deeper network is left out. */
const MATRICES = 12;
const LAYERS = 512;

/** The small picture of a network. One pass over the weights: a millisecond for 400,000. */
export function thumbnailOf(network: Network): Thumbnail {
  const matrices = network.layers.flatMap((layer, l) =>
    incoming(layer, l + 1).map(({ from, weights }) => shrink(weights, from, l + 1)),
  );
  return { widths: widths(network).slice(0, LAYERS), matrices: matrices.slice(0, MATRICES) };
}

function shrink({ fanIn, width, values }: WeightMatrix, from: number, to: number): SmallMatrix {
  const rows = Math.min(fanIn, SIDE);
  const columns = Math.min(width, SIDE);
  if (rows === fanIn && columns === width) {
    return { from, to, rows, columns, values: values.map((w) => w * 127) };
  }
  const sums = new Float64Array(rows * columns);
  const counts = new Float64Array(rows * columns);
  for (let i = 0; i < fanIn; i++) {
    const row = Math.floor((i * rows) / fanIn) * columns;
    for (let j = 0; j < width; j++) {
      const at = row + Math.floor((j * columns) / width);
      sums[at] = (sums[at] as number) + (values[i * width + j] as number);
      counts[at] = (counts[at] as number) + 1;
    }
  }
  const means = sums.map((sum, at) => sum / (counts[at] as number));
  // Random weights nearly cancel: the picture uses the whole range that is there.
  const largest = means.reduce((most, mean) => Math.max(most, Math.abs(mean)), 0) || 1;
  return {
    from,
    to,
    rows,
    columns,
    values: Int8Array.from(means, (mean) => Math.round((127 * mean) / largest)),
  };
}

/** Reads a stored thumbnail; null for anything that cannot be drawn. */
export function readThumbnail(raw: unknown): Thumbnail | null {
  const { widths: layers, matrices } = fieldsOf(raw);
  if (!isWidths(layers) || !Array.isArray(matrices) || matrices.length > MATRICES) return null;
  return all(matrices, (matrix) => isSmall(matrix, layers.length)) ? { widths: layers, matrices } : null;
}

/** Units per layer of a network that can be: two layers or more, none empty. */
export function isWidths(raw: unknown): raw is number[] {
  return (
    Array.isArray(raw) &&
    raw.length >= 2 &&
    raw.length <= LAYERS &&
    all(raw, (width) => isWhole(width, 1, Number.MAX_SAFE_INTEGER))
  );
}

function isSmall(raw: unknown, layers: number): raw is SmallMatrix {
  const { from, to, rows, columns, values } = fieldsOf(raw);
  return (
    isWhole(to, 1, layers - 1) &&
    isWhole(from, 0, to - 1) &&
    isWhole(rows, 1, SIDE) &&
    isWhole(columns, 1, SIDE) &&
    values instanceof Int8Array &&
    values.length === rows * columns
  );
}
