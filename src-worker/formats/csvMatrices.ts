import Papa from "papaparse";
import { isNumber } from "../data/table.ts";
import type { SourceFile } from "../jobs.ts";
import { insist, refuse } from "../weights/refusal.ts";
import { Budget, type NamedTensor } from "../weights/tensor.ts";
import { baseName, decodeText } from "./bytes.ts";
import { shorten, show } from "./show.ts";
import { weightFormat } from "./weightFormat.ts";

const MAX_TEXT = 24 * 1024 * 1024;
/** Characters of one line: some 100,000 numbers. */
const MAX_LINE = 2_000_000;
const DELIMITERS = ["\t", ";", ",", "|"];

/**
 * Matrices as delimited text (comma, tab, semicolon, | or spaces): one for each file chosen, or several
 * in one file with blank lines between them. A line "# W1" names the matrix below it; the first line of
 * a matrix may hold column names, its first column row names.
 */
export const csvMatricesFormat = weightFormat(({ main, others }) => {
  const budget = new Budget();
  const files = [main, ...others];
  const tensors = files.flatMap((file) => readBlocks(file, files.length > 1, budget));
  const ordered = others.length === 0;
  return {
    name: baseName(main.name),
    content: { kind: "tensors", tensors, convention: null, ordered },
    remarks: [],
  };
});

/** Collects the rows of one matrix. */
class Block {
  readonly values: number[] = [];
  readonly rowNames: string[] = [];
  columnNames: readonly string[] | null = null;
  /** The first column holds names. */
  labelled = false;
  rows = 0;
  width = 0;
  readonly name: string;
  /** The line it starts on. */
  readonly line: number;
  constructor(name: string, line: number) {
    this.name = name;
    this.line = line;
  }

  tensor(): NamedTensor {
    const { name, rows, width, values, rowNames, columnNames } = this;
    return {
      name,
      shape: [rows, width],
      values: Float64Array.from(values),
      ...(this.labelled ? { rowNames } : {}),
      ...(columnNames?.length === width ? { columnNames } : {}),
    };
  }
}

function readBlocks(file: SourceFile, several: boolean, budget: Budget): NamedTensor[] {
  if (file.bytes.length > MAX_TEXT) {
    refuse(
      "file-too-big",
      `${shorten(file.name)} has more than the ${MAX_TEXT / 1024 / 1024} MB of text that are read. Save the weights as .npz.`,
      { field: "file" },
    );
  }
  const text = insist(decodeText(file.bytes));
  const stem = file.name.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
  const blocks: Block[] = [];
  let block: Block | null = null;
  let title: string | null = null;
  let line = 0;
  for (const raw of linesOf(text)) {
    line++;
    if (raw.length > MAX_LINE) {
      refuse(
        "csv",
        `Line ${line} is longer than ${MAX_LINE} characters. Put one row of a matrix on each line.`,
        { line },
      );
    }
    const code = raw.trim();
    if (code === "") block = null;
    else if (code.startsWith("#")) {
      title = code.replace(/^#+\s*/, "").trim() || null;
      block = null;
    } else {
      if (!block) {
        block = new Block(title ?? (several ? stem : `block ${blocks.length + 1}`), line);
        blocks.push(block);
        title = null;
      }
      addLine(block, cellsOf(raw), line, several ? file.name : null);
    }
  }
  const empty = blocks.find((b) => b.rows === 0);
  if (empty) {
    refuse(
      "csv",
      `Line ${empty.line} (${shorten(empty.name)}) holds names and no row of numbers follows it. Write numbers with a point, such as 0.5.`,
      { line: empty.line },
    );
  }
  if (blocks.length === 0) {
    refuse(
      "csv",
      `${several ? shorten(file.name) : "The file"} holds no rows of numbers. Put one row of a matrix on each line.`,
      {
        line: 1,
      },
    );
  }
  return blocks.map((b) => {
    budget.take([b.rows, b.width], b.name);
    return b.tensor();
  });
}

function* linesOf(text: string): Generator<string> {
  let start = 0;
  while (start <= text.length) {
    const end = text.indexOf("\n", start);
    yield text.slice(start, end < 0 ? text.length : end).replace(/\r$/, "");
    if (end < 0) return;
    start = end + 1;
  }
}

/** The cells of a line; each line shows its own delimiter, since a column of numbers has none. */
function cellsOf(line: string): string[] {
  const delimiter = DELIMITERS.find((d) => line.includes(d));
  if (delimiter === undefined) return line.trim().split(/\s+/);
  const cells = line.includes('"')
    ? (Papa.parse<string[]>(line, { delimiter }).data[0] ?? [])
    : line.split(delimiter);
  return cells.map((cell) => cell.trim());
}

function addLine(block: Block, cells: readonly string[], line: number, file: string | null): void {
  const plain = cells.map((cell) => cell.replace(/^−/, "-"));
  if (block.rows === 0 && block.columnNames === null && isHeader(plain)) {
    block.columnNames = plain.filter((cell, c) => c > 0 || cell !== "");
    // The corner above row names is empty.
    block.labelled = plain[0] === "";
    return;
  }
  if (
    block.rows === 0 &&
    plain.length > 1 &&
    !isNumber(plain[0] as string) &&
    plain.slice(1).every(isNumber)
  ) {
    block.labelled = true;
    if (block.columnNames?.length === plain.length) block.columnNames = block.columnNames.slice(1);
  }
  const numbers = block.labelled ? plain.slice(1) : plain;
  const row = block.rows + 1;
  const offset = block.labelled ? 2 : 1;
  const place = `${file === null ? "" : `${shorten(file)}, `}line ${line}`;
  const begin = place.charAt(0).toUpperCase() + place.slice(1);
  if (block.rows > 0 && numbers.length !== block.width) {
    const message = `${begin} has ${numbers.length} numbers, and the matrix has ${block.width} in its first row. Give every row as many, and a blank line between matrices.`;
    refuse("csv", message, { line, row });
  }
  const bad = numbers.findIndex((cell) => !isNumber(cell));
  if (bad >= 0) {
    const message = `${begin}, column ${bad + offset} (row ${row} of ${shorten(block.name)}): ${show(numbers[bad])} is not a number. Write numbers with a point, such as 0.5.`;
    refuse("csv", message, { line, row, column: bad + offset });
  }
  if (block.labelled) block.rowNames.push(plain[0] as string);
  block.width = numbers.length;
  block.rows = row;
  for (const cell of numbers) block.values.push(Number(cell));
}

/** Column names: no cell is a number, or the first is empty (above row names) and no other is. */
function isHeader(cells: readonly string[]): boolean {
  if (cells[0] === "" && cells.length > 1) return cells.slice(1).every((cell) => cell !== "");
  return cells.every((cell) => !isNumber(cell) && cell !== "");
}
