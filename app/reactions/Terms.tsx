import type { SpeciesTable } from "../../src-worker/model/crn.ts";
import { speciesName } from "../../src-worker/model/speciesName.ts";
import { Species, type SpeciesLook } from "../ui/Species.tsx";
import type { Term } from "./fold.ts";

interface TermsProps {
  readonly species: SpeciesTable;
  readonly terms: readonly Term[];
  readonly look: (term: Term) => SpeciesLook;
  /** A plus sign before the first term too. */
  readonly after?: boolean;
}

/** Species joined by plus signs, each with the look it is given. */
export function Terms({ species, terms, look, after = false }: TermsProps) {
  return terms.map((term, i) => (
    <span key={`${term.species} ${look(term)}`} className="sp-term" data-species={term.species}>
      {i > 0 || after ? <span className="sp-and">+</span> : null}
      <Species {...speciesName(species, term.species)} coefficient={term.coefficient} look={look(term)} />
    </span>
  ));
}

const LETTER_WIDTH = 8.5;
const SCRIPT_WIDTH = 6;
const JOIN_WIDTH = 20;

/** Estimated width of a term with its plus sign in pixels: decides where a long side is folded. */
export function termWidth(species: SpeciesTable, { species: s, coefficient }: Term): number {
  const { letter, rail, subscript } = speciesName(species, s);
  const scripts = Math.max(rail === 0 ? 0 : 7, subscript.length * SCRIPT_WIDTH);
  const factor = coefficient === 1 ? 0 : `${coefficient}`.length * 8.5 + 3;
  return Math.max(6, letter.length * LETTER_WIDTH) + scripts + factor + JOIN_WIDTH;
}
