import type { CompiledNetwork } from "../../src-worker/model/compiled.ts";
import type { Network } from "../../src-worker/model/network.ts";
import type {
  NamedTerm,
  UnitChemistry,
  UnitReaction,
  UnitReactionGroup,
} from "../../src-worker/model/reduction.ts";
import { Term } from "../help/Term.tsx";
import { unitText } from "../store/names.ts";
import { paperNumber, shownPaperNumber } from "../store/paperNumbers.ts";
import { useView } from "../store/view.ts";
import { wholeNumber } from "../ui/numbers.ts";
import { ReactionArrow, Species } from "../ui/Species.tsx";
import { hoverFate, hoverSpecies, isLit, listOnly, selectSpecies, showReaction } from "./links.ts";
import { fateText } from "./sentences.ts";
import { words } from "./text.ts";

interface UnitReactionsProps {
  readonly network: Network;
  readonly compiled: CompiledNetwork;
  readonly chemistry: UnitChemistry;
  readonly onMore: () => void;
}

/** The unit's reactions before the reduction, by what they are for, and where each is in the shown list. */
export function UnitReactions({ network, compiled, chemistry, onMore }: UnitReactionsProps) {
  const reduced = compiled.options.reduction !== "none";
  const count = chemistry.groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <section className="in-reactions" aria-label={words.reactionsOfUnit}>
      <h3>
        {reduced ? <Term word="reduction">{words.reactions}</Term> : words.reactionsPlain}
        <span>{words.ofAll(count, chemistry.total)}</span>
      </h3>
      {chemistry.groups.map((group) => (
        <Group key={group.part} {...{ network, compiled, chemistry, group, onMore }} />
      ))}
    </section>
  );
}

interface GroupProps extends UnitReactionsProps {
  readonly group: UnitReactionGroup;
}

function Group({ network, compiled, chemistry, group, onMore }: GroupProps) {
  const name = unitText(network, chemistry.unit);
  const title =
    group.part === "relu" ? <Term word="ReLU">{words.part.relu}</Term> : words.part[group.part](name);
  const hidden = group.count - group.rows.length;
  return (
    <>
      <h4>
        {title}
        <span>{wholeNumber(group.count)}</span>
      </h4>
      <ul>
        {group.rows.map((row) => (
          <Row key={row.reaction} network={network} compiled={compiled} row={row} />
        ))}
      </ul>
      {hidden > 0 ? (
        <button type="button" className="in-more" onClick={onMore}>
          {words.showMore(hidden)}
        </button>
      ) : null}
    </>
  );
}

interface RowProps {
  readonly network: Network;
  readonly compiled: CompiledNetwork;
  readonly row: UnitReaction;
}

/** Products spelled out at most; of a longer side the unit's own, or the first. */
const MOST_PRODUCTS = 3;

function Row({ network, compiled, row }: RowProps) {
  const { fate } = row;
  const lit = useView((view) => isLit(fate, view.hoveredReactions));
  const picked = useView((view) => fate.kind === "shown" && view.selectedReaction === fate.reaction);
  const from = row.reactants[0];
  const products = row.productCount > MOST_PRODUCTS ? row.products.slice(0, row.own || 1) : row.products;
  const hidden = row.productCount - products.length;
  const classes = ["in-row", lit ? "is-lit" : "", picked ? "is-picked" : ""];
  return (
    <li
      className={classes.filter(Boolean).join(" ")}
      onMouseEnter={() => hoverFate(from?.unit ?? null, fate)}
      onMouseLeave={() => hoverFate(null, null)}
    >
      <NumberCell network={network} compiled={compiled} row={row} />
      <span className="in-body">
        <Terms terms={row.reactants} />
        <ReactionArrow />
        <Terms terms={products} />
        {row.productCount === 0 ? "∅" : null}
        {hidden > 0 ? <span className="in-hidden">{words.moreProducts(hidden)}</span> : null}
      </span>
      {compiled.options.reduction === "none" && fate.kind === "shown" ? null : (
        <Where network={network} compiled={compiled} row={row} />
      )}
    </li>
  );
}

/** Our number (the paper's where it prints the reaction), leading to the list where it is there; (1), (2). */
function NumberCell({ network, compiled, row: { reaction, kind, fate } }: RowProps) {
  const number = paperNumber(network, reaction);
  const text = number === null ? wholeNumber(reaction + 1) : `(${number})`;
  const listed = compiled.options.reduction === "none" && fate.kind === "shown" ? fate.reaction : null;
  return (
    <span className="in-number">
      {listed === null ? (
        <span title={number === null ? undefined : words.paperHint(number)}>{text}</span>
      ) : (
        <button
          type="button"
          title={words.showReaction(listed + 1)}
          aria-label={words.showReaction(listed + 1)}
          onFocus={() => hoverFate(null, fate)}
          onBlur={() => hoverFate(null, null)}
          onClick={() => showReaction(listed)}
        >
          {text}
        </button>
      )}
      {kind === 0 ? null : (
        <span className="ui-chip" title={words.kindHint[kind]}>
          {words.kind[kind]}
        </span>
      )}
    </span>
  );
}

function Terms({ terms }: { readonly terms: readonly NamedTerm[] }) {
  return terms.map(({ id, name, unit, coefficient }, i) => (
    <span key={id} className="sp-term">
      {i > 0 ? <span className="sp-and">+</span> : null}
      <ReactionTerm
        id={id}
        onHover={(on) => (on ? hoverSpecies(unit, id) : hoverSpecies(null, null))}
        onPick={() => selectSpecies(unit, id)}
      >
        <Species {...name} coefficient={coefficient} />
      </ReactionTerm>
    </span>
  ));
}

interface ReactionTermProps {
  readonly id: string;
  readonly onHover: (on: boolean) => void;
  readonly onPick: () => void;
  readonly children: React.ReactNode;
}

/** A species one can point at and pick; its table row is the way there by keyboard. */
function ReactionTerm({ id, onHover, onPick, children }: ReactionTermProps) {
  const lit = useView((view) => view.hoveredSpecies === id || view.selectedSpecies === id);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={lit ? "in-species-term is-lit" : "in-species-term"}
      onMouseEnter={() => onHover(true)}
      onMouseLeave={() => onHover(false)}
      onClick={onPick}
    >
      {children}
    </button>
  );
}

/** Where the reaction is in the shown list. */
function Where({ network, compiled, row }: RowProps) {
  const { fate } = row;
  const { text, numbers, count } = fateText(fate, compiled.options.reduction !== "none");
  const { crn, options } = compiled;
  return (
    <span className="in-where">
      {text}{" "}
      {numbers.map((reaction, i) => {
        const number = shownPaperNumber(network, options, reaction);
        const paper = number === null || options.reduction === "none" ? "" : ` (${number})`;
        return (
          <span key={reaction}>
            {i > 0 ? ", " : null}
            <button
              type="button"
              title={words.showReaction(reaction + 1)}
              aria-label={words.showReaction(reaction + 1)}
              onFocus={() => hoverFate(null, { kind: "shown", reaction })}
              onBlur={() => hoverFate(null, null)}
              onClick={() => showReaction(reaction)}
            >
              {wholeNumber(reaction + 1)}
              {paper}
            </button>
          </span>
        );
      })}
      {fate.kind === "removed" && count > numbers.length ? (
        <button type="button" onClick={() => listOnly(crn, words.carry(carriedName(row)), fate.carriers)}>
          {words.carriers(count)}
        </button>
      ) : null}
    </span>
  );
}

function carriedName({ reactants }: UnitReaction): string {
  const [term] = reactants;
  if (!term) return "";
  const { letter, rail, subscript } = term.name;
  return `${letter}${rail > 0 ? "⁺" : rail < 0 ? "⁻" : ""}${subscript}`;
}
