import Papa from "papaparse";
import { fail, ok, type Result } from "../model/problem.ts";
import type { TextFile } from "./dataSet.ts";

/** One record of a table, with the line of the file it starts on (from 1). */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** True for a finite decimal number such as 5.1, -.5 or 1e-3. */
export function isNumber(cell: string): boolean {
  return NUMBER.test(cell) && Number.isFinite(Number(cell));
}

/** What may stand between two cells. */
export const DELIMITERS = [",", "\t", ";", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter that a file uses, as well as it can be told. */
export function guessDelimiter(file: TextFile): Delimiter {
  // An empty line would count as a row of one cell.
  const start = file.text.slice(0, 65_536).replace(/\r?\n\s*(?=\r?\n|$)/g, "");
  const { meta } = Papa.parse(start, { delimitersToGuess: [...DELIMITERS], preview: 20 });
  return DELIMITERS.find((known) => known === meta.delimiter) ?? ",";
}

/**
 * Splits delimited text into trimmed cells; the delimiter (comma, tab, semicolon or |) is found by
 * itself unless it is given, and blank lines are dropped. Fails on broken quotes and on records whose number of cells
 * differs from the first one's, naming the line.
 */
export function readTable(file: TextFile, delimiter?: Delimiter): Result<TableRow[]> {
  const parsed = Papa.parse<string[]>(file.text.replace(/^\uFEFF/, ""), {
    delimiter: delimiter ?? guessDelimiter(file),
    skipEmptyLines: false,
  });
  const broken = new Set(parsed.errors.filter((e) => e.type === "Quotes").map((e) => e.row ?? 0));
  const rows: TableRow[] = [];
  let line = 1;
  for (let r = 0; r < parsed.data.length; r++) {
    const cells = parsed.data[r] as string[];
    if (broken.has(r)) {
      return fail(
        "csv-quotes",
        `${file.name}, line ${line}: a quoted cell is not closed properly. Close it with " at its end.`,
        { file: file.name, line },
      );
    }
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells: cells.map((c) => c.trim()) });
    // A quoted cell may span lines.
    line += 1;
    for (const cell of cells) line += cell.split("\n").length - 1;
  }
  return checkWidths(file.name, rows);
}

function checkWidths(file: string, rows: TableRow[]): Result<TableRow[]> {
  const first = rows[0];
  if (!first) return fail("csv-empty", `${file} holds no rows. Put one example on each line.`, { file });
  for (const { line, cells } of rows) {
    if (cells.length === first.cells.length) continue;
    return fail(
      "csv-width",
      `${file}, line ${line} has ${cells.length} columns where line ${first.line} has ${first.cells.length}. Give every line the same number of columns.`,
      { file, line },
    );
  }
  return ok(rows);
}
