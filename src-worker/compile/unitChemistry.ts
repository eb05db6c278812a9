import type { CompileOptions } from "../model/compiled.ts";
import { type Crn, ROLE, type Side, sideLength } from "../model/crn.ts";
import type { Network, UnitRef } from "../model/network.ts";
import {
  type Fate,
  type NamedTerm,
  PRODUCTS_LIMIT,
  type ReactionPart,
  type UnitChemistry,
  type UnitReaction,
} from "../model/reduction.ts";
import { speciesName } from "../model/speciesName.ts";
import type { Unreduced } from "./algorithm1.ts";
import { Spread } from "./reduceCompact.ts";
import { inputSpecies, removableReactions } from "./reducePaper.ts";
import type { SpeciesMap } from "./speciesTable.ts";

/** The reactions that produce each species, in compressed rows. */
interface Producers {
  readonly start: Int32Array;
  readonly reaction: Int32Array;
}

/**
 * Where every unreduced reaction is in the shown CRN: kept, or removed with its products in others.
 * Answers are remembered, so that going through the units of a layer stays cheap.
 */
export class ReactionTrace {
  private readonly crn: Crn;
  private readonly map: SpeciesMap;
  private readonly producers: Producers;
  /** Reaction in which each species is a reactant, −1 for none. */
  private readonly consumer: Int32Array;
  /** Per species the reaction that the reduction removes, −1 for none. */
  private readonly removable: Int32Array;
  /** Per reaction its reactant where the reduction removes it, else −1. */
  private readonly removedReactant: Int32Array;
  /** Number in the shown CRN, −1 for reactions that are not there. */
  private readonly shown: Int32Array;
  private readonly folded: Uint8Array;
  private readonly carried = new Map<number, readonly number[]>();
  private readonly signs = new Map<number, LayerSigns>();

  constructor(
    private readonly network: Network,
    unreduced: Unreduced,
    private readonly options: CompileOptions,
  ) {
    const { crn, map } = unreduced;
    this.crn = crn;
    this.map = map;
    this.producers = producersOf(crn);
    this.consumer = new Int32Array(crn.species.count).fill(-1);
    for (let r = 0; r < crn.rate.length; r++) {
      for (const s of rowSpecies(crn.reactants, r)) this.consumer[s] = r;
    }
    this.removable = options.reduction === "none" ? new Int32Array(0) : removableReactions(crn);
    this.removedReactant = new Int32Array(crn.rate.length).fill(-1);
    this.removable.forEach((r, s) => {
      if (r >= 0) this.removedReactant[r] = s;
    });
    const isInput = inputSpecies(crn);
    this.folded = new Uint8Array(crn.rate.length);
    this.shown = new Int32Array(crn.rate.length).fill(-1);
    let next = 0;
    for (let r = 0; r < crn.rate.length; r++) {
      if ((this.removedReactant[r] as number) >= 0) continue;
      const first = crn.reactants.species[crn.reactants.start[r] as number] as number;
      if (options.foldInputs && isInput[first]) this.folded[r] = 1;
      else this.shown[r] = next++;
    }
  }

  /** The unit's species and reactions before the reduction, at most `limit` of each kind, with their fates. */
  unit(unit: UnitRef, limit: number): UnitChemistry {
    const own = this.ownSpecies(unit);
    const parts: readonly (readonly [ReactionPart, readonly number[]])[] = [
      ["into", this.into(unit)],
      ["relu", this.relu(unit)],
      ["out", this.out(unit)],
    ];
    return {
      unit,
      species: own.map((s) => ({
        id: this.crn.species.ids[s] as string,
        name: speciesName(this.crn.species, s),
      })),
      groups: parts
        .filter(([, reactions]) => reactions.length > 0)
        .map(([part, reactions]) => ({
          part,
          count: reactions.length,
          rows: reactions.slice(0, limit).map((r) => this.row(r, own)),
        })),
      total: this.crn.rate.length,
    };
  }

  private isRelu(layer: number): boolean {
    return layer > 0 && this.network.layers[layer - 1]?.activation === "relu";
  }

  private ownSpecies({ layer, index }: UnitRef): number[] {
    const values = [this.map.value(layer, index, 1), this.map.value(layer, index, -1)].filter((s) => s >= 0);
    if (!this.isRelu(layer)) return values;
    const [plus, minus] = [this.map.target(layer, index, 1), this.map.target(layer, index, -1)];
    return [plus, minus, this.map.mediator(layer, index), ...values];
  }

  private into({ layer, index }: UnitRef): number[] {
    if (layer === 0) return [];
    const found = new Set<number>();
    for (const rail of [1, -1] as const) {
      for (const r of this.producersFor(this.map.target(layer, index, rail))) found.add(r);
    }
    return [...found].sort((a, b) => a - b);
  }

  private relu({ layer, index }: UnitRef): number[] {
    if (!this.isRelu(layer)) return [];
    return ([1, -1] as const).map((rail) => this.consumer[this.map.target(layer, index, rail)] as number);
  }

  private out({ layer, index }: UnitRef): number[] {
    return ([1, -1] as const)
      .map((rail) => this.map.value(layer, index, rail))
      .map((s) => (s < 0 ? -1 : (this.consumer[s] as number)))
      .filter((r) => r >= 0);
  }

  private row(r: number, own: readonly number[]): UnitReaction {
    const { reactants, products } = this.crn;
    const role = this.crn.species.role[rowSpecies(reactants, r)[0] as number];
    const kind = sideLength(reactants, r) === 2 ? 2 : role === ROLE.I ? 1 : 0;
    return {
      reaction: r,
      kind,
      reactants: this.terms(reactants, r, own, PRODUCTS_LIMIT),
      products: this.terms(products, r, own, PRODUCTS_LIMIT),
      productCount: sideLength(products, r),
      own: rowSpecies(products, r).filter((s) => own.includes(s)).length,
      fate: this.fate(r),
    };
  }

  /** All terms in order where they fit; else the unit's own first. */
  private terms(side: Side, r: number, own: readonly number[], limit: number): NamedTerm[] {
    const { species } = this.crn;
    const from = side.start[r] as number;
    const all = Array.from(rowSpecies(side, r), (s, e) => ({
      s,
      coefficient: side.coefficient[from + e] as number,
    }));
    const shown =
      all.length <= limit
        ? all
        : [...all.filter(({ s }) => own.includes(s)), ...all.filter(({ s }) => !own.includes(s))].slice(
            0,
            limit,
          );
    return shown.map(({ s, coefficient }) => ({
      id: species.ids[s] as string,
      name: speciesName(species, s),
      unit: { layer: species.layer[s] as number, index: species.unit[s] as number },
      coefficient,
    }));
  }

  private fate(r: number): Fate {
    if (this.folded[r]) return { kind: "folded" };
    const reactant = this.removedReactant[r] as number;
    if (reactant < 0) return { kind: "shown", reaction: this.shown[r] as number };
    const carriers = this.carriers(reactant);
    return {
      kind: "removed",
      carriers: Int32Array.from(carriers, (q) => this.shown[q] as number).filter((q) => q >= 0),
      folded: carriers.some((q) => this.folded[q] === 1),
    };
  }

  /** Surviving reactions, by unreduced number, into whose products a removed species was substituted. */
  private carriers(s: number): readonly number[] {
    const known = this.carried.get(s);
    if (known) return known;
    const found = this.options.reduction === "compact" ? this.compactCarriers(s) : this.paperCarriers(s);
    const sorted = [...new Set(found)].sort((a, b) => a - b);
    this.carried.set(s, sorted);
    return sorted;
  }

  /** Upstream from the species through removed reactions to those that stay. */
  private paperCarriers(root: number): number[] {
    const found: number[] = [];
    const seen = new Set([root]);
    const stack = [root];
    for (let s = stack.pop(); s !== undefined; s = stack.pop()) {
      for (const r of this.producersFor(s)) {
        const through = this.removedReactant[r] as number;
        if (through < 0) found.push(r);
        else if (!seen.has(through)) {
          seen.add(through);
          stack.push(through);
        }
      }
    }
    return found;
  }

  /** The lists in which the species is left after the rails of its layer cancelled. */
  private compactCarriers(s: number): number[] {
    const { layer, unit, rail } = this.crn.species;
    const [l, j, sign] = [layer[s] as number, unit[s] as number, rail[s] as number];
    const isValue = this.map.value(l, j, sign > 0 ? 1 : -1) === s;
    // H⁻ of a ReLU unit comes from M + I⁻ → H⁻ alone.
    if (isValue && this.isRelu(l) && sign < 0) return this.relu({ layer: l, index: j }).slice(1);
    const { sources, signs } = this.signsOf(l);
    const width = this.network.layers[l - 1]?.bias.length ?? 0;
    return sources.filter((_, i) => signs[i * width + j] === sign);
  }

  /** The sign of every unit's net amount in layer `l`, for every reaction that stays upstream of it. */
  private signsOf(l: number): LayerSigns {
    const known = this.signs.get(l);
    if (known) return known;
    const width = this.network.layers[l - 1]?.bias.length ?? 0;
    const spread = new Spread(this.network);
    const sources: number[] = [];
    const rows: Int8Array[] = [];
    const add = (reaction: number, layer: number, index: number, amount: 1 | -1) => {
      if (reaction < 0) return;
      spread.from(layer, index, amount, l);
      sources.push(reaction);
      rows.push(Int8Array.from(spread.net[l] as Float64Array, Math.sign));
    };
    for (const [i] of this.network.inputs.entries()) {
      for (const rail of [1, -1] as const) {
        const s = this.map.value(0, i, rail);
        if (s >= 0) add(this.consumer[s] as number, 0, i, rail);
      }
    }
    for (let k = 1; k < l; k++) {
      if (!this.isRelu(k)) continue;
      const size = this.network.layers[k - 1]?.bias.length ?? 0;
      for (let i = 0; i < size; i++) add(this.consumer[this.map.mediator(k, i)] as number, k, i, -1);
    }
    const signs = new Int8Array(rows.length * width);
    rows.forEach((row, i) => {
      signs.set(row, i * width);
    });
    const found = { sources, signs };
    this.signs.set(l, found);
    return found;
  }

  private producersFor(s: number): Int32Array {
    const { start, reaction } = this.producers;
    return reaction.subarray(start[s] as number, start[s + 1] as number);
  }
}

interface LayerSigns {
  /** Reactions by unreduced number. */
  readonly sources: readonly number[];
  /** Row-major, one row per source. */
  readonly signs: Int8Array;
}

function rowSpecies(side: Side, r: number): Int32Array {
  return side.species.subarray(side.start[r] as number, side.start[r + 1] as number);
}

function producersOf({ species, products, rate }: Crn): Producers {
  const start = new Int32Array(species.count + 1);
  for (const s of products.species) start[s + 1] = (start[s + 1] as number) + 1;
  for (let s = 0; s < species.count; s++) start[s + 1] = (start[s + 1] as number) + (start[s] as number);
  const filled = start.slice(0, species.count);
  const reaction = new Int32Array(products.species.length);
  for (let r = 0; r < rate.length; r++) {
    for (const s of rowSpecies(products, r)) {
      reaction[filled[s] as number] = r;
      filled[s] = (filled[s] as number) + 1;
    }
  }
  return { start, reaction };
}
