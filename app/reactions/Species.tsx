import { memo } from "react";
import type { SpeciesTable } from "../../src-worker/model/crn.ts";
import { type SpeciesName, speciesName } from "../../src-worker/model/speciesName.ts";
import { wholeNumber } from "../ui/numbers.ts";
import type { Term } from "./rows.ts";

export type TermLook = "plain" | "linked" | "hovered";

interface SpeciesProps {
  readonly name: SpeciesName;
  readonly coefficient?: number;
  readonly look?: TermLook;
}

/** A species as the paper sets it: upright letter, rail sign above, indices below; only the sign has colour. */
export function Species({ name, coefficient = 1, look = "plain" }: SpeciesProps) {
  const { letter, rail, subscript } = name;
  return (
    <span className={look === "plain" ? "sp" : `sp sp-${look}`}>
      {coefficient === 1 ? null : <b>{wholeNumber(coefficient)}</b>}
      {letter}
      {rail !== 0 || subscript ? (
        <i>
          <u className={rail > 0 ? "sp-plus" : rail < 0 ? "sp-minus" : undefined}>
            {rail > 0 ? "+" : rail < 0 ? "−" : ""}
          </u>
          <u>{subscript}</u>
        </i>
      ) : null}
    </span>
  );
}

interface TermsProps {
  readonly species: SpeciesTable;
  readonly terms: readonly Term[];
  readonly linked: Uint8Array | null;
  readonly hovered: Uint8Array | null;
}

/** Species joined by plus signs; those of selected and hovered units are marked. */
export const Terms = memo(function Terms({ species, terms, linked, hovered }: TermsProps) {
  return terms.map(({ species: s, coefficient }, i) => (
    <span key={s} className="sp-term">
      {i > 0 ? <span className="sp-and">+</span> : null}
      <Species
        name={speciesName(species, s)}
        coefficient={coefficient}
        look={linked?.[s] ? "linked" : hovered?.[s] ? "hovered" : "plain"}
      />
    </span>
  ));
});

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
