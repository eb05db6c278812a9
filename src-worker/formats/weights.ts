import type { WeightMatrix } from "../model/network.ts";
import { fail, ok, type Result, type Where } from "../model/problem.ts";
import { count, show, showNumber } from "./show.ts";

/** Matrices with more weights than this are written packed. */
const PACK_ABOVE = 4096;

/**
 * A weight matrix in a document: one row per source unit, each a string of +, − and 0 or a list of
 * −1, 0 and 1; or the whole matrix packed, row-major.
 *
 * Packed code: weight n of the row-major matrix sits in byte ⌊n · bits / 8⌋, the first weight in the
 * lowest bits; unused high bits of the last byte are 0; the bytes are base64 (RFC 4648, padded).
 * - `bits` 2, or no `bits`: 0 → 00, +1 → 01, −1 → 10; 11 is refused.
 * - `bits` 1, for a matrix without zeros: +1 → 0, −1 → 1.
 */
export type StoredWeights = readonly string[] | PackedWeights;

export interface PackedWeights {
  readonly packed: string;
  /** [fan-in, width]. */
  readonly shape: readonly [number, number];
  readonly bits?: 1;
}

/** Where a matrix stands, for messages: "Layer 2" or "Layer 3, skip 1". */
export interface MatrixPlace {
  readonly name: string;
  readonly where: Where;
  /** Rows the matrix must have, and who asks for them: "the 4 inputs". */
  readonly fanIn: number;
  readonly source: string;
  /** Columns it must have; null when the matrix itself says it. */
  readonly width: number | null;
}

/** Reads a matrix. Errors: "weights-missing", "weights-shape", "weight" and "packed", all located. */
export function readWeights(stored: unknown, place: MatrixPlace): Result<WeightMatrix> {
  if (Array.isArray(stored)) return readRows(stored, place);
  if (typeof stored === "object" && stored !== null) return readPacked(stored, place);
  const found = stored === undefined ? `has no "weights"` : `has ${show(stored)} as "weights"`;
  return fail("weights-missing", `${place.name} ${found}. Give ${rowsWanted(place)}.`, {
    ...place.where,
    field: "weights",
  });
}

function rowsWanted(place: MatrixPlace): string {
  return `${count(place.fanIn, "row")}, one for ${place.source}`;
}

function wrongRows(rows: number, place: MatrixPlace): Result<never> {
  const message = `${place.name} has ${count(rows, "row")} of weights. Give ${rowsWanted(place)}.`;
  return fail("weights-shape", message, { ...place.where, field: "weights" });
}

function readRows(rows: readonly unknown[], place: MatrixPlace): Result<WeightMatrix> {
  if (rows.length !== place.fanIn) return wrongRows(rows.length, place);
  const first = rows[0];
  const own = typeof first === "string" || Array.isArray(first) ? first.length : 0;
  const width = place.width ?? own;
  const values = new Int8Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) {
    const row: unknown = rows[i];
    const where = { ...place.where, row: i + 1 };
    if (typeof row !== "string" && !Array.isArray(row)) {
      const message = `${place.name}, weights row ${i + 1} is ${show(row)}. Use a string of +, − and 0, or a list of −1, 0 and 1.`;
      return fail("weights-shape", message, where);
    }
    if (row.length !== width) return wrongColumns(row.length, width, i, place);
    const bad = typeof row === "string" ? signsOf(row, values, i * width) : numbersOf(row, values, i * width);
    if (bad >= 0) {
      const found = typeof row === "string" ? JSON.stringify(characterAt(row, bad)) : show(row[bad]);
      const allowed = typeof row === "string" ? "+, − or 0" : "−1, 0 or 1";
      const message = `${place.name}, weights row ${i + 1}, column ${bad + 1} is ${found}. A weight is ${allowed}.`;
      return fail("weight", message, { ...where, column: bad + 1 });
    }
  }
  return ok({ fanIn: rows.length, width, values });
}

function wrongColumns(columns: number, width: number, row: number, place: MatrixPlace): Result<never> {
  const reason = place.width === null ? "as many as row 1 has" : "one for each unit of the layer";
  const message = `${place.name}, weights row ${row + 1} has ${count(columns, "column")}. Give ${width}, ${reason}.`;
  return fail("weights-shape", message, { ...place.where, row: row + 1 });
}

/** Writes a row of signs; answers the index of the first bad character, or −1. */
function signsOf(row: string, target: Int8Array, start: number): number {
  for (let j = 0; j < row.length; j++) {
    const c = row[j];
    if (c === "+") target[start + j] = 1;
    else if (c === "-" || c === "−") target[start + j] = -1;
    else if (c !== "0") return j;
  }
  return -1;
}

function numbersOf(row: readonly unknown[], target: Int8Array, start: number): number {
  for (let j = 0; j < row.length; j++) {
    const w = row[j];
    if (w !== 0 && w !== 1 && w !== -1) return j;
    target[start + j] = w;
  }
  return -1;
}

function characterAt(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) as number);
}

function readPacked(stored: object, place: MatrixPlace): Result<WeightMatrix> {
  const { packed, shape, bits = 2 } = stored as { packed?: unknown; shape?: unknown; bits?: unknown };
  const refuse = (message: string) =>
    fail("packed", `${place.name}, packed weights: ${message}`, { ...place.where, field: "weights" });
  if (typeof packed !== "string") return refuse('"packed" must be base64 text.');
  if (!isShape(shape)) return refuse('"shape" must be [inputs, units], two whole numbers from 1.');
  if (bits !== 1 && bits !== 2) return refuse(`"bits" is ${show(bits)}; use 1 or 2.`);
  const [fanIn, width] = shape;
  if (fanIn !== place.fanIn) return wrongRows(fanIn, place);
  if (place.width !== null && width !== place.width) {
    return refuse(
      `the shape has ${count(width, "column")}. Give ${place.width}, one for each unit of the layer.`,
    );
  }
  const expected = Math.ceil((fanIn * width * bits) / 8);
  const actual = base64Bytes(packed);
  if (actual < 0) return refuse('"packed" is no padded base64 text (A–Z, a–z, 0–9, +, /, =).');
  if (actual !== expected) {
    return refuse(
      `a ${showNumber(fanIn)} × ${showNumber(width)} matrix at ${bits} bits a weight takes ${count(expected, "byte")}, "packed" holds ${actual}. Check the shape.`,
    );
  }
  const values = new Int8Array(fanIn * width);
  const bad = unpack(packed, bits, values);
  if (bad < 0) return ok({ fanIn, width, values });
  if (bad === values.length) return refuse("the unused bits of the last byte must be 0.");
  const row = Math.floor(bad / width) + 1;
  const column = (bad % width) + 1;
  const message = `${place.name}, weights row ${row}, column ${column} has the code 11. A packed weight is 00, 01 or 10.`;
  return fail("weight", message, { ...place.where, row, column });
}

function isShape(shape: unknown): shape is readonly [number, number] {
  return Array.isArray(shape) && shape.length === 2 && shape.every((n) => Number.isSafeInteger(n) && n >= 1);
}

/** Number of bytes a padded base64 text stands for, −1 when it is none. */
function base64Bytes(text: string): number {
  if (text.length % 4 !== 0) return -1;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const end = text.search(/[^A-Za-z0-9+/]/);
  if (end >= 0 && end !== text.length - padding) return -1;
  return (text.length / 4) * 3 - padding;
}

/** Fills `values`; answers the index of the first bad code, `values.length` for stray bits, or −1. */
function unpack(packed: string, bits: 1 | 2, values: Int8Array): number {
  const bytes = atob(packed);
  const perByte = 8 / bits;
  const mask = (1 << bits) - 1;
  for (let n = 0; n < bytes.length * perByte; n++) {
    const code = (bytes.charCodeAt(Math.floor(n / perByte)) >> ((n % perByte) * bits)) & mask;
    if (n >= values.length) {
      if (code !== 0) return values.length;
    } else if (bits === 1) values[n] = code === 0 ? 1 : -1;
    else if (code === 3) return n;
    else values[n] = code === 2 ? -1 : code;
  }
  return -1;
}

/** A matrix as it is stored: rows of signs, or packed when it is large (1 bit a weight if it has no 0). */
export function storeWeights(weights: WeightMatrix): StoredWeights {
  const { fanIn, width, values } = weights;
  if (values.length > PACK_ABOVE) {
    const shape = [fanIn, width] as const;
    return values.includes(0)
      ? { packed: pack(values, 2), shape }
      : { packed: pack(values, 1), shape, bits: 1 };
  }
  return Array.from({ length: fanIn }, (_, i) =>
    Array.from(values.subarray(i * width, (i + 1) * width), (w) => (w > 0 ? "+" : w < 0 ? "-" : "0")).join(
      "",
    ),
  );
}

function pack(values: Int8Array, bits: 1 | 2): string {
  const perByte = 8 / bits;
  const bytes = new Uint8Array(Math.ceil(values.length / perByte));
  values.forEach((w, n) => {
    const code = bits === 1 ? Number(w < 0) : w < 0 ? 2 : w;
    const at = Math.floor(n / perByte);
    bytes[at] = (bytes[at] as number) | (code << ((n % perByte) * bits));
  });
  let binary = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return btoa(binary);
}
