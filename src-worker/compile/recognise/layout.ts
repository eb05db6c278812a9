import type { NameHint } from "../../model/nameHints.ts";
import type { Activation } from "../../model/network.ts";
import type { Unit } from "./units.ts";

/** Units in layers, the inputs first; positions are indices into the list of units, −1 for a unit that has no reaction. */
export interface Layers {
  readonly layers: readonly (readonly number[])[];
  /** What each layer after the inputs is. */
  readonly activations: readonly Activation[];
  /** True when names told all of it. */
  readonly byNames: boolean;
}

/** Places the units in layers: as their names say where that makes a network, else as early as possible. */
export function layOut(
  units: readonly Unit[],
  hints: readonly (NameHint | null)[],
  declared: ReadonlySet<number>,
): Layers {
  return layOutByNames(units, hints) ?? layOutByEdges(units, declared);
}

interface Place {
  readonly layer: number;
  readonly unit: number;
}

function layOutByNames(units: readonly Unit[], hints: readonly (NameHint | null)[]): Layers | null {
  const places: (Place | null)[] = units.map((unit) => placeOf(unit, hints));
  if (units.length === 0 || places.some((place) => place === null)) return null;
  const highest = Math.max(...places.map((place) => (place as Place).layer));
  const linearEnd = units.some(({ kind }, u) => kind === "linear" && (places[u] as Place).layer < 0);
  const last = linearEnd ? highest + 1 : highest;
  const layers: number[][] = Array.from({ length: last + 1 }, () => []);
  const layerOf = places.map((place) => ((place as Place).layer < 0 ? last : (place as Place).layer));
  layerOf.forEach((l, u) => {
    layers[l].push(u);
  });
  const sorted = layers.map((list) =>
    list.sort((a, b) => (places[a] as Place).unit - (places[b] as Place).unit),
  );
  const distinct = sorted.every(
    (list) => new Set(list.map((u) => (places[u] as Place).unit)).size === list.length,
  );
  const activations = activationsOf(units, sorted);
  const forwards = units.every(({ edges }, u) => edges.every(({ to }) => layerOf[u] < layerOf[to]));
  if (!distinct || !activations || !forwards || sorted.some((list) => list.length === 0)) return null;
  return { layers: sorted, activations, byNames: true };
}

/** Layer and number as the names of a unit's species say; layer −1 is the last one. */
function placeOf(
  { kind, plus, minus, inPlus, inMinus }: Unit,
  hints: readonly (NameHint | null)[],
): Place | null {
  const value = hints[plus] ?? hints[minus];
  if (kind === "input") return value?.role === "X" ? { layer: 0, unit: value.unit } : null;
  if (kind === "linear") return value && value.role !== "X" && value.role !== "I" ? value : null;
  const inner = hints[inPlus] ?? hints[inMinus];
  return inner?.role === "I" && inner.layer > 0 ? inner : null;
}

/** The activation of each layer after the inputs, null where one layer has both. */
function activationsOf(units: readonly Unit[], layers: readonly (readonly number[])[]): Activation[] | null {
  const activations: Activation[] = [];
  for (const [l, list] of layers.entries()) {
    const kinds = new Set(list.map((u) => units[u].kind));
    if (kinds.size > 1 || kinds.has("input") !== (l === 0 && list.length > 0)) return null;
    if (l > 0) activations.push(kinds.has("relu") ? "relu" : "linear");
  }
  return activations;
}

/**
 * Layer by layer: all ReLU units whose sources are placed, else all such linear units. The outputs are the
 * units without outgoing connections, those that are declared where any are; linear ones where both kinds end.
 */
function layOutByEdges(units: readonly Unit[], declared: ReadonlySet<number>): Layers {
  const ends = units.flatMap(({ kind, edges }, u) => (kind !== "input" && edges.length === 0 ? u : []));
  const told = ends.filter((u) => declared.has(units[u].plus) || declared.has(units[u].minus));
  const candidates = told.length > 0 ? told : ends;
  const kind = candidates.some((u) => units[u].kind === "linear") ? "linear" : "relu";
  const outputs = candidates.filter((u) => units[u].kind === kind);
  const layers: number[][] = [units.flatMap((unit, u) => (unit.kind === "input" ? u : []))];
  const activations: Activation[] = [];
  const waiting = new Int32Array(units.length);
  for (const { edges } of units) for (const { to } of edges) waiting[to]++;
  const isOutput = new Set(outputs);
  let ready = units.flatMap((unit, u) =>
    unit.kind !== "input" && waiting[u] === 0 && !isOutput.has(u) ? u : [],
  );
  const place = (list: readonly number[]) => {
    for (const u of list) {
      for (const { to } of units[u].edges) if (--waiting[to] === 0 && !isOutput.has(to)) ready.push(to);
    }
  };
  place(layers[0]);
  while (ready.length > 0) {
    const next = ready.some((u) => units[u].kind === "relu") ? "relu" : "linear";
    const layer = ready.filter((u) => units[u].kind === next).sort((a, b) => a - b);
    ready = ready.filter((u) => units[u].kind !== next);
    layers.push(layer);
    activations.push(next);
    place(layer);
  }
  return { layers: [...layers, outputs], activations: [...activations, kind], byNames: false };
}
