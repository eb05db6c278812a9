import type { NetworkDocument } from "./document.ts";
import { byLayer, changeLayer } from "./editBase.ts";
import { matrixFrom, tidySkips, zeroMatrix } from "./editMatrix.ts";
import type { Layer, Network, UnitRef, Weight, WeightMatrix } from "./network.ts";
import { incoming, widths } from "./network.ts";
import { createUniform } from "./random.ts";

/** Weights from some units of one layer into some units of a later one; `null` stands for all units. */
export interface WeightBlock {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly number[] | null;
  readonly columns: readonly number[] | null;
}

/** New weight from the old one, at source unit `i` and target unit `j`. */
export type WeightRule = (old: Weight, i: number, j: number) => Weight;

/**
 * The weights that a selection of units stands for: with units of several layers, those between each of
 * these layers and the next of them; with units of one layer, all that lead into them from the layer
 * directly before. With `existing`, the matrices that are there among them, skip connections included: for
 * rules that make no new edges. Empty when only inputs are selected.
 */
export function blocksOf(network: Network, units: readonly UnitRef[], existing: boolean): WeightBlock[] {
  const groups = [...byLayer(network, units)];
  const size = widths(network);
  const part = ([layer, indices]: Group) => (indices.length === size[layer] ? null : indices);
  return groups.flatMap((target, n): WeightBlock[] => {
    const [to] = target;
    const layer = network.layers[to - 1];
    if (!layer) return [];
    const columns = part(target);
    if (groups.length === 1) {
      const sources = existing ? incoming(layer, to).map(({ from }) => from) : [to - 1];
      return sources.map((from) => ({ from, to, rows: null, columns }));
    }
    return groups
      .slice(0, n)
      .filter(([from], m) => (existing ? matrixFrom(layer, to, from) !== null : m === n - 1))
      .map((source) => ({ from: source[0], to, rows: part(source), columns }));
  });
}

type Group = readonly [layer: number, indices: readonly number[]];

/** How many weights the blocks cover. */
export function blockSize(network: Network, blocks: readonly WeightBlock[]): number {
  const size = widths(network);
  return blocks.reduce(
    (sum, { from, to, rows, columns }) =>
      sum + (rows?.length ?? (size[from] as number)) * (columns?.length ?? (size[to] as number)),
    0,
  );
}

/** True when any weight of the blocks is not 0. */
export function blocksHaveEdges(network: Network, blocks: readonly WeightBlock[]): boolean {
  return blocks.some((block) => {
    const matrix = matrixFrom(network.layers[block.to - 1] as Layer, block.to, block.from);
    return matrix !== null && someWeight(matrix, block);
  });
}

function someWeight(matrix: WeightMatrix, { rows, columns }: WeightBlock): boolean {
  const { fanIn, width, values } = matrix;
  for (let r = 0; r < (rows?.length ?? fanIn); r++) {
    const row = (rows ? (rows[r] as number) : r) * width;
    for (let c = 0; c < (columns?.length ?? width); c++) {
      if (values[row + (columns ? (columns[c] as number) : c)] !== 0) return true;
    }
  }
  return false;
}

/**
 * Changes every weight of the blocks by a rule, row by row. A block between layers that are no neighbours
 * makes or joins their skip connection; a skip connection left without edges goes.
 */
export function changeBlocks(
  document: NetworkDocument,
  blocks: readonly WeightBlock[],
  rule: WeightRule,
): NetworkDocument {
  return blocks.reduce((next, block) => changeBlock(next, block, rule), document);
}

function changeBlock(document: NetworkDocument, block: WeightBlock, rule: WeightRule): NetworkDocument {
  const { from, to } = block;
  if (from >= to) return document;
  return changeLayer(document, to, (layer) => {
    const fanIn = widths(document.network)[from] as number;
    const old = matrixFrom(layer, to, from) ?? zeroMatrix(fanIn, layer.bias.length);
    const weights = changeMatrix(old, block, rule);
    if (weights === old) return layer;
    if (from === to - 1) return { ...layer, weights };
    const skips = layer.skips.map((skip) => (skip.from === from ? { ...skip, weights } : skip));
    const known = skips.some((skip) => skip.from === from);
    return { ...layer, skips: tidySkips(known ? skips : [...skips, { from, weights }]) };
  });
}

function changeMatrix(matrix: WeightMatrix, { rows, columns }: WeightBlock, rule: WeightRule): WeightMatrix {
  const { fanIn, width } = matrix;
  const values = matrix.values.slice();
  let changed = false;
  for (let r = 0; r < (rows?.length ?? fanIn); r++) {
    const i = rows ? (rows[r] as number) : r;
    for (let c = 0; c < (columns?.length ?? width); c++) {
      const j = columns ? (columns[c] as number) : c;
      const old = values[i * width + j] as Weight;
      const weight = rule(old, i, j);
      values[i * width + j] = weight;
      changed ||= weight !== old;
    }
  }
  return changed ? { ...matrix, values } : matrix;
}

/** A rule that gives every weight the same value. */
export function always(weight: Weight): WeightRule {
  return () => weight;
}

/** +1 becomes −1 and back; 0 stays. */
export const flipped: WeightRule = (old) => (old === 0 ? 0 : old > 0 ? -1 : 1);

/**
 * A rule that draws every weight anew: 0 with probability `zeros` (0 to 1), else +1 or −1, each as likely.
 * The same seed gives the same weights on every machine.
 */
export function randomWeights(seed: number, zeros: number): WeightRule {
  const random = createUniform(seed);
  return () => (random.uniform() < zeros ? 0 : random.integer(2) === 0 ? -1 : 1);
}

/** Puts a whole matrix in place of the direct weights into a layer (from 1); another size changes nothing. */
export function setMatrix(document: NetworkDocument, layer: number, matrix: WeightMatrix): NetworkDocument {
  return changeLayer(document, layer, (old) => {
    const { fanIn, width, values } = old.weights;
    if (matrix.fanIn !== fanIn || matrix.width !== width) return old;
    return values.every((w, n) => w === matrix.values[n]) ? old : { ...old, weights: matrix };
  });
}
