import { packedLength, SIGN_MODES, type SignMode, unpackSigns } from "./signs.ts";
import { DECIMAL, DEEPEST, FEWEST_DECIMALS, NEGATIVE, RAW, SMALL, TAG } from "./tags.ts";
import { FIELDS_1, TEXTS_1 } from "./words.ts";

/** The bytes are no packed value; never leaves `readLink`. */
export class Broken extends Error {}

/**
 * The value that `pack` made these bytes from. Nothing of what they claim is believed: every count is held against
 * the bytes that are left before anything is made, and nesting has an end.
 *
 * @throws Broken for any other bytes
 */
export function unpack(bytes: Uint8Array): unknown {
  const reader = new Reader(bytes);
  const value = read(reader, 0);
  if (!reader.ended) throw new Broken("something follows the end");
  return value;
}

function read(from: Reader, depth: number): unknown {
  if (depth > DEEPEST) throw new Broken("nested too deeply");
  const tag = from.byte();
  if (tag >= SMALL) return tag - SMALL;
  switch (tag) {
    case TAG.null:
      return null;
    case TAG.false:
      return false;
    case TAG.true:
      return true;
    case TAG.text:
      return from.text();
    case TAG.knownText:
      return known(TEXTS_1, from.whole());
    case TAG.list:
      return Array.from({ length: from.count(1) }, () => read(from, depth + 1));
    case TAG.fields:
      return readFields(from, depth);
    case TAG.number:
      return from.number();
    case TAG.numbers:
      return Array.from({ length: from.count(1) }, () => from.number());
    case TAG.float64:
      return Float64Array.from({ length: from.count(1) }, () => from.number());
    case TAG.int8:
      return readSigns(from);
    case TAG.int32:
      return from.steps(from.count(1));
    case TAG.uint8:
      return from.raw(from.count(1)).slice();
    default:
      throw new Broken(`no value begins with ${tag}`);
  }
}

function readFields(from: Reader, depth: number): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  // A name and a value take two bytes at least.
  for (let left = from.count(2); left > 0; left--) {
    const number = from.whole();
    const name = number === 0 ? from.text() : known(FIELDS_1, number - 1);
    if (name === "__proto__" || fields.has(name)) throw new Broken("a field that must not be");
    fields.set(name, read(from, depth + 1));
  }
  return Object.fromEntries(fields);
}

function readSigns(from: Reader): Int8Array {
  const count = from.whole();
  const mode = Object.values(SIGN_MODES).find((m): m is SignMode => m === from.peek());
  from.byte();
  if (mode === undefined) throw new Broken("weights in no known packing");
  const values = unpackSigns(from.raw(packedLength(mode, count)), mode, count);
  if (!values) throw new Broken("weights that are none");
  return values;
}

function known(list: readonly string[], place: number): string {
  const text = list[place];
  if (text === undefined) throw new Broken("a word that no list has");
  return text;
}

class Reader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get ended(): boolean {
    return this.at === this.bytes.length;
  }

  peek(): number | undefined {
    return this.bytes[this.at];
  }

  byte(): number {
    const value = this.bytes[this.at++];
    if (value === undefined) throw new Broken("it ends too soon");
    return value;
  }

  raw(length: number): Uint8Array {
    const start = this.at;
    if (length > this.bytes.length - start) throw new Broken("it ends too soon");
    this.at += length;
    return this.bytes.subarray(start, this.at);
  }

  whole(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 53; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128 && value <= Number.MAX_SAFE_INTEGER) return value;
    }
    throw new Broken("a number too large");
  }

  /** How many follow, each of so many bytes at least. */
  count(least: number): number {
    const count = this.whole();
    if (count * least > this.bytes.length - this.at) throw new Broken("more is promised than there is");
    return count;
  }

  text(): string {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.raw(this.count(1)));
    } catch {
      throw new Broken("a text that is none");
    }
  }

  number(): number {
    const head = this.byte();
    if (head < DECIMAL) return head;
    if (head === RAW) {
      this.raw(8);
      return this.view.getFloat64(this.at - 8, true);
    }
    if (head >= 2 * NEGATIVE + DECIMAL) throw new Broken("a number that is none");
    const decimals = (head & (NEGATIVE - 1)) + FEWEST_DECIMALS;
    // Read as people write it, so that it is the very same number.
    const value = Number(`${this.whole()}e${-decimals}`);
    return head & NEGATIVE ? -value : value;
  }

  steps(count: number): Int32Array {
    let value = 0;
    return Int32Array.from({ length: count }, () => {
      const step = this.whole();
      value += step % 2 === 1 ? -(step + 1) / 2 : step / 2;
      if (value !== (value | 0)) throw new Broken("a number too large");
      return value;
    });
  }
}
