import { restartEngine } from "../engine/client.ts";
import { newRecordId, useDocument } from "../store/document.ts";
import { useSaved } from "../store/saved.ts";
import { type Notice, useView } from "../store/view.ts";
import { tellCopy } from "./copies.ts";
import { type RawRecord, readEntries, readRecord } from "./database.ts";
import { copyName, readEntry, recentEntries } from "./entries.ts";
import { failureOf, within } from "./failure.ts";
import { type Loaded, loadRecord } from "./load.ts";
import { endStart, forgetLast, isMarked, lastRecord } from "./marks.ts";
import { openRecent, saveRaw } from "./recent.ts";
import { known } from "./shown.ts";
import { watchStart } from "./stand.ts";
import { showState } from "./state.ts";
import { claim, letGo } from "./tabs.ts";
import { storageText } from "./text.ts";

/** A database or a check that takes longer than this does not hold up the page any further, ms. */
const LIMIT_MS = 8000;
/**
 * Puts the network shown last on the page, before its first run. Null, at once, where nothing is kept: a first
 * visit waits for nothing. The promise never rejects; what could not be restored is told and set aside.
 */
export function restoreLast(): Promise<void> | null {
  const id = lastRecord();
  if (id === null) return null;
  const late = { now: false };
  return within(LIMIT_MS, restore(id, late)).catch((error) => {
    late.now = true;
    letGo();
    restartEngine();
    const failure = failureOf(error);
    tell({ kind: "error", text: storageText.notRestored(failure) });
  });
}

async function restore(id: string, late: { readonly now: boolean }): Promise<void> {
  const [raw, own] = await Promise.all([readRecord(id), claim(id)]);
  if (late.now) return;
  if (!raw) {
    forgetLast(id);
    letGo();
    return tell({ kind: "info", text: storageText.gone });
  }
  // A mark on a record that another tab has belongs to that tab.
  if (own && isMarked(id)) return leaveOut(id, raw);
  if (own) watchStart(id);
  const loaded = await loadRecord(raw);
  if (late.now) return;
  if (!loaded.ok) return setAside(raw, loaded);
  const { document, state } = loaded;
  if (own) {
    known.set(id, loaded.known);
    useDocument.getState().restore(document, id, loaded.known.edited);
    useSaved.getState().patch({ status: "restored", at: loaded.known.edited });
  } else {
    const copy = copyName(document.name, await names(document.name));
    useDocument.getState().restore({ ...document, name: copy }, newRecordId(), loaded.known.edited);
    tellCopy(storageText.elsewhere(document.name, copy));
  }
  showState(state);
}

/** The page went down with this record: it is offered, not shown. */
function leaveOut(id: string, raw: RawRecord): void {
  letGo();
  const name = readEntry(raw.entry)?.name ?? null;
  const again = () =>
    void openRecent(id).then((problem) => problem && tell({ kind: "error", text: problem }));
  tell({
    kind: "error",
    text: storageText.interrupted(name),
    action: { label: storageText.openAgain, run: again },
  });
}

/** A record that cannot be read stays as it is, and can be had as a file. */
function setAside(raw: RawRecord, { name, message }: Loaded & { readonly ok: false }): void {
  endStart();
  letGo();
  const save = () => saveRaw(name, raw);
  tell({ kind: "error", text: message, action: { label: storageText.downloadRecord, run: save } });
}

async function names(own: string): Promise<string[]> {
  const entries = await readEntries().catch(() => new Map<string, unknown>());
  return [own, ...recentEntries(entries).flatMap(({ entry }) => (entry ? [entry.name] : []))];
}

function tell(notice: Notice): void {
  useView.getState().patch({ notice });
}
