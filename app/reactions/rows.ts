import { type Crn, ROLE, reactionCount, type Side, type SpeciesTable } from "../../src-worker/model/crn.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { type FoldedSide, foldTerms, type Term } from "./fold.ts";

/** The reactions of the two columns, as indices in order. */
export interface Sections {
  /** Reactions of at most one reactant molecule: the input reactions and the other unimolecular ones. */
  readonly unimolecular: Int32Array;
  /** Reactions of two reactant molecules. */
  readonly bimolecular: Int32Array;
}

/** One flag per species, set for those a question is about. */
export type SpeciesFlags = Uint8Array;

/** Splits the reactions a mask allows (null: all) by the number of reactant molecules. */
export function sections(crn: Crn, mask: Uint8Array | null): Sections {
  const unimolecular: number[] = [];
  const bimolecular: number[] = [];
  const { start, coefficient } = crn.reactants;
  for (let r = 0; r < reactionCount(crn); r++) {
    if (mask && !mask[r]) continue;
    let order = 0;
    for (let e = start[r] as number; e < (start[r + 1] as number); e++) order += coefficient[e] as number;
    (order >= 2 ? bimolecular : unimolecular).push(r);
  }
  return { unimolecular: Int32Array.from(unimolecular), bimolecular: Int32Array.from(bimolecular) };
}

/** Flags of the species that belong to any of the units. */
export function speciesOfUnits(species: SpeciesTable, units: readonly UnitRef[]): SpeciesFlags {
  const flags = new Uint8Array(species.count);
  for (const unit of units) {
    for (let s = 0; s < species.count; s++) {
      if (species.layer[s] === unit.layer && species.unit[s] === unit.index) flags[s] = 1;
    }
  }
  return flags;
}

/** Flags of the species that belong to any unit of the layers (0 = inputs). */
export function speciesOfLayers(species: SpeciesTable, layers: readonly number[]): SpeciesFlags {
  return Uint8Array.from(species.layer, (layer) => (layers.includes(layer) ? 1 : 0));
}

/** Mask of the reactions in which a flagged species takes part, on either side. */
export function reactionsWith(crn: Crn, flags: SpeciesFlags): Uint8Array {
  const mask = new Uint8Array(reactionCount(crn));
  for (const side of [crn.reactants, crn.products]) {
    for (let r = 0; r < mask.length; r++) {
      if (mask[r]) continue;
      const end = side.start[r + 1] as number;
      for (let e = side.start[r] as number; e < end; e++) {
        if (flags[side.species[e] as number]) {
          mask[r] = 1;
          break;
        }
      }
    }
  }
  return mask;
}

/** Mask of reactions that are allowed by both; null allows everything. */
export function both(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  if (!a || !b) return a ?? b;
  return a.map((x, i) => x & (b[i] as number));
}

export function countOf(mask: Uint8Array): number {
  let count = 0;
  for (const x of mask) count += x;
  return count;
}

/** The unit a reaction belongs to: that of its first reactant which has one; null for imported CRNs. */
export function unitOfReaction(crn: Crn, r: number): UnitRef | null {
  const { start, species } = crn.reactants;
  for (let e = start[r] as number; e < (start[r + 1] as number); e++) {
    const s = species[e] as number;
    const layer = crn.species.layer[s] as number;
    const index = crn.species.unit[s] as number;
    if (layer >= 0 && index >= 0) return { layer, index };
  }
  return null;
}

/** True when the reaction's reactant is an input species. */
export function isInputReaction(crn: Crn, r: number): boolean {
  const s = crn.reactants.species[crn.reactants.start[r] as number];
  return s !== undefined && crn.species.role[s] === ROLE.X;
}

/**
 * The products of reaction `r` that fit `room` pixels, by the width of each term; the rest is folded and
 * counted by kind, but the first linked species among them stay visible.
 */
export function foldProducts(
  crn: Crn,
  r: number,
  room: number,
  width: (term: Term) => number,
  linked: SpeciesFlags | null,
): FoldedSide<Term> {
  const { start, species, coefficient } = crn.products;
  const from = start[r] as number;
  const length = (start[r + 1] as number) - from;
  const at = (i: number): Term => ({
    species: species[from + i] as number,
    coefficient: coefficient[from + i] as number,
  });
  const kept = linked ? (term: Term) => linked[term.species] === 1 : null;
  return foldTerms({ length, at }, { species: crn.species, room, width, kept });
}

/** The reactants of reaction `r`. */
export function reactantTerms(crn: Crn, r: number): Term[] {
  return sideTerms(crn.reactants, r);
}

/** The terms of row `r` of a side. */
export function sideTerms({ start, species, coefficient }: Side, r: number): Term[] {
  const from = start[r] as number;
  return Array.from({ length: (start[r + 1] as number) - from }, (_, i) => ({
    species: species[from + i] as number,
    coefficient: coefficient[from + i] as number,
  }));
}

/** Product species of reaction `r`. */
export function productCount(crn: Crn, r: number): number {
  return (crn.products.start[r + 1] as number) - (crn.products.start[r] as number);
}
