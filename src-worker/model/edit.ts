/**
 * Edits of a network document. Every function returns a new, valid document and mutates nothing, so
 * keeping the old reference is an exact undo; when nothing changes the same reference comes back.
 */
import type { NetworkDocument } from "./document.ts";
import { removeLayer } from "./editLayers.ts";
import { hasEdges, matrixFrom, tidySkips, weightAt, withWeight, zeroMatrix } from "./editMatrix.ts";
import { rearrange } from "./editUnits.ts";
import type { Activation, Layer, Network, UnitRef, Weight } from "./network.ts";
import { widths } from "./network.ts";

export { addLayer, removeLayer } from "./editLayers.ts";
export { validateNetwork } from "./editValidate.ts";

/** An edge by its ends; layer 0 = inputs. */
export interface EdgeEnds {
  readonly from: UnitRef;
  readonly to: UnitRef;
}

/** Where a unit is put on the canvas, in canvas units (px at zoom 1). */
export interface Placement {
  readonly unit: UnitRef;
  readonly x: number;
  readonly y: number;
}

const LONGEST_NAME = 80;

export function hasUnit(network: Network, unit: UnitRef): boolean {
  const width = widths(network)[unit.layer];
  return width !== undefined && Number.isInteger(unit.index) && unit.index >= 0 && unit.index < width;
}

/** The weight of an edge; 0 where there is no edge or no such unit. */
export function weightOf(network: Network, { from, to }: EdgeEnds): Weight {
  if (!hasUnit(network, from) || !hasUnit(network, to) || from.layer >= to.layer) return 0;
  const matrix = matrixFrom(network.layers[to.layer - 1] as Layer, to.layer, from.layer);
  return matrix ? weightAt(matrix, from.index, to.index) : 0;
}

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
  const real = units.filter((unit) => hasUnit(document.network, unit));
  const layers = [...new Set(real.map((unit) => unit.layer))].sort((a, b) => b - a);
  return layers.reduce((next, layer) => {
    const gone = new Set(real.filter((unit) => unit.layer === layer).map((unit) => unit.index));
    return removeFromLayer(next, layer, gone);
  }, document);
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

/**
 * Sets the weight of an edge; 0 removes it. An edge that jumps layers makes or joins the skip connection
 * of its source, and a skip connection left without edges goes. Backward edges change nothing.
 */
export function setWeight(document: NetworkDocument, edge: EdgeEnds, weight: Weight): NetworkDocument {
  const { network } = document;
  const { from, to } = edge;
  if (!hasUnit(network, from) || !hasUnit(network, to) || from.layer >= to.layer) return document;
  if (weightOf(network, edge) === weight) return document;
  return changeLayer(document, to.layer, (layer) => {
    if (from.layer === to.layer - 1) {
      return { ...layer, weights: withWeight(layer.weights, from.index, to.index, weight) };
    }
    const old = matrixFrom(layer, to.layer, from.layer);
    const empty = zeroMatrix(widths(network)[from.layer] as number, layer.bias.length);
    const weights = withWeight(old ?? empty, from.index, to.index, weight);
    const others = layer.skips.filter((skip) => skip.from !== from.layer);
    return { ...layer, skips: tidySkips([...others, { from: from.layer, weights }]) };
  });
}

export function removeEdges(document: NetworkDocument, edges: readonly EdgeEnds[]): NetworkDocument {
  return edges.reduce((next, edge) => setWeight(next, edge, 0), document);
}

/** +1 becomes −1 and back; where there is no edge nothing changes. */
export function flipEdge(document: NetworkDocument, edge: EdgeEnds): NetworkDocument {
  const weight = weightOf(document.network, edge);
  return weight === 0 ? document : setWeight(document, edge, weight > 0 ? -1 : 1);
}

/** Sets a unit's bias; inputs have none, and only finite numbers are taken. */
export function setBias(document: NetworkDocument, unit: UnitRef, value: number): NetworkDocument {
  if (unit.layer === 0 || !hasUnit(document.network, unit) || !Number.isFinite(value)) return document;
  return changeLayer(document, unit.layer, (layer) => {
    if (layer.bias[unit.index] === value) return layer;
    const bias = layer.bias.slice();
    bias[unit.index] = value + 0; // −0 becomes 0
    return { ...layer, bias };
  });
}

/** Makes a layer (from 1) ReLU or linear. */
export function setActivation(
  document: NetworkDocument,
  layer: number,
  activation: Activation,
): NetworkDocument {
  return changeLayer(document, layer, (old) =>
    old.activation === activation ? old : { ...old, activation },
  );
}

/**
 * Renames an input, hidden unit or output. Blank names and names another unit of the layer has change
 * nothing; examples labelled with an output follow its new name.
 */
export function renameUnit(document: NetworkDocument, unit: UnitRef, name: string): NetworkDocument {
  const { network } = document;
  const clean = name.trim().slice(0, LONGEST_NAME);
  if (clean === "" || !hasUnit(network, unit)) return document;
  const names = unitNames(network, unit.layer);
  if (names.includes(clean)) return document;
  const next = names.map((old, i) => (i === unit.index ? clean : old));
  if (unit.layer === 0) return { ...document, network: { ...network, inputs: next } };
  if (unit.layer < network.layers.length) {
    return changeLayer(document, unit.layer, (layer) => ({ ...layer, units: next }));
  }
  const renamed = { ...document, network: { ...network, outputs: next } };
  const before = names[unit.index];
  if (!document.examples?.some((e) => e.label === before)) return renamed;
  return {
    ...renamed,
    examples: document.examples.map((e) => (e.label === before ? { ...e, label: clean } : e)),
  };
}

/** The names of a layer's units; hidden units without names are h1, h2, … */
export function unitNames(network: Network, layer: number): readonly string[] {
  if (layer === 0) return network.inputs;
  if (layer === network.layers.length) return network.outputs;
  const { units, bias } = network.layers[layer - 1] as Layer;
  return units ?? Array.from(bias, (_, i) => `h${i + 1}`);
}

/** Puts units at canvas positions, rounded to whole units. */
export function moveUnits(document: NetworkDocument, placements: readonly Placement[]): NetworkDocument {
  const positions = { ...document.canvas?.positions };
  let changed = false;
  for (const { unit, x, y } of placements) {
    if (!hasUnit(document.network, unit) || !Number.isFinite(x) || !Number.isFinite(y)) continue;
    const key = `${unit.layer},${unit.index}`;
    const at = { x: Math.round(x), y: Math.round(y) };
    if (positions[key]?.x === at.x && positions[key]?.y === at.y) continue;
    positions[key] = at;
    changed = true;
  }
  return changed ? { ...document, canvas: { ...document.canvas, positions } } : document;
}

/** Forgets every canvas position: the units go back to their columns. */
export function tidyPositions(document: NetworkDocument): NetworkDocument {
  if (!document.canvas?.positions) return document;
  const { positions: _, ...canvas } = document.canvas;
  return { ...document, canvas };
}

/** Says which layers (0 = inputs) are drawn collapsed. */
export function setCollapsed(document: NetworkDocument, layers: readonly number[]): NetworkDocument {
  const count = document.network.layers.length;
  const collapsed = [...new Set(layers)].filter((l) => l >= 0 && l <= count).sort((a, b) => a - b);
  const old = document.canvas?.collapsed;
  if (old && old.length === collapsed.length && collapsed.every((l, i) => l === old[i])) return document;
  return { ...document, canvas: { ...document.canvas, collapsed } };
}

function changeLayer(
  document: NetworkDocument,
  index: number,
  change: (layer: Layer) => Layer,
): NetworkDocument {
  const { network } = document;
  const old = network.layers[index - 1];
  if (!old) return document;
  const next = change(old);
  if (next === old) return document;
  const layers = network.layers.map((layer, l) => (l === index - 1 ? next : layer));
  return { ...document, network: { ...network, layers } };
}
