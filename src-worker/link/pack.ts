import { packSigns, signMode } from "./signs.ts";
import { DECIMAL, DEEPEST, FEWEST_DECIMALS, MOST_DECIMALS, NEGATIVE, RAW, SMALL, TAG } from "./tags.ts";
import { FIELDS_1, TEXTS_1 } from "./words.ts";

const FIELD = new Map(FIELDS_1.map((field, n) => [field, n + 1]));
const TEXT = new Map(TEXTS_1.map((text, n) => [text, n]));

/**
 * Packs what JSON can say, and typed arrays, into few bytes: names of fields become numbers, weights bits, decimals
 * their digits. Every number comes back exactly, −0 included. Fields that are undefined are left out, as in JSON.
 */
export function pack(value: unknown): Uint8Array {
  const writer = new Writer();
  write(writer, value, 0);
  return writer.bytes();
}

function write(to: Writer, value: unknown, depth: number): void {
  if (depth > DEEPEST) throw new RangeError("nested too deeply for a link");
  if (value === null || value === undefined) to.byte(TAG.null);
  else if (typeof value === "boolean") to.byte(value ? TAG.true : TAG.false);
  else if (typeof value === "number") writeNumber(to, value);
  else if (typeof value === "string") writeText(to, value);
  else if (value instanceof Float64Array) to.tagged(TAG.float64, value.length).numbers(value);
  else if (value instanceof Int8Array) writeSigns(to, value);
  else if (value instanceof Int32Array) to.tagged(TAG.int32, value.length).steps(value);
  else if (value instanceof Uint8Array) to.tagged(TAG.uint8, value.length).raw(value);
  else if (Array.isArray(value)) writeList(to, value, depth);
  else writeFields(to, value as Readonly<Record<string, unknown>>, depth);
}

function writeNumber(to: Writer, value: number): void {
  if (isSmall(value)) to.byte(SMALL + value);
  else {
    to.byte(TAG.number);
    to.number(value);
  }
}

function writeText(to: Writer, value: string): void {
  const known = TEXT.get(value);
  if (known === undefined) to.byte(TAG.text).text(value);
  else to.tagged(TAG.knownText, known);
}

function writeSigns(to: Writer, values: Int8Array): void {
  const mode = signMode(values);
  to.tagged(TAG.int8, values.length).byte(mode).raw(packSigns(values, mode));
}

function writeList(to: Writer, list: readonly unknown[], depth: number): void {
  if (list.length > 0 && list.every((entry) => typeof entry === "number")) {
    to.tagged(TAG.numbers, list.length).numbers(list as number[]);
    return;
  }
  to.tagged(TAG.list, list.length);
  for (const entry of list) write(to, entry, depth + 1);
}

function writeFields(to: Writer, value: Readonly<Record<string, unknown>>, depth: number): void {
  const fields = Object.entries(value).filter(([, entry]) => entry !== undefined);
  to.tagged(TAG.fields, fields.length);
  for (const [name, entry] of fields) {
    const known = FIELD.get(name);
    to.whole(known ?? 0);
    if (known === undefined) to.text(name);
    write(to, entry, depth + 1);
  }
}

function isSmall(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < SMALL && !Object.is(value, -0);
}

/** A decimal as its digits and how many of them stand behind the point; null where eight bytes are shorter. */
function decimalOf(value: number): { readonly digits: number; readonly decimals: number } | null {
  if (!Number.isFinite(value) || Object.is(value, -0)) return null;
  const [mantissa = "", exponent = "0"] = Math.abs(value).toExponential().split("e");
  const fraction = mantissa.split(".")[1] ?? "";
  let digits = Number(mantissa.replace(".", ""));
  let decimals = fraction.length - Number(exponent);
  for (; decimals < FEWEST_DECIMALS && digits < 2 ** 40; decimals++) digits *= 10;
  if (decimals < FEWEST_DECIMALS || decimals > MOST_DECIMALS || digits >= 2 ** 49) return null;
  return { digits, decimals };
}

/** Bytes that grow. */
class Writer {
  private buffer = new Uint8Array(1024);
  private length = 0;

  bytes(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  byte(value: number): this {
    this.room(1)[this.length++] = value;
    return this;
  }

  raw(values: Uint8Array): this {
    this.room(values.length).set(values, this.length);
    this.length += values.length;
    return this;
  }

  /** A whole number, seven bits a byte, the lowest first. */
  whole(value: number): this {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.byte((rest % 128) + 128);
    return this.byte(rest);
  }

  tagged(tag: number, count: number): this {
    return this.byte(tag).whole(count);
  }

  text(value: string): this {
    const bytes = new TextEncoder().encode(value);
    return this.whole(bytes.length).raw(bytes);
  }

  number(value: number): this {
    if (isSmall(value)) return this.byte(value);
    const decimal = decimalOf(value);
    if (!decimal) return this.byte(RAW).raw(new Uint8Array(Float64Array.of(value).buffer));
    const sign = value < 0 ? NEGATIVE : 0;
    return this.byte(DECIMAL + sign + decimal.decimals - FEWEST_DECIMALS).whole(decimal.digits);
  }

  numbers(values: ArrayLike<number>): this {
    for (let i = 0; i < values.length; i++) this.number(values[i] as number);
    return this;
  }

  /** Whole numbers as their differences, which are small where the numbers ascend. */
  steps(values: Int32Array): this {
    let before = 0;
    for (const value of values) {
      const step = value - before;
      this.whole(step < 0 ? -2 * step - 1 : 2 * step);
      before = value;
    }
    return this;
  }

  private room(more: number): Uint8Array {
    if (this.length + more > this.buffer.length) {
      const larger = new Uint8Array(2 * (this.length + more));
      larger.set(this.buffer);
      this.buffer = larger;
    }
    return this.buffer;
  }
}
