import { useCallback, useEffect, useMemo, useState } from "react";
import type { Crn } from "../../src-worker/model/crn.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { sameUnit, useView } from "../store/view.ts";
import { wholeNumber } from "../ui/numbers.ts";
import type { ListSection } from "./lists.ts";
import { ReactionRow, rowId } from "./ReactionRow.tsx";
import { isInputReaction, type Sections, unitOfReaction } from "./rows.ts";
import type { Links } from "./useLinks.ts";
import { VirtualList } from "./VirtualList.tsx";

/** From this pane width on the two kinds of reactions stand side by side. */
const TWO_COLUMNS = 860;
/** Number, reactants, arrow, k and padding of a row in pixels. */
const FIXED_UNIMOLECULAR = 146;
const FIXED_BIMOLECULAR = 206;

interface ReactionListProps {
  readonly crn: Crn;
  readonly sections: Sections;
  readonly links: Links;
  readonly width: number;
}

/** The reactions in one or two virtual columns, tied to the selected units. */
export function ReactionList({ crn, sections, links, width }: ReactionListProps) {
  const split = width >= TWO_COLUMNS && sections.unimolecular.length > 0 && sections.bimolecular.length > 0;
  const left = useMemo(
    () => headed(leftTitle(crn, sections.unimolecular), sections.unimolecular),
    [crn, sections],
  );
  const right = useMemo(() => headed("Bimolecular", sections.bimolecular), [sections]);
  const single = useMemo(() => [left, right].filter((section) => section.rows.length > 0), [left, right]);
  const first = useMemo(() => [left], [left]);
  const second = useMemo(() => [right], [right]);
  const narrow = Math.max(320, Math.min(480, width * 0.36));
  if (!split) return <Column crn={crn} sections={single} links={links} room={width - FIXED_BIMOLECULAR} />;
  return (
    <div className="rl-columns" style={{ gridTemplateColumns: `minmax(0, 1fr) ${narrow}px` }}>
      <Column crn={crn} sections={first} links={links} room={width - narrow - FIXED_UNIMOLECULAR} />
      <Column crn={crn} sections={second} links={links} room={narrow - FIXED_BIMOLECULAR} />
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
}

function Column({ crn, sections, links, room }: ColumnProps) {
  const selectedUnits = useView((state) => state.selectedUnits);
  const selectedReaction = useView((state) => state.selectedReaction);
  const [unfolded, toggle] = useUnfolded(crn);
  const { linked, hovered } = links;
  const context = useMemo(() => ({ crn, linked, hovered, room }), [crn, linked, hovered, room]);
  const isSelected = (unit: UnitRef | null) => selectedUnits.some((other) => sameUnit(other, unit));
  const active = activeReaction(crn, selectedReaction, selectedUnits);
  const reveal = useMemo(
    () => (active >= 0 ? active : firstOwn(crn, sections, selectedUnits)),
    [crn, sections, selectedUnits, active],
  );
  return (
    <VirtualList
      label={sections.map((section) => `${section.title} reactions`).join(", ")}
      sections={sections}
      column="k"
      active={active}
      activeId={rowId}
      reveal={reveal}
      onSelect={(reaction) => select(crn, reaction)}
      onHover={(reaction) => hover(crn, reaction)}
      onToggle={toggle}
      renderRow={(reaction) => (
        <ReactionRow
          context={context}
          reaction={reaction}
          selected={reaction === active}
          own={isSelected(unitOfReaction(crn, reaction))}
          unfolded={unfolded.has(reaction)}
          onUnfold={toggle}
        />
      )}
    />
  );
}

/** Which long reactions are shown whole; a new CRN starts folded. */
function useUnfolded(crn: Crn): readonly [ReadonlySet<number>, (reaction: number) => void] {
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another CRN is the trigger
  useEffect(() => setUnfolded(new Set()), [crn]);
  const toggle = useCallback((reaction: number) => {
    setUnfolded((old) => {
      const next = new Set(old);
      if (!next.delete(reaction)) next.add(reaction);
      return next;
    });
  }, []);
  return [unfolded, toggle];
}

/** The picked reaction as long as its unit is still the selection; −1 otherwise. */
export function activeReaction(crn: Crn, reaction: number | null, selected: readonly UnitRef[]): number {
  if (reaction === null || reaction >= crn.rate.length) return -1;
  const unit = unitOfReaction(crn, reaction);
  return unit === null || selected.some((other) => sameUnit(other, unit)) ? reaction : -1;
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

function select(crn: Crn, reaction: number): void {
  const unit = unitOfReaction(crn, reaction);
  useView.getState().patch({
    selectedReaction: reaction,
    ...(unit ? { selectedUnits: [unit], selectedEdges: [] } : {}),
  });
}

function hover(crn: Crn, reaction: number | null): void {
  const unit = reaction === null ? null : unitOfReaction(crn, reaction);
  const { hovered, patch } = useView.getState();
  if (hovered !== unit && !sameUnit(hovered, unit)) patch({ hovered: unit });
}
