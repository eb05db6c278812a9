import { memo } from "react";
import type { Crn } from "../../src-worker/model/crn.ts";
import { plainNumber, wholeNumber } from "../ui/numbers.ts";
import { GridCell, GridRow } from "./grid.tsx";
import { foldProducts, productCount, reactantTerms } from "./rows.ts";
import { Terms, termWidth } from "./Species.tsx";
import { spokenReaction } from "./text.ts";

/** What all rows of a list share. */
export interface RowContext {
  readonly crn: Crn;
  /** Species of the selected units, null when nothing is selected. */
  readonly linked: Uint8Array | null;
  readonly hovered: Uint8Array | null;
  /** Pixels from the first product to the rate constant. */
  readonly room: number;
}

export interface ReactionRowProps {
  readonly context: RowContext;
  readonly reaction: number;
  /** The row the keyboard is on. */
  readonly selected: boolean;
  /** The reaction belongs to a selected unit. */
  readonly own: boolean;
  readonly unfolded: boolean;
  readonly onUnfold: (reaction: number) => void;
}

/** The element id of a reaction's row. */
export function rowId(reaction: number): string {
  return `reaction-${reaction + 1}`;
}

/** One reaction: number, reactants, arrow, products (folded where they do not fit), k. */
export const ReactionRow = memo(function ReactionRow(props: ReactionRowProps) {
  const { context, reaction, selected, own, unfolded, onUnfold } = props;
  const { crn, linked, hovered, room } = context;
  const { species } = crn;
  const fold = (width: number) =>
    foldProducts(crn, reaction, width, (term) => termWidth(species, term), linked);
  const folded = fold(room);
  const open = unfolded && folded.hidden > 0;
  const side = open ? fold(Number.POSITIVE_INFINITY) : folded;
  const marks = { species, linked: own ? null : linked, hovered };
  const classes = ["rx", own ? "rx-own" : "", selected ? "rx-selected" : "", open ? "rx-unfolded" : ""];
  return (
    <GridRow
      id={rowId(reaction)}
      aria-rowindex={reaction + 1}
      aria-selected={selected}
      aria-label={`${reaction + 1}: ${spokenReaction(crn, reaction)}`}
      data-reaction={reaction}
      className={classes.filter(Boolean).join(" ")}
    >
      <GridCell className="rx-no">{reaction + 1}</GridCell>
      <GridCell className="rx-body">
        <Terms {...marks} terms={reactantTerms(crn, reaction)} />
        <Arrow />
        {productCount(crn, reaction) === 0 ? <span className="rx-none">∅</span> : null}
        <Terms {...marks} terms={side.shown} />
        {side.linked.length > 0 ? (
          <span className="sp-term">
            <span className="sp-and">+ … +</span>
            <Terms {...marks} terms={side.linked} />
          </span>
        ) : null}
        {side.hidden > 0 ? (
          <button type="button" tabIndex={-1} className="rx-more" onClick={() => onUnfold(reaction)}>
            and {wholeNumber(side.hidden)} more
          </button>
        ) : null}
        {open ? (
          <button type="button" tabIndex={-1} className="rx-more" onClick={() => onUnfold(reaction)}>
            fold
          </button>
        ) : null}
      </GridCell>
      <GridCell className="rx-k">
        {plainNumber(Number((crn.rate[reaction] as number).toPrecision(4)))}
      </GridCell>
    </GridRow>
  );
});

function Arrow() {
  return (
    <svg width={22} height={8} viewBox="0 0 22 8" aria-hidden="true" className="rx-arrow">
      <path d="M0 4h20M16.5 1 20.5 4l-4 3" fill="none" stroke="currentColor" strokeWidth="1.2" />
    </svg>
  );
}
