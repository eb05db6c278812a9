import type { NetworkDocument } from "./document.ts";
import { changeLayer, hasUnit } from "./editBase.ts";
import type { Layer, Network, UnitRef } from "./network.ts";

export const LONGEST_NAME = 80;

/** The names of a layer's units; hidden units without names are h1, h2, … */
export function unitNames(network: Network, layer: number): readonly string[] {
  if (layer === 0) return network.inputs;
  if (layer === network.layers.length) return network.outputs;
  const { units, bias } = network.layers[layer - 1] as Layer;
  return units ?? Array.from(bias, (_, i) => `h${i + 1}`);
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
  const renamed = withNames(document, unit.layer, next);
  const before = names[unit.index];
  if (unit.layer !== network.layers.length || !document.examples?.some((e) => e.label === before)) {
    return renamed;
  }
  return {
    ...renamed,
    examples: document.examples.map((e) => (e.label === before ? { ...e, label: clean } : e)),
  };
}

/** Gives every unit of a layer (0 = inputs) its name. */
export function withNames(
  document: NetworkDocument,
  layer: number,
  names: readonly string[],
): NetworkDocument {
  const { network } = document;
  if (layer === 0) return { ...document, network: { ...network, inputs: names } };
  if (layer === network.layers.length) return { ...document, network: { ...network, outputs: names } };
  return changeLayer(document, layer, (old) => ({ ...old, units: names }));
}

/** Renames the network itself; a blank name changes nothing. */
export function renameNetwork(document: NetworkDocument, name: string): NetworkDocument {
  const clean = name.trim().slice(0, LONGEST_NAME);
  return clean === "" || clean === document.name ? document : { ...document, name: clean };
}

/**
 * Hands out names that nobody has: a wanted name as it is, or with the next free number ("x3" → "x4",
 * "setosa" → "setosa 2"); each one is taken from then on.
 */
export class FreeNames {
  readonly #taken: Set<string>;
  readonly #next = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** The wanted name, if nobody has it; else a copy's name. */
  take(wanted: string): string {
    if (this.#taken.has(wanted)) return this.copy(wanted);
    this.#taken.add(wanted);
    return wanted;
  }

  /** A free name like `name`. */
  copy(name: string): string {
    const symbol = name.match(/^([A-Za-z])\d*$/);
    if (symbol) return this.numbered(symbol[1] as string, this.#taken.size + 1);
    return this.numbered(`${name.replace(/ \d+$/, "").slice(0, LONGEST_NAME - 6)} `, 2);
  }

  /** The letter with the first free number from `start`: "x3". */
  numbered(letter: string, start: number): string {
    // Numbers only grow, so that many copies of one name stay quick.
    let n = Math.max(start, this.#next.get(letter) ?? 0);
    while (this.#taken.has(`${letter}${n}`)) n++;
    this.#next.set(letter, n + 1);
    this.#taken.add(`${letter}${n}`);
    return `${letter}${n}`;
  }
}
