import { memo } from "react";
import { wholeNumber } from "./numbers.ts";
import "./species.css";

/** How a species stands out: of the selection, under the pointer, put or taken by a step. */
export type SpeciesLook = "plain" | "linked" | "hovered" | "put" | "gone";

export interface SpeciesProps {
  readonly letter: string;
  readonly rail: -1 | 0 | 1;
  /** "1,3"; "" for none. */
  readonly subscript: string;
  readonly coefficient?: number;
  readonly look?: SpeciesLook;
}

/** A species as the paper sets it: upright letter, rail sign above, indices below; only the sign has colour. */
export const Species = memo(function Species(props: SpeciesProps) {
  const { letter, rail, subscript, coefficient = 1, look = "plain" } = props;
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
});

/** The arrow of a reaction. */
export function ReactionArrow() {
  return (
    <svg width={22} height={8} viewBox="0 0 22 8" aria-hidden="true" className="sp-arrow">
      <path d="M0 4h20M16.5 1 20.5 4l-4 3" fill="none" stroke="currentColor" strokeWidth="1.2" />
    </svg>
  );
}
