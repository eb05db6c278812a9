import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Crn } from "../../src-worker/model/crn.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { sameUnit, useView } from "../store/view.ts";
import { wholeNumber } from "../ui/numbers.ts";
import { hoverReaction, pickReaction } from "./links.ts";
import type { ListSection } from "./lists.ts";
import { foldedProducts, ReactionRow, rowId } from "./ReactionRow.tsx";
import { isInputReaction, type Sections, unitOfReaction } from "./rows.ts";
import type { Links } from "./useLinks.ts";
import { VirtualList } from "./VirtualList.tsx";
import { words } from "./words.ts";

/** From this pane width on the two kinds of reactions stand side by side. */
const TWO_COLUMNS = 860;
/** Number, arrow, k and padding of a row in pixels. */
const FIXED = 142;

interface ReactionListProps {
  readonly crn: Crn;
  readonly sections: Sections;
  readonly links: Links;
  readonly width: number;
}

/** The reactions in one or two virtual columns, tied to the selected units. */
export function ReactionList({ crn, sections, links, width }: ReactionListProps) {
  const columns = useRef<HTMLDivElement>(null);
  const split = width >= TWO_COLUMNS && sections.unimolecular.length > 0 && sections.bimolecular.length > 0;
  const left = useMemo(
    () => headed(leftTitle(crn, sections.unimolecular), sections.unimolecular),
    [crn, sections],
  );
  const right = useMemo(() => headed("Bimolecular", sections.bimolecular), [sections]);
  const first = useMemo(
    () => (split ? [left] : [left, right].filter((section) => section.rows.length > 0)),
    [split, left, right],
  );
  const second = useMemo(() => [right], [right]);
  const narrow = Math.max(320, Math.min(480, width * 0.36));
  const leave = useCallback((direction: -1 | 1) => {
    const grids = columns.current?.querySelectorAll<HTMLElement>('[role="treegrid"]');
    grids?.[direction < 0 ? 0 : 1]?.focus();
  }, []);
  const shared = { crn, links, onLeave: leave };
  const room = (split ? width - narrow : width) - FIXED;
  const template = split ? `minmax(0, 1fr) ${narrow}px` : "minmax(0, 1fr)";
  return (
    <div ref={columns} className="rl-columns" style={{ gridTemplateColumns: template }}>
      <Column {...shared} sections={first} room={room} />
      {split ? <Column {...shared} sections={second} room={narrow - FIXED} /> : null}
    </div>
  );
}

function headed(title: string, rows: Int32Array): ListSection {
  return { title, count: wholeNumber(rows.length), rows };
}

function leftTitle(crn: Crn, rows: Int32Array): string {
  const last = rows[rows.length - 1];
  return last === undefined || isInputReaction(crn, last) ? "Input" : "Unimolecular";
}

interface ColumnProps {
  readonly crn: Crn;
  readonly sections: readonly ListSection[];
  readonly links: Links;
  readonly room: number;
  readonly onLeave: (direction: -1 | 1) => void;
}

function Column({ crn, sections, links, room, onLeave }: ColumnProps) {
  const selectedUnits = useView((state) => state.selectedUnits);
  const selectedReaction = useView((state) => state.selectedReaction);
  const { linked, hovered, hoveredReactions } = links;
  const { unfolded, toggle, fold } = useUnfolded(crn, room, linked);
  const context = useMemo(() => ({ crn, linked, hovered, room }), [crn, linked, hovered, room]);
  const isSelected = (unit: UnitRef | null) => selectedUnits.some((other) => sameUnit(other, unit));
  const active = activeReaction(crn, selectedReaction);
  const reveal = useMemo(
    () => (active >= 0 ? active : firstOwn(crn, sections, selectedUnits)),
    [crn, sections, selectedUnits, active],
  );
  return (
    <VirtualList
      label={words.listName(sections.map(({ title }) => title))}
      sections={sections}
      column="k"
      active={active}
      activeId={rowId}
      reveal={reveal}
      onSelect={(reaction, species) => pickReaction(crn, reaction, species)}
      onHover={(reaction, species) => hoverReaction(crn, reaction, species)}
      onFold={fold}
      onLeave={onLeave}
      renderRow={(reaction) => (
        <ReactionRow
          context={context}
          reaction={reaction}
          selected={reaction === active}
          own={isSelected(unitOfReaction(crn, reaction))}
          lit={hoveredReactions.has(reaction)}
          unfolded={unfolded.has(reaction)}
          onUnfold={toggle}
        />
      )}
    />
  );
}

/** Which long reactions are shown whole; a new CRN starts folded. */
function useUnfolded(crn: Crn, room: number, linked: Uint8Array | null) {
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another CRN is the trigger
  useEffect(() => setUnfolded(new Set()), [crn]);
  const set = useCallback((reaction: number, open: boolean | null) => {
    setUnfolded((old) => {
      const next = new Set(old);
      if (open ?? !old.has(reaction)) next.add(reaction);
      else next.delete(reaction);
      return next;
    });
  }, []);
  const toggle = useCallback((reaction: number) => set(reaction, null), [set]);
  const fold = (reaction: number, open: boolean | null) => {
    const isOpen = unfolded.has(reaction);
    const folds = foldedProducts({ crn, linked, room }, reaction).hidden > 0;
    if (!folds || open === isOpen) return false;
    set(reaction, open);
    return true;
  };
  return { unfolded, toggle, fold };
}

/** The picked reaction where the list has it; −1 otherwise. */
export function activeReaction(crn: Crn, reaction: number | null): number {
  return reaction !== null && reaction < crn.rate.length ? reaction : -1;
}

function firstOwn(crn: Crn, sections: readonly ListSection[], units: readonly UnitRef[]): number {
  if (units.length === 0) return -1;
  for (const { rows } of sections) {
    const own = rows.find((r) => {
      const unit = unitOfReaction(crn, r);
      return units.some((other) => sameUnit(other, unit));
    });
    if (own !== undefined) return own;
  }
  return -1;
}
