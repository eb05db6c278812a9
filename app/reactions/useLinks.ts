import { useMemo } from "react";
import type { Crn } from "../../src-worker/model/crn.ts";
import { useView } from "../store/view.ts";
import { countOf, reactionsWith, speciesOfUnits } from "./rows.ts";

/** What selection and pointer mark in the list. */
export interface Links {
  /** The picked species, or those of the selected units; null when no unit is selected. */
  readonly linked: Uint8Array | null;
  /** The species under the pointer, or those of the unit under it. */
  readonly hovered: Uint8Array | null;
  /** Reactions of the selected units' species, null when no unit is selected. */
  readonly mask: Uint8Array | null;
  readonly count: number;
  /** Reactions under the pointer elsewhere on the page. */
  readonly hoveredReactions: ReadonlySet<number>;
}

/** Follows selected and hovered units, species and reactions into the list. */
export function useLinks(crn: Crn): Links {
  const selected = useView((state) => state.selectedUnits);
  const picked = useView((state) => state.selectedSpecies);
  const unit = useView((state) => state.hovered);
  const id = useView((state) => state.hoveredSpecies);
  const reactions = useView((state) => state.hoveredReactions);
  const hovered = useMemo(
    () => flagOf(crn, id) ?? (unit ? speciesOfUnits(crn.species, [unit]) : null),
    [crn, unit, id],
  );
  const links = useMemo(() => {
    if (selected.length === 0) return { linked: null, mask: null, count: 0 };
    const all = speciesOfUnits(crn.species, selected);
    const mask = reactionsWith(crn, all);
    return { linked: flagOf(crn, picked) ?? all, mask, count: countOf(mask) };
  }, [crn, selected, picked]);
  const hoveredReactions = useMemo(() => new Set(reactions), [reactions]);
  return { ...links, hovered, hoveredReactions };
}

/** The one species of that id; null for none, or one that the shown CRN does not have. */
function flagOf(crn: Crn, id: string | null): Uint8Array | null {
  const s = id === null ? -1 : crn.species.ids.indexOf(id);
  if (s < 0) return null;
  const flags = new Uint8Array(crn.species.count);
  flags[s] = 1;
  return flags;
}
