import type { Clip, ClipLayer, ClipUnit } from "./clip.ts";
import type { NetworkDocument, Standardisation } from "./document.ts";
import { changeLayer } from "./editBase.ts";
import { changeBlocks } from "./editBlocks.ts";
import { addLayer } from "./editLayers.ts";
import { FreeNames, LONGEST_NAME, unitNames, withNames } from "./editNames.ts";
import { rearrange } from "./editRearrange.ts";
import { COPY_OFFSET } from "./editUnits.ts";
import type { UnitRef, Weight } from "./network.ts";
import { widths } from "./network.ts";

/** A document with pasted units, and where they are. */
export interface Pasted {
  readonly document: NetworkDocument;
  readonly units: readonly UnitRef[];
  /** Hidden layers that were added because there were too few. */
  readonly newLayers: number;
  /** Layers (from 1) whose activation differs from the copied one: the pasted units compute with the layer's. */
  readonly otherActivation: readonly number[];
}

/**
 * Pastes copied units with the edges among them. Inputs go to the inputs, outputs to the outputs, hidden
 * units to hidden layers: the first of them into `start` where that is a hidden layer, else into the layer
 * they came from, else the last hidden one; the others as many layers later as they were. Layers that do
 * not exist are added before the output. A pasted unit goes to the end of its layer and keeps its name,
 * unless that is taken, its bias, and its preparation. Nothing else of the network changes: no edge leads
 * from or to what was there, so all old units keep their values.
 */
export function pasteUnits(document: NetworkDocument, clip: Clip, start: number | null): Pasted {
  const { hidden, newLayers } = hiddenTargets(document, clip, start);
  let next = document;
  const added = clip.layers.filter((layer) => layer.kind === "hidden").slice(hidden.length - newLayers);
  for (const layer of added) {
    next = addLayer(next, next.network.layers.length - 1, layer.activation ?? "relu", layer.units.length);
  }
  let n = 0;
  const targets = clip.layers.map((layer) => {
    if (layer.kind === "input") return 0;
    return layer.kind === "output" ? next.network.layers.length : (hidden[n++] as number);
  });
  const firsts: number[] = [];
  const fresh = document.network.layers.length;
  for (const [m, layer] of clip.layers.entries()) {
    const target = targets[m] as number;
    const isNew = layer.kind === "hidden" && target >= fresh;
    const first = isNew ? 0 : (widths(next.network)[target] as number);
    if (!isNew) next = grow(next, target, layer.units.length);
    next = dress(next, target, first, layer);
    firsts.push(first);
  }
  for (const { from, to, rows } of clip.weights)
    next = connect(next, from - 1, to - 1, rows, targets, firsts);
  const units = clip.layers.flatMap((layer, m) =>
    layer.units.map((_, k) => ({ layer: targets[m] as number, index: (firsts[m] as number) + k })),
  );
  const otherActivation = clip.layers.flatMap((layer, m) => {
    const target = targets[m] as number;
    return target > 0 && next.network.layers[target - 1]?.activation !== layer.activation ? [target] : [];
  });
  return { document: next, units, newLayers, otherActivation };
}

/** The layer each hidden layer of the clip goes to, and how many of these have to be added at the end. */
function hiddenTargets(
  document: NetworkDocument,
  clip: Clip,
  start: number | null,
): { readonly hidden: readonly number[]; readonly newLayers: number } {
  const last = document.network.layers.length - 1;
  const isHidden = (layer: number) => layer >= 1 && layer <= last;
  const copied = clip.layers.filter((layer) => layer.kind === "hidden").map((layer) => layer.layer);
  const hidden: number[] = [];
  for (const [n, layer] of copied.entries()) {
    const before = hidden[n - 1];
    if (before === undefined) {
      const own = isHidden(layer) ? layer : Math.max(1, last);
      hidden.push(start !== null && isHidden(start) ? start : own);
      continue;
    }
    const along = before + layer - (copied[n - 1] as number);
    hidden.push(along <= last ? along : Math.max(before, last) + 1);
  }
  return { hidden, newLayers: hidden.filter((layer) => layer > last).length };
}

function grow(document: NetworkDocument, layer: number, by: number): NetworkDocument {
  const width = widths(document.network)[layer] as number;
  return rearrange(document, { layer, order: [...Array(width).keys(), ...Array<number>(by).fill(-1)] });
}

/** Gives new units from index `first` what the copied ones had of their own. */
function dress(
  document: NetworkDocument,
  layer: number,
  first: number,
  { units }: ClipLayer,
): NetworkDocument {
  let next = nameUnits(document, layer, first, units);
  next = changeLayer(next, layer, (old) => {
    const bias = old.bias.slice();
    for (const [k, unit] of units.entries()) bias[first + k] = (unit.bias ?? 0) + 0;
    return { ...old, bias };
  });
  if (layer === 0) next = prepareInputs(next, first, units);
  return placeUnits(next, layer, first, units);
}

function nameUnits(
  document: NetworkDocument,
  layer: number,
  first: number,
  units: readonly ClipUnit[],
): NetworkDocument {
  if (units.every((unit) => unit.name === undefined)) return document;
  const names = unitNames(document.network, layer);
  // The wanted names go before the made-up ones of the units without.
  const free = new FreeNames(names.slice(0, first));
  const wanted = units.map(({ name }) => {
    const clean = name?.trim().slice(0, LONGEST_NAME);
    return clean ? free.take(clean) : null;
  });
  return withNames(
    document,
    layer,
    names.map((old, index) => (index < first ? old : (wanted[index - first] ?? free.take(old)))),
  );
}

/** A network that prepares nothing so far prepares its other inputs with mean 0 and deviation 1. */
function prepareInputs(
  document: NetworkDocument,
  first: number,
  units: readonly ClipUnit[],
): NetworkDocument {
  if (units.every((unit) => !unit.prepare)) return document;
  const inputs = document.network.inputs.length;
  const old: Standardisation = document.preparation ?? {
    mean: Array<number>(inputs).fill(0),
    deviation: Array<number>(inputs).fill(1),
  };
  const given = (index: number) => units[index - first]?.prepare;
  const preparation: Standardisation = {
    ...old,
    mean: old.mean.map((mean, index) => given(index)?.mean ?? mean),
    deviation: old.deviation.map((deviation, index) => given(index)?.deviation ?? deviation),
    ...(old.units || units.some((unit) => unit.prepare?.unit)
      ? { units: old.mean.map((_, index) => given(index)?.unit ?? old.units?.[index] ?? "") }
      : {}),
  };
  return { ...document, preparation };
}

/** Places of their own, set off until nothing lies exactly there. */
function placeUnits(
  document: NetworkDocument,
  layer: number,
  first: number,
  units: readonly ClipUnit[],
): NetworkDocument {
  if (units.every((unit) => !unit.at)) return document;
  const positions = { ...document.canvas?.positions };
  const key = ({ x, y }: { readonly x: number; readonly y: number }) => `${Math.round(x)} ${Math.round(y)}`;
  const taken = new Set(Object.values(positions).map(key));
  let shift = 0;
  const shifted = (at: { readonly x: number; readonly y: number }) => ({
    x: Math.round(at.x) + shift,
    y: Math.round(at.y) + shift,
  });
  while (units.some(({ at }) => at && taken.has(key(shifted(at))))) shift += COPY_OFFSET;
  for (const [k, { at }] of units.entries()) if (at) positions[`${layer},${first + k}`] = shifted(at);
  return { ...document, canvas: { ...document.canvas, positions } };
}

function connect(
  document: NetworkDocument,
  from: number,
  to: number,
  rows: readonly string[],
  targets: readonly number[],
  firsts: readonly number[],
): NetworkDocument {
  const [firstRow, firstColumn] = [firsts[from] as number, firsts[to] as number];
  const columns = Array.from({ length: rows[0]?.length ?? 0 }, (_, c) => firstColumn + c);
  const block = {
    from: targets[from] as number,
    to: targets[to] as number,
    rows: rows.map((_, r) => firstRow + r),
    columns,
  };
  return changeBlocks(document, [block], (_, i, j) => weightOfSign(rows[i - firstRow]?.[j - firstColumn]));
}

function weightOfSign(sign: string | undefined): Weight {
  return sign === "+" ? 1 : sign === undefined || sign === "0" ? 0 : -1;
}
