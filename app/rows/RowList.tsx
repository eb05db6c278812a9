import { useVirtualizer } from "@tanstack/react-virtual";
import { Check, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { DataAnswers } from "../../src-worker/engine.ts";
import { useDocument } from "../store/document.ts";
import { NO_FILTER, type RowSubject, useRows } from "../store/rows.ts";
import { Button } from "../ui/Button.tsx";
import { OutputMarker } from "../ui/Marker.tsx";
import { plainNumber } from "../ui/numbers.ts";
import { Picture } from "../ui/Picture.tsx";
import { useCoarsePointer } from "../ui/useCoarsePointer.ts";
import { readRows, showRow } from "./ask.ts";
import { markOf, movedPlace } from "./rows.ts";
import { text } from "./text.ts";

const ROW = 24;
const PICTURE_ROW = 40;
const TOUCH_ROW = 44;
/** Values that fit beside each other. */
const MOST_VALUES = 10;

interface RowListProps {
  readonly subject: RowSubject;
  /** Numbers (from 0) of the rows to list. */
  readonly listed: Int32Array;
  readonly answers: DataAnswers | null;
}

/** The rows, of which only the visible ones exist; a click or Enter puts one on the inputs. */
export function RowList({ subject, listed, answers }: RowListProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const at = useRows((state) => state.at);
  const id = useId();
  const coarse = useCoarsePointer();
  const height = coarse ? TOUCH_ROW : subject.pictureWidth ? PICTURE_ROW : ROW;
  const virtual = useVirtualizer({
    count: listed.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    initialRect: { width: 600, height: 240 },
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
  const values = useValues(subject, listed, first, last);
  const place = at === null ? -1 : listed.indexOf(at);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another row scrolls, not another list
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: "auto" });
  }, [at]);
  const keyed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / height) - 1);
    const to = movedPlace(event.key, place, listed.length, page);
    if (to !== null) useRows.getState().patch({ at: listed[to] as number });
    else if (event.key === "Enter" && at !== null && place >= 0) showRow(subject, at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="rows-list">
      <p className="rows-count" role="status">
        {answers ? text.listed(listed.length, answers.labels.length) : ""}
      </p>
      {answers && listed.length === 0 ? (
        <p className="rows-none">
          {text.none}{" "}
          <Button look="outline" onClick={() => useRows.getState().setFilter(NO_FILTER)}>
            {text.clear}
          </Button>
        </p>
      ) : null}
      <div
        ref={scroll}
        className="rows-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={text.list}
        aria-activedescendant={place >= 0 ? `${id}-${at}` : undefined}
        onKeyDown={keyed}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {items.map(({ index, start }) => {
            const row = listed[index] as number;
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active option
              // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox handles the keys
              <div
                key={row}
                id={`${id}-${row}`}
                role="option"
                aria-selected={row === at}
                aria-setsize={listed.length}
                aria-posinset={index + 1}
                className="rows-row"
                style={{ transform: `translateY(${start}px)`, height }}
                onClick={() => showRow(subject, row)}
              >
                <Row subject={subject} row={row} answers={answers} values={values.get(row) ?? null} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  readonly subject: RowSubject;
  readonly row: number;
  readonly answers: DataAnswers | null;
  /** Raw values; null until they are read. */
  readonly values: Float64Array | null;
}

function Row({ subject, row, answers, values }: RowProps) {
  const outputs = useDocument((state) => state.document.network.outputs);
  const label = answers?.labels[row] ?? -1;
  const winner = answers?.winners?.[row] ?? -1;
  const mark = answers ? markOf(answers, row) : "unknown";
  return (
    <>
      <span className="rows-number">{text.row(row + 1)}</span>
      {subject.pictureWidth ? (
        <span className="rows-picture">
          {values ? <Picture side={subject.pictureWidth} values={values} full={fullOf(values)} /> : null}
        </span>
      ) : null}
      <span className="rows-label">
        {label >= 0 ? <OutputMarker index={answers?.outputOf[label] ?? label} /> : null}
        <span>{subject.classes[label] ?? text.unknown}</span>
      </span>
      <span className="rows-winner">{winner >= 0 ? text.says(outputs[winner] ?? "") : ""}</span>
      <span className="rows-mark">
        {mark === "right" ? <Check size={16} className="rows-right" aria-label={text.right} /> : null}
        {mark === "wrong" ? <X size={16} className="rows-wrong" aria-label={text.wrong} /> : null}
      </span>
      {subject.pictureWidth ? null : <span className="rows-values">{values ? valuesText(values) : ""}</span>}
    </>
  );
}

/** Bytes or shares of full ink. */
function fullOf(values: Float64Array): number {
  return values.some((x) => x > 2) ? 255 : 1;
}

function valuesText(values: Float64Array): string {
  const shown = Array.from(values.subarray(0, MOST_VALUES), (x) => plainNumber(x, 4));
  return values.length > MOST_VALUES ? `${shown.join("  ")}  …` : shown.join("  ");
}

/** The values of the rows in sight, kept for a while; asked for in one question at a time. */
function useValues(
  subject: RowSubject,
  listed: Int32Array,
  first: number,
  last: number,
): ReadonlyMap<number, Float64Array> {
  const [values, setValues] = useState<ReadonlyMap<number, Float64Array>>(new Map());
  const asking = useRef(false);
  useEffect(() => {
    const missing = Array.from(listed.subarray(first, last + 1)).filter((row) => !values.has(row));
    if (missing.length === 0 || asking.current) return;
    asking.current = true;
    void readRows(subject, missing)
      .catch(() => [])
      .then((found) => {
        asking.current = false;
        if (found.length === 0) return;
        setValues((old) => {
          const kept = old.size > MOST_KEPT ? new Map<number, Float64Array>() : new Map(old);
          missing.forEach((row, n) => {
            const own = found[n];
            if (own) kept.set(row, own);
          });
          return kept;
        });
      });
  }, [subject, listed, first, last, values]);
  return values;
}

const MOST_KEPT = 2000;
