import { type ReductionFrame, ROW_STATUS, stageOfStep } from "../../../src-worker/model/reduction.ts";
import { speciesName } from "../../../src-worker/model/speciesName.ts";
import { useView } from "../../store/view.ts";
import { plainNumber } from "../../ui/numbers.ts";
import { ReactionArrow, Species } from "../../ui/Species.tsx";
import { Terms } from "../Terms.tsx";
import { lookOf, type MarkedTerm, spelledTerms } from "./diff.ts";
import { termsOf } from "./PlayerRow.tsx";
import type { Picture, PlayedRow } from "./usePlayback.ts";
import { words } from "./words.ts";

/** As many removed and changed reactions are spelled out. */
const REMOVED_SHOWN = 4;
const CHANGED_SHOWN = 12;
const TERMS_SHOWN = 24;

/** What the step removed, what it put where, and which initial concentrations moved. */
export function StepDetail({ picture }: { readonly picture: Picture }) {
  const { frame, plan } = picture;
  const removed = numbersWith(frame, ROW_STATUS.removed);
  const changed = numbersWith(frame, ROW_STATUS.changed);
  const stage = plan.stages[stageOfStep(plan, frame.position - 1)];
  const substitutes = stage?.kind === "fan-out" || stage?.kind === "relu";
  const empty = removed.length + changed.length + frame.initialCount === 0;
  return (
    <section className="pl-detail" aria-label={words.detail}>
      {frame.position === 0 || empty ? <p className="pl-nothing">{words.nothing}</p> : null}
      {removed.length > 0 ? (
        <Group
          head={words.removedHead(removed.length)}
          reactions={removed}
          shown={REMOVED_SHOWN}
          picture={picture}
          struck
        />
      ) : null}
      {changed.length > 0 ? (
        <Group
          head={(substitutes ? words.changedHead : words.cancelledHead)(changed.length)}
          reactions={changed}
          shown={CHANGED_SHOWN}
          picture={picture}
        />
      ) : null}
      {frame.initialCount > 0 ? <Initial picture={picture} /> : null}
    </section>
  );
}

function numbersWith({ reactions, status }: ReductionFrame, wanted: number): number[] {
  return Array.from(reactions).filter((_, i) => status[i] === wanted);
}

interface GroupProps {
  readonly head: string;
  readonly reactions: readonly number[];
  readonly shown: number;
  readonly picture: Picture;
  readonly struck?: boolean;
}

function Group({ head, reactions, shown, picture, struck = false }: GroupProps) {
  const rows = reactions.slice(0, shown).flatMap((reaction) => {
    const row = picture.row(reaction);
    return row ? [{ reaction, row }] : [];
  });
  const more = reactions.length - rows.length;
  return (
    <>
      <h3 className="pl-head">{head}</h3>
      <ul className="pl-rows">
        {rows.map(({ reaction, row }) => (
          <li key={reaction} className={struck ? "pl-row rx-removed" : "pl-row"}>
            <span className="rx-no">{reaction + 1}</span>
            <span className="rx-body">
              <Reaction row={row} picture={picture} />
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="pl-more">{words.more(more)}</p> : null}
    </>
  );
}

function Reaction({ row, picture }: { readonly row: PlayedRow; readonly picture: Picture }) {
  const { species } = picture.plan;
  const { terms, unchanged, more } = spelledTerms(termsOf(row), TERMS_SHOWN);
  return (
    <span className="rx-line pl-wrap">
      <Terms species={species} terms={row.reactants} look={() => "plain"} />
      <ReactionArrow />
      {unchanged > 0 ? <span className="rx-rest">{words.unchanged(unchanged)}</span> : null}
      <Terms
        species={species}
        terms={terms}
        look={(term) => lookOf(term as MarkedTerm)}
        after={unchanged > 0}
      />
      {more > 0 ? <span className="rx-rest">{words.more(more)}</span> : null}
      {terms.length + unchanged === 0 ? <span className="rx-none">∅</span> : null}
    </span>
  );
}

function Initial({ picture: { frame, plan } }: { readonly picture: Picture }) {
  const { initial, initialCount } = frame;
  const hover = (species: number | null) =>
    useView.getState().patch({
      hovered:
        species === null
          ? null
          : { layer: plan.species.layer[species] as number, index: plan.species.unit[species] as number },
    });
  return (
    <>
      <h3 className="pl-head">{words.initialHead(initialCount)}</h3>
      <ul className="pl-initial">
        {initial.map(({ species, before, after }) => (
          <li key={species} onMouseEnter={() => hover(species)} onMouseLeave={() => hover(null)}>
            <Species {...speciesName(plan.species, species)} />
            <span>
              {plainNumber(before, 4)} → <b>{plainNumber(after, 4)}</b>
            </span>
          </li>
        ))}
      </ul>
      {initialCount > initial.length ? (
        <p className="pl-more">{words.more(initialCount - initial.length)}</p>
      ) : null}
    </>
  );
}
