import type { Opened, OpenedCrn, SourceFile } from "../../src-worker/engine.ts";
import { outputsOf } from "../../src-worker/model/crnFace.ts";
import { ok, type Problem, type Result } from "../../src-worker/model/problem.ts";
import {
  documentOfCrn,
  documentOfUnread,
  type ShownDocument,
  type Unread,
} from "../../src-worker/model/shownDocument.ts";
import { DEFAULT_SETTINGS } from "../../src-worker/model/simulation.ts";
import { engine } from "../engine/client.ts";
import { firstExample, firstInput } from "../engine/plan.ts";
import { wouldBeLost } from "../storage/autosave.ts";
import { type KeptState, showState } from "../storage/state.ts";
import { useCrnEditor } from "../store/crnEditor.ts";
import { newRecordId, useDocument } from "../store/document.ts";
import { useImport } from "../store/imports.ts";
import { resetLevels } from "../store/levels.ts";
import { closePlayer } from "../store/player.ts";
import { useRun } from "../store/run.ts";
import { useSaved } from "../store/saved.ts";
import { type ExampleEntry, useShell } from "../store/shell.ts";
import { useView } from "../store/view.ts";
import { text } from "../ui/text.ts";
import { readExampleIndex } from "./exampleIndex.ts";
import type { PickedFile } from "./picked.ts";

/** Up to this many outputs a chart starts with rails and values. */
const MOST_WITH_RAILS = 3;
const LARGEST_FILE = 256 * 1024 * 1024;

/** Number of the newest request to open something: only its answer is taken. */
let newest = 0;

/**
 * Opens files the person chose or dropped: one, or those of one network. Trained weights wait in a preview
 * for the person's choices. Files that cannot be read change nothing.
 */
export async function openFiles(picked: readonly PickedFile[]): Promise<void> {
  const size = picked.reduce((sum, { file }) => sum + file.size, 0);
  const [first] = picked;
  if (!first) return;
  if (size > LARGEST_FILE) return refuse(text.files.tooLarge(first.name, size / 1024 / 1024));
  const files: SourceFile[] = [];
  for (const { name, file } of picked) {
    const bytes = await file.arrayBuffer().catch(() => null);
    if (!bytes) return refuse(text.files.unreadable(name));
    files.push({ name, bytes: new Uint8Array(bytes) });
  }
  await answer(null, async () => {
    const result = await engine.inspect(files, {});
    if (!result.ok) return result;
    if (result.value.kind === "opened") return ok(result.value.opened);
    if (result.value.kind === "unread") {
      const { unread, problem } = result.value;
      return () => offerMending(unread, problem);
    }
    const { preview } = result.value;
    return (number) => {
      useView.getState().patch({ notice: null });
      useImport.getState().patch({ waiting: { number, files, preview } });
    };
  });
}

/** Says why a text cannot be read; it is shown in the editor only when the person asks for it. */
function offerMending(unread: Unread, { message, where }: Problem): void {
  const title = titleOf(unread.name);
  const mend = () => {
    adoptDocument(documentOfUnread(unread, title), title);
    useCrnEditor.getState().patch({ goTo: where.line ?? 1 });
  };
  const action = { label: text.files.mend, run: mend };
  useView.getState().patch({ notice: { kind: "error", text: message, action } });
}

/** A file's name without folders and ending. */
function titleOf(name: string): string {
  return name.replace(/^.*[\\/]/, "").replace(/(\.crn)?\.\w+$/i, "") || name;
}

/** Opens one of the networks beside the page. */
export async function openExample(entry: ExampleEntry): Promise<void> {
  const bytes = await fetchExample(entry.file)
    .then((response) => response.arrayBuffer())
    .catch(() => null);
  if (!bytes) return refuse(text.examples.failed(entry.name));
  const file = { name: entry.file, bytes: new Uint8Array(bytes) };
  await answer(entry.name, () => engine.open(file));
}

let index: Promise<void> | null = null;

/** Reads the list of examples once, when the menu is first wanted. */
export function loadExampleIndex(): Promise<void> {
  index ??= fetchExample("index.json")
    .then((response) => response.json())
    .then((json) => useShell.getState().patch({ examples: readExampleIndex(json) }))
    .catch(() => {
      index = null;
      useShell.getState().patch({ examples: [] });
    });
  return index;
}

/** The bytes of a network beside the page; rejects where it cannot be fetched. */
export async function readExample(file: string): Promise<Uint8Array> {
  const response = await fetchExample(file);
  return new Uint8Array(await response.arrayBuffer());
}

/** Reads one of the networks beside the page without showing it. @returns why it cannot be read, or the document */
export async function readExampleDocument(file: string): Promise<ShownDocument | string> {
  try {
    const result = await engine.open({ name: file, bytes: await readExample(file) });
    if (!result.ok) return result.problem.message;
    const opened = result.value;
    return opened.kind === "network" ? opened.document : documentOfCrn(opened, opened.crn.name);
  } catch {
    return text.examples.failed(file);
  }
}

async function fetchExample(file: string): Promise<Response> {
  const response = await fetch(`${import.meta.env.BASE_URL}examples/${file}`);
  if (!response.ok) throw new Error(response.statusText);
  return response;
}

/** Shows what was opened, or does what came instead, unless something newer was asked for. */
async function answer(
  title: string | null,
  open: () => Promise<Result<Opened> | ((number: number) => void)>,
): Promise<void> {
  const number = ++newest;
  try {
    const result = await open();
    if (number !== newest) return;
    if (typeof result === "function") return result(number);
    if (!result.ok) refuse(result.problem.message);
    else adoptOpened(result.value, title);
  } catch (error) {
    refuse(text.engine.failed(error instanceof Error ? error.message : String(error)));
  }
}

/** Shows what a file held; what was left out or assumed in reading reactions is said. */
export function adoptOpened(opened: Opened, title: string | null = null): void {
  if (opened.kind === "network") adoptDocument(opened.document, title ?? opened.document.name);
  else adoptCrn(opened, title ?? opened.crn.name, text.steps.open(title ?? opened.crn.name));
}

/** Shows reactions as one undo step of this name. */
export function adoptCrn(opened: OpenedCrn, name: string, step: string): void {
  adoptDocument(documentOfCrn(opened, name, opened.others), name, null, step);
  const [remark, ...more] = opened.remarks ?? [];
  if (remark) useView.getState().patch({ notice: { kind: "info", text: [remark, ...more].join(" ") } });
}

/** Reads a file's text without opening it, or says why it cannot be read. */
export async function readFileText(
  content: string,
  name: string,
): Promise<{ readonly ok: true; readonly opened: Opened } | { readonly ok: false; readonly text: string }> {
  try {
    const result = await engine.open({ name, bytes: new TextEncoder().encode(content) });
    return result.ok ? { ok: true, opened: result.value } : { ok: false, text: result.problem.message };
  } catch (error) {
    return { ok: false, text: text.engine.failed(error instanceof Error ? error.message : String(error)) };
  }
}

/** What a stored document brings along. */
export interface Kept {
  /** Id under which the browser keeps it. */
  readonly record: string;
  readonly state: KeptState;
  /** Shows what else belongs to it, once it is shown. */
  readonly after?: () => void;
}

/**
 * Makes a document the shown one: one undo step; inputs and settings start as the document says, or as they were
 * kept. Asks first when the shown one could be kept nowhere and would be gone.
 */
export function adoptDocument(
  document: ShownDocument,
  title: string,
  kept: Kept | null = null,
  step = text.steps.open(title),
): void {
  const proceed = () => show(document, step, kept);
  if (wouldBeLost()) {
    useSaved.getState().patch({ replacement: { name: useDocument.getState().document.name, proceed } });
  } else proceed();
}

/** Shows another document as one undo step of this name; later edits of the same gesture join it. */
export function show(document: ShownDocument, step: string, kept: Kept | null, gesture?: string): void {
  useView.getState().patch({
    selectedUnits: [],
    selectedEdges: [],
    hovered: null,
    selectedReaction: null,
    reactionSearch: "",
    curves: hasRailsToShow(document) ? "all" : "values",
    notice: null,
  });
  resetLevels();
  closePlayer();
  useDocument.getState().replace(step, document, kept?.record ?? newRecordId(), gesture);
  if (kept) {
    showState(kept.state);
    kept.after?.();
    return;
  }
  const example = firstExample(document);
  useRun.getState().patch({
    input: firstInput(document),
    example,
    settings: { ...DEFAULT_SETTINGS, ...document.simulation },
  });
  useShell.getState().patch({ lastExample: example ?? 0 });
}

/** The rails of many outputs would hide their values; an output of one species is its rail. */
function hasRailsToShow({ network, reactions }: ShownDocument): boolean {
  if (network.outputs.length > MOST_WITH_RAILS) return false;
  return !reactions || outputsOf(reactions.crn).some(({ plus, minus }) => plus >= 0 && minus >= 0);
}

function refuse(message: string): void {
  useView.getState().patch({ notice: { kind: "error", text: message } });
}
