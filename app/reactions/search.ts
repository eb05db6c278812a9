import type { Crn, SpeciesTable } from "../../src-worker/model/crn.ts";
import { speciesName } from "../../src-worker/model/speciesName.ts";
import { reactionsWith, type SpeciesFlags } from "./rows.ts";

/**
 * What a search finds: a reaction by its number ("12"), or species by id ("M1u3"), by label as it is
 * typeset ("M₁,₃", "I⁻₁,₃") or typed plainly ("M1,3", "I1,3-", "i-1,3"; without a sign both rails).
 * A text that names no species exactly finds every species it begins.
 */
export interface Found {
  readonly mask: Uint8Array;
  /** The species looked for, null for a reaction number. */
  readonly species: SpeciesFlags | null;
}

/** Null for an empty query: everything is shown. */
export function findReactions(crn: Crn, query: string): Found | null {
  const wanted = normalised(query);
  if (wanted === "") return null;
  if (/^\d+$/.test(wanted)) {
    const mask = new Uint8Array(crn.rate.length);
    const r = Number(wanted) - 1;
    if (r >= 0 && r < mask.length) mask[r] = 1;
    return { mask, species: null };
  }
  const species = findSpecies(crn.species, wanted);
  return { mask: reactionsWith(crn, species), species };
}

function findSpecies(species: SpeciesTable, wanted: string): SpeciesFlags {
  const exact = new Uint8Array(species.count);
  const begun = new Uint8Array(species.count);
  let anyExact = false;
  for (let s = 0; s < species.count; s++) {
    for (const form of formsOf(species, s)) {
      if (form === wanted) {
        exact[s] = 1;
        anyExact = true;
      }
      if (form.startsWith(wanted)) begun[s] = 1;
    }
  }
  return anyExact ? exact : begun;
}

/** All ways of typing a species: its id, its label with the sign before, after or without the indices. */
function formsOf(species: SpeciesTable, s: number): string[] {
  const { letter, rail, subscript } = speciesName(species, s);
  const id = (species.ids[s] as string).toLowerCase();
  const name = letter.toLowerCase();
  const plain = name + subscript;
  if (rail === 0) return [id, plain];
  const sign = rail > 0 ? "+" : "-";
  return [id, plain, name + sign + subscript, plain + sign];
}

const PLAIN: Record<string, string> = { "⁺": "+", "⁻": "-", "−": "-" };
"₀₁₂₃₄₅₆₇₈₉".split("").forEach((c, digit) => {
  PLAIN[c] = `${digit}`;
});

/** Lower case, scripts as plain characters, no blanks. */
function normalised(text: string): string {
  return [...text.toLowerCase()]
    .filter((c) => c.trim() !== "" && c !== "_")
    .map((c) => PLAIN[c] ?? c)
    .join("");
}
