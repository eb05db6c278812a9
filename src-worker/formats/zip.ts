import { inflateSync } from "fflate";
import { refuse } from "../weights/refusal.ts";
import { shorten } from "./show.ts";

/** Most entries one archive may list, and most bytes that are unpacked from it. */
const MAX_ENTRIES = 4096;
const MAX_UNPACKED = 96 * 1024 * 1024;

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** One file inside an archive; it is unpacked when it is read. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  read(): Uint8Array;
}

/**
 * The directory of a zip archive (APPNOTE 6.3.10, with zip64), in its own order. Sizes are checked before
 * anything is unpacked, checksums after. Errors: "zip", naming the entry.
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start } = findDirectory(view);
  if (count > MAX_ENTRIES) return broken(`lists ${count} files; at most ${MAX_ENTRIES} are read`);
  const budget = { left: MAX_UNPACKED };
  const entries: ZipEntry[] = [];
  let at = start;
  for (let n = 1; n <= count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) {
      return broken(`is damaged: its directory breaks off at file ${n} of ${count}`);
    }
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const [nameLength, extraLength, commentLength] = lengths as [number, number, number];
    const end = at + 46 + nameLength + extraLength + commentLength;
    if (end > bytes.length) return broken(`is damaged: its directory breaks off at file ${n} of ${count}`);
    entries.push(entryAt(bytes, view, at, nameLength, extraLength, budget));
    at = end;
  }
  return entries;
}

function broken(what: string, name?: string): never {
  const subject = name === undefined ? "The zip archive" : `The zip archive's file "${shorten(name)}"`;
  return refuse("zip", `${subject} ${what}. Save or download it again.`, {
    field: name === undefined ? "zip directory" : shorten(name),
  });
}

function findDirectory(view: DataView): { readonly count: number; readonly start: number } {
  const size = view.byteLength;
  for (let at = size - 22; at >= Math.max(0, size - 22 - 65535); at--) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (count !== 0xffff && start !== 0xffffffff) return { count, start };
    return directory64(view, at);
  }
  return broken("has no directory; it may be cut off");
}

function directory64(view: DataView, end: number): { readonly count: number; readonly start: number } {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR)
    return broken("is damaged: no zip64 directory");
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64)
    return broken("is damaged: no zip64 directory");
  return { count: Number(view.getBigUint64(at + 32, true)), start: Number(view.getBigUint64(at + 48, true)) };
}

function entryAt(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
  budget: { left: number },
): ZipEntry {
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const numbers = {
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    start: view.getUint32(at + 42, true),
  };
  const { packed, size, start } = withZip64(view, at + 46 + nameLength, extraLength, numbers);
  const read = (): Uint8Array => {
    if (flags & 1) return broken("is encrypted; only open archives are read", name);
    budget.left -= size;
    if (budget.left < 0) {
      return broken(`unpacks to more than the ${MAX_UNPACKED / 1024 / 1024} MB that are read`, name);
    }
    if (start + 30 > bytes.length || view.getUint32(start, true) !== LOCAL) return broken("is damaged", name);
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    if (from + packed > bytes.length) return broken("is cut off", name);
    const content = unpack(bytes.subarray(from, from + packed), method, size, name);
    if (content.length !== size || crc32(content) !== crc)
      return broken("is damaged: its checksum is wrong", name);
    return content;
  };
  return { name, size, read };
}

/** Sizes and offset of 0xffffffff stand in the zip64 extra field, in this order. */
function withZip64(
  view: DataView,
  start: number,
  length: number,
  numbers: { packed: number; size: number; start: number },
): { packed: number; size: number; start: number } {
  const full = { ...numbers };
  for (let at = start; at + 4 <= start + length; ) {
    const id = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    if (id === 1) {
      let next = at + 4;
      for (const key of ["size", "packed", "start"] as const) {
        if (full[key] !== 0xffffffff || next + 8 > Math.min(end, start + length)) continue;
        full[key] = Number(view.getBigUint64(next, true));
        next += 8;
      }
    }
    at = end;
  }
  return full;
}

function unpack(packed: Uint8Array, method: number, size: number, name: string): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) return broken(`is packed by method ${method}; only deflate is read`, name);
  try {
    // The output has its declared size: more is an error, not more memory.
    return size === 0 ? new Uint8Array(0) : inflateSync(packed, { out: new Uint8Array(size) });
  } catch {
    return broken("is damaged: it cannot be unpacked", name);
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 of ISO 3309, as zip uses it. */
export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) c = (TABLE[(c ^ (bytes[i] as number)) & 0xff] as number) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
