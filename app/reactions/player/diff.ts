import type { SpeciesLook } from "../../ui/Species.tsx";
import type { Term } from "../fold.ts";

/** A term of a product list with what a step did to it. */
export interface MarkedTerm extends Term {
  /** `put`: new or more than before; `less`: some of it cancelled; `gone`: replaced or cancelled. */
  readonly mark: "same" | "put" | "less" | "gone";
  /** The coefficient before the step; 0 for a new one. */
  readonly was: number;
}

/** Both lists in one, by species: what a product list was and what it became. */
export function markedTerms(before: readonly Term[], after: readonly Term[]): MarkedTerm[] {
  const old = new Map(before.map(({ species, coefficient }) => [species, coefficient]));
  const now = new Map(after.map(({ species, coefficient }) => [species, coefficient]));
  const species = [...new Set([...old.keys(), ...now.keys()])].sort((a, b) => a - b);
  return species.map((s) => {
    const was = old.get(s) ?? 0;
    const is = now.get(s) ?? 0;
    if (is === 0) return { species: s, coefficient: was, mark: "gone", was };
    return { species: s, coefficient: is, was, mark: is === was ? "same" : is > was ? "put" : "less" };
  });
}

export function unchangedTerms(terms: readonly Term[]): MarkedTerm[] {
  return terms.map((term) => ({ ...term, mark: "same", was: term.coefficient }));
}

export function lookOf({ mark }: Pick<MarkedTerm, "mark">): SpeciesLook {
  return mark === "same" ? "plain" : mark === "gone" ? "gone" : "put";
}

/** Lists up to this long are shown whole where a step is explained. */
const SHORT = 9;
/** Terms of a longer list without changes. */
const BEGINNING = 6;

/** What is spelled out of a list: a short one whole, else what changed, else its beginning. */
export interface SpelledTerms {
  readonly terms: readonly MarkedTerm[];
  /** Unchanged terms that come before, as a number. */
  readonly unchanged: number;
  /** Terms that are left out behind. */
  readonly more: number;
}

/** @param most terms at most */
export function spelledTerms(terms: readonly MarkedTerm[], most: number): SpelledTerms {
  if (terms.length <= SHORT) return { terms, unchanged: 0, more: 0 };
  const changed = terms.filter(({ mark }) => mark !== "same");
  const [chosen, limit] = changed.length > 0 ? [changed, most] : [terms, BEGINNING];
  return {
    terms: chosen.slice(0, limit),
    unchanged: changed.length > 0 ? terms.length - changed.length : 0,
    more: Math.max(0, chosen.length - limit),
  };
}
