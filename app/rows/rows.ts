import type { DataAnswers } from "../../src-worker/engine.ts";
import type { RowFilter } from "../store/rows.ts";

/** Whether the network's answer to a row is its label. */
export type Mark = "right" | "wrong" | "unknown";

/** Right or wrong where both the label and the answer are known. */
export function markOf({ labels, winners, outputOf }: DataAnswers, row: number): Mark {
  const output = outputOf[labels[row] as number] ?? -1;
  const winner = winners?.[row] ?? -1;
  if (output < 0 || winner < 0) return "unknown";
  return output === winner ? "right" : "wrong";
}

/** Numbers (from 0) of the rows that a filter leaves, in order. */
export function listedRows(
  answers: DataAnswers,
  classes: readonly string[],
  { search, label, winner, part, wrong }: RowFilter,
): Int32Array {
  const { labels, winners, parts } = answers;
  const query = search.trim().toLowerCase();
  const number = /^\d+$/.test(query) ? Number(query) - 1 : -1;
  const named = classes.map((name) => query !== "" && name.toLowerCase().includes(query));
  const found: number[] = [];
  for (let r = 0; r < labels.length; r++) {
    const own = labels[r] as number;
    if (label !== null && own !== label) continue;
    if (winner !== null && winners?.[r] !== winner) continue;
    if (part !== null && parts?.[r] !== part) continue;
    if (wrong && markOf(answers, r) !== "wrong") continue;
    if (query !== "" && r !== number && !named[own]) continue;
    found.push(r);
  }
  return Int32Array.from(found);
}

/** How often each class got each answer. */
export interface Confusion {
  /** classes × outputs, row-major. */
  readonly counts: Int32Array;
  /** Rows of each class that were answered. */
  readonly totals: Int32Array;
  /** Of those, the ones answered right. */
  readonly right: Int32Array;
  readonly judged: number;
  readonly correct: number;
}

/** Counts over the answered rows whose class is an output, in one part of the data or in all. */
export function confusionOf(
  answers: DataAnswers,
  classes: number,
  outputs: number,
  part: number | null,
): Confusion {
  const { labels, winners, outputOf, parts } = answers;
  const counts = new Int32Array(classes * outputs);
  const totals = new Int32Array(classes);
  const right = new Int32Array(classes);
  let [judged, correct] = [0, 0];
  for (let r = 0; r < labels.length; r++) {
    if (part !== null && parts?.[r] !== part) continue;
    const [own, winner] = [labels[r] as number, winners?.[r] ?? -1];
    const output = outputOf[own] ?? -1;
    if (winner < 0 || output < 0) continue;
    const at = own * outputs + winner;
    counts[at] = (counts[at] as number) + 1;
    totals[own] = (totals[own] as number) + 1;
    judged++;
    if (winner !== output) continue;
    right[own] = (right[own] as number) + 1;
    correct++;
  }
  return { counts, totals, right, judged, correct };
}

/** The next wrong row of a list after a row, from its beginning after the last; null where none is wrong. */
export function nextWrong(answers: DataAnswers, listed: Int32Array, after: number | null): number | null {
  const wrong = Array.from(listed).filter((r) => markOf(answers, r) === "wrong");
  return wrong.find((r) => after === null || r > after) ?? wrong[0] ?? null;
}

/** Where a key takes the keyboard in a list; null for keys that do not move. */
export function movedPlace(key: string, at: number, count: number, page: number): number | null {
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, to));
}
