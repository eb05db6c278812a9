import Papa from "papaparse";
import { fail, ok, type Result } from "../model/problem.ts";
import type { TextFile } from "./dataSet.ts";
import { mostCommon } from "./mostCommon.ts";

/** One record of a table, with the line of the file it starts on (from 1). */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A record as it was found, right or wrong. */
export interface FoundRow extends TableRow {
  /** A quoted cell is not closed properly; the cells are split as if quotes meant nothing. */
  readonly openQuote: boolean;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** True for a finite decimal number such as 5.1, -.5 or 1e-3. */
export function isNumber(cell: string): boolean {
  return NUMBER.test(cell) && Number.isFinite(Number(cell));
}

/** What stands before the decimals of a number. */
export const DECIMALS = [".", ","] as const;
export type Decimal = (typeof DECIMALS)[number];

/** A number with this decimal mark as one with a point; "" for what is no number then. */
export function withPoint(cell: string, decimal: Decimal): string {
  const plain = decimal === "." ? cell : cell.includes(".") ? "" : cell.replace(",", ".");
  return isNumber(plain) ? plain : "";
}

/** What may stand between two cells. */
export const DELIMITERS = [",", "\t", ";", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What people write where nothing was measured. */
const MISSING = new Set(["", "na", "n/a", "nan", "null", "none", "?", "-", "."]);

/** Whether a cell stands for "not measured". */
export function isMissing(cell: string): boolean {
  return MISSING.has(cell.toLowerCase());
}

/** Characters and rows that show which delimiter a file uses. */
const GLIMPSE = 65_536;
const GLIMPSE_ROWS = 50;

/**
 * The delimiter that a file uses, as well as it can be told: the one that gives the most even rows of at least two
 * cells, and among those the most numbers, with a decimal point or comma; `otherwise` where none does.
 */
export function guessDelimiter({ name, text }: TextFile, otherwise: Delimiter = ","): Delimiter {
  const start = text.slice(0, GLIMPSE);
  const whole = start.length < text.length ? start.slice(0, start.lastIndexOf("\n") + 1) || start : start;
  const scores = DELIMITERS.map((delimiter) =>
    evenness(splitTable({ name, text: whole }, delimiter).slice(0, GLIMPSE_ROWS)),
  );
  const best = Math.max(...scores);
  return best > 0 ? DELIMITERS[scores.indexOf(best)] : otherwise;
}

/** From 0 for one column to 1.5 for even rows of nothing but numbers. */
function evenness(rows: readonly FoundRow[]): number {
  const width = usualWidth(rows);
  if (width < 2) return 0;
  const even = rows.filter((row) => isEven(row, width));
  // The first row may hold names.
  const cells = even.slice(even.length > 1 ? 1 : 0).flatMap((row) => row.cells);
  const numbers = cells.filter(
    (cell) => isMissing(cell) || withPoint(cell, ".") !== "" || withPoint(cell, ",") !== "",
  );
  return (even.length / rows.length) * (0.5 + numbers.length / Math.max(1, cells.length));
}

/** The number of cells that most rows have; of equals the one that comes first. 0 without rows. */
export function usualWidth(rows: readonly FoundRow[]): number {
  const widths = rows.filter(({ openQuote }) => !openQuote).map(({ cells }) => cells.length);
  return mostCommon(widths) ?? rows[0]?.cells.length ?? 0;
}

/** Whether a row can be read like those with `width` cells. */
export function isEven({ cells, openQuote }: FoundRow, width: number): boolean {
  return cells.length === width && !openQuote;
}

/**
 * Splits delimited text into trimmed cells, whatever is wrong with it; blank lines are left out. Any line ends will
 * do. Where a quoted cell is never closed, no cell spans lines: else one forgotten quote would swallow the file.
 */
export function splitTable({ text }: TextFile, delimiter: Delimiter): FoundRow[] {
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const { data, errors } = Papa.parse<string[]>(plain, { delimiter, newline: "\n", skipEmptyLines: false });
  if (errors.some(({ type }) => type === "Quotes")) return splitLines(plain, delimiter);
  const rows: FoundRow[] = [];
  let line = 1;
  for (const cells of data) {
    add(rows, { line, cells, openQuote: false });
    // A quoted cell may span lines.
    line += 1;
    for (const cell of cells) line += cell.split("\n").length - 1;
  }
  return rows;
}

function splitLines(text: string, delimiter: Delimiter): FoundRow[] {
  const rows: FoundRow[] = [];
  text.split("\n").forEach((content, n) => {
    const parsed = content.includes('"')
      ? Papa.parse<string[]>(content, { delimiter, newline: "\n" })
      : { data: [content.split(delimiter)], errors: [] };
    const openQuote = parsed.errors.some(({ type }) => type === "Quotes");
    const cells = openQuote ? content.split(delimiter) : (parsed.data[0] ?? []);
    add(rows, { line: n + 1, cells, openQuote });
  });
  return rows;
}

function add(rows: FoundRow[], { line, cells, openQuote }: FoundRow): void {
  const trimmed = cells.map((cell) => cell.trim());
  if (trimmed.some((cell) => cell !== "")) rows.push({ line, cells: trimmed, openQuote });
}

/**
 * Splits delimited text into trimmed cells; the delimiter (comma, tab, semicolon or |) is found by itself unless it
 * is given, and blank lines are dropped. Fails on broken quotes and on uneven rows, naming the line.
 */
export function readTable(file: TextFile, delimiter: Delimiter = guessDelimiter(file)): Result<TableRow[]> {
  const rows = splitTable(file, delimiter);
  if (rows.length === 0) return noRows(file.name);
  const width = usualWidth(rows);
  const uneven = rows.find((row) => !isEven(row, width));
  const usual = rows.find((row) => isEven(row, width)) ?? rows[0];
  return uneven ? unevenRow(file.name, uneven, usual) : ok(rows);
}

/** There is nothing to show. */
export function noRows(file: string): Result<never> {
  return fail("csv-empty", `${file} holds no rows. Put one example on each line.`, { file });
}

/** Says what is wrong with a row that cannot be read like `usual`, which is one of most. */
export function unevenRow(file: string, row: FoundRow, usual: TableRow): Result<never> {
  const { line, cells, openQuote } = row;
  const where = { file, line };
  if (openQuote) {
    return fail(
      "csv-quotes",
      `${file}, line ${line}: a quoted cell is not closed properly. Close it with " at its end, or leave the line out.`,
      where,
    );
  }
  return fail(
    "csv-width",
    `${file}, line ${line} has ${columns(cells.length)} where line ${usual.line} has ${usual.cells.length}. Give every line the same number of columns, choose another delimiter, or leave such lines out.`,
    where,
  );
}

function columns(count: number): string {
  return count === 1 ? "1 column" : `${count} columns`;
}
