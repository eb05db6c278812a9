import { useMemo } from "react";
import type { Crn } from "../../src-worker/model/crn.ts";
import { useView } from "../store/view.ts";
import { countOf, reactionsWith, speciesOfUnits } from "./rows.ts";

/** What selection and pointer mark in the list. */
export interface Links {
  /** Species of the selected units, null when no unit is selected. */
  readonly linked: Uint8Array | null;
  readonly hovered: Uint8Array | null;
  /** Reactions of the linked species, null when no unit is selected. */
  readonly mask: Uint8Array | null;
  readonly count: number;
}

/** Follows the selected and the hovered unit into species and reactions. */
export function useLinks(crn: Crn): Links {
  const selected = useView((state) => state.selectedUnits);
  const pointed = useView((state) => state.hovered);
  const hovered = useMemo(() => (pointed ? speciesOfUnits(crn.species, [pointed]) : null), [crn, pointed]);
  const links = useMemo(() => {
    if (selected.length === 0) return { linked: null, mask: null, count: 0 };
    const linked = speciesOfUnits(crn.species, selected);
    const mask = reactionsWith(crn, linked);
    return { linked, mask, count: countOf(mask) };
  }, [crn, selected]);
  return { ...links, hovered };
}
