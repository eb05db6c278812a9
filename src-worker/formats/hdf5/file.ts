import { type Budget, type NamedTensor, quoted } from "../../weights/tensor.ts";
import { shorten } from "../show.ts";
import { isHdf5 } from "../weightTable.ts";
import { badHdf5, Cursor, plainText, Source } from "./cursor.ts";
import { type Dataset, readFilters, readNumbers } from "./data.ts";
import { FractalHeap, globalObject, localHeap, treeRecords } from "./heaps.ts";
import { type Attribute, readAttribute, readSpace, readType } from "./types.ts";

/** Most objects one file may hold. */
const MAX_LINKS = 20_000;

interface Message {
  readonly type: number;
  readonly shared: boolean;
  readonly content: Cursor;
}

/** An object of an HDF5 file: a group, a dataset, or both to look at. */
export class H5Object {
  readonly path: string;
  private readonly file: Source;
  private readonly messages: readonly Message[];

  constructor(file: Source, path: string, address: number) {
    this.file = file;
    this.path = path;
    this.messages = readHeader(file, address);
  }

  /** Names and addresses of what a group holds. */
  private links(): Map<string, number> {
    const links = new Map<string, number>();
    const add = (name: string, address: number) => {
      if (links.size >= MAX_LINKS)
        badHdf5(`lists more than ${MAX_LINKS} objects in ${shorten(this.path)}`, 0);
      links.set(name, address);
    };
    for (const { type, content } of this.each()) {
      if (type === 0x11) classicLinks(this.file, content, add);
      else if (type === 0x06) readLink(content, add);
      else if (type === 0x02) denseLinks(this.file, content, add);
    }
    return links;
  }

  get names(): string[] {
    return [...this.links().keys()];
  }

  child(name: string): H5Object | null {
    let object: H5Object | null = this;
    for (const part of name.split("/").filter((p) => p !== "")) {
      const address: number | undefined = object?.links().get(part);
      if (!object || address === undefined) return null;
      object = new H5Object(this.file, object.path === "/" ? `/${part}` : `${object.path}/${part}`, address);
    }
    return object;
  }

  /** The texts of an attribute; null without such an attribute. */
  texts(name: string): string[] | null {
    const attribute = this.attributes().find((a) => a.name === name);
    if (!attribute) return null;
    const { type, shape, data } = attribute;
    const count = shape.reduce((x, y) => x * y, 1);
    if (!(count <= MAX_LINKS)) return badHdf5(`has an attribute ${quoted(name)} that is too long`, data.at);
    if (type.kind === "text") return Array.from({ length: count }, () => plainText(data.take(type.size)));
    if (type.kind !== "long text") return null;
    return Array.from({ length: count }, () => {
      data.number(4);
      const address = data.address();
      const index = data.number(4);
      return address <= 0 ? "" : plainText(globalObject(this.file, address, index));
    });
  }

  private attributes(): Attribute[] {
    const found: Attribute[] = [];
    for (const { type, content } of this.each()) {
      if (type === 0x0c) found.push(readAttribute(content));
      if (type !== 0x15) continue;
      content.skip(1);
      const flags = content.number(1);
      if (flags & 1) content.skip(2);
      const heap = content.address();
      const tree = content.address();
      if (heap < 0 || tree < 0) continue;
      const objects = new FractalHeap(this.file, heap);
      for (const record of treeRecords(this.file, tree)) found.push(readAttribute(objects.object(record)));
    }
    return found;
  }

  /** The messages, each with a cursor at its start. */
  private *each(): Generator<Message> {
    for (const message of this.messages) {
      const { at, end } = message.content;
      yield { ...message, content: new Cursor(this.file, at, end) };
    }
  }

  get dataset(): Dataset | null {
    const one = (type: number) => [...this.each()].find((message) => message.type === type);
    const [space, type, layout, filters] = [one(1), one(3), one(8), one(0x0b)];
    if (!space || !type || !layout) return null;
    if (space.shared || type.shared)
      return badHdf5(`shares the type of ${shorten(this.path)}, which is not read`, space.content.at);
    return {
      shape: readSpace(space.content) ?? [0],
      type: readType(type.content),
      layout: layout.content,
      filters: filters ? readFilters(filters.content) : [],
    };
  }

  /** The numbers of a dataset; null for anything else. */
  tensor(name: string, budget: Budget): NamedTensor | null {
    const { dataset } = this;
    const values = dataset && readNumbers(this.file, dataset, name, budget);
    return values ? { name, shape: dataset.shape, values } : null;
  }
}

/** The root group of an HDF5 file (format specification version 3; superblocks 0 to 3). */
export function openHdf5(bytes: Uint8Array): H5Object {
  const file = new Source(bytes);
  if (!isHdf5(bytes)) return badHdf5("has no signature", 0);
  const head = file.at(8);
  const version = head.number(1);
  if (version > 3) return badHdf5(`has the unknown superblock version ${version}`, 8);
  if (version < 2) {
    head.skip(4);
    setSizes(file, head.number(1), head.number(1));
    head.skip(version === 1 ? 13 : 9);
    for (let n = 0; n < 4; n++) head.address();
    head.address();
  } else {
    setSizes(file, head.number(1), head.number(1));
    head.skip(1);
    for (let n = 0; n < 3; n++) head.address();
  }
  return new H5Object(file, "/", head.address());
}

function setSizes(file: Source, addressSize: number, lengthSize: number): void {
  if (![4, 8].includes(addressSize) || ![4, 8].includes(lengthSize)) badHdf5("has unusual address sizes", 13);
  file.addressSize = addressSize;
  file.lengthSize = lengthSize;
}

/** All messages of an object header (IV.A.1), version 1 or 2, continuations included. */
function readHeader(file: Source, address: number): Message[] {
  const head = file.at(address);
  const messages: Message[] = [];
  const blocks: Cursor[] = [];
  let flags = -1;
  if (file.bytes[address] === 0x4f) {
    head.signature("OHDR");
    head.skip(1);
    flags = head.number(1);
    if (flags & 0x20) head.skip(16);
    if (flags & 0x10) head.skip(4);
    blocks.push(head.part(head.number(2 ** (flags & 3))));
  } else {
    if (head.number(1) !== 1) badHdf5("has a damaged object header", address);
    head.skip(7);
    const size = head.number(4);
    head.skip(4);
    blocks.push(head.part(Math.min(size, head.left)));
  }
  for (let b = 0; b < blocks.length; b++) {
    if (b > 1000 || messages.length > 10_000) badHdf5("has an object header without end", address);
    readMessages(file, blocks[b] as Cursor, flags, messages, blocks);
  }
  return messages;
}

function readMessages(
  file: Source,
  block: Cursor,
  flags: number,
  messages: Message[],
  blocks: Cursor[],
): void {
  const head = flags < 0 ? 8 : flags & 4 ? 6 : 4;
  while (block.left >= head) {
    const type = block.number(flags < 0 ? 2 : 1);
    const size = block.number(2);
    const shared = (block.number(1) & 2) !== 0;
    block.skip(head - (flags < 0 ? 5 : 4));
    const content = block.part(size);
    if (type !== 0x10) {
      messages.push({ type, shared, content });
      continue;
    }
    const more = file.at(content.address()).part(content.length());
    if (flags >= 0) {
      more.signature("OCHK");
      blocks.push(more.part(Math.max(0, more.left - 4)));
    } else blocks.push(more);
  }
}

type AddLink = (name: string, address: number) => void;

/** A symbol table (III.A.1, III.B, III.D): the groups of HDF5 before 1.8. */
function classicLinks(file: Source, content: Cursor, add: AddLink): void {
  const tree = content.address();
  const nameAt = localHeap(file, content.address());
  const node = (address: number, depth: number): void => {
    if (depth > 16) badHdf5("has a damaged index", address);
    const cursor = file.at(address);
    if (file.bytes[address] === 0x53) {
      cursor.signature("SNOD");
      cursor.skip(2);
      const symbols = cursor.number(2);
      for (let n = 0; n < symbols; n++) {
        const name = nameAt(cursor.number(file.addressSize));
        add(name, cursor.address());
        cursor.skip(24);
      }
      return;
    }
    cursor.signature("TREE");
    if (cursor.number(1) !== 0) badHdf5("has a damaged index", address);
    cursor.skip(1);
    const entries = cursor.number(2);
    cursor.address();
    cursor.address();
    for (let n = 0; n < entries; n++) {
      cursor.length();
      node(cursor.address(), depth + 1);
    }
  };
  node(tree, 0);
}

/** Link message (IV.A.2.g); soft and external links lead nowhere here. */
function readLink(content: Cursor, add: AddLink): void {
  content.skip(1);
  const flags = content.number(1);
  const type = flags & 8 ? content.number(1) : 0;
  if (flags & 4) content.skip(8);
  if (flags & 16) content.skip(1);
  const name = plainText(content.take(content.number(2 ** (flags & 3))));
  if (type === 0) add(name, content.address());
}

/** Link info message (IV.A.2.c): groups of more than a few links since HDF5 1.8. */
function denseLinks(file: Source, content: Cursor, add: AddLink): void {
  content.skip(1);
  const flags = content.number(1);
  if (flags & 1) content.skip(8);
  const heap = content.address();
  const tree = content.address();
  if (heap < 0 || tree < 0) return;
  const objects = new FractalHeap(file, heap);
  for (const record of treeRecords(file, tree)) {
    record.skip(4);
    readLink(objects.object(record), add);
  }
}
