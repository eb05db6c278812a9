import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useSaved } from "../store/saved.ts";
import { useShell } from "../store/shell.ts";
import { useView } from "../store/view.ts";
import { type Copy, continueOnCopy } from "./copies.ts";
import { warmUp, writeRecord } from "./database.ts";
import { failureOf, within } from "./failure.ts";
import { endStart, rememberLast } from "./marks.ts";
import { askToKeep, makeRoom } from "./room.ts";
import { capture, known } from "./shown.ts";
import { type KeptState, showState } from "./state.ts";
import { claim, isOwn, letGo } from "./tabs.ts";
import { storageText } from "./text.ts";
import { changeOf, isKept, type Shown, verifier } from "./written.ts";

/** A pause in the editing as long as this is time to write, ms. */
const PAUSE_MS = 500;
/** A database that takes longer does not answer, ms. */
const LIMIT_MS = 15_000;

/** Null until autosave has started. */
let shown: Shown | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Writings follow one another. */
let writing: Promise<void> = Promise.resolve();
/** While a record goes on under another id, the stores say nothing new. */
let moving = false;
/** States of records that were left by showing another: undo goes back to their inputs, too. */
const left = new Map<string, KeptState>();
/** Documents that are somewhere else as well: in the file they came from, or in one that was downloaded. */
const elsewhere = new WeakSet<ShownDocument>();

/**
 * From now on every change of document, inputs and settings is kept.
 *
 * @param fresh what is shown came from outside and is kept at once; otherwise it needs no writing
 */
export function startAutosave({ fresh = false } = {}): void {
  if (shown) return;
  shown = capture(null, Date.now());
  if (!fresh && !known.has(shown.record)) known.set(shown.record, { ...shown, revision: null });
  elsewhere.add(shown.document);
  if (fresh) schedule();
  for (const store of [useDocument, useRun, useView, useShell]) store.subscribe(changed);
  // Somebody is at work: the database will be wanted, at the latest when the page is left again.
  for (const sign of ["pointerdown", "keydown"]) {
    window.addEventListener(sign, () => void warmUp(), { once: true, capture: true });
  }
  document.addEventListener("visibilitychange", () => document.hidden && flush());
  window.addEventListener("pagehide", () => {
    flush();
    endStart();
    letGo();
  });
  window.addEventListener("pageshow", (event) => event.persisted && shown && void own(shown.record));
  window.addEventListener("beforeunload", (event) => wouldBeLost() && event.preventDefault());
}

/** Tries again at once, after room was made. */
function saveNow(): void {
  clearTimeout(timer);
  if (!shown) return;
  const target = shown;
  writing = writing.then(() => write(target, false));
}

/** True when showing another document would lose the shown one: its changes could be kept nowhere. */
export function wouldBeLost(): boolean {
  if (!shown || useSaved.getState().status !== "failed") return false;
  return !elsewhere.has(shown.document) && !isKept(shown, known.get(shown.record));
}

/** The document is kept somewhere else, or nobody wants it kept. */
export function noteElsewhere(document: ShownDocument): void {
  elsewhere.add(document);
}

/** Records left the database. What is shown of one is written again with its next change, not before. */
export function noteRemoved(records: readonly string[]): void {
  for (const record of records) {
    known.delete(record);
    if (record !== shown?.record) continue;
    clearTimeout(timer);
    known.set(record, { ...shown, revision: null });
    useSaved.getState().patch({ status: "removed", at: null, failure: null });
  }
}

/** What is shown is written again, if it is among records that were removed. @returns its record, or null */
export function keepAgain(removed: readonly string[]): string | null {
  if (!shown || !removed.includes(shown.record) || useSaved.getState().status !== "removed") return null;
  known.delete(shown.record);
  saveNow();
  return shown.record;
}

function changed(): void {
  if (moving || !shown) return;
  const before = shown;
  const now = capture(before, before.edited);
  if (now.record === before.record && now.document === before.document && now.state === before.state) return;
  shown = { ...now, edited: Date.now() };
  if (now.record === before.record) schedule();
  else switchFrom(before);
}

/** Another record is shown: the one before is written without waiting for a pause. */
function switchFrom(before: Shown): void {
  if (!shown) return;
  clearTimeout(timer);
  left.set(before.record, before.state);
  writing = writing.then(() => write(before, false));
  const { record, document, edited } = shown;
  if (!known.has(record) && !left.has(record)) elsewhere.add(document);
  const state = left.get(record);
  if (state?.input.length === document.network.inputs.length) showState(state);
  shown = capture(shown, edited);
  if (known.get(record)?.revision != null) void own(record);
  schedule();
}

/** Writes after a pause, or says that nothing needs writing. */
function schedule(): void {
  clearTimeout(timer);
  if (!shown) return;
  const kept = known.get(shown.record);
  if (kept && isKept(shown, kept)) {
    if (kept.revision !== null) rememberLast(shown.record);
    const status = kept.revision === null ? "untouched" : "saved";
    useSaved.getState().patch({ status, at: kept.edited, failure: null });
    return;
  }
  if (useSaved.getState().status !== "failed") useSaved.getState().patch({ status: "waiting" });
  timer = setTimeout(saveNow, PAUSE_MS);
}

/** The page may be about to go: what is not kept is written without another question. */
function flush(): void {
  clearTimeout(timer);
  if (!shown || isKept(shown, known.get(shown.record))) return;
  // Nobody else knows a record that was never written.
  const alone = isOwn(shown.record) || known.get(shown.record)?.revision == null;
  if (!useSaved.getState().failure) rememberLast(shown.record);
  void write(shown, alone);
}

async function write(target: Shown, alone: boolean): Promise<void> {
  const before = known.get(target.record);
  if (isKept(target, before)) return;
  const isShown = () => target.record === shown?.record;
  if (isShown() && !useSaved.getState().failure) useSaved.getState().patch({ status: "saving" });
  try {
    const change = changeOf(target, before);
    const outcome = await within(
      LIMIT_MS,
      writeRecord(target.record, change, alone ? null : verifier(before)),
    );
    if (outcome === "conflict") return await writeCopy(target);
    if (outcome === "gone") {
      known.delete(target.record);
      return await write(target, false);
    }
    known.set(target.record, { ...target, revision: change.entry.revision });
    useSaved.getState().patch({ failure: null });
    if (isShown()) wrote(target);
    if (before?.revision == null) await makeRoom(target, shown?.record ?? target.record, noteRemoved);
  } catch (error) {
    failed(error);
  }
}

/** What is shown was written. */
function wrote(target: Shown): void {
  rememberLast(target.record);
  if (!isOwn(target.record)) void own(target.record);
  askToKeep();
  if (shown && isKept(shown, known.get(target.record))) {
    useSaved.getState().patch({ status: "saved", at: target.edited });
  }
}

function failed(error: unknown): void {
  const failure = failureOf(error);
  const told = useSaved.getState().failure?.kind === failure.kind;
  useSaved.getState().patch({ status: "failed", failure });
  if (!told) useView.getState().patch({ notice: { kind: "error", text: storageText.advice(failure) } });
}

/** Makes the record this tab's own, or goes on with a copy. */
async function own(record: string): Promise<void> {
  if (await claim(record)) return;
  await move(record, storageText.elsewhere);
}

/** Another tab wrote the record: this page's state of it becomes a record of its own. */
async function writeCopy(target: Shown): Promise<void> {
  const copy = await move(target.record, storageText.overwritten);
  if (!copy || shown?.record === copy.record) return;
  await write({ ...target, record: copy.record, document: { ...target.document, name: copy.name } }, false);
}

/** Goes on with a copy of a record; one that is shown and changed is written soon. */
async function move(record: string, why: (name: string, copy: string) => string): Promise<Copy | null> {
  const copy = await continueOnCopy(record, why, (step) => {
    const untouched = shown?.record === record && isKept(shown, known.get(record));
    moving = true;
    step();
    moving = false;
    if (!shown) return;
    shown = capture(shown, shown.edited);
    // An untouched copy of what the other tab keeps needs no record.
    if (untouched) known.set(shown.record, { ...shown, revision: null });
  });
  if (copy && shown?.record === copy.record) schedule();
  return copy;
}
