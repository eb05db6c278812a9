import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { itemAt, type ListSection, listLength, movedPosition, positionOf } from "./lists.ts";

/** Heights of a folded row and of the heading that stays on top, in pixels. */
const ROW = 24;
const HEADING = 22;

export interface VirtualListProps {
  readonly label: string;
  readonly sections: readonly ListSection[];
  /** Title of the number column at the right. */
  readonly column: string;
  /** The row the keyboard is on, −1 for none. */
  readonly active: number;
  /** Element id of the active row where it is in this list. */
  readonly activeId: (row: number) => string;
  /** A row to bring into view when it changes. */
  readonly reveal: number;
  readonly renderRow: (row: number, section: number) => ReactNode;
  /** The row, and the species where one was meant. */
  readonly onSelect: (row: number, species: number | null) => void;
  readonly onHover: (row: number | null, species: number | null) => void;
  /** Opens (true) or closes a folded row, or turns it over (null); false when it has nothing to fold. */
  readonly onFold?: (row: number, open: boolean | null) => boolean;
  /** Left or right where there was nothing to fold: to the list beside. */
  readonly onLeave?: (direction: -1 | 1) => void;
  /** The rows that exist on the page. */
  readonly onRange?: (from: number, to: number) => void;
  /** Rows glide to their new places. */
  readonly gliding?: boolean;
}

/** A list of thousands of rows of which only the visible ones exist; arrow keys move through it. */
export function VirtualList(props: VirtualListProps) {
  const { label, sections, column, active, reveal, renderRow, onRange } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const count = listLength(sections);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    // A row keeps its element and its height when others come and go.
    getItemKey: (index) => {
      const item = itemAt(sections, index);
      return item?.kind === "row" ? item.row : `heading ${item?.section ?? index}`;
    },
    overscan: 8,
    scrollMargin: HEADING,
    scrollPaddingStart: HEADING,
  });
  const position = positionOf(sections, active);
  const revealed = positionOf(sections, reveal);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new row to reveal may scroll
  useEffect(() => {
    if (revealed >= 0) virtual.scrollToIndex(revealed, { align: "auto" });
  }, [reveal]);
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => onRange?.(first, last + 1), [onRange, first, last]);
  const top = itemAt(sections, virtual.range?.startIndex ?? 0)?.section ?? 0;
  return (
    <div className="rl-list">
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: the arrow keys pick rows, which lights them too */}
      <div
        ref={scroller}
        role="treegrid"
        tabIndex={0}
        className="rl-scroll"
        aria-label={label}
        aria-rowcount={count}
        aria-activedescendant={position >= 0 ? props.activeId(active) : undefined}
        onKeyDown={(event) => moveByKey(event, props, position, (to) => virtual.scrollToIndex(to))}
        onClick={(event) => withRow(event.target, props.onSelect)}
        // Mouse events, as on the canvas: pointer events of the new place come before the old one's mouse events.
        onMouseOver={(event) => withRow(event.target, props.onHover)}
        onMouseLeave={() => props.onHover(null, null)}
      >
        <Heading section={sections[top]} column={column} sticky />
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual */}
        <div className="rl-canvas" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const item = itemAt(sections, index);
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                role="presentation"
                className={props.gliding ? "rl-item rl-gliding" : "rl-item"}
                style={{ transform: `translateY(${start - HEADING}px)` }}
              >
                {item?.kind === "row" ? renderRow(item.row, item.section) : null}
                {item?.kind === "heading" ? (
                  <Heading section={sections[item.section]} column={column} />
                ) : null}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface HeadingProps {
  readonly section: ListSection | undefined;
  readonly column: string;
  readonly sticky?: boolean;
}

function Heading({ section, column, sticky = false }: HeadingProps) {
  return (
    <div className={sticky ? "rl-head rl-sticky" : "rl-head"} role="presentation">
      <span>{section?.title}</span>
      <span>{section?.count}</span>
      <span className="rl-column">{column}</span>
    </div>
  );
}

function withRow(target: EventTarget, then: (row: number, species: number | null) => void): void {
  if (!(target instanceof Element) || target.closest("button")) return;
  const row = target.closest("[data-reaction]")?.getAttribute("data-reaction");
  const species = target.closest(".sp") && target.closest("[data-species]")?.getAttribute("data-species");
  if (row) then(Number(row), species ? Number(species) : null);
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  End: Number.MAX_SAFE_INTEGER,
  Home: -Number.MAX_SAFE_INTEGER,
};

function moveByKey(
  event: KeyboardEvent,
  { sections, active, onSelect, onFold, onLeave }: VirtualListProps,
  position: number,
  scrollTo: (position: number) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  if ((key === "Enter" || key === " ") && position >= 0 && onFold) {
    event.preventDefault();
    onFold(active, null);
    return;
  }
  if (key === "ArrowLeft" || key === "ArrowRight") {
    event.preventDefault();
    event.stopPropagation();
    const right = key === "ArrowRight";
    if (!(position >= 0 && onFold?.(active, right))) onLeave?.(right ? 1 : -1);
    return;
  }
  const step = STEPS[key];
  if (step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const from = key === "Home" ? listLength(sections) : key === "End" ? Math.max(0, position) : position;
  const to = movedPosition(sections, from, step);
  const item = itemAt(sections, to);
  if (item?.kind !== "row") return;
  onSelect(item.row, null);
  scrollTo(to);
}
