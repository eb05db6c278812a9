import { memo } from "react";
import type { SpeciesTable } from "../../../src-worker/model/crn.ts";
import { ROW_STATUS } from "../../../src-worker/model/reduction.ts";
import { speciesLabel } from "../../../src-worker/model/speciesName.ts";
import { ReactionArrow } from "../../ui/Species.tsx";
import { foldTerms, hiddenText } from "../fold.ts";
import { GridCell, GridRow } from "../grid.tsx";
import { Terms, termWidth } from "../Terms.tsx";
import { lookOf, type MarkedTerm, markedTerms, unchangedTerms } from "./diff.ts";
import type { PlayedRow } from "./usePlayback.ts";
import { words } from "./words.ts";

export type RowState = "same" | "changed" | "removed" | "leaving";

export interface PlayerRowProps {
  readonly species: SpeciesTable;
  readonly reaction: number;
  /** Null while it has not arrived. */
  readonly row: PlayedRow | null;
  readonly state: RowState;
  /** Number in the paper, where it has one. */
  readonly paper: number | null;
  readonly selected: boolean;
  readonly lit: boolean;
  /** Pixels for both sides. */
  readonly room: number;
}

export function stateOf(status: number | undefined): RowState {
  return status === ROW_STATUS.removed ? "removed" : status === ROW_STATUS.changed ? "changed" : "same";
}

/** The element id of a reaction's row in the player. */
export function playerRowId(reaction: number): string {
  return `step-reaction-${reaction + 1}`;
}

/** The terms of a row with what the step did to them. */
export function termsOf(row: PlayedRow): readonly MarkedTerm[] {
  return row.before ? markedTerms(row.before, row.after) : unchangedTerms(row.after);
}

/** A reaction as text, cut after a few products. */
export function spokenRow(species: SpeciesTable, { reactants, after }: PlayedRow, limit = 6): string {
  const side = (terms: PlayedRow["after"]) =>
    terms
      .slice(0, limit)
      .map(
        ({ species: s, coefficient }) =>
          (coefficient === 1 ? "" : `${coefficient} `) + speciesLabel(species, s),
      )
      .join(" + ") || "∅";
  const more = after.length > limit ? words.moreProducts(after.length - limit) : "";
  return `${side(reactants)} → ${side(after)}${more}`;
}

/** One reaction while a reduction is played: struck out, with replaced and new products, or as it is. */
export const PlayerRow = memo(function PlayerRow(props: PlayerRowProps) {
  const { species, reaction, row, state, paper, selected, lit, room } = props;
  const classes = ["rx", `rx-${state}`, selected ? "rx-selected" : "", lit ? "rx-lit" : ""];
  const said = state === "removed" || state === "changed" ? words[state] : "";
  const label = row
    ? `${reaction + 1}: ${spokenRow(species, row)}${said ? `, ${said}` : ""}`
    : `${reaction + 1}`;
  return (
    <GridRow
      id={playerRowId(reaction)}
      aria-rowindex={reaction + 1}
      aria-selected={selected}
      aria-label={label}
      data-reaction={reaction}
      className={classes.filter(Boolean).join(" ")}
    >
      <GridCell className="rx-no" title={paper === null ? undefined : words.inPaper(paper)}>
        {reaction + 1}
      </GridCell>
      <GridCell className="rx-body">
        <span className="rx-line">{row ? <Sides species={species} row={row} room={room} /> : "…"}</span>
      </GridCell>
      <GridCell className="rx-k">{said}</GridCell>
    </GridRow>
  );
});

function Sides({
  species,
  row,
  room,
}: {
  readonly species: SpeciesTable;
  readonly row: PlayedRow;
  readonly room: number;
}) {
  const terms = termsOf(row);
  const left = row.reactants.reduce((rest, term) => rest - termWidth(species, term), room);
  const side = foldTerms(
    { length: terms.length, at: (i) => terms[i] as MarkedTerm },
    { species, room: left, width: (term) => termWidth(species, term), kept: ({ mark }) => mark !== "same" },
  );
  return (
    <>
      <Terms species={species} terms={row.reactants} look={plain} />
      <ReactionArrow />
      {terms.length === 0 ? <span className="rx-none">∅</span> : null}
      <Terms species={species} terms={side.shown} look={(term) => lookOf(term as MarkedTerm)} />
      {side.kept.length > 0 ? (
        <span className="sp-term">
          <span className="sp-and">+ …</span>
          <Terms species={species} terms={side.kept} look={(term) => lookOf(term as MarkedTerm)} after />
        </span>
      ) : null}
      {side.hidden > 0 ? <span className="rx-rest">+ {hiddenText(side)}</span> : null}
    </>
  );
}

const plain = () => "plain" as const;
