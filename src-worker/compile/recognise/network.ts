import { type Crn, ROLE } from "../../model/crn.ts";
import type { NameHint } from "../../model/nameHints.ts";
import type { Layer, Network, WeightMatrix } from "../../model/network.ts";
import { speciesId } from "../../model/speciesName.ts";
import type { Layers } from "./layout.ts";
import { declaredName } from "./names.ts";
import type { Unit } from "./units.ts";

/** A network with the ids that the compiler gives to the species it was read from. */
export interface Assembled {
  readonly network: Network;
  /** For each species of the CRN its id in the compiled network, or null. */
  readonly ids: readonly (string | null)[];
  /** The input vector in the initial concentrations. */
  readonly input: readonly number[];
}

/** Builds the network of units that were placed in layers. */
export function assemble(
  crn: Crn,
  units: readonly Unit[],
  { layers, activations }: Layers,
  hints: readonly (NameHint | null)[],
): Assembled {
  const place = new Map<number, { readonly layer: number; readonly unit: number }>();
  layers.forEach((list, layer) => {
    list.forEach((u, unit) => {
      place.set(u, { layer, unit });
    });
  });
  const matrices = new Map<string, WeightMatrix>();
  const matrix = (from: number, to: number): WeightMatrix => {
    const key = `${from} ${to}`;
    const known = matrices.get(key);
    if (known) return known;
    const [fanIn, width] = [layers[from].length, layers[to].length];
    const made = { fanIn, width, values: new Int8Array(fanIn * width) };
    matrices.set(key, made);
    return made;
  };
  units.forEach(({ edges }, u) => {
    const from = place.get(u);
    if (!from) return;
    for (const { to, weight } of edges) {
      const target = place.get(to) as { layer: number; unit: number };
      const { values, width } = matrix(from.layer, target.layer);
      values[from.unit * width + target.unit] = weight;
    }
  });
  const built = activations.map((activation, l): Layer => {
    const own = l + 1;
    const skips = [...Array(l).keys()].filter((from) => matrices.has(`${from} ${own}`));
    return {
      activation,
      weights: matrix(l, own),
      skips: skips.map((from) => ({ from, weights: matrix(from, own) })),
      bias: Float64Array.from(layers[own], (u) => units[u].bias),
    };
  });
  const names = (list: readonly number[], letter: string) => namesOf(crn, list, units, letter, hints);
  const input = layers[0].map((u) => amount(crn, units[u].plus) - amount(crn, units[u].minus) + 0);
  const network = {
    inputs: names(layers[0], "x"),
    layers: built,
    outputs: names(layers.at(-1) as number[], "y"),
  };
  return { network, ids: idsOf(crn, units, place, layers.length - 1), input };
}

function amount(crn: Crn, s: number): number {
  return s < 0 ? 0 : crn.initial[s];
}

/** Declared names where all are there and differ, else x1, x2, … */
function namesOf(
  crn: Crn,
  list: readonly number[],
  units: readonly Unit[],
  letter: string,
  hints: readonly (NameHint | null)[],
): string[] {
  const declared = list.map((u) => declaredName(crn, units[u].plus, units[u].minus));
  const numbered = list.map((u, i) => {
    const hint = hints[units[u].plus] ?? hints[units[u].minus];
    return `${letter}${(hint?.unit ?? i) + 1}`;
  });
  for (const names of [declared, numbered]) {
    if (names.every((name) => name !== null && name !== "") && new Set(names).size === names.length) {
      return names as string[];
    }
  }
  return list.map((_, i) => `${letter}${i + 1}`);
}

function idsOf(
  crn: Crn,
  units: readonly Unit[],
  place: ReadonlyMap<number, { readonly layer: number; readonly unit: number }>,
  last: number,
): (string | null)[] {
  const ids = new Array<string | null>(crn.species.count).fill(null);
  const set = (s: number, role: number, layer: number, unit: number, rail: number) => {
    if (s >= 0) ids[s] = speciesId(role, layer, unit, rail);
  };
  units.forEach(({ kind, plus, minus, inPlus, inMinus, mediator }, u) => {
    const at = place.get(u);
    if (!at) return;
    const { layer, unit } = at;
    const value = layer === 0 ? ROLE.X : layer === last ? ROLE.Y : ROLE.H;
    set(plus, value, layer, unit, 1);
    set(minus, value, layer, unit, -1);
    if (kind !== "relu") return;
    set(inPlus, ROLE.I, layer, unit, 1);
    set(inMinus, ROLE.I, layer, unit, -1);
    set(mediator, ROLE.M, layer, unit, 0);
  });
  return ids;
}
