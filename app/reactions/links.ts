import type { Crn } from "../../src-worker/model/crn.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { sameUnit, useView } from "../store/view.ts";
import { unitOfReaction } from "./rows.ts";

/** The unit a species stands for; null for one of an imported CRN. */
export function unitOfSpecies(crn: Crn, s: number): UnitRef | null {
  const layer = crn.species.layer[s] as number;
  const index = crn.species.unit[s] as number;
  return layer >= 0 && index >= 0 ? { layer, index } : null;
}

/** Picks a reaction with its unit, or with the species that was pressed and that species' unit. */
export function pickReaction(crn: Crn, reaction: number, species: number | null): void {
  const unit = species === null ? unitOfReaction(crn, reaction) : unitOfSpecies(crn, species);
  useView.getState().patch({
    selectedReaction: reaction,
    selectedSpecies: species === null ? null : (crn.species.ids[species] ?? null),
    ...(unit ? { selectedUnits: [unit], selectedEdges: [] } : {}),
  });
}

/** Lights a reaction with its unit, or the species under the pointer with its. */
export function hoverReaction(crn: Crn, reaction: number | null, species: number | null): void {
  const unit =
    species !== null ? unitOfSpecies(crn, species) : reaction !== null ? unitOfReaction(crn, reaction) : null;
  const id = species === null ? null : (crn.species.ids[species] ?? null);
  const { hovered, hoveredSpecies, hoveredReactions, patch } = useView.getState();
  const sameHover = hovered === unit || sameUnit(hovered, unit);
  if (sameHover && hoveredSpecies === id && (hoveredReactions[0] ?? null) === reaction) return;
  patch({
    hovered: sameHover ? hovered : unit,
    hoveredSpecies: id,
    hoveredReactions: reaction === null ? [] : [reaction],
  });
}
