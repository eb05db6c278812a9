import { shorten, show } from "../formats/show.ts";
import type { Activation } from "../model/network.ts";
import { refuse } from "./refusal.ts";

/** Most numbers one file may hold: 2^23, a 2048 × 4096 matrix, some twenty times the paper's largest network. */
export const MAX_NUMBERS = 2 ** 23;

/** A named array of a file, in row-major (C) order. */
export interface NamedTensor {
  /** As the file calls it, or a name made from its place ("matrix 2"). */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float64Array;
  /** Names of the rows and columns of a matrix, where the file has them. */
  readonly rowNames?: readonly string[];
  readonly columnNames?: readonly string[];
  /** Activation of the layer this matrix feeds, where the file says it. */
  readonly activation?: Activation;
}

/** How numbers are stored. */
export type NumberType =
  | "f64"
  | "f32"
  | "f16"
  | "bf16"
  | "i64"
  | "i32"
  | "i16"
  | "i8"
  | "u64"
  | "u32"
  | "u16"
  | "u8"
  | "bool";

const BYTES: Readonly<Record<NumberType, number>> = {
  f64: 8,
  f32: 4,
  f16: 2,
  bf16: 2,
  i64: 8,
  i32: 4,
  i16: 2,
  i8: 1,
  u64: 8,
  u32: 4,
  u16: 2,
  u8: 1,
  bool: 1,
};

export function bytesPerNumber(type: NumberType): number {
  return BYTES[type];
}

type Read = (view: DataView, at: number, little: boolean) => number;

const READ: Readonly<Record<NumberType, Read>> = {
  f64: (view, at, little) => view.getFloat64(at, little),
  f32: (view, at, little) => view.getFloat32(at, little),
  f16: (view, at, little) => halfFloat(view.getUint16(at, little)),
  bf16: (view, at, little) => brainFloat(view.getUint16(at, little)),
  i64: (view, at, little) => Number(view.getBigInt64(at, little)),
  i32: (view, at, little) => view.getInt32(at, little),
  i16: (view, at, little) => view.getInt16(at, little),
  i8: (view, at) => view.getInt8(at),
  u64: (view, at, little) => Number(view.getBigUint64(at, little)),
  u32: (view, at, little) => view.getUint32(at, little),
  u16: (view, at, little) => view.getUint16(at, little),
  u8: (view, at) => view.getUint8(at),
  bool: (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
};

/** Bytes → numbers; the caller has checked that the bytes are there. */
export function decodeNumbers(
  bytes: Uint8Array,
  type: NumberType,
  count: number,
  littleEndian = true,
): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = BYTES[type];
  const read = READ[type];
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = read(view, i * size, littleEndian);
  return values;
}

/** IEEE 754 binary16. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const WORD = new DataView(new ArrayBuffer(4));

/** bfloat16: the upper half of a binary32. */
function brainFloat(bits: number): number {
  WORD.setUint32(0, bits << 16);
  return WORD.getFloat32(0);
}

/** Number of entries of a shape, refused above `MAX_NUMBERS` (checked before anything is allocated). */
export function entriesOf(shape: readonly number[], name: string): number {
  let entries = 1;
  for (const n of shape) {
    if (!Number.isSafeInteger(n) || n < 0) {
      const message = `${quoted(name)} has the shape ${shapeText(shape)}. Dimensions are whole numbers, 0 or greater.`;
      return refuse("tensor-shape", message, { field: shorten(name) });
    }
    entries *= n;
  }
  if (entries > MAX_NUMBERS) {
    const message = `${quoted(name)} has the shape ${shapeText(shape)}; at most ${MAX_NUMBERS} numbers are read. Save a smaller network.`;
    return refuse("tensor-too-big", message, { field: shorten(name) });
  }
  return entries;
}

/** "4 × 8"; "a single number" without dimensions. */
export function shapeText(shape: readonly number[]): string {
  if (shape.length === 0) return "a single number";
  const shown = shape.slice(0, 6).map((n) => show(n));
  return `${shown.join(" × ")}${shape.length > 6 ? " × …" : ""}`;
}

/** A name from a file inside a sentence. */
export function quoted(name: string): string {
  return `"${shorten(name)}"`;
}

/** Adds up the numbers of one file and refuses too many. */
export class Budget {
  private left = MAX_NUMBERS;
  take(shape: readonly number[], name: string): number {
    const entries = entriesOf(shape, name);
    this.left -= entries;
    if (this.left < 0) {
      const message = `With ${quoted(name)} the file has more than ${MAX_NUMBERS} numbers, the most that are read. Save the weights alone, without optimiser state.`;
      return refuse("tensor-too-big", message, { field: shorten(name) });
    }
    return entries;
  }
}

/** Rows and columns exchanged. */
export function transpose(values: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(values.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) turned[j * rows + i] = values[i * columns + j] as number;
  }
  return turned;
}
