import { isWord, type Sheet } from "./sheet.ts";
import { type Decimal, type Delimiter, type FoundRow, isEven, isMissing, withPoint } from "./table.ts";

/** A column as a preview shows it. */
export interface ColumnPreview {
  readonly name: string;
  readonly role: "input" | "label" | "unused";
  /** Cells that stand for "not measured". */
  readonly missing: number;
  /** Cells that are no numbers and not missing either. */
  readonly words: number;
}

/** A line as a preview shows it. */
export interface RowPreview {
  readonly line: number;
  /** As they are written; long ones are cut. */
  readonly cells: readonly string[];
  /** Cells less (negative) or more than most lines have. */
  readonly excess: number;
  readonly openQuote: boolean;
  /** Numbers (from 0) of input columns whose cell is missing or no number. */
  readonly bad: readonly number[];
  /** Those of them that are missing. */
  readonly missing: readonly number[];
}

/** What was found in a delimited text file, and what stands in the way of using it. */
export interface TablePreview {
  readonly delimiter: Delimiter;
  /** The delimiter that would have been found. */
  readonly likely: Delimiter;
  readonly decimal: Decimal;
  readonly header: boolean;
  readonly columns: readonly ColumnPreview[];
  readonly rows: number;
  /** Rows with a missing value in an input column. */
  readonly incomplete: number;
  /** Rows with another number of cells, or a quote that is not closed. */
  readonly uneven: number;
  /** Other rows with a word in an input column that holds numbers elsewhere. */
  readonly wordy: number;
  /** Words in input columns that are numbers with the other decimal mark. */
  readonly otherDecimal: number;
  /** The first rows. */
  readonly first: readonly RowPreview[];
  /** The first of the rows further down that something is wrong with. */
  readonly faulty: readonly RowPreview[];
}

/** Rows that a preview shows. */
const FIRST_ROWS = 12;
const FAULTY_ROWS = 8;
/** Characters of a cell. */
const LONGEST_CELL = 60;
/** Cells of a row beyond its columns. */
const MORE_CELLS = 4;

/** Looks through a whole file: every row, every column, and the rows that a person should see. */
export function describeSheet(sheet: Sheet): TablePreview {
  const { names, rows, columns, label, header, delimiter, likely, decimal } = sheet;
  const even = rows.filter((row) => isEven(row, names.length));
  const counted = names.map((name, c) => ({
    name,
    role: c === label ? ("label" as const) : columns.includes(c) ? ("input" as const) : ("unused" as const),
    ...countCells(even, c, decimal),
  }));
  // A column of nothing but words is marked at its head: its rows are no worse than others.
  const looked = columns.filter((c) => !isText(counted[c], even.length));
  // Only columns in trouble are looked through again.
  const holed = columns.filter((c) => counted[c].missing > 0);
  const worded = columns.filter((c) => counted[c].words > 0);
  const rowsWith = (places: readonly number[], is: (cell: string) => boolean) =>
    places.length === 0 ? 0 : even.filter(({ cells }) => places.some((c) => is(cells[c]))).length;
  return {
    ...{ delimiter, likely, decimal, header },
    columns: counted,
    rows: rows.length,
    incomplete: rowsWith(holed, isMissing),
    uneven: rows.length - even.length,
    wordy: rowsWith(
      worded.filter((c) => looked.includes(c)),
      (cell) => isWord(cell, decimal),
    ),
    otherDecimal: countOtherDecimal(even, worded, decimal),
    first: rows.slice(0, FIRST_ROWS).map((row) => shown(row, sheet, columns)),
    faulty: faultyRows(sheet, looked).map((row) => shown(row, sheet, columns)),
  };
}

function isText({ words, missing }: ColumnPreview, rows: number): boolean {
  return words > 0 && words + missing === rows;
}

function countCells(
  rows: readonly FoundRow[],
  c: number,
  decimal: Decimal,
): Pick<ColumnPreview, "missing" | "words"> {
  let [missing, words] = [0, 0];
  for (const { cells } of rows) {
    if (withPoint(cells[c], decimal) !== "") continue;
    if (isMissing(cells[c])) missing++;
    else words++;
  }
  return { missing, words };
}

function countOtherDecimal(rows: readonly FoundRow[], columns: readonly number[], decimal: Decimal): number {
  const other = decimal === "." ? "," : ".";
  let count = 0;
  for (const { cells } of rows) {
    for (const c of columns) {
      if (isWord(cells[c], decimal) && withPoint(cells[c], other) !== "") count++;
    }
  }
  return count;
}

/** The first rows beyond those shown anyway that are uneven, or wrong in one of these columns. */
function faultyRows(sheet: Sheet, columns: readonly number[]): readonly FoundRow[] {
  const found: FoundRow[] = [];
  for (let r = FIRST_ROWS; r < sheet.rows.length && found.length < FAULTY_ROWS; r++) {
    const row = sheet.rows[r];
    if (!isEven(row, sheet.names.length) || badCells(row, sheet, columns).length > 0) found.push(row);
  }
  return found;
}

/** Columns whose cell is missing or no number; none of an uneven row. */
function badCells(row: FoundRow, { names, decimal }: Sheet, columns: readonly number[]): readonly number[] {
  return isEven(row, names.length) ? columns.filter((c) => withPoint(row.cells[c], decimal) === "") : [];
}

/** A row as it is shown, with those of the columns whose cells are in the way. */
function shown(row: FoundRow, sheet: Sheet, columns: readonly number[]): RowPreview {
  const { line, cells, openQuote } = row;
  const width = sheet.names.length;
  const bad = badCells(row, sheet, columns);
  const cut = cells
    .slice(0, width + MORE_CELLS)
    .map((cell) => (cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)}…` : cell));
  const missing = bad.filter((c) => isMissing(cells[c]));
  return { line, cells: cut, excess: cells.length - width, openQuote, bad, missing };
}
