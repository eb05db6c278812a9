import { create } from "zustand";
import type { UnitRef } from "../../src-worker/model/network.ts";

export type Theme = "light" | "dark" | "projector";
export type CurveChoice = "values" | "rails" | "all";

/** An edge of the network: from a unit (layer 0 = inputs) into a unit of a later layer. */
export interface EdgeRef {
  readonly from: UnitRef;
  readonly to: UnitRef;
}

/** A line of text for the person, with its kind; the page shows one at a time. */
export interface Notice {
  readonly kind: "error" | "info";
  readonly text: string;
  /** What can be done about it; a notice with one stays until it is dismissed. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface ViewState {
  readonly selectedUnits: readonly UnitRef[];
  readonly selectedEdges: readonly EdgeRef[];
  /** Unit under the pointer anywhere on the page: its node, reactions and curves light up. */
  readonly hovered: UnitRef | null;
  /** ASCII id of the species under the pointer; its unit is `hovered` too. */
  readonly hoveredSpecies: string | null;
  /** Reactions of the shown CRN under the pointer, or that carry what is under it. */
  readonly hoveredReactions: readonly number[];
  /** Reaction picked in the list, or null. Another selection of units drops it. */
  readonly selectedReaction: number | null;
  /** ASCII id of a picked species of a selected unit, or null. Another selection of units drops it. */
  readonly selectedSpecies: string | null;
  /** What a player is about: a unit, or with index null its whole layer. */
  readonly spotlight: { readonly layer: number; readonly index: number | null } | null;
  readonly reactionSearch: string;
  readonly curves: CurveChoice;
  readonly timeScale: "linear" | "log";
  readonly theme: Theme;
  readonly notice: Notice | null;
  patch(change: Partial<ViewState>): void;
}

/** What is selected, hovered and shown: never saved with the document, never undone. */
export const useView = create<ViewState>()((set) => ({
  selectedUnits: [],
  selectedEdges: [],
  hovered: null,
  hoveredSpecies: null,
  hoveredReactions: [],
  selectedReaction: null,
  selectedSpecies: null,
  spotlight: null,
  reactionSearch: "",
  curves: "all",
  timeScale: "linear",
  theme: "light",
  notice: null,
  patch: (change) => set(withFollowers(change)),
}));

/** Picks belong to a selection and finer hovers to a hovered unit: they go when those change without them. */
function withFollowers(change: Partial<ViewState>): Partial<ViewState> {
  const picks = change.selectedUnits ? { selectedReaction: null, selectedSpecies: null } : {};
  const hovers = "hovered" in change ? { hoveredSpecies: null, hoveredReactions: [] } : {};
  return { ...picks, ...hovers, ...change };
}

/** Stable text key of a unit: "1,0". */
export function unitKey(unit: UnitRef): string {
  return `${unit.layer},${unit.index}`;
}

export function sameUnit(a: UnitRef | null | undefined, b: UnitRef | null | undefined): boolean {
  return !!a && !!b && a.layer === b.layer && a.index === b.index;
}
