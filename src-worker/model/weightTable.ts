import Papa from "papaparse";
import type { WeightMatrix } from "./network.ts";
import { fail, ok, type Result } from "./problem.ts";

/** A table of numbers as it was written, row by row. */
export interface NumberTable {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Longest table that is read, characters: a 2,000 × 2,000 matrix with signs. */
const LONGEST = 16_000_000;
const SIGNS: ReadonlyMap<string, number> = new Map([
  ["+", 1],
  ["-", -1],
]);

/** True for cells of a spreadsheet and for rows of numbers or signs: a weight matrix rather than prose. */
export function looksLikeTable(text: string): boolean {
  return text.includes("\t") || /^[[\s]*[+\-−–]?(\d|\.\d|[+\-−–\s])/.test(text.slice(0, 200));
}

/**
 * Reads a matrix as a spreadsheet, NumPy or a network file writes it: numbers or signs separated by tabs,
 * commas, semicolons or spaces, or rows of bare signs ("+-0"). Brackets are left out; with tabs or
 * semicolons a decimal comma is understood.
 * Problems: "table.empty", "table.large", "table.value", "table.ragged"; rows and columns count from 1.
 */
export function readNumberTable(text: string): Result<NumberTable> {
  if (text.length > LONGEST) {
    return fail("table.large", "The pasted table is longer than 16 million characters. Open it as a file.");
  }
  const rows = cells(text);
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) return fail("table.empty", "The pasted table is empty. Copy the cells first.");
  const values = new Float64Array(rows.length * columns);
  for (const [i, row] of rows.entries()) {
    for (const [j, cell] of row.entries()) {
      const value = numberIn(cell);
      if (value === null) return wrongCell(cell, i, j);
      if (j < columns) values[i * columns + j] = value;
    }
    if (row.length !== columns) {
      const message = `Row ${i + 1} of the pasted table has ${row.length} columns and row 1 has ${columns}. Copy a whole rectangle of cells.`;
      return fail("table.ragged", message, { row: i + 1 });
    }
  }
  return ok({ rows: rows.length, columns, values });
}

function wrongCell(cell: string, i: number, j: number): Result<never> {
  const found = cell === "" ? "is empty" : `is “${cell.slice(0, 24)}”`;
  const message = `Row ${i + 1}, column ${j + 1} of the pasted table ${found}; expected −1, 0 or 1 (or −, 0, +), without headings.`;
  return fail("table.value", message, { row: i + 1, column: j + 1 });
}

function cells(text: string): string[][] {
  const plain = text
    .replace(/[−–]/g, "-")
    .replace(/\]\s*,/g, "]\n")
    .replace(/[[\]]/g, " ");
  const lines = plain.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.every((line) => /^\s*[+\-0]{2,}\s*$/.test(line))) return lines.map((line) => [...line.trim()]);
  if (!/[\t,;]/.test(plain)) return lines.map((line) => line.trim().split(/\s+/));
  const parsed = Papa.parse<string[]>(lines.join("\n"), { delimitersToGuess: ["\t", ";", ","] });
  return parsed.data.map((row) => row.map((cell) => cell.trim()));
}

function numberIn(cell: string): number | null {
  const sign = SIGNS.get(cell);
  if (sign !== undefined) return sign;
  const plain = cell.replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** A table as weights; `asked` says what the person must agree to, null when it fits as it is. */
export interface TableFit {
  readonly matrix: WeightMatrix;
  readonly asked: {
    /** The table has columns where the layer has rows: one row per unit, as PyTorch stores weights. */
    readonly transposed: boolean;
    /** The first value that is not −1, 0 or 1 (counted from 1 in the pasted table), and how many there are. */
    readonly signs: {
      readonly row: number;
      readonly column: number;
      readonly value: number;
      readonly count: number;
    } | null;
  } | null;
}

/**
 * Fits a table into the direct weights of a layer: `fanIn` rows (one per source) and `width` columns (one
 * per unit). A transposed table and real numbers (of which the signs are taken) fit with a question;
 * another size is refused with what was expected.
 *
 * @param layer what the layer is called in the message, "layer 1".
 */
export function fitTable(table: NumberTable, fanIn: number, width: number, layer: string): Result<TableFit> {
  const straight = table.rows === fanIn && table.columns === width;
  const transposed = !straight && table.rows === width && table.columns === fanIn;
  if (!straight && !transposed) {
    const has = `${counted(table.rows, "row")} and ${counted(table.columns, "column")}`;
    const message = `The pasted table has ${has}; the weights into ${layer} are ${counted(fanIn, "row")} (one for each source) and ${counted(width, "column")} (one for each of its neurons).`;
    return fail("table.size", message, { row: table.rows, column: table.columns });
  }
  const values = new Int8Array(fanIn * width);
  let first = -1;
  let count = 0;
  for (let n = 0; n < table.values.length; n++) {
    const value = table.values[n] as number;
    const i = Math.floor(n / table.columns);
    const j = n % table.columns;
    values[transposed ? j * width + i : n] = Math.sign(value);
    if (value === -1 || value === 0 || value === 1) continue;
    if (first < 0) first = n;
    count++;
  }
  const signs = first < 0 ? null : { ...cellOf(table, first), count };
  const asked = transposed || signs ? { transposed, signs } : null;
  return ok({ matrix: { fanIn, width, values }, asked });
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function cellOf(table: NumberTable, n: number): { row: number; column: number; value: number } {
  const row = Math.floor(n / table.columns) + 1;
  return { row, column: (n % table.columns) + 1, value: table.values[n] as number };
}

/** A matrix as a spreadsheet takes it: −1, 0 and 1 with tabs between, one row per source. */
export function printWeightTable({ fanIn, width, values }: WeightMatrix): string {
  const lines: string[] = [];
  for (let i = 0; i < fanIn; i++) lines.push(values.subarray(i * width, (i + 1) * width).join("\t"));
  return `${lines.join("\n")}\n`;
}
