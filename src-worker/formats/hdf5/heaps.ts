import { badHdf5, type Cursor, plainText, type Source } from "./cursor.ts";

/** Names of a classic group (local heap, III.D): offset → text. */
export function localHeap(source: Source, address: number): (offset: number) => string {
  const head = source.at(address);
  head.signature("HEAP");
  head.skip(4);
  const size = head.length();
  head.length();
  const data = source.at(head.address()).part(size);
  return (offset) => {
    if (offset < 0 || offset >= size) return badHdf5("has a name outside its heap", address);
    return plainText(source.bytes.subarray(data.at + offset, data.end));
  };
}

/** One object of the global heap (III.E): texts of any length. */
export function globalObject(source: Source, address: number, index: number): Uint8Array {
  const head = source.at(address);
  head.signature("GCOL");
  head.skip(4);
  const size = head.length();
  const objects = source.at(address).part(size);
  objects.skip(head.at - address);
  while (objects.left >= 8 + source.lengthSize) {
    const found = objects.number(2);
    objects.skip(6);
    const length = objects.length();
    if (found === 0) break;
    if (found === index) return objects.take(length);
    objects.skip(Math.min(objects.left, Math.ceil(length / 8) * 8));
  }
  return badHdf5("refers to a text that is not there", address);
}

/** Bytes that hold numbers up to a limit (H5VM_limit_enc_size). */
function bytesFor(limit: number): number {
  return Math.floor(Math.log2(Math.max(1, limit)) / 8) + 1;
}

/** All records of a version 2 B-tree (III.A.2), in its order. */
export function* treeRecords(source: Source, address: number): Generator<Cursor> {
  const head = source.at(address);
  head.signature("BTHD");
  head.skip(2);
  const nodeSize = head.number(4);
  const recordSize = head.number(2);
  const depth = head.number(2);
  head.skip(2);
  const root = head.address();
  const rootRecords = head.number(2);
  if (recordSize === 0 || nodeSize < 16 || depth > 16) return badHdf5("has a damaged index", address);
  const leafMost = Math.floor((nodeSize - 10) / recordSize);
  const countSize = bytesFor(leafMost);
  const totals = [leafMost];
  for (let level = 1; level <= depth; level++) {
    const pointer = source.addressSize + countSize + (level > 1 ? bytesFor(totals[level - 1] as number) : 0);
    const most = Math.floor((nodeSize - 10 - pointer) / (recordSize + pointer));
    totals.push((most + 1) * (totals[level - 1] as number) + most);
  }
  function* node(at: number, records: number, level: number): Generator<Cursor> {
    const cursor = source.at(at);
    cursor.signature(level === 0 ? "BTLF" : "BTIN");
    cursor.skip(2);
    const own = Array.from({ length: records }, () => cursor.part(recordSize));
    if (level === 0) {
      yield* own;
      return;
    }
    for (let child = 0; child <= records; child++) {
      const next = cursor.address();
      const count = cursor.number(countSize);
      if (level > 1) cursor.number(bytesFor(totals[level - 1] as number));
      yield* node(next, count, level - 1);
      if (child < records) yield own[child] as Cursor;
    }
  }
  if (root >= 0 && rootRecords > 0) yield* node(root, rootRecords, depth);
}

/** A fractal heap (III.G) without filters: heap id → object. */
export class FractalHeap {
  private readonly source: Source;
  private readonly address: number;
  private readonly idLength: number;
  private readonly huge: number;
  private readonly width: number;
  private readonly startSize: number;
  private readonly maxDirect: number;
  private readonly offsetSize: number;
  private readonly lengthSize: number;
  private readonly root: number;
  private readonly rows: number;

  constructor(source: Source, address: number) {
    this.source = source;
    this.address = address;
    const head = source.at(address);
    head.signature("FRHP");
    head.skip(1);
    this.idLength = head.number(2);
    if (head.number(2) !== 0) badHdf5("has a packed heap, which is not read", address);
    head.skip(1);
    const maxManaged = head.number(4);
    head.length();
    this.huge = head.address();
    head.length();
    head.address();
    for (let n = 0; n < 8; n++) head.length();
    this.width = head.number(2);
    this.startSize = head.length();
    this.maxDirect = head.length();
    const heapBits = head.number(2);
    head.skip(2);
    this.root = head.address();
    this.rows = head.number(2);
    this.offsetSize = Math.ceil(heapBits / 8);
    this.lengthSize = bytesFor(Math.min(this.maxDirect, maxManaged));
    if (this.width < 1 || this.startSize < 1 || this.offsetSize > 8) badHdf5("has a damaged heap", address);
  }

  /** The object that an id (a cursor at it) stands for. */
  object(id: Cursor): Cursor {
    const part = id.part(this.idLength);
    const first = part.number(1);
    const kind = (first >> 4) & 3;
    if (kind === 2) return part.part((first & 15) + 1);
    if (kind === 1) return this.hugeObject(part.number(Math.min(8, part.left)));
    const offset = part.number(this.offsetSize);
    const length = part.number(this.lengthSize);
    const block =
      this.rows === 0 ? { at: this.root, offset: 0 } : this.direct(this.root, this.rows, 0, offset, 0);
    const cursor = this.source.at(block.at + offset - block.offset);
    return cursor.part(length);
  }

  /** Large objects stand alone; a B-tree of (address, length, id) finds them. */
  private hugeObject(id: number): Cursor {
    for (const record of treeRecords(this.source, this.huge)) {
      const [address, length, own] = [record.address(), record.length(), record.length()];
      if (own === id) return this.source.at(address).part(length);
    }
    return badHdf5("refers to a large object that is not there", this.address);
  }

  /** Bytes of the blocks in a row of an indirect block. */
  private sizeOfRow(row: number): number {
    return this.startSize * 2 ** Math.max(0, row - 1);
  }

  /** The direct block that holds a heap offset. */
  private direct(
    at: number,
    rows: number,
    start: number,
    wanted: number,
    depth: number,
  ): { readonly at: number; readonly offset: number } {
    if (depth > 16 || rows > 64) return badHdf5("has a damaged heap", this.address);
    const cursor = this.source.at(at);
    cursor.signature("FHIB");
    cursor.skip(1 + this.source.addressSize + this.offsetSize);
    let offset = start;
    for (let row = 0; row < rows; row++) {
      const size = this.sizeOfRow(row);
      for (let column = 0; column < this.width; column++) {
        const child = cursor.address();
        if (wanted < offset + size) {
          if (size <= this.maxDirect) return { at: child, offset };
          const inner = Math.log2(size / (this.startSize * this.width)) + 1;
          return this.direct(child, Math.round(inner), offset, wanted, depth + 1);
        }
        offset += size;
      }
    }
    return badHdf5("refers to an object that is not there", this.address);
  }
}
