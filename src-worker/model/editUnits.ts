import type { NetworkDocument } from "./document.ts";
import { byLayer, changeLayer } from "./editBase.ts";
import { removeLayer } from "./editLayers.ts";
import { hasEdges, tidySkips } from "./editMatrix.ts";
import { rearrange } from "./editRearrange.ts";
import type { Network, UnitRef, WeightMatrix } from "./network.ts";
import { widths } from "./network.ts";

/** How far from its original a copy is put, where the original was moved by hand; canvas units. */
export const COPY_OFFSET = 24;

/** Adds an unconnected unit (bias 0, a free name) at the end of a layer; 0 = inputs, the last = outputs. */
export function addUnit(document: NetworkDocument, layer: number): NetworkDocument {
  const width = widths(document.network)[layer];
  if (width === undefined) return document;
  return rearrange(document, { layer, order: [...Array(width).keys(), -1] });
}

/**
 * Removes units with their edges. A hidden layer that loses its last unit goes too; when all inputs or
 * all outputs are named, the first of them stays: a network needs one.
 */
export function removeUnits(document: NetworkDocument, units: readonly UnitRef[]): NetworkDocument {
  const layers = [...byLayer(document.network, units)].reverse();
  return layers.reduce((next, [layer, gone]) => removeFromLayer(next, layer, new Set(gone)), document);
}

function removeFromLayer(
  document: NetworkDocument,
  layer: number,
  gone: ReadonlySet<number>,
): NetworkDocument {
  const { network } = document;
  const width = widths(network)[layer] as number;
  const kept = [...Array(width).keys()].filter((index) => !gone.has(index));
  const ends = layer === 0 || layer === network.layers.length;
  if (kept.length === 0 && !ends) return removeLayer(document, layer);
  const order = kept.length === 0 ? [0] : kept;
  if (order.length === width) return document;
  return dropEmptySkips(rearrange(document, { layer, order }));
}

function dropEmptySkips(document: NetworkDocument): NetworkDocument {
  const layers = document.network.layers.map((layer) =>
    layer.skips.every((skip) => hasEdges(skip.weights)) ? layer : { ...layer, skips: tidySkips(layer.skips) },
  );
  return { ...document, network: { ...document.network, layers } };
}

/** The places that `duplicateUnits` gives the copies: after the last unit of each layer, originals in order. */
export function copiesOf(network: Network, units: readonly UnitRef[]): UnitRef[] {
  const size = widths(network);
  return [...byLayer(network, units)].flatMap(([layer, indices]) =>
    indices.map((_, k) => ({ layer, index: (size[layer] as number) + k })),
  );
}

/**
 * Copies units within their layers. A copy has its original's bias, example values and edges to and from
 * units that are not copied; edges between two originals are copied to run between the two copies. So
 * every copy holds its original's value, and what the originals feed outside gets that value once more.
 * Copies go to the end of their layers (the other species keep their names) and get names of their own.
 */
export function duplicateUnits(document: NetworkDocument, units: readonly UnitRef[]): NetworkDocument {
  const groups = byLayer(document.network, units);
  const size = widths(document.network);
  let next = document;
  for (const [layer, indices] of groups) {
    const order = [...Array(size[layer]).keys(), ...indices];
    next = rearrange(next, { layer, order });
  }
  return shiftCopies(separate(next, groups, size), groups, size);
}

type Groups = ReadonlyMap<number, readonly number[]>;

/** Takes out the edges between originals and copies that copying layer by layer has made. */
function separate(document: NetworkDocument, groups: Groups, size: readonly number[]): NetworkDocument {
  const ends = (layer: number): Ends => ({
    originals: groups.get(layer) ?? [],
    first: size[layer] as number,
  });
  let next = document;
  for (const to of groups.keys()) {
    next = changeLayer(next, to, (layer) => {
      const cut = (from: number, weights: WeightMatrix) => cutCrossing(weights, ends(from), ends(to));
      const skips = layer.skips.map((skip) => ({ ...skip, weights: cut(skip.from, skip.weights) }));
      return { ...layer, weights: cut(to - 1, layer.weights), skips };
    });
  }
  return next;
}

interface Ends {
  readonly originals: readonly number[];
  /** Index of the first copy. */
  readonly first: number;
}

function cutCrossing(matrix: WeightMatrix, from: Ends, to: Ends): WeightMatrix {
  if (from.originals.length === 0 || to.originals.length === 0) return matrix;
  const values = matrix.values.slice();
  for (const [k, i] of from.originals.entries()) {
    for (const [m, j] of to.originals.entries()) {
      values[(from.first + k) * matrix.width + j] = 0;
      values[i * matrix.width + to.first + m] = 0;
    }
  }
  return { ...matrix, values };
}

function shiftCopies(document: NetworkDocument, groups: Groups, size: readonly number[]): NetworkDocument {
  const stored = document.canvas?.positions;
  if (!stored) return document;
  const positions = { ...stored };
  for (const [layer, indices] of groups) {
    for (const [k, index] of indices.entries()) {
      const at = stored[`${layer},${index}`];
      if (!at) continue;
      positions[`${layer},${(size[layer] as number) + k}`] = { x: at.x + COPY_OFFSET, y: at.y + COPY_OFFSET };
    }
  }
  return { ...document, canvas: { ...document.canvas, positions } };
}

/**
 * Puts a layer's units in a new order (old index per place); their weights, biases, names, example values
 * go along, so the network computes what it did, with inputs and outputs in their new order. Places on
 * the canvas stay: a unit takes the place of the one whose index it gets. Anything but a permutation
 * changes nothing.
 */
export function reorderUnits(
  document: NetworkDocument,
  layer: number,
  order: readonly number[],
): NetworkDocument {
  const width = widths(document.network)[layer];
  if (width === undefined || order.length !== width) return document;
  if (order.every((old, index) => old === index)) return document;
  const seen = new Set(order);
  if (seen.size !== width || order.some((old) => !Number.isInteger(old) || old < 0 || old >= width)) {
    return document;
  }
  const next = rearrange(document, { layer, order });
  return document.canvas ? { ...next, canvas: document.canvas } : next;
}

/** The order in which the units `moving` of a layer go one place up (−1) or down (+1), as far as there is room. */
export function shiftedOrder(width: number, moving: readonly number[], by: -1 | 1): number[] {
  const order = [...Array(width).keys()];
  const set = new Set(moving);
  const places = by < 0 ? order.slice(1) : order.slice(0, -1).reverse();
  for (const place of places) {
    const [here, there] = [order[place] as number, order[place + by] as number];
    if (!set.has(here) || set.has(there)) continue;
    order[place + by] = here;
    order[place] = there;
  }
  return order;
}

/** Sets a unit's bias; inputs have none, and only finite numbers are taken. */
export function setBias(document: NetworkDocument, unit: UnitRef, value: number): NetworkDocument {
  return setBiases(document, [unit], value);
}

/** Sets the bias of several units; the inputs among them are left out. */
export function setBiases(
  document: NetworkDocument,
  units: readonly UnitRef[],
  value: number,
): NetworkDocument {
  if (!Number.isFinite(value)) return document;
  let next = document;
  for (const [layer, indices] of byLayer(document.network, units)) {
    next = changeLayer(next, layer, (old) => {
      if (indices.every((index) => old.bias[index] === value)) return old;
      const bias = old.bias.slice();
      for (const index of indices) bias[index] = value + 0; // −0 becomes 0
      return { ...old, bias };
    });
  }
  return next;
}
