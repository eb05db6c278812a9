import type { ColumnPreview, DataChoices, TablePreview } from "../../src-worker/engine.ts";
import { text } from "./text.ts";

/** A correction that would help, in words. */
export interface Remedy {
  readonly label: string;
  readonly change: DataChoices;
}

/** What would help a table that cannot be used yet, the likeliest first. */
export function remediesFor(table: TablePreview, choices: DataChoices): readonly Remedy[] {
  const { delimiter, likely, decimal, columns, rows, uneven, wordy, incomplete, otherDecimal } = table;
  const remedies: Remedy[] = [];
  if (likely !== delimiter) {
    remedies.push({ label: text.splitAt(text.delimiters[likely]), change: { delimiter: likely } });
  }
  if (otherDecimal > 0) {
    const other = decimal === "." ? "," : ".";
    remedies.push({ label: text.readDecimal(text.decimals[other]), change: { decimal: other } });
  }
  const texts = columns.flatMap((column, c) => (isText(column, rows - uneven) ? [c] : []));
  if (texts.length > 0) {
    const names = texts.map((c) => columns[c]?.name ?? "");
    remedies.push({
      label: text.ignoreColumns(names),
      change: { ignore: [...unused(columns), ...texts.map((c) => c + 1)], label: labelOf(columns) },
    });
  }
  const broken = uneven + wordy;
  if (broken > 0 && broken < rows && choices.broken !== "drop") {
    remedies.push({ label: text.dropBroken(broken), change: { broken: "drop" } });
  }
  if (incomplete > 0 && incomplete < rows && choices.missing !== "drop") {
    remedies.push({ label: text.dropMissing(incomplete), change: { missing: "drop" } });
  }
  return remedies;
}

/** The change that gives column `c` (from 0) another role. There is one label column at most. */
export function withRole(
  columns: readonly ColumnPreview[],
  c: number,
  role: ColumnPreview["role"],
): DataChoices {
  const others = unused(columns).filter((number) => number !== c + 1);
  const label = labelOf(columns);
  return {
    label: role === "label" ? c + 1 : label === c + 1 ? null : label,
    ignore: role === "unused" ? [...others, c + 1].sort((a, b) => a - b) : others,
  };
}

/** Columns that are shown; a table of thousands would be slow and could not be read. */
const MOST_COLUMNS = 24;
/** Of these the label column and the ones in trouble, wherever they are. */
const MOST_NOTED = 8;

/** Numbers (from 0) of the columns that are shown, ascending. */
export function shownColumns(columns: readonly ColumnPreview[]): readonly number[] {
  const all = columns.map((_, c) => c);
  const isNoted = (c: number) => {
    const { role, missing, words } = columns[c] ?? { role: "input", missing: 0, words: 0 };
    return role === "label" || (role === "input" && missing + words > 0);
  };
  const noted = all.filter(isNoted).slice(0, MOST_NOTED);
  const label = all.filter((c) => columns[c]?.role === "label");
  const kept = new Set([...label, ...noted]);
  for (const c of all) if (kept.size < MOST_COLUMNS) kept.add(c);
  return [...kept].sort((a, b) => a - b);
}

/** Input columns without a number. */
function isText({ role, words, missing }: ColumnPreview, rows: number): boolean {
  return role === "input" && words > 0 && words + missing === rows;
}

/** Numbers from 1, as choices name columns. */
function unused(columns: readonly ColumnPreview[]): number[] {
  return columns.flatMap(({ role }, c) => (role === "unused" ? [c + 1] : []));
}

function labelOf(columns: readonly ColumnPreview[]): number | null {
  const c = columns.findIndex(({ role }) => role === "label");
  return c < 0 ? null : c + 1;
}
