import { create } from "zustand";
import type { Crn } from "../../src-worker/model/crn.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { sameUnit } from "./view.ts";

/** Some reactions of one CRN by number, under a name. */
export interface NamedReactions {
  readonly label: string;
  readonly reactions: ArrayLike<number>;
  /** The products of the CRN they belong to: with other products the numbers mean nothing. */
  readonly of: Crn["products"];
}

interface ReactionFilterState {
  readonly layers: readonly number[];
  readonly units: readonly UnitRef[];
  /** Only the reactions of the selected units, whichever they are. */
  readonly linked: boolean;
  readonly only: NamedReactions | null;
  patch(change: Partial<ReactionFilterState>): void;
}

/** Which reactions the list shows, beside what is searched for. A layer or unit more shows more. */
export const useReactionFilter = create<ReactionFilterState>()((set) => ({
  layers: [],
  units: [],
  linked: false,
  only: null,
  patch: (change) => set(change),
}));

export function clearReactionFilter(): void {
  useReactionFilter.getState().patch({ layers: [], units: [], linked: false, only: null });
}

export function toggleLayer(layer: number): void {
  const { layers, patch } = useReactionFilter.getState();
  patch({
    layers: layers.includes(layer)
      ? layers.filter((other) => other !== layer)
      : [...layers, layer].sort((a, b) => a - b),
  });
}

/** Keeps units in the filter whatever is selected next. */
export function pinUnits(units: readonly UnitRef[]): void {
  const { units: pinned, patch } = useReactionFilter.getState();
  const added = units.filter((unit) => !pinned.some((other) => sameUnit(other, unit)));
  patch({ units: [...pinned, ...added], linked: false });
}

export function unpinUnit(unit: UnitRef): void {
  const { units, patch } = useReactionFilter.getState();
  patch({ units: units.filter((other) => !sameUnit(other, unit)) });
}
