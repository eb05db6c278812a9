import type { Crn } from "../../src-worker/model/crn.ts";
import { hasUnit } from "../../src-worker/model/edit.ts";
import type { Network, UnitRef } from "../../src-worker/model/network.ts";
import { counted, unitText } from "../store/names.ts";
import type { NamedReactions } from "../store/reactionFilter.ts";
import { both, reactionsWith, speciesOfLayers, speciesOfUnits } from "./rows.ts";

/** What the chips say. */
export interface Chips {
  readonly layers: readonly number[];
  readonly units: readonly UnitRef[];
  readonly linked: boolean;
  readonly only: NamedReactions | null;
}

/** The chips that mean something for the shown network and CRN: an edit may have taken units and layers away. */
export function validChips(chips: Chips, network: Network, crn: Crn, hasSelection: boolean): Chips {
  return {
    layers: chips.layers.filter((layer) => layer <= network.layers.length),
    units: chips.units.filter((unit) => hasUnit(network, unit)),
    linked: chips.linked && hasSelection,
    only: chips.only?.of === crn.products ? chips.only : null,
  };
}

/** How many chips are on. */
export function chipCount({ layers, units, linked, only }: Chips): number {
  return layers.length + units.length + (linked ? 1 : 0) + (only ? 1 : 0);
}

/**
 * Mask of the reactions that pass: those with a species of any of the layers, units, or (`linkedMask`) the
 * selection, and among those only the named ones. Null when nothing is filtered.
 */
export function chipMask(crn: Crn, chips: Chips, linkedMask: Uint8Array | null): Uint8Array | null {
  const { layers, units, linked, only } = chips;
  let mask: Uint8Array | null = null;
  if (layers.length + units.length > 0) {
    const ofUnits = speciesOfUnits(crn.species, units);
    mask = reactionsWith(
      crn,
      speciesOfLayers(crn.species, layers).map((x, s) => x | (ofUnits[s] as number)),
    );
  }
  if (linked && linkedMask) mask = mask ? mask.map((x, r) => x | (linkedMask[r] as number)) : linkedMask;
  return both(mask, only ? maskOf(crn, only.reactions) : null);
}

function maskOf(crn: Crn, reactions: ArrayLike<number>): Uint8Array {
  const mask = new Uint8Array(crn.rate.length);
  for (let i = 0; i < reactions.length; i++) mask[reactions[i] as number] = 1;
  return mask;
}

/** "h₃" (h₂,₃ with several hidden layers), or "3 units". */
export function selectionName(network: Network, units: readonly UnitRef[]): string {
  const [unit] = units;
  return unit && units.length === 1 ? unitText(network, unit) : counted(units.length, "unit");
}
