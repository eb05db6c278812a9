import { fail, ok, type Result } from "../model/problem.ts";
import type { DataSet, TextFile } from "./dataSet.ts";
import { type Delimiter, guessDelimiter, isNumber, readTable, type TableRow } from "./table.ts";

export interface CsvOptions {
  /**
   * The label column by name or by number (from 1); `null` for no labels. Left out, it is the last
   * column of text, or one called label, class, species, target or y.
   */
  readonly label?: string | number | null;
  /** Lines with a missing value are refused (default) or left out. */
  readonly missing?: "refuse" | "drop";
  /** Whether the first line names the columns; found by itself when left out. */
  readonly header?: boolean;
  /** Found by itself when left out. */
  readonly delimiter?: Delimiter;
}

/** A column as a preview shows it. */
export interface ColumnPreview {
  readonly name: string;
  readonly role: "input" | "label";
  /** Cells that stand for "not measured". */
  readonly missing: number;
  /** Cells that are no numbers and not missing either. */
  readonly words: number;
}

/** What was found in a delimited text file. */
export interface TablePreview {
  readonly delimiter: Delimiter;
  readonly header: boolean;
  readonly columns: readonly ColumnPreview[];
  readonly rows: number;
  /** Rows with a missing value in an input column. */
  readonly incomplete: number;
  /** The first rows as they are written. */
  readonly first: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** A file's columns and rows, before any cell is read as a number. */
interface Sheet {
  readonly file: string;
  readonly names: readonly string[];
  readonly rows: readonly TableRow[];
  /** Number of the label column from 0, −1 for none. */
  readonly label: number;
  /** Numbers of the other columns. */
  readonly columns: readonly number[];
  readonly header: boolean;
  readonly delimiter: Delimiter;
}

/** Rows that a preview shows. */
const PREVIEW_ROWS = 12;
const LABEL_NAMES = new Set(["label", "class", "species", "target", "y"]);

/**
 * Reads labelled rows of numbers from delimited text. Classes are in ascending order (numbers by
 * value, else by code unit), an empty label cell means "unknown". Fails, naming line and column, on
 * missing and non-numeric cells, uneven lines, repeated column names and an unknown label column.
 */
export function readCsv(file: TextFile, options: CsvOptions = {}): Result<DataSet> {
  const sheet = readSheet(file, options);
  return sheet.ok ? readRows(sheet.value, options) : sheet;
}

/**
 * What a file holds, found or chosen, and its rows where they can be read. Fails only where there is
 * nothing to show: then no choice of columns can help.
 */
export function previewCsv(
  file: TextFile,
  options: CsvOptions = {},
): Result<{ readonly preview: TablePreview; readonly data: Result<DataSet> }> {
  const sheet = readSheet(file, options);
  if (!sheet.ok) return sheet;
  return ok({ preview: describe(sheet.value), data: readRows(sheet.value, options) });
}

function readSheet(file: TextFile, options: CsvOptions): Result<Sheet> {
  const delimiter = options.delimiter ?? guessDelimiter(file);
  const table = readTable(file, delimiter);
  if (!table.ok) return table;
  const { names, rows, header } = splitHeader(table.value, options.header);
  if (rows.length === 0) {
    return fail("csv-empty", `${file.name} holds a header but no rows. Put one example on each line.`, {
      file: file.name,
    });
  }
  const repeated = names.findIndex((name, c) => names.indexOf(name) !== c);
  if (repeated >= 0) {
    const name = names[repeated];
    return fail(
      "csv-duplicate-column",
      `${file.name}: columns ${names.indexOf(name) + 1} and ${repeated + 1} are both called "${name}". Rename one.`,
      { file: file.name, column: repeated + 1 },
    );
  }
  const label = findLabel(file.name, names, rows, options.label);
  if (!label.ok) return label;
  const columns = names.map((_, c) => c).filter((c) => c !== label.value);
  return ok({ file: file.name, names, rows, header, delimiter, label: label.value, columns });
}

function readRows(sheet: Sheet, options: CsvOptions): Result<DataSet> {
  const { file, names, rows, columns, label } = sheet;
  if (columns.length === 0) {
    return fail("csv-no-inputs", `${file} has no column of numbers besides the labels.`, { file });
  }
  const kept = options.missing === "drop" ? rows.filter((row) => !isIncomplete(row, columns)) : rows;
  if (kept.length === 0) return fail("csv-empty", `${file}: every line has a missing value.`, { file });
  const values = readValues(file, names, kept, columns);
  if (!values.ok) return values;
  return ok({
    name: file.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, ""),
    inputs: columns.map((c) => names[c]),
    rows: values.value,
    ...readLabels(kept, label),
  });
}

function describe({ names, rows, columns, label, header, delimiter }: Sheet): TablePreview {
  const count = (c: number, is: (cell: string) => boolean) =>
    rows.reduce((sum, { cells }) => sum + (is(cells[c]) ? 1 : 0), 0);
  return {
    delimiter,
    header,
    columns: names.map((name, c) => ({
      name,
      role: c === label ? "label" : "input",
      missing: count(c, isMissing),
      words: count(c, (cell) => !isMissing(cell) && !isNumber(cell)),
    })),
    rows: rows.length,
    incomplete: rows.filter((row) => isIncomplete(row, columns)).length,
    first: rows.slice(0, PREVIEW_ROWS).map(({ line, cells }) => ({ line, cells })),
  };
}

/** What people write where nothing was measured. */
const MISSING = new Set(["", "na", "n/a", "nan", "null", "none", "?", "-", "."]);

/** Whether a cell stands for "not measured". */
export function isMissing(cell: string): boolean {
  return MISSING.has(cell.toLowerCase());
}

function isIncomplete({ cells }: TableRow, columns: readonly number[]): boolean {
  return columns.some((c) => isMissing(cells[c]));
}

/** The first row is a header when no cell of it is a number, unless a person says otherwise. */
function splitHeader(
  rows: readonly TableRow[],
  given: boolean | undefined,
): { names: string[]; rows: readonly TableRow[]; header: boolean } {
  const first = rows[0].cells;
  const header = given ?? !first.some(isNumber);
  const names = first.map((cell, c) => (header && cell !== "" ? cell : `column ${c + 1}`));
  return { names, rows: header ? rows.slice(1) : rows, header };
}

/** Number of the label column (from 0), −1 for none. */
function findLabel(
  file: string,
  names: readonly string[],
  rows: readonly TableRow[],
  wanted: string | number | null | undefined,
): Result<number> {
  if (wanted === null) return ok(-1);
  if (wanted === undefined) return ok(guessLabel(names, rows));
  const byName = names.indexOf(String(wanted));
  if (byName >= 0) return ok(byName);
  const number = Number(wanted);
  if (Number.isInteger(number) && number >= 1 && number <= names.length) return ok(number - 1);
  return fail(
    "csv-label",
    `${file} has no column "${wanted}" for the labels. Its columns are ${names.map((n) => `"${n}"`).join(", ")}; name one or give its number from 1.`,
    { file },
  );
}

function guessLabel(names: readonly string[], rows: readonly TableRow[]): number {
  // More than half, so that one bad number does not turn a column of numbers into labels.
  const isText = (c: number) =>
    2 * rows.filter(({ cells }) => !isMissing(cells[c]) && !isNumber(cells[c])).length > rows.length;
  for (let c = names.length - 1; c >= 0; c--) if (isText(c)) return c;
  return names.findLastIndex((name) => LABEL_NAMES.has(name.toLowerCase()));
}

function readValues(
  file: string,
  names: readonly string[],
  rows: readonly TableRow[],
  columns: readonly number[],
): Result<Float64Array> {
  const values = new Float64Array(rows.length * columns.length);
  let at = 0;
  for (const { line, cells } of rows) {
    for (const c of columns) {
      const cell = cells[c] as string;
      if (!isNumber(cell)) return badCell(file, line, c, names[c] as string, cell);
      values[at++] = Number(cell);
    }
  }
  return ok(values);
}

function badCell(file: string, line: number, c: number, name: string, cell: string): Result<never> {
  const place = `${file}, line ${line}, column ${c + 1}${name === `column ${c + 1}` ? "" : ` ("${name}")`}`;
  const where = { file, line, column: c + 1 };
  if (isMissing(cell)) {
    const shown = cell === "" ? "" : ` ("${cell}")`;
    return fail(
      "csv-missing",
      `${place}: the value is missing${shown}. Fill it in or remove the line.`,
      where,
    );
  }
  const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
  return fail(
    "csv-number",
    `${place}: "${shown}" is not a number. Write decimal numbers with a point, such as 5.1.`,
    where,
  );
}

function readLabels(rows: readonly TableRow[], label: number): Pick<DataSet, "labels" | "classes"> {
  if (label < 0) return { labels: new Int32Array(rows.length).fill(-1), classes: [] };
  const cells = rows.map((row) => row.cells[label] as string);
  const classes = [...new Set(cells)].filter((cell) => cell !== "");
  if (classes.every(isNumber)) classes.sort((a, b) => Number(a) - Number(b));
  else classes.sort();
  const number = new Map(classes.map((name, k) => [name, k]));
  return { labels: Int32Array.from(cells, (cell) => number.get(cell) ?? -1), classes };
}
