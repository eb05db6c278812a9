import { type StoredParts, storeDocument, storeExamples } from "../../src-worker/model/stored.ts";
import { useDocument } from "../store/document.ts";
import { readEntries, readRecord, removeRecords } from "./database.ts";
import { lookAlikes, recentEntries, surplus } from "./entries.ts";
import { clearMark, forgetLast, rememberAsked, wasAsked } from "./marks.ts";
import { sameContent } from "./same.ts";
import { openElsewhere } from "./tabs.ts";
import type { Shown } from "./written.ts";

/** So many steps make a network worth asking the browser to keep it for good. */
const STEPS_OF_WORTH = 3;

/**
 * After a new record was written: older records of the very same network go, and so do the oldest beyond the
 * limit. Never a record that is shown here or in another tab.
 *
 * @param shown the record on this page
 * @param tell hears which records went
 */
export async function makeRoom(
  { record, document }: Shown,
  shown: string,
  tell: (removed: readonly string[]) => void,
): Promise<void> {
  const [stored, others] = await Promise.all([readEntries(), openElsewhere()]);
  const list = recentEntries(stored);
  const isProtected = (id: string) => id === record || id === shown || others.has(id);
  const twins = await findTwins(
    lookAlikes(list, document).filter((id) => !isProtected(id)),
    { document: storeDocument(document), examples: storeExamples(document.examples) },
  );
  const rest = list.filter(({ id }) => !twins.includes(id));
  const gone = [...twins, ...surplus(rest, isProtected)];
  if (gone.length === 0) return;
  await removeRecords(gone);
  gone.forEach(forgetMarks);
  tell(gone);
}

/** Nothing remembers a record that was removed. */
export function forgetMarks(id: string): void {
  forgetLast(id);
  clearMark(id);
}

/** Asks the browser once not to clear the records when disk space runs low, as soon as there is work to lose. */
export function askToKeep(): void {
  if (wasAsked() || useDocument.getState().past.length < STEPS_OF_WORTH) return;
  void keepForGood();
}

/** Asks the browser to keep the records until a person removes them. @returns whether it will */
export async function keepForGood(): Promise<boolean> {
  rememberAsked();
  // Without https there is no such promise.
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}

/** Whether the browser promised to keep the records. */
export async function isKeptForGood(): Promise<boolean> {
  return (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
}

async function findTwins(ids: readonly string[], parts: StoredParts): Promise<string[]> {
  const twins: string[] = [];
  for (const id of ids) {
    const raw = await readRecord(id);
    if (sameContent(raw?.document, parts.document) && sameContent(raw?.examples, parts.examples))
      twins.push(id);
  }
  return twins;
}
