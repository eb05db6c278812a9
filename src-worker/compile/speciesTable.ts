import { type Crn, type DualRail, ROLE, type Side, type SpeciesTable } from "../model/crn.ts";
import { type Network, widths } from "../model/network.ts";
import { speciesId } from "../model/speciesName.ts";

/** Where the species of a compiled network sit in its table. */
export interface SpeciesMap {
  readonly table: SpeciesTable;
  readonly dualRail: readonly DualRail[];
  /** Index of a unit's value rail: X of an input, H of a hidden unit, Y of an output; −1 if absent. */
  value(layer: number, unit: number, rail: 1 | -1): number;
  /** Index of the species a unit's incoming edges produce: I for ReLU units, else the value rail. */
  target(layer: number, unit: number, rail: 1 | -1): number;
  /** Index of a ReLU unit's M. */
  mediator(layer: number, unit: number): number;
}

/**
 * Lays out the species of a network unit by unit: X⁺ X⁻ per input, then I⁺ I⁻ M H⁺ H⁻ per ReLU unit
 * and H⁺ H⁻ per linear unit, the last layer's H being Y. `minusInputs` is false for positive inputs.
 */
export function layOutSpecies(network: Network, minusInputs: boolean): SpeciesMap {
  const sizes = widths(network);
  const last = network.layers.length;
  const isRelu = (layer: number) => layer > 0 && network.layers[layer - 1]?.activation === "relu";
  const perUnit = (layer: number) => (layer === 0 ? (minusInputs ? 2 : 1) : isRelu(layer) ? 5 : 2);
  const offsets: number[] = [];
  let count = 0;
  sizes.forEach((size, layer) => {
    offsets.push(count);
    count += size * perUnit(layer);
  });
  const base = (layer: number, unit: number) => (offsets[layer] as number) + unit * perUnit(layer);
  const map = {
    value: (layer: number, unit: number, rail: 1 | -1) => {
      if (layer === 0 && !minusInputs) return rail > 0 ? base(0, unit) : -1;
      return base(layer, unit) + (isRelu(layer) ? 3 : 0) + (rail > 0 ? 0 : 1);
    },
    target: (layer: number, unit: number, rail: 1 | -1) => base(layer, unit) + (rail > 0 ? 0 : 1),
    mediator: (layer: number, unit: number) => base(layer, unit) + 2,
  };
  const table = emptyTable(count);
  const ids = table.ids as string[];
  const define = (s: number, role: number, layer: number, unit: number, rail: number) => {
    ids[s] = speciesId(role, layer, unit, rail);
    table.role[s] = role;
    table.layer[s] = layer;
    table.unit[s] = unit;
    table.rail[s] = rail;
  };
  const dualRail: DualRail[] = [];
  sizes.forEach((size, layer) => {
    const role = layer === 0 ? ROLE.X : layer === last ? ROLE.Y : ROLE.H;
    for (let unit = 0; unit < size; unit++) {
      const plus = map.value(layer, unit, 1);
      const minus = map.value(layer, unit, -1);
      define(plus, role, layer, unit, 1);
      if (minus >= 0) define(minus, role, layer, unit, -1);
      if (isRelu(layer)) {
        const [p, m] = [map.target(layer, unit, 1), map.target(layer, unit, -1)];
        define(p, ROLE.I, layer, unit, 1);
        define(m, ROLE.I, layer, unit, -1);
        define(map.mediator(layer, unit), ROLE.M, layer, unit, 0);
        dualRail.push({ name: `I${layer},${unit + 1}`, plus: p, minus: m, role: "internal" });
      }
      dualRail.push({ name: unitName(network, layer, unit), plus, minus, role: roleName(layer, last) });
    }
  });
  return { table, dualRail, ...map };
}

function roleName(layer: number, last: number): DualRail["role"] {
  return layer === 0 ? "input" : layer === last ? "output" : "internal";
}

function unitName(network: Network, layer: number, unit: number): string {
  if (layer === 0) return network.inputs[unit] as string;
  if (layer === network.layers.length) return network.outputs[unit] as string;
  return `H${layer},${unit + 1}`;
}

export function emptyTable(count: number): SpeciesTable {
  return {
    count,
    ids: new Array<string>(count).fill(""),
    role: new Uint8Array(count),
    layer: new Int32Array(count).fill(-1),
    unit: new Int32Array(count).fill(-1),
    rail: new Int8Array(count),
  };
}

/**
 * Drops species that occur nowhere any more. `keep[s]` tells which stay; sides and dual-rail pairs are
 * renumbered, and a pair that lost a rail disappears: what is left no longer encodes the value.
 */
export function dropSpecies(crn: Crn, keep: Uint8Array): { crn: Crn; renumber: Int32Array } {
  const renumber = new Int32Array(crn.species.count).fill(-1);
  let count = 0;
  for (let s = 0; s < crn.species.count; s++) if (keep[s]) renumber[s] = count++;
  const table = emptyTable(count);
  const initial = new Float64Array(count);
  for (let s = 0; s < crn.species.count; s++) {
    const to = renumber[s] as number;
    if (to < 0) continue;
    (table.ids as string[])[to] = crn.species.ids[s] as string;
    table.role[to] = crn.species.role[s] as number;
    table.layer[to] = crn.species.layer[s] as number;
    table.unit[to] = crn.species.unit[s] as number;
    table.rail[to] = crn.species.rail[s] as number;
    initial[to] = crn.initial[s] as number;
  }
  const at = (s: number) => (s < 0 ? -1 : (renumber[s] as number));
  const dualRail = crn.dualRail
    .filter(({ plus, minus }) => (plus < 0 || keep[plus] === 1) && (minus < 0 || keep[minus] === 1))
    .map((pair) => ({ ...pair, plus: at(pair.plus), minus: at(pair.minus) }));
  return {
    crn: {
      ...crn,
      species: table,
      reactants: renumbered(crn.reactants, renumber),
      products: renumbered(crn.products, renumber),
      initial,
      dualRail,
    },
    renumber,
  };
}

export function renumbered(side: Side, renumber: Int32Array): Side {
  return { ...side, species: side.species.map((s) => renumber[s] as number) };
}
