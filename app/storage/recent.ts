import { fileStem } from "../files/names.ts";
import { adoptDocument } from "../files/open.ts";
import { dumpText } from "../files/plainText.ts";
import { download } from "../files/save.ts";
import { useDocument } from "../store/document.ts";
import { emptyNetwork } from "../store/emptyNetwork.ts";
import { keepAgain, noteRemoved } from "./autosave.ts";
import { putBack, type RawRecord, type Removed, readEntries, readRecord, removeRecords } from "./database.ts";
import { freeVariant, type RecentEntry, recentEntries } from "./entries.ts";
import { failureOf } from "./failure.ts";
import { loadRecord } from "./load.ts";
import { forgetMarks } from "./room.ts";
import { known } from "./shown.ts";
import { watchStart } from "./stand.ts";
import { openElsewhere } from "./tabs.ts";
import { storageText } from "./text.ts";

/** One line of the list of recent networks. */
export interface Listed extends RecentEntry {
  /** Shown on this page, in another tab, or nowhere. */
  readonly open: "here" | "elsewhere" | null;
}

/** The networks kept in this browser. @returns the list, or why there is none */
export async function listRecent(): Promise<readonly Listed[] | string> {
  try {
    const [stored, others] = await Promise.all([readEntries(), openElsewhere()]);
    const { record } = useDocument.getState();
    return recentEntries(stored).map((entry) => ({
      ...entry,
      open: entry.id === record ? "here" : others.has(entry.id) ? "elsewhere" : null,
    }));
  } catch (error) {
    return storageText.noList(failureOf(error));
  }
}

/**
 * Shows a kept network with the inputs and settings it was left with; one undo step. A network that another tab
 * shows continues here as a copy.
 *
 * @returns why it cannot be shown (everything then stays as it was), or null
 */
export async function openRecent(id: string): Promise<string | null> {
  if (useDocument.getState().record === id) return null;
  try {
    const raw = await readRecord(id);
    if (!raw) return storageText.removedElsewhere;
    const loaded = await loadRecord(raw);
    if (!loaded.ok) return loaded.message;
    known.set(id, loaded.known);
    watchStart(id);
    adoptDocument(loaded.document, loaded.document.name, { record: id, state: loaded.state });
    return null;
  } catch (error) {
    return storageText.noList(failureOf(error));
  }
}

/** Starts a small empty network; the one before stays among the recent ones and is one undo step away. */
export async function newNetwork(): Promise<void> {
  const stored = await readEntries().catch(() => new Map<string, unknown>());
  const taken = recentEntries(stored).flatMap(({ entry }) => (entry ? [entry.name] : []));
  const name = freeVariant(storageText.untitled, [...taken, useDocument.getState().document.name]);
  adoptDocument(emptyNetwork(name), name);
}

/** Removes networks from the browser; what is shown stays on the page. @returns what puts them back, or a problem */
export async function removeRecent(ids: readonly string[]): Promise<Removed | string> {
  try {
    const removed = await removeRecords(ids);
    ids.forEach(forgetMarks);
    noteRemoved(ids);
    return removed;
  } catch (error) {
    return storageText.noList(failureOf(error));
  }
}

/** Puts removed networks back. @returns a problem, or null */
export async function putRecentBack(removed: Removed): Promise<string | null> {
  try {
    // What is shown is newer than what was removed.
    const shown = keepAgain(removed.map(({ id }) => id));
    await putBack(removed.filter(({ id }) => id !== shown));
    return null;
  } catch (error) {
    return storageText.noList(failureOf(error));
  }
}

/** Downloads a record that cannot be shown, as it is. @returns a problem, or null */
export async function downloadRecord(id: string, name: string | null): Promise<string | null> {
  try {
    const raw = await readRecord(id);
    if (!raw) return storageText.removedElsewhere;
    saveRaw(name, raw);
    return null;
  } catch (error) {
    return storageText.noList(failureOf(error));
  }
}

/** Hands out what a record holds, readable or not. */
export function saveRaw(name: string | null, raw: RawRecord): void {
  download(`${fileStem(name ?? "")}.record.json`, dumpText(raw), "application/json");
}
