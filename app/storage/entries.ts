import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { widths } from "../../src-worker/model/network.ts";
import { fieldsOf, isNumber, isWhole } from "./checks.ts";
import { isWidths, readThumbnail, type Thumbnail, thumbnailOf } from "./thumbnail.ts";

/** Version of the records this code writes, and the newest it reads. */
const RECORD_VERSION = 1;

/** Networks kept at most; beyond them the one edited longest ago goes. */
export const MOST_RECORDS = 20;

/** What the list of recent networks knows of one, without reading the network itself. */
export interface Entry {
  readonly version: number;
  readonly name: string;
  /** Units per layer, the inputs first. */
  readonly widths: readonly number[];
  /** Time of the last edit, ms since 1970. */
  readonly edited: number;
  /** Names the writing and the page that wrote it: another tab's is noticed. */
  readonly revision: string;
  readonly thumbnail: Thumbnail | null;
}

/** One line of the list. */
export interface RecentEntry {
  readonly id: string;
  /** Null where the record's own account of itself is missing, damaged or of a newer version. */
  readonly entry: Entry | null;
  /** A newer Dualrail wrote it. */
  readonly newer: boolean;
}

const pictures = new WeakMap<NetworkDocument["network"], Thumbnail>();

/** The entry of a document about to be written. */
export function entryOf({ name, network }: NetworkDocument, edited: number, revision: string): Entry {
  let thumbnail = pictures.get(network);
  if (!thumbnail) {
    thumbnail = thumbnailOf(network);
    pictures.set(network, thumbnail);
  }
  return { version: RECORD_VERSION, name, widths: thumbnail.widths, edited, revision, thumbnail };
}

/** Reads a stored entry; null for anything that is none. */
export function readEntry(raw: unknown): Entry | null {
  const { version, name, widths: layers, edited, revision, thumbnail } = fieldsOf(raw);
  if (!isWhole(version, 1, RECORD_VERSION)) return null;
  if (typeof name !== "string" || !isWidths(layers) || !isTime(edited)) return null;
  if (typeof revision !== "string") return null;
  return {
    version,
    name: name.slice(0, 200),
    widths: layers,
    edited,
    revision,
    thumbnail: readThumbnail(thumbnail),
  };
}

/** The writing a stored entry comes from; null where there is no entry, empty in a damaged one. */
export function revisionOf(raw: unknown): string | null {
  if (raw === undefined) return null;
  const { revision } = fieldsOf(raw);
  return typeof revision === "string" ? revision : "";
}

/** True for what a newer version of Dualrail wrote. */
export function isNewer(raw: unknown): boolean {
  const { version } = fieldsOf(raw);
  return isNumber(version) && version > RECORD_VERSION;
}

/** The list as it is shown: the last edited first, those that say nothing of themselves last. */
export function recentEntries(stored: ReadonlyMap<string, unknown>): RecentEntry[] {
  const list = Array.from(stored, ([id, raw]) => ({ id, entry: readEntry(raw), newer: isNewer(raw) }));
  return list.sort((a, b) => (b.entry?.edited ?? 0) - (a.entry?.edited ?? 0) || (a.id < b.id ? -1 : 1));
}

/**
 * Which records go so that no more than `MOST_RECORDS` remain: those edited longest ago, never a protected one
 * (shown here or in another tab) and never one that cannot be read, which nobody could have looked at.
 */
export function surplus(list: readonly RecentEntry[], isProtected: (id: string) => boolean): string[] {
  const free = list.filter(({ id, entry }) => entry && !isProtected(id));
  return free.slice(Math.max(0, free.length - (list.length - MOST_RECORDS))).map(({ id }) => id);
}

/** Records that may hold the same network: equal names and widths. */
export function lookAlikes(list: readonly RecentEntry[], document: NetworkDocument): string[] {
  const size = widths(document.network).join();
  return list
    .filter(({ entry }) => entry && entry.name === document.name && entry.widths.join() === size)
    .map(({ id }) => id);
}

/** The name of a copy that none of the names has: "IRIS copy", "IRIS copy 2"; a copy's copy counts on. */
export function copyName(name: string, taken: Iterable<string>): string {
  const stem = name.replace(/ copy(?: \d+)?$/, "");
  return freeVariant(`${stem} copy`.trim(), taken);
}

/** The name itself where it is free, else with the first free number from 2. */
export function freeVariant(name: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  if (!names.has(name)) return name;
  let n = 2;
  while (names.has(`${name} ${n}`)) n++;
  return `${name} ${n}`;
}

/** A time a clock can have shown. */
function isTime(value: unknown): value is number {
  return isWhole(value, 0, 8.64e15);
}
