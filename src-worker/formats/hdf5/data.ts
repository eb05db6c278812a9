import { unzlibSync } from "fflate";
import { type Budget, decodeNumbers, quoted } from "../../weights/tensor.ts";
import { badHdf5, Cursor, type Source } from "./cursor.ts";
import type { StoredType } from "./types.ts";

/** What an object header says about a dataset. */
export interface Dataset {
  readonly shape: readonly number[];
  readonly type: StoredType;
  readonly layout: Cursor;
  readonly filters: readonly Filter[];
}

interface Filter {
  readonly id: number;
  readonly values: readonly number[];
}

const DEFLATE = 1;
const SHUFFLE = 2;
const CHECKSUM = 3;

/** Filter pipeline message (IV.A.2.l). */
export function readFilters(cursor: Cursor): Filter[] {
  const version = cursor.number(1);
  const count = cursor.number(1);
  if (version === 1) cursor.skip(6);
  return Array.from({ length: Math.min(32, count) }, () => {
    const id = cursor.number(2);
    const nameLength = version === 1 || id >= 256 ? cursor.number(2) : 0;
    cursor.skip(2);
    const values = cursor.number(2);
    cursor.skip(version === 1 ? Math.ceil(nameLength / 8) * 8 : nameLength);
    const list = Array.from({ length: values }, () => cursor.number(4));
    if (version === 1 && values % 2 === 1) cursor.skip(4);
    return { id, values: list };
  });
}

/** The numbers of a dataset in row-major order; null where it holds no numbers. */
export function readNumbers(
  source: Source,
  dataset: Dataset,
  name: string,
  budget: Budget,
): Float64Array | null {
  const { shape, type, filters } = dataset;
  if (type.kind !== "number") return null;
  const count = budget.take(shape, name);
  const layout = new Cursor(source, dataset.layout.at, dataset.layout.end);
  const start = layout.at;
  const version = layout.number(1);
  const kind = layout.number(1);
  if (version !== 3 && version !== 4)
    return badHdf5(`stores ${quoted(name)} in the unknown layout ${version}`, start);
  const size = count * type.size;
  const decode = (bytes: Uint8Array) => decodeNumbers(bytes, type.type, count, type.little);
  if (kind === 0) {
    const stored = layout.number(2);
    if (stored < size) return badHdf5(`breaks off in ${quoted(name)}`, start);
    return decode(layout.take(size));
  }
  if (kind === 1) {
    const address = layout.address();
    // Never written: all zeros.
    if (address < 0 || count === 0) return new Float64Array(count);
    return decode(source.at(address).take(size));
  }
  if (kind !== 2 || version !== 3) {
    return badHdf5(
      `stores ${quoted(name)} in pieces of a newer kind, which are not read; save it unpacked and unchunked`,
      start,
    );
  }
  return decode(chunkedBytes(source, layout, shape, type.size, size, filters, name));
}

/** Joins the chunks that a version 1 B-tree lists (III.A.1). */
function chunkedBytes(
  source: Source,
  layout: Cursor,
  shape: readonly number[],
  itemSize: number,
  size: number,
  filters: readonly Filter[],
  name: string,
): Uint8Array {
  const start = layout.at;
  const rank = layout.number(1) - 1;
  const tree = layout.address();
  const chunk = Array.from({ length: Math.max(0, rank) }, () => layout.number(4));
  const chunkSize = chunk.reduce((x, y) => x * y, itemSize);
  if (
    rank !== shape.length ||
    rank < 1 ||
    chunk.some((n) => n < 1) ||
    chunkSize > Math.max(64 * size, 2 ** 20)
  ) {
    return badHdf5(`has damaged pieces in ${quoted(name)}`, start);
  }
  const target = new Uint8Array(size);
  const node = (address: number, depth: number): void => {
    if (depth > 16) badHdf5("has a damaged index", address);
    const cursor = source.at(address);
    cursor.signature("TREE");
    if (cursor.number(1) !== 1) badHdf5("has a damaged index", address);
    const level = cursor.number(1);
    const entries = cursor.number(2);
    cursor.address();
    cursor.address();
    for (let n = 0; n < entries; n++) {
      const stored = cursor.number(4);
      const mask = cursor.number(4);
      const offset = Array.from({ length: rank + 1 }, () => cursor.number(8)).slice(0, rank);
      const child = cursor.address();
      if (level > 0) {
        node(child, depth + 1);
        continue;
      }
      const bytes = unfilter(source.at(child).take(stored), filters, mask, chunkSize, itemSize, name, child);
      place(target, shape, bytes, chunk, offset, itemSize);
    }
  };
  if (tree >= 0) node(tree, 0);
  return target;
}

function unfilter(
  packed: Uint8Array,
  filters: readonly Filter[],
  mask: number,
  size: number,
  itemSize: number,
  name: string,
  at: number,
): Uint8Array {
  let bytes = packed;
  for (let f = filters.length - 1; f >= 0; f--) {
    if (mask & (1 << f)) continue;
    const { id } = filters[f] as Filter;
    if (id === DEFLATE) bytes = inflated(bytes, size, name, at);
    else if (id === SHUFFLE) bytes = unshuffled(bytes, itemSize);
    else if (id === CHECKSUM) bytes = bytes.subarray(0, Math.max(0, bytes.length - 4));
    else return badHdf5(`packs ${quoted(name)} by filter ${id}; only gzip is read`, at);
  }
  return bytes.length >= size ? bytes : badHdf5(`breaks off in ${quoted(name)}`, at);
}

function inflated(bytes: Uint8Array, size: number, name: string, at: number): Uint8Array {
  try {
    // A checksum may follow the data inside.
    return unzlibSync(bytes, { out: new Uint8Array(size + 4) });
  } catch {
    return badHdf5(`has packed numbers in ${quoted(name)} that cannot be unpacked`, at);
  }
}

/** Bytes of equal significance stand together; back to number after number. */
function unshuffled(bytes: Uint8Array, itemSize: number): Uint8Array {
  const count = Math.floor(bytes.length / itemSize);
  const result = new Uint8Array(bytes.length);
  for (let b = 0; b < itemSize; b++) {
    for (let i = 0; i < count; i++) result[i * itemSize + b] = bytes[b * count + i] as number;
  }
  return result;
}

/** Copies the part of a chunk that lies inside the dataset. */
function place(
  target: Uint8Array,
  shape: readonly number[],
  bytes: Uint8Array,
  chunk: readonly number[],
  offset: readonly number[],
  itemSize: number,
): void {
  const last = shape.length - 1;
  const run = Math.min(chunk[last] as number, (shape[last] as number) - (offset[last] as number));
  if (run <= 0) return;
  const rows = chunk.slice(0, last).reduce((x, y) => x * y, 1);
  for (let row = 0; row < rows; row++) {
    let [rest, inside, at] = [row, true, 0];
    let scale = shape[last] as number;
    for (let d = last - 1; d >= 0; d--) {
      const i = (rest % (chunk[d] as number)) + (offset[d] as number);
      rest = Math.floor(rest / (chunk[d] as number));
      if (i >= (shape[d] as number)) inside = false;
      at += i * scale;
      scale *= shape[d] as number;
    }
    if (!inside) continue;
    const from = row * (chunk[last] as number) * itemSize;
    const to = (at + (offset[last] as number)) * itemSize;
    if (to >= 0 && to + run * itemSize <= target.length)
      target.set(bytes.subarray(from, from + run * itemSize), to);
  }
}
