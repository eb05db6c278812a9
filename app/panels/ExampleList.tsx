import { useVirtualizer } from "@tanstack/react-virtual";
import { Check, Search, X } from "lucide-react";
import { type KeyboardEvent, memo, type RefObject, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Example } from "../../src-worker/model/document.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { useRun } from "../store/run.ts";
import { OutputMarker } from "../ui/Marker.tsx";
import { PaneHeader } from "../ui/Pane.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { text } from "../ui/text.ts";
import { useCoarsePointer } from "../ui/useCoarsePointer.ts";
import { matchesQuery, SEARCH_FROM } from "./exampleSearch.ts";
import { chooseExample } from "./inputActions.ts";
import { labelIndex, RIGHT, score, sharedNoun, UNKNOWN, WRONG } from "./judge.ts";
import { inputRanges, percentIn, type Range } from "./ranges.ts";
import { useMarks } from "./useMarks.ts";

const ROW = 24;
const TOUCH_ROW = 44;
/** Bars tell examples apart up to this many inputs. */
const BAR_LIMIT = 12;
const NO_EXAMPLES: readonly Example[] = [];

/** The document's examples with their true labels; arrow keys walk through them. */
export const ExampleList = memo(function ExampleList({ document }: { readonly document: ShownDocument }) {
  const examples = document.examples ?? NO_EXAMPLES;
  const marks = useMarks(document);
  const [filter, setFilter] = useState<"all" | "wrong">("all");
  const { judged, right } = score(marks);
  const wrong = judged - right;
  const [query, setQuery] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(
    () =>
      examples
        .map((_, i) => i)
        .filter((i) => filter === "all" || marks[i] === WRONG)
        .filter((i) => matchesQuery(examples[i] as Example, i + 1, query)),
    [examples, marks, filter, query],
  );
  const title = sharedNoun(examples) ?? text.examples.title;
  return (
    <>
      <div
        className="example-head"
        data-how="score"
        title={judged > 0 ? text.examples.scoreHint(right, judged) : undefined}
      >
        <PaneHeader title={title} note={judged > 0 ? text.examples.score(right, judged) : examples.length}>
          {judged > 0 ? (
            <Segmented
              small
              label={text.examples.filter}
              value={filter}
              onChange={setFilter}
              options={[
                { value: "all", label: text.examples.all },
                {
                  value: "wrong",
                  name: text.examples.wrong(wrong),
                  label: (
                    <>
                      <span className="example-wide">{text.examples.wrong(wrong)}</span>
                      <X size={14} className="example-narrow" aria-hidden />
                      <span className="example-narrow">{wrong}</span>
                    </>
                  ),
                },
              ]}
            />
          ) : null}
        </PaneHeader>
      </div>
      {examples.length >= SEARCH_FROM ? (
        <SearchField
          query={query}
          onQuery={setQuery}
          found={query.trim() === "" ? null : shown.length}
          onEnterList={() => list.current?.focus()}
        />
      ) : null}
      {shown.length > 0 ? (
        <Rows list={list} document={document} shown={shown} marks={marks} title={title} />
      ) : (
        <p className="example-none">{query ? text.examples.noneFound(query) : text.examples.noneWrong}</p>
      )}
    </>
  );
});

interface SearchFieldProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** How many were found; null while nothing is asked for. */
  readonly found: number | null;
  readonly onEnterList: () => void;
}

/** By number, name or label. Arrow down goes into the list, Escape empties the field. */
function SearchField({ query, onQuery, found, onEnterList }: SearchFieldProps) {
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "Enter") onEnterList();
    else if (event.key === "Escape" && query) onQuery("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="example-find">
      <Search size={14} aria-hidden />
      <input
        type="search"
        aria-label={text.examples.search}
        placeholder={text.examples.searchHint}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={keyDown}
        autoComplete="off"
        spellCheck={false}
      />
      <span role="status">{found === null ? "" : text.examples.found(found)}</span>
    </div>
  );
}

interface RowsProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly document: ShownDocument;
  /** Indices of the listed examples. */
  readonly shown: readonly number[];
  readonly marks: Int8Array;
  readonly title: string;
}

function Rows({ list: scroll, document, shown, marks, title }: RowsProps) {
  const chosen = useRun((s) => s.example);
  const examples = document.examples ?? NO_EXAMPLES;
  const { inputs } = document.network;
  const ranges = useMemo(() => inputRanges(inputs.length, examples), [inputs, examples]);
  const id = useId();
  const row = useCoarsePointer() ? TOUCH_ROW : ROW;
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => row,
    initialRect: { width: 256, height: 400 },
    overscan: 12,
  });
  const at = chosen === null ? -1 : shown.indexOf(chosen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice scrolls, not a new list
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: "auto" });
  }, [at]);
  const walk = (event: KeyboardEvent) => {
    const next = nextRow(event.key, at, shown.length, Math.floor((scroll.current?.clientHeight ?? 0) / row));
    if (next === null) return;
    event.preventDefault();
    chooseExample(shown[next] as number);
  };
  return (
    <div
      ref={scroll}
      className="example-list"
      role="listbox"
      tabIndex={0}
      aria-label={title}
      aria-activedescendant={at >= 0 ? `${id}-${shown[at]}` : undefined}
      onKeyDown={walk}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: "relative" }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const i = shown[index] as number;
          const example = examples[i] as Example;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names its active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox handles the keys
            <div
              key={i}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === chosen}
              aria-setsize={shown.length}
              aria-posinset={index + 1}
              className="example-row"
              style={{ transform: `translateY(${start}px)`, height: row }}
              onClick={() => chooseExample(i)}
            >
              <ExampleRow
                example={example}
                number={i + 1}
                output={labelIndex(document.network, example)}
                mark={marks[i] ?? UNKNOWN}
                ranges={ranges}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The row a key leads to; null for keys that do not move. */
export function nextRow(key: string, at: number, count: number, page: number): number | null {
  const target = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? count - 1 : at - 1,
    PageDown: at + Math.max(1, page - 1),
    PageUp: at - Math.max(1, page - 1),
    Home: 0,
    End: count - 1,
  }[key];
  if (target === undefined || count === 0) return null;
  return Math.min(count - 1, Math.max(0, target));
}

interface ExampleRowProps {
  readonly example: Example;
  readonly number: number;
  /** Index of the output it is labelled with; −1 without one. */
  readonly output: number;
  readonly mark: number;
  readonly ranges: readonly Range[];
}

function ExampleRow({ example, number, output, mark, ranges }: ExampleRowProps) {
  const bars = example.values.length <= BAR_LIMIT && example.values.length === ranges.length;
  return (
    <>
      <span className="example-number">{number}</span>
      <span className="example-label">
        {output >= 0 ? <OutputMarker index={output} /> : null}
        <span>{example.label ?? example.name}</span>
      </span>
      {bars ? <Bars values={example.values} ranges={ranges} /> : <span className="example-nobars" />}
      {mark === RIGHT ? <Check size={16} className="example-right" aria-label={text.examples.right} /> : null}
      {mark === WRONG ? <X size={16} className="example-wrong" aria-label={text.examples.mistaken} /> : null}
    </>
  );
}

/** One bar per value, from the smallest (1 px) to the largest example (13 px). */
function Bars({ values, ranges }: { readonly values: readonly number[]; readonly ranges: readonly Range[] }) {
  const width = Math.min(9, Math.floor(48 / values.length) - 2);
  const pitch = width + 2;
  return (
    <svg className="example-bars" width={values.length * pitch} height={14} aria-hidden="true">
      {values.map((x, i) => {
        const height = 1 + 0.12 * percentIn(ranges[i] as Range, x);
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
        return <rect key={i} x={i * pitch} y={14 - height} width={width} height={height} />;
      })}
    </svg>
  );
}
