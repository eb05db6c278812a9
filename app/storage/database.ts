import { createStore, promisifyRequest, type UseStore } from "idb-keyval";
import type { StoredDocument, StoredExamples } from "../../src-worker/model/stored.ts";
import { isEmbedded } from "../store/embed.ts";
import type { Entry } from "./entries.ts";
import type { KeptState } from "./state.ts";

/** A record is written in parts, so that moving a slider does not write a large network again. */
const PARTS = ["entry", "document", "examples", "state"] as const;
type Part = (typeof PARTS)[number];

/** A record as it was found. Nothing is checked yet: other versions and other pages may have written it. */
export type RawRecord = Readonly<Record<Part, unknown>>;

/** What of a record is written; a part that is left out stays as it is. */
export interface RecordChange {
  readonly entry: Entry;
  readonly document?: StoredDocument;
  /** Null where the document has no examples. */
  readonly examples?: StoredExamples | null;
  readonly state: KeptState;
}

/** Records as they were removed: enough to put them back. */
export type Removed = readonly { readonly id: string; readonly parts: RawRecord }[];

/** `conflict`: another tab wrote the record meanwhile; `gone`: it is no longer there. Nothing was written then. */
export type Outcome = "written" | "conflict" | "gone";

let open: UseStore | null = null;

/** Runs on the object store; rejects where there is no database (private windows, blocked storage, embedded pages). */
async function use<T>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  if (!globalThis.indexedDB || isEmbedded()) throw new DOMException("There is no database.", "SecurityError");
  open ??= createStore("dualrail", "networks");
  return open(mode, run);
}

/** Opens the database ahead of the first writing: a page that is being closed has no time for it. Never rejects. */
export function warmUp(): Promise<void> {
  return use("readonly", async () => undefined).catch(() => undefined);
}

/** Reads a record; null where there is none under this id. */
export function readRecord(id: string): Promise<RawRecord | null> {
  return use("readonly", async (store) => {
    const parts = await partsOf(store, id);
    return Object.values(parts).some((part) => part !== undefined) ? parts : null;
  });
}

/**
 * Writes a record in one transaction.
 *
 * @param verify looks at the stored entry (undefined without one) in the same transaction and says whether to
 *   write; null where this tab alone may: the writing then waits for no answer, which a closing page never gets
 */
export function writeRecord(
  id: string,
  change: RecordChange,
  verify: ((entry: unknown) => Outcome) | null,
): Promise<Outcome> {
  return use(
    "readwrite",
    (store) =>
      new Promise((resolve, reject) => {
        const { transaction } = store;
        let outcome: Outcome = "written";
        let failure: unknown = null;
        transaction.oncomplete = () => resolve(outcome);
        transaction.onabort = () => reject(failure ?? transaction.error ?? new Error("aborted"));
        const attempt = (work: () => void) => {
          try {
            work();
          } catch (error) {
            failure = error;
            transaction.abort();
          }
        };
        const put = () => {
          for (const [key, value] of pairsOf(id, change)) store.put(value, key);
          transaction.commit?.();
        };
        if (!verify) return attempt(put);
        const found = store.get(keyOf(id, "entry"));
        found.onsuccess = () =>
          attempt(() => {
            outcome = verify(found.result);
            if (outcome === "written") put();
          });
      }),
  );
}

/** The entries of all records by id; undefined for a record without one. */
export function readEntries(): Promise<Map<string, unknown>> {
  return use("readonly", async (store) => {
    const keys = (await promisifyRequest(store.getAllKeys())).filter((key) => typeof key === "string");
    const ids = new Set(keys.map((key) => key.slice(0, key.indexOf("/"))).filter((id) => id !== ""));
    const pairs = Array.from(ids, async (id) => {
      const entry = await promisifyRequest<unknown>(store.get(keyOf(id, "entry")));
      return [id, entry] as const;
    });
    return new Map(await Promise.all(pairs));
  });
}

/** Removes records and answers what they held. */
export function removeRecords(ids: readonly string[]): Promise<Removed> {
  return use("readwrite", async (store) => {
    const removed = await Promise.all(ids.map(async (id) => ({ id, parts: await partsOf(store, id) })));
    for (const id of ids) for (const part of PARTS) store.delete(keyOf(id, part));
    await promisifyRequest(store.transaction);
    return removed;
  });
}

/** Puts removed records back, except where there is something again. */
export function putBack(removed: Removed): Promise<void> {
  return use("readwrite", async (store) => {
    for (const { id, parts } of removed) {
      if ((await promisifyRequest(store.getKey(keyOf(id, "document")))) !== undefined) continue;
      for (const [key, value] of pairsOf(id, parts)) store.put(value, key);
    }
    await promisifyRequest(store.transaction);
  });
}

async function partsOf(store: IDBObjectStore, id: string): Promise<RawRecord> {
  const values = await Promise.all(
    PARTS.map((part) => promisifyRequest<unknown>(store.get(keyOf(id, part)))),
  );
  const [entry, document, examples, state] = values;
  return { entry, document, examples, state };
}

function pairsOf(id: string, parts: Partial<RawRecord>): [string, unknown][] {
  return PARTS.flatMap((part) => {
    const value = parts[part];
    return value === undefined ? [] : [[keyOf(id, part), value] satisfies [string, unknown]];
  });
}

function keyOf(id: string, part: Part): string {
  return `${id}/${part}`;
}
