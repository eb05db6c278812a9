import { widths } from "../../src-worker/model/network.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { all, fieldsOf, isNumber, isWhole } from "./checks.ts";
import { storageText } from "./text.ts";
import { isWidths, readThumbnail, type Thumbnail, thumbnailOf } from "./thumbnail.ts";

/** Version of the records this code writes for networks. */
const RECORD_VERSION = 1;
/** The same for reactions, which versions before do not know; the newest this code reads. */
export const REACTIONS_VERSION = 2;

/** Networks kept at most; beyond them the one edited longest ago goes. */
export const MOST_RECORDS = 20;

/** What the list of recent networks knows of one, without reading the network itself. */
export interface Entry {
  readonly version: number;
  readonly name: string;
  /** Units per layer, the inputs first. */
  readonly widths: readonly number[];
  /** How many reactions; null for a network. */
  readonly reactions: number | null;
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

const pictures = new WeakMap<ShownDocument["network"], Thumbnail>();

/** The entry of a document about to be written. */
export function entryOf(document: ShownDocument, edited: number, revision: string): Entry {
  const { name, network, reactions } = document;
  if (reactions) {
    const count = reactions.crn.rate.length;
    const known = { name, widths: widths(network), reactions: count, edited, revision };
    return { version: REACTIONS_VERSION, ...known, thumbnail: null };
  }
  let thumbnail = pictures.get(network);
  if (!thumbnail) {
    thumbnail = thumbnailOf(network);
    pictures.set(network, thumbnail);
  }
  const { widths: layers } = thumbnail;
  return { version: RECORD_VERSION, name, widths: layers, reactions: null, edited, revision, thumbnail };
}

/** Reads a stored entry; null for anything that is none. */
export function readEntry(raw: unknown): Entry | null {
  const { version, name, widths: layers, reactions = null, edited, revision, thumbnail } = fieldsOf(raw);
  if (!isWhole(version, 1, REACTIONS_VERSION)) return null;
  if (typeof name !== "string" || !isTime(edited)) return null;
  if (reactions === null ? !isWidths(layers) : !isCrnSize(layers, reactions)) return null;
  if (typeof revision !== "string") return null;
  return {
    version,
    name: name.slice(0, 200),
    widths: layers as number[],
    reactions: reactions as number | null,
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
  return isNumber(version) && version > REACTIONS_VERSION;
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
export function lookAlikes(list: readonly RecentEntry[], document: ShownDocument): string[] {
  const size = widths(document.network).join();
  return list
    .filter(({ entry }) => entry && entry.name === document.name && entry.widths.join() === size)
    .map(({ id }) => id);
}

/** The name of a copy that none of the names has: "IRIS copy", "IRIS copy 2"; a copy's copy counts on. */
export function copyName(name: string, taken: Iterable<string>): string {
  const stem = name.replace(storageText.copyEnding, "");
  return freeVariant(storageText.copy(stem).trim(), taken);
}

/** The name itself where it is free, else with the first free number from 2. */
export function freeVariant(name: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  if (!names.has(name)) return name;
  let n = 2;
  while (names.has(`${name} ${n}`)) n++;
  return `${name} ${n}`;
}

/** Inputs, other species and outputs of reactions, any of which may be none, and how many reactions there are. */
function isCrnSize(layers: unknown, reactions: unknown): boolean {
  const isCount = (n: unknown) => isWhole(n, 0, Number.MAX_SAFE_INTEGER);
  return Array.isArray(layers) && layers.length === 3 && all(layers, isCount) && isCount(reactions);
}

/** A time a clock can have shown. */
function isTime(value: unknown): value is number {
  return isWhole(value, 0, 8.64e15);
}
