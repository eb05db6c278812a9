import { refuse } from "../../weights/refusal.ts";

/** Ends reading of a damaged or foreign file with where it happened. */
export function badHdf5(what: string, at: number): never {
  const message = `The HDF5 file ${what} (byte ${at}). Save it again.`;
  return refuse("hdf5", message, { field: `byte ${at}` });
}

/** The file with its sizes of addresses and lengths; counts steps so that loops end. */
export class Source {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Bytes of an address and of a length; set once by the superblock. */
  addressSize = 8;
  lengthSize = 8;
  private steps = 100_000;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** A cursor at an address; each counts as a step. */
  at(address: number): Cursor {
    if (--this.steps < 0)
      badHdf5("is larger inside than any network, or its parts point in circles", address);
    if (!Number.isSafeInteger(address) || address < 0 || address >= this.bytes.length) {
      badHdf5("points outside itself; it may be cut off", Math.min(Math.max(0, address), this.bytes.length));
    }
    return new Cursor(this, address, this.bytes.length);
  }
}

/** Reads little-endian values one after the other and never past its end. */
export class Cursor {
  readonly source: Source;
  at: number;
  readonly end: number;

  constructor(source: Source, at: number, end: number) {
    this.source = source;
    this.at = at;
    this.end = end;
  }

  get left(): number {
    return this.end - this.at;
  }

  skip(count: number): number {
    const before = this.at;
    if (count < 0 || !(before + count <= this.end)) return badHdf5("breaks off", before);
    this.at += count;
    return before;
  }

  /** An unsigned number of 1 to 8 bytes; all bits set is −1, the "undefined" of addresses. */
  number(size: number): number {
    const start = this.skip(size);
    const { view, bytes } = this.source;
    if (size === 1) return bytes[start] as number;
    if (size === 2) return view.getUint16(start, true);
    if (size === 4) return view.getUint32(start, true);
    let value = 0;
    for (let i = size - 1; i >= 0; i--) value = value * 256 + (bytes[start + i] as number);
    return value;
  }

  address(): number {
    const size = this.source.addressSize;
    const { bytes } = this.source;
    const start = this.at;
    const value = this.number(size);
    for (let i = 0; i < size; i++) if (bytes[start + i] !== 0xff) return value;
    return -1;
  }

  length(): number {
    return this.number(this.source.lengthSize);
  }

  /** A part of `count` bytes as a cursor of its own. */
  part(count: number): Cursor {
    const start = this.skip(count);
    return new Cursor(this.source, start, start + count);
  }

  take(count: number): Uint8Array {
    const start = this.skip(count);
    return this.source.bytes.subarray(start, start + count);
  }

  signature(expected: string): void {
    const start = this.at;
    const found = String.fromCharCode(...this.take(4));
    if (found !== expected) badHdf5(`has no ${expected} where one must be`, start);
  }
}

/** Text without its padding; zeros end it. */
export function plainText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}
