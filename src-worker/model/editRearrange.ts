import type { NetworkDocument, Standardisation } from "./document.ts";
import { pick } from "./editMatrix.ts";
import { FreeNames } from "./editNames.ts";
import type { Layer, Network } from "./network.ts";

/**
 * How one layer's units are rearranged: old index per new unit, −1 for a new unit. An index that comes
 * again makes a copy: the same weights in and out, the same bias, a name of its own.
 */
export interface Rearrangement {
  readonly layer: number;
  readonly order: readonly number[];
}

/** Adds, removes, copies and reorders units of one layer (0 = inputs) and keeps the rest of the document consistent. */
export function rearrange(document: NetworkDocument, change: Rearrangement): NetworkDocument {
  const network = rearrangeNetwork(document.network, change);
  const moved = renumberPositions({ ...document, network }, (layer, index) =>
    layer === change.layer ? { layer, index: change.order.indexOf(index) } : { layer, index },
  );
  if (change.layer === 0) return rearrangeInputs(moved, change.order);
  if (change.layer === network.layers.length) return dropLabels(moved, document.network.outputs);
  return moved;
}

function rearrangeNetwork(network: Network, { layer, order }: Rearrangement): Network {
  const last = network.layers.length;
  return {
    inputs: layer === 0 ? reorderNames(network.inputs, order, "x") : network.inputs,
    layers: network.layers.map((l, i) => rearrangeLayer(l, i + 1, { layer, order })),
    outputs: layer === last ? reorderNames(network.outputs, order, "y") : network.outputs,
  };
}

function rearrangeLayer(layer: Layer, index: number, { layer: changed, order }: Rearrangement): Layer {
  const columns = index === changed ? order : null;
  const rowsOf = (from: number) => (from === changed ? order : null);
  const touched = columns || changed === index - 1 || layer.skips.some((skip) => skip.from === changed);
  if (!touched) return layer;
  const skips = layer.skips.map((skip) => ({
    from: skip.from,
    weights: pick(skip.weights, rowsOf(skip.from), columns),
  }));
  const next: Layer = { ...layer, weights: pick(layer.weights, rowsOf(index - 1), columns), skips };
  if (!columns) return next;
  const bias = Float64Array.from(order, (old) => (old < 0 ? 0 : (layer.bias[old] as number)));
  if (!layer.units) return { ...next, bias };
  return { ...next, bias, units: reorderNames(layer.units, order, "h") };
}

function reorderNames(names: readonly string[], order: readonly number[], letter: string): string[] {
  const kept = new Set(order.filter((old) => old >= 0));
  const free = new FreeNames([...kept].map((old) => names[old] as string));
  let known = kept.size;
  return order.map((old) => {
    if (kept.delete(old)) return names[old] as string;
    known++;
    return old < 0 ? free.numbered(letter, known) : free.copy(names[old] as string);
  });
}

/**
 * Raw values and bounds of new inputs: 0, prepared with mean 0 and deviation 1, and as low a bound as
 * the lowest of the others, so that no value that was accepted is refused.
 */
function rearrangeInputs(document: NetworkDocument, order: readonly number[]): NetworkDocument {
  const numbers = (values: readonly number[], fresh: number) =>
    order.map((old) => (old < 0 ? fresh : (values[old] ?? fresh)));
  let next = document;
  const { preparation, inputBounds, examples } = document;
  if (preparation) next = { ...next, preparation: rearrangePreparation(preparation, order, numbers) };
  if (inputBounds) next = { ...next, inputBounds: numbers(inputBounds, Math.min(0, ...inputBounds)) };
  if (examples) {
    next = { ...next, examples: examples.map((e) => ({ ...e, values: numbers(e.values, 0) })) };
  }
  return next;
}

function rearrangePreparation(
  preparation: Standardisation,
  order: readonly number[],
  numbers: (values: readonly number[], fresh: number) => number[],
): Standardisation {
  const { mean, deviation, units } = preparation;
  const kept = isSame(order, mean.length) ? preparation : withoutImage(preparation);
  const next = { ...kept, mean: numbers(mean, 0), deviation: numbers(deviation, 1) };
  return units ? { ...next, units: order.map((old) => (old < 0 ? "" : (units[old] ?? ""))) } : next;
}

function isSame(order: readonly number[], count: number): boolean {
  return order.length === count && order.every((old, index) => old === index);
}

/** Other inputs, or the same ones in another order, are no longer the pixels of that image. */
function withoutImage(preparation: Standardisation): Standardisation {
  const { image: _, ...rest } = preparation;
  return rest;
}

/** Examples whose true output was removed lose their label: no output could be right. */
function dropLabels(document: NetworkDocument, before: readonly string[]): NetworkDocument {
  const now = new Set(document.network.outputs);
  const gone = new Set(before.filter((name) => !now.has(name)));
  if (!document.examples?.some((e) => e.label !== undefined && gone.has(e.label))) return document;
  const examples = document.examples.map((example) => {
    if (example.label === undefined || !gone.has(example.label)) return example;
    const { label: _, ...rest } = example;
    return rest;
  });
  return { ...document, examples };
}

/** Moves canvas positions to the units' new places; a negative index or layer drops the entry. */
export function renumberPositions(
  document: NetworkDocument,
  place: (layer: number, index: number) => { layer: number; index: number },
): NetworkDocument {
  const positions = document.canvas?.positions;
  if (!positions) return document;
  const next: Record<string, { readonly x: number; readonly y: number }> = {};
  for (const [key, at] of Object.entries(positions)) {
    const [layer, index] = key.split(",").map(Number);
    const to = place(layer as number, index as number);
    if (to.layer >= 0 && to.index >= 0) next[`${to.layer},${to.index}`] = at;
  }
  return { ...document, canvas: { ...document.canvas, positions: next } };
}
