import type { Network } from "../../src-worker/model/network.ts";
import { fail, ok, type Result } from "../../src-worker/model/problem.ts";
import type { RowTable } from "../store/experiments.ts";
import { text } from "./text.ts";

/** A line of a delimited file with its number from 1. */
export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Small enough that reading a chunk is not felt. */
const CHUNK_BYTES = 128 * 1024;
const LABEL_NAMES = new Set(["label", "class", "species", "target", "y"]);

/** Reads a delimited file of input vectors for a network, chunk by chunk. */
export async function readDataFile(file: File, network: Network): Promise<Result<RowTable>> {
  const { default: Papa } = await import("papaparse");
  const lines: Line[] = [];
  let read = 0;
  const failed = await new Promise<boolean>((resolve) => {
    Papa.parse<string[]>(file, {
      chunkSize: CHUNK_BYTES,
      chunk: ({ data }) => {
        for (const cells of data) {
          read++;
          if (cells.some((cell) => cell.trim() !== "")) {
            lines.push({ line: read, cells: cells.map((cell) => cell.trim()) });
          }
        }
      },
      complete: () => resolve(false),
      error: () => resolve(true),
    });
  });
  if (failed) return fail("file", text.files.unreadable(file.name), { file: file.name });
  return tableFrom(file.name, lines, network);
}

/**
 * Rows for a network: columns by name where all inputs are named in a header, else in order beside one
 * label column. Labels are output names or output numbers from 0; an empty one is unknown.
 */
export function tableFrom(name: string, lines: readonly Line[], network: Network): Result<RowTable> {
  const first = lines[0];
  const header = first && !first.cells.some(isNumber) ? first.cells : null;
  const rows = header ? lines.slice(1) : lines;
  const shape = header ?? first?.cells ?? [];
  if (rows.length === 0) return fail("empty", text.files.empty(name), { file: name });
  const uneven = rows.find(({ cells }) => cells.length !== shape.length);
  if (uneven) {
    const message = text.files.uneven(name, uneven.line, uneven.cells.length, shape.length);
    return fail("uneven", message, { file: name, line: uneven.line });
  }
  const label = labelColumn(header, rows);
  const columns = inputColumns(header, shape.length, label, network);
  if (!columns) {
    const found = shape.length - (label < 0 ? 0 : 1);
    const message = text.files.columns(name, found, network.inputs.length);
    return fail("columns", message, { file: name });
  }
  return collect(name, rows, columns, label, network);
}

function isNumber(cell: string): boolean {
  return cell !== "" && Number.isFinite(Number(cell));
}

/** The last column that is text in more than half of the rows, else one called like a label; −1 for none. */
function labelColumn(header: readonly string[] | null, rows: readonly Line[]): number {
  const width = rows[0]?.cells.length ?? 0;
  for (let c = width - 1; c >= 0; c--) {
    const words = rows.filter(({ cells }) => cells[c] !== "" && !isNumber(cells[c] as string)).length;
    if (2 * words > rows.length) return c;
  }
  return header?.findLastIndex((cell) => LABEL_NAMES.has(cell.toLowerCase())) ?? -1;
}

function inputColumns(
  header: readonly string[] | null,
  width: number,
  label: number,
  { inputs }: Network,
): number[] | null {
  const named = header ? inputs.map((input) => header.indexOf(input)) : [];
  if (header && named.every((c) => c >= 0)) return named;
  const columns = Array.from({ length: width }, (_, c) => c).filter((c) => c !== label);
  return columns.length === inputs.length ? columns : null;
}

function collect(
  name: string,
  rows: readonly Line[],
  columns: readonly number[],
  label: number,
  { outputs }: Network,
): Result<RowTable> {
  const labels = new Int32Array(rows.length).fill(-1);
  const values: Float64Array[] = [];
  for (const [r, { line, cells }] of rows.entries()) {
    const bad = columns.find((c) => !isNumber(cells[c] as string));
    if (bad !== undefined) {
      const message = text.files.number(name, line, bad + 1, cells[bad] as string);
      return fail("number", message, { file: name, line, column: bad + 1 });
    }
    values.push(Float64Array.from(columns, (c) => Number(cells[c])));
    const word = label < 0 ? "" : (cells[label] as string);
    if (word === "") continue;
    labels[r] = outputNumber(outputs, word);
    if (labels[r] < 0) {
      return fail("label", text.files.label(name, line, word, outputs), { file: name, line });
    }
  }
  return ok({ name, rows: values, labels });
}

/** An output's name, else its number from 0; −1 when it is neither. */
function outputNumber(outputs: readonly string[], word: string): number {
  const named = outputs.indexOf(word);
  if (named >= 0) return named;
  const index = Number(word);
  return Number.isInteger(index) && index >= 0 && index < outputs.length ? index : -1;
}
