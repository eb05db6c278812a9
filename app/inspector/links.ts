import type { Crn } from "../../src-worker/model/crn.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import type { Fate } from "../../src-worker/model/reduction.ts";
import { useReactionFilter } from "../store/reactionFilter.ts";
import { useView } from "../store/view.ts";

export function selectUnit(unit: UnitRef): void {
  useView.getState().patch({ selectedUnits: [unit], selectedEdges: [] });
}

export function hoverUnit(unit: UnitRef | null): void {
  useView.getState().patch({ hovered: unit });
}

/** Lights a species with its unit. */
export function hoverSpecies(unit: UnitRef | null, id: string | null): void {
  useView.getState().patch({ hovered: unit, hoveredSpecies: id });
}

/** Picks a species of a selected unit, or lets go of it. */
export function toggleSpecies(id: string): void {
  const { selectedSpecies, patch } = useView.getState();
  patch({ selectedSpecies: selectedSpecies === id ? null : id });
}

/** Picks a species with its unit. */
export function selectSpecies(unit: UnitRef, id: string): void {
  useView.getState().patch({ selectedUnits: [unit], selectedEdges: [], selectedSpecies: id });
}

/** Lights the unit a reaction starts from, and where the reaction is in the list. */
export function hoverFate(unit: UnitRef | null, fate: Fate | null): void {
  const reactions =
    fate === null || fate.kind === "folded"
      ? []
      : fate.kind === "shown"
        ? [fate.reaction]
        : Array.from(fate.carriers);
  useView.getState().patch({ hovered: unit, hoveredReactions: reactions });
}

/** Brings a reaction of the shown list into view; the selection stays. */
export function showReaction(reaction: number): void {
  useReactionFilter.getState().patch({ only: null, layers: [], units: [], linked: false });
  useView.getState().patch({ selectedReaction: reaction, reactionSearch: "" });
}

/** Lists some reactions alone. */
export function listOnly(crn: Crn, label: string, reactions: ArrayLike<number>): void {
  useReactionFilter
    .getState()
    .patch({ only: { label, reactions, of: crn.products }, layers: [], units: [], linked: false });
  useView.getState().patch({ reactionSearch: "" });
}

/** True where the list's hovered reaction is this one, or carries its products. */
export function isLit(fate: Fate, hovered: readonly number[]): boolean {
  if (fate.kind === "shown") return hovered.includes(fate.reaction);
  const [only] = hovered;
  return fate.kind === "removed" && hovered.length === 1 && fate.carriers.includes(only as number);
}
