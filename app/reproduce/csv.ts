import type { ReproductionRow } from "../../src-worker/model/reproduction.ts";
import { text } from "./text.ts";

/** One line per row: what, the paper, here, how they compare, footnotes. */
export function csvOfRows(rows: readonly ReproductionRow[]): string {
  const { what, paper, here, verdict } = text.columns;
  const lines = rows.map((row) => [
    text.groups[row.group],
    row.what,
    row.paper,
    row.here ?? "",
    text.verdicts[row.verdict],
    row.notes.join(" "),
  ]);
  const table = [["Group", what, paper, here, verdict, text.notes], ...lines];
  return `${table.map((cells) => cells.map(quoted).join(",")).join("\n")}\n`;
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
