import { refuse } from "../weights/refusal.ts";

/** One field of a message. Numbers above 2^53 lose their last digits: no size or index is as large. */
export interface Field {
  readonly number: number;
  /** Varint and fixed-width values; 0 for bytes. */
  readonly value: number;
  /** Length-delimited content; null for the others. */
  readonly bytes: Uint8Array | null;
}

/** Counts the fields of one file, so that hostile ones end early. */
export class FieldBudget {
  private left = 500_000;
  take(): void {
    if (--this.left < 0) bad("has more fields than any network needs");
  }
}

function bad(what: string): never {
  return refuse("protobuf", `The file ${what}; it is damaged or no ONNX model. Export it again.`, {
    field: "protobuf",
  });
}

/** The fields of a protocol buffers message in their order (wire format of proto2 and proto3). */
export function readFields(bytes: Uint8Array, budget: FieldBudget): Field[] {
  const fields: Field[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cursor = { at: 0 };
  while (cursor.at < bytes.length) {
    budget.take();
    const key = varint(bytes, cursor);
    const number = Math.floor(key / 8);
    if (number < 1) return bad("has a field without a number");
    fields.push(readField(bytes, view, cursor, number, key % 8));
  }
  return fields;
}

function readField(
  bytes: Uint8Array,
  view: DataView,
  cursor: { at: number },
  number: number,
  wire: number,
): Field {
  if (wire === 0) return { number, value: varint(bytes, cursor), bytes: null };
  const size = wire === 1 ? 8 : wire === 5 ? 4 : wire === 2 ? varint(bytes, cursor) : -1;
  if (size < 0) return bad(`has a field of the unknown kind ${wire}`);
  const start = cursor.at;
  if (start + size > bytes.length) return bad("breaks off inside a field");
  cursor.at = start + size;
  if (wire === 2) return { number, value: 0, bytes: bytes.subarray(start, start + size) };
  const value = wire === 5 ? view.getFloat32(start, true) : view.getFloat64(start, true);
  return { number, value, bytes: null };
}

/** A base-128 varint as a signed 64-bit number. */
function varint(bytes: Uint8Array, cursor: { at: number }): number {
  let low = 0;
  let high = 0;
  for (let n = 0; n < 10; n++) {
    const byte = bytes[cursor.at++];
    if (byte === undefined) return bad("breaks off inside a number");
    // 28 bits below, the rest above: both halves stay exact.
    if (n < 4) low += (byte & 0x7f) * 2 ** (7 * n);
    else high += (byte & 0x7f) * 2 ** (7 * (n - 4));
    if (byte < 0x80) return low + (high % 2 ** 36) * 2 ** 28 - (high % 2 ** 36 >= 2 ** 35 ? 2 ** 64 : 0);
  }
  return bad("has a number without an end");
}

/** A packed list of varints. */
export function packedVarints(bytes: Uint8Array): number[] {
  const values: number[] = [];
  const cursor = { at: 0 };
  while (cursor.at < bytes.length) values.push(varint(bytes, cursor));
  return values;
}

export function textOf(bytes: Uint8Array | null): string {
  return bytes ? new TextDecoder().decode(bytes) : "";
}
