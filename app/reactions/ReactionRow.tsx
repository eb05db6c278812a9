import { memo } from "react";
import type { Crn } from "../../src-worker/model/crn.ts";
import { plainNumber } from "../ui/numbers.ts";
import { ReactionArrow, type SpeciesLook } from "../ui/Species.tsx";
import { type FoldedSide, hiddenText, type Term } from "./fold.ts";
import { GridCell, GridRow } from "./grid.tsx";
import { foldProducts, productCount, reactantTerms } from "./rows.ts";
import { Terms, termWidth } from "./Terms.tsx";
import { spokenReaction } from "./text.ts";
import { words } from "./words.ts";

/** What all rows of a list share. */
export interface RowContext {
  readonly crn: Crn;
  /** Species of the selected units, or the picked one; null when nothing is selected. */
  readonly linked: Uint8Array | null;
  readonly hovered: Uint8Array | null;
  /** Pixels for both sides of the reaction. */
  readonly room: number;
}

/** The products that fit beside the reactants; all of them where `whole`. */
export function foldedProducts(
  { crn, linked, room }: Pick<RowContext, "crn" | "linked" | "room">,
  reaction: number,
  whole = false,
): FoldedSide<Term> {
  const width = (term: Term) => termWidth(crn.species, term);
  const left = reactantTerms(crn, reaction).reduce((rest, term) => rest - width(term), room);
  return foldProducts(crn, reaction, whole ? Number.POSITIVE_INFINITY : left, width, linked);
}

export interface ReactionRowProps {
  readonly context: RowContext;
  readonly reaction: number;
  /** The row the keyboard is on. */
  readonly selected: boolean;
  /** The reaction belongs to a selected unit. */
  readonly own: boolean;
  /** Pointed at elsewhere on the page. */
  readonly lit: boolean;
  readonly unfolded: boolean;
  readonly onUnfold: (reaction: number) => void;
}

/** The element id of a reaction's row. */
export function rowId(reaction: number): string {
  return `reaction-${reaction + 1}`;
}

/** One reaction: number, reactants, arrow, products (folded where they do not fit), k. */
export const ReactionRow = memo(function ReactionRow(props: ReactionRowProps) {
  const { context, reaction, selected, own, lit, unfolded, onUnfold } = props;
  const { crn, linked, hovered } = context;
  const { species } = crn;
  const folded = foldedProducts(context, reaction);
  const open = unfolded && folded.hidden > 0;
  const side = open ? foldedProducts(context, reaction, true) : folded;
  const look = ({ species: s }: Term): SpeciesLook =>
    linked?.[s] ? "linked" : hovered?.[s] ? "hovered" : "plain";
  const classes = [
    "rx",
    own ? "rx-own" : "",
    selected ? "rx-selected" : "",
    lit ? "rx-lit" : "",
    open ? "rx-unfolded" : "",
  ];
  return (
    <GridRow
      id={rowId(reaction)}
      aria-rowindex={reaction + 1}
      aria-selected={selected}
      aria-expanded={folded.hidden > 0 ? open : undefined}
      aria-label={`${reaction + 1}: ${spokenReaction(crn, reaction)}`}
      data-reaction={reaction}
      className={classes.filter(Boolean).join(" ")}
    >
      <GridCell className="rx-no">{reaction + 1}</GridCell>
      <GridCell className="rx-body">
        <Terms species={species} look={look} terms={reactantTerms(crn, reaction)} />
        <ReactionArrow />
        {productCount(crn, reaction) === 0 ? <span className="rx-none">∅</span> : null}
        <Terms species={species} look={look} terms={side.shown} />
        {side.kept.length > 0 ? (
          <span className="sp-term">
            <span className="sp-and">+ …</span>
            <Terms species={species} look={look} terms={side.kept} after />
          </span>
        ) : null}
        {side.hidden > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            className="rx-more"
            title={words.unfold(hiddenText(side, true))}
            onClick={() => onUnfold(reaction)}
          >
            + {hiddenText(side)}
          </button>
        ) : null}
        {open ? (
          <button type="button" tabIndex={-1} className="rx-more" onClick={() => onUnfold(reaction)}>
            {words.fold}
          </button>
        ) : null}
      </GridCell>
      <GridCell className="rx-k" data-how="rate">
        {plainNumber(Number((crn.rate[reaction] as number).toPrecision(4)))}
      </GridCell>
    </GridRow>
  );
});
