import { fail, ok, type Result } from "../model/problem.ts";
import type { DataSet, TextFile } from "./dataSet.ts";
import { type CsvOptions, isWord, readSheet, type Sheet } from "./sheet.ts";
import {
  type Decimal,
  type FoundRow,
  isEven,
  isMissing,
  type TableRow,
  unevenRow,
  withPoint,
} from "./table.ts";
import { describeSheet, type TablePreview } from "./tablePreview.ts";

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
 * nothing to show: then no choice can help.
 */
export function previewCsv(
  file: TextFile,
  options: CsvOptions = {},
): Result<{ readonly preview: TablePreview; readonly data: Result<DataSet> }> {
  const sheet = readSheet(file, options);
  if (!sheet.ok) return sheet;
  return ok({ preview: describeSheet(sheet.value), data: readRows(sheet.value, options) });
}

function readRows(sheet: Sheet, options: CsvOptions): Result<DataSet> {
  const { file, names, columns, label, decimal } = sheet;
  const found = evenRows(sheet, options);
  if (!found.ok) return found;
  const checked = checkColumns(sheet);
  if (!checked.ok) return checked;
  const dropsMissing = options.missing === "drop";
  const dropsWords = options.broken === "drop";
  const kept = found.value.filter(
    ({ cells }) =>
      !(dropsMissing && columns.some((c) => isMissing(cells[c]))) &&
      !(dropsWords && columns.some((c) => isWord(cells[c], decimal))),
  );
  if (kept.length === 0) {
    const why = dropsWords ? "is left out" : "has a missing value";
    return fail("csv-empty", `${file}: every line ${why}. Leave out columns instead, or mend the file.`, {
      file,
    });
  }
  const values = readValues(sheet, kept);
  if (!values.ok) return values;
  return ok({
    name: file.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, ""),
    inputs: columns.map((c) => names[c]),
    rows: values.value,
    ...readLabels(kept, label, decimal),
  });
}

/** The rows that have a cell for every column; others are refused unless they are to be left out. */
function evenRows({ file, rows, usual }: Sheet, options: CsvOptions): Result<readonly FoundRow[]> {
  if (rows.length === 0) {
    return fail("csv-empty", `${file} holds a header but no rows. Put one example on each line.`, { file });
  }
  const width = usual.cells.length;
  const uneven = rows.find((row) => !isEven(row, width));
  if (!uneven) return ok(rows);
  return options.broken === "drop"
    ? ok(rows.filter((row) => isEven(row, width)))
    : unevenRow(file, uneven, usual);
}

function checkColumns({ file, names, columns }: Sheet): Result<true> {
  if (columns.length === 0) {
    return fail("csv-no-inputs", `${file} has no column of numbers besides the labels.`, { file });
  }
  const seen = new Map<string, number>();
  for (const c of columns) {
    const before = seen.get(names[c]);
    if (before !== undefined) {
      return fail(
        "csv-duplicate-column",
        `${file}: columns ${before + 1} and ${c + 1} are both called "${names[c]}". Rename one, or leave one out.`,
        { file, column: c + 1 },
      );
    }
    seen.set(names[c], c);
  }
  return ok(true);
}

function readValues(sheet: Sheet, rows: readonly TableRow[]): Result<Float64Array> {
  const { columns, decimal } = sheet;
  const values = new Float64Array(rows.length * columns.length);
  let at = 0;
  for (const { line, cells } of rows) {
    for (const c of columns) {
      const number = withPoint(cells[c], decimal);
      if (number === "") return badCell(sheet, line, c, cells[c]);
      values[at++] = Number(number);
    }
  }
  return ok(values);
}

/** Examples of numbers, by decimal mark. */
const WRITE: Readonly<Record<Decimal, string>> = {
  ".": "Write decimal numbers with a point, such as 5.1",
  ",": "Write decimal numbers with a comma, such as 5,1, and nothing between thousands",
};

function badCell({ file, names, decimal }: Sheet, line: number, c: number, cell: string): Result<never> {
  const name = names[c];
  const place = `${file}, line ${line}, column ${c + 1}${name === `column ${c + 1}` ? "" : ` ("${name}")`}`;
  const where = { file, line, column: c + 1 };
  if (isMissing(cell)) {
    const shown = cell === "" ? "" : ` ("${cell}")`;
    return fail(
      "csv-missing",
      `${place}: the value is missing${shown}. Fill it in, or leave such lines out.`,
      where,
    );
  }
  const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
  const other = withPoint(cell, decimal === "." ? "," : ".") !== "";
  return fail(
    other ? "csv-decimal" : "csv-number",
    `${place}: "${shown}" is not a number. ${WRITE[decimal]}, ${other ? "choose the other decimal mark," : "leave the column out,"} or leave such lines out.`,
    where,
  );
}

function readLabels(
  rows: readonly TableRow[],
  label: number,
  decimal: Decimal,
): Pick<DataSet, "labels" | "classes"> {
  if (label < 0) return { labels: new Int32Array(rows.length).fill(-1), classes: [] };
  const cells = rows.map((row) => row.cells[label]);
  const classes = [...new Set(cells)].filter((cell) => cell !== "");
  if (classes.every((cell) => withPoint(cell, decimal) !== "")) {
    classes.sort((a, b) => Number(withPoint(a, decimal)) - Number(withPoint(b, decimal)));
  } else classes.sort();
  const number = new Map(classes.map((name, k) => [name, k]));
  return { labels: Int32Array.from(cells, (cell) => number.get(cell) ?? -1), classes };
}
