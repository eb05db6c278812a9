import { fail, ok, type Result } from "../model/problem.ts";
import type { TextFile } from "./dataSet.ts";
import {
  type Decimal,
  type Delimiter,
  type FoundRow,
  guessDelimiter,
  isEven,
  isMissing,
  noRows,
  splitTable,
  usualWidth,
  withPoint,
} from "./table.ts";

/** How a delimited text file is read. */
export interface CsvOptions {
  /**
   * The label column by name or by number (from 1); `null` for no labels. Left out, it is the last
   * column of text, or one called label, class, species, target or y.
   */
  readonly label?: string | number | null;
  /** Columns that are neither inputs nor labels, by name or by number (from 1). */
  readonly ignore?: readonly (string | number)[];
  /** Lines with a missing value are refused (default) or left out. */
  readonly missing?: "refuse" | "drop";
  /** So are lines with another number of columns, with a quote that is not closed, or with words for numbers. */
  readonly broken?: "refuse" | "drop";
  /** Whether the first line names the columns; found by itself when left out. */
  readonly header?: boolean;
  /** Found by itself when left out. */
  readonly delimiter?: Delimiter;
  /** What stands before decimals; found by itself when left out. */
  readonly decimal?: Decimal;
}

/** A file's columns and lines, before any cell is read as a number. */
export interface Sheet {
  readonly file: string;
  readonly names: readonly string[];
  /** Every line but the one with the names. */
  readonly rows: readonly FoundRow[];
  /** The first line that is as wide as most are. */
  readonly usual: FoundRow;
  /** Number of the label column from 0, −1 for none. */
  readonly label: number;
  /** Numbers of the input columns. */
  readonly columns: readonly number[];
  readonly header: boolean;
  readonly delimiter: Delimiter;
  /** The delimiter that would have been found. */
  readonly likely: Delimiter;
  readonly decimal: Decimal;
}

const LABEL_NAMES = new Set(["label", "class", "species", "target", "y"]);

/**
 * Finds delimiter, decimal mark, header and columns, or takes those that are given. Fails only on a file without a
 * line, and on columns that are named but not there.
 */
export function readSheet(file: TextFile, options: CsvOptions): Result<Sheet> {
  const likely = guessDelimiter(file, options.delimiter);
  const delimiter = options.delimiter ?? likely;
  const lines = splitTable(file, delimiter);
  if (lines.length === 0) return noRows(file.name);
  const width = usualWidth(lines);
  const decimal = options.decimal ?? guessDecimal(lines, delimiter);
  const usual = lines.find((row) => isEven(row, width)) ?? lines[0];
  const { names, rows, header } = splitHeader(lines, usual, decimal, options.header);
  const ignored: number[] = [];
  for (const wanted of options.ignore ?? []) {
    const c = columnNumber(names, wanted);
    if (c < 0) return noColumn(file.name, names, `"${wanted}" to leave out`);
    ignored.push(c);
  }
  const even = rows.filter((row) => isEven(row, width));
  const label = findLabel(file.name, names, options.label, () => guessLabel(names, even, decimal, ignored));
  if (!label.ok) return label;
  const columns = names.map((_, c) => c).filter((c) => c !== label.value && !ignored.includes(c));
  const found = { names, rows, usual, columns, header, delimiter, likely, decimal };
  return ok({ file: file.name, label: label.value, ...found });
}

const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+$/;

/** A comma where more cells are numbers with a decimal comma than with a point. */
function guessDecimal(rows: readonly FoundRow[], delimiter: Delimiter): Decimal {
  let commas = 0;
  for (const { cells } of rows) {
    for (const cell of cells) {
      if (!cell.includes(",") || withPoint(cell, ",") === "") continue;
      // In quotes between commas, "1,234" is most likely a thousand and some.
      if (delimiter !== "," || !THOUSANDS.test(cell)) commas++;
    }
  }
  if (commas === 0) return ".";
  let points = 0;
  for (const { cells } of rows) {
    for (const cell of cells) if (cell.includes(".") && withPoint(cell, ".") !== "") points++;
  }
  return commas > points ? "," : ".";
}

/** The first line of the usual width is a header when no cell of it is a number, unless a person says otherwise. */
function splitHeader(
  rows: readonly FoundRow[],
  usual: FoundRow,
  decimal: Decimal,
  given: boolean | undefined,
): { names: string[]; rows: readonly FoundRow[]; header: boolean } {
  const { cells, openQuote } = usual;
  const header = !openQuote && (given ?? cells.every((cell) => withPoint(cell, decimal) === ""));
  const names = cells.map((cell, c) => (header && cell !== "" ? cell : `column ${c + 1}`));
  return { names, rows: header ? rows.filter((row) => row !== usual) : rows, header };
}

/** Number (from 0) of the column with this name, else with this number (from 1); −1 for none. */
function columnNumber(names: readonly string[], wanted: string | number): number {
  const byName = names.indexOf(String(wanted));
  if (byName >= 0) return byName;
  const number = Number(wanted);
  return Number.isInteger(number) && number >= 1 && number <= names.length ? number - 1 : -1;
}

function findLabel(
  file: string,
  names: readonly string[],
  wanted: string | number | null | undefined,
  guess: () => number,
): Result<number> {
  if (wanted === null) return ok(-1);
  if (wanted === undefined) return ok(guess());
  const found = columnNumber(names, wanted);
  return found >= 0 ? ok(found) : noColumn(file, names, `"${wanted}" for the labels`);
}

function noColumn(file: string, names: readonly string[], wanted: string): Result<never> {
  return fail(
    "csv-label",
    `${file} has no column ${wanted}. Its columns are ${names.map((n) => `"${n}"`).join(", ")}; name one or give its number from 1.`,
    { file },
  );
}

function guessLabel(
  names: readonly string[],
  rows: readonly FoundRow[],
  decimal: Decimal,
  ignored: readonly number[],
): number {
  // More than half, so that one bad number does not turn a column of numbers into labels.
  const isText = (c: number) =>
    2 * rows.filter(({ cells }) => isWord(cells[c], decimal)).length > rows.length;
  for (let c = names.length - 1; c >= 0; c--) if (!ignored.includes(c) && isText(c)) return c;
  return names.findLastIndex((name, c) => !ignored.includes(c) && LABEL_NAMES.has(name.toLowerCase()));
}

/** Whether a cell is neither a number nor missing. */
export function isWord(cell: string, decimal: Decimal): boolean {
  return withPoint(cell, decimal) === "" && !isMissing(cell);
}
