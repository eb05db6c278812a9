import { fail, ok, type Result } from "../model/problem.ts";
import type { DataSet, TextFile } from "./dataSet.ts";
import { isNumber, readTable, type TableRow } from "./table.ts";

export interface CsvOptions {
  /**
   * The label column by name or by number (from 1); `null` for no labels. Left out, it is the last
   * column of text, or one called label, class, species, target or y.
   */
  readonly label?: string | number | null;
  /** Lines with a missing value are refused (default) or left out. */
  readonly missing?: "refuse" | "drop";
}

interface Header {
  readonly names: readonly string[];
  readonly rows: readonly TableRow[];
}

const LABEL_NAMES = new Set(["label", "class", "species", "target", "y"]);

/**
 * Reads labelled rows of numbers from delimited text. Classes are in ascending order (numbers by
 * value, else by code unit), an empty label cell means "unknown". Fails, naming line and column, on
 * missing and non-numeric cells, uneven lines, repeated column names and an unknown label column.
 */
export function readCsv(file: TextFile, options: CsvOptions = {}): Result<DataSet> {
  const table = readTable(file);
  if (!table.ok) return table;
  const { names, rows } = splitHeader(table.value);
  if (rows.length === 0) {
    return fail("csv-empty", `${file.name} holds a header but no rows. Put one example on each line.`, {
      file: file.name,
    });
  }
  const repeated = names.findIndex((name, c) => names.indexOf(name) !== c);
  if (repeated >= 0) {
    const name = names[repeated] as string;
    return fail(
      "csv-duplicate-column",
      `${file.name}: columns ${names.indexOf(name) + 1} and ${repeated + 1} are both called "${name}". Rename one.`,
      { file: file.name, column: repeated + 1 },
    );
  }
  const label = findLabel(file.name, names, rows, options.label);
  if (!label.ok) return label;
  const columns = names.map((_, c) => c).filter((c) => c !== label.value);
  if (columns.length === 0) {
    return fail("csv-no-inputs", `${file.name} has no column of numbers besides the labels.`, {
      file: file.name,
    });
  }
  const kept = options.missing === "drop" ? completeRows(rows, columns) : rows;
  if (kept.length === 0) {
    return fail("csv-empty", `${file.name}: every line has a missing value.`, { file: file.name });
  }
  const values = readValues(file.name, names, kept, columns);
  if (!values.ok) return values;
  return ok({
    name: file.name.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, ""),
    inputs: columns.map((c) => names[c] as string),
    rows: values.value,
    ...readLabels(kept, label.value),
  });
}

/** What people write where nothing was measured. */
const MISSING = new Set(["", "na", "n/a", "nan", "null", "none", "?", "-", "."]);

/** Whether a cell stands for "not measured". */
export function isMissing(cell: string): boolean {
  return MISSING.has(cell.toLowerCase());
}

function completeRows(rows: readonly TableRow[], columns: readonly number[]): TableRow[] {
  return rows.filter(({ cells }) => !columns.some((c) => isMissing(cells[c])));
}

/** The first row is a header when no cell of it is a number. */
function splitHeader(rows: readonly TableRow[]): Header {
  const first = (rows[0] as TableRow).cells;
  const isHeader = !first.some(isNumber);
  const names = first.map((cell, c) => (isHeader && cell !== "" ? cell : `column ${c + 1}`));
  return { names, rows: isHeader ? rows.slice(1) : rows };
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
