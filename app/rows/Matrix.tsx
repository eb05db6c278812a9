import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { DataAnswers } from "../../src-worker/engine.ts";
import { Term } from "../help/Term.tsx";
import { useDocument } from "../store/document.ts";
import { type RowSubject, useRows } from "../store/rows.ts";
import { wholeNumber } from "../ui/numbers.ts";
import { confusionOf } from "./rows.ts";
import { text } from "./text.ts";

/** Above this a table of all pairs says nothing any more. */
const MOST = 40;

interface MatrixProps {
  readonly subject: RowSubject;
  readonly answers: DataAnswers;
}

/** Label against answer, with the share of each class that is right; a count lists its rows. */
export function Matrix({ subject, answers }: MatrixProps) {
  const outputs = useDocument((state) => state.document.network.outputs);
  const { label, winner, part } = useRows((state) => state.filter);
  const { classes } = subject;
  const { counts, totals, right, judged } = useMemo(
    () => confusionOf(answers, classes.length, outputs.length, part),
    [answers, classes, outputs, part],
  );
  const [active, setActive] = useState(0);
  const table = useRef<HTMLTableElement>(null);
  if (judged === 0 || classes.length > MOST || outputs.length > MOST) return null;
  const most = Math.max(1, ...counts);
  const keyed = (event: KeyboardEvent) => {
    const to = neighbour(event.key, active, classes.length, outputs.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    setActive(to);
    table.current?.querySelector<HTMLElement>(`[data-cell="${to}"]`)?.focus();
  };
  const press = (own: number, answer: number) => {
    const chosen = label === own && winner === answer;
    useRows.getState().setFilter(chosen ? { label: null, winner: null } : { label: own, winner: answer });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled table is reached by the keyboard
    <section className="rows-matrix" tabIndex={0} aria-label={text.confusion} data-how="confusion">
      <table ref={table} onKeyDown={keyed}>
        <caption>
          <Term word="confusion matrix">{text.confusion}</Term>. {text.confusionHint}
        </caption>
        <thead>
          <tr>
            <td />
            {outputs.map((name, k) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: outputs are their positions
              <th key={k} scope="col" title={name}>
                {name}
              </th>
            ))}
            <th scope="col">
              <Term word="accuracy">{text.accuracy}</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {classes.map((name, own) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: classes are their numbers
            <tr key={own}>
              <th scope="row" title={name}>
                {name}
              </th>
              {outputs.map((answer, k) => {
                const cell = own * outputs.length + k;
                const n = counts[cell] as number;
                const correct = answers.outputOf[own] === k;
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: outputs are their positions
                  <td key={k}>
                    <button
                      type="button"
                      data-cell={cell}
                      tabIndex={cell === active ? 0 : -1}
                      aria-pressed={label === own && winner === k}
                      aria-label={text.cell(name, answer, n)}
                      className={n === 0 ? "is-none" : correct ? "is-right" : "is-wrong"}
                      style={{ "--share": `${shade(n, most, correct)}%` } as CSSProperties}
                      onFocus={() => setActive(cell)}
                      onClick={() => press(own, k)}
                    >
                      {n === 0 ? "·" : wholeNumber(n)}
                    </button>
                  </td>
                );
              })}
              <td className="rows-share">
                {totals[own] ? text.percent((right[own] as number) / (totals[own] as number)) : "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Mistakes are few beside what is right: their shade goes with the logarithm. */
function shade(n: number, most: number, correct: boolean): number {
  if (n === 0) return 0;
  return Math.round(correct ? 100 * (n / most) : 30 + (70 * Math.log(1 + n)) / Math.log(1 + most));
}

/** The cell an arrow key leads to; null for other keys and at the border. */
function neighbour(key: string, at: number, rows: number, columns: number): number | null {
  const [row, column] = [Math.floor(at / columns), at % columns];
  if (key === "ArrowLeft" && column > 0) return at - 1;
  if (key === "ArrowRight" && column < columns - 1) return at + 1;
  if (key === "ArrowUp" && row > 0) return at - columns;
  if (key === "ArrowDown" && row < rows - 1) return at + columns;
  return null;
}
