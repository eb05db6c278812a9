import type { Opened, SourceFile } from "../../src-worker/engine.ts";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { ok, type Result } from "../../src-worker/model/problem.ts";
import { DEFAULT_SETTINGS } from "../../src-worker/model/simulation.ts";
import { engine } from "../engine/client.ts";
import { firstExample, firstInput } from "../engine/plan.ts";
import { wouldBeLost } from "../storage/autosave.ts";
import { type KeptState, showState } from "../storage/state.ts";
import { newRecordId, useDocument } from "../store/document.ts";
import { useImport } from "../store/imports.ts";
import { resetLevels } from "../store/levels.ts";
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
  await answer(first.name, null, async () => {
    const result = await engine.inspect(files, {});
    if (!result.ok) return result;
    if (result.value.kind === "opened") return ok(result.value.opened);
    const { preview } = result.value;
    return (number) => {
      useView.getState().patch({ notice: null });
      useImport.getState().patch({ waiting: { number, files, preview } });
    };
  });
}

/** Opens one of the networks beside the page. */
export async function openExample(entry: ExampleEntry): Promise<void> {
  const bytes = await fetchExample(entry.file)
    .then((response) => response.arrayBuffer())
    .catch(() => null);
  if (!bytes) return refuse(text.examples.failed(entry.name));
  const file = { name: entry.file, bytes: new Uint8Array(bytes) };
  await answer(entry.file, entry.name, () => engine.open(file));
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

async function fetchExample(file: string): Promise<Response> {
  const response = await fetch(`${import.meta.env.BASE_URL}examples/${file}`);
  if (!response.ok) throw new Error(response.statusText);
  return response;
}

/** Shows what was opened, or does what came instead, unless something newer was asked for. */
async function answer(
  name: string,
  title: string | null,
  open: () => Promise<Result<Opened> | ((number: number) => void)>,
): Promise<void> {
  const number = ++newest;
  try {
    const result = await open();
    if (number !== newest) return;
    if (typeof result === "function") return result(number);
    if (!result.ok) refuse(result.problem.message);
    else if (result.value.kind === "crn") refuse(text.files.isCrn(name));
    else adoptDocument(result.value.document, title ?? result.value.document.name);
  } catch (error) {
    refuse(text.engine.failed(error instanceof Error ? error.message : String(error)));
  }
}

/** Reads a network file's text without opening it, or says why it cannot be read. */
export async function readNetworkText(
  content: string,
): Promise<
  { readonly ok: true; readonly document: NetworkDocument } | { readonly ok: false; readonly text: string }
> {
  const name = text.files.clipboard;
  try {
    const result = await engine.open({ name, bytes: new TextEncoder().encode(content) });
    if (!result.ok) return { ok: false, text: result.problem.message };
    const { value } = result;
    return value.kind === "network"
      ? { ok: true, document: value.document }
      : { ok: false, text: text.files.isCrn(name) };
  } catch (error) {
    return { ok: false, text: text.engine.failed(error instanceof Error ? error.message : String(error)) };
  }
}

/** What a stored document brings along. */
export interface Kept {
  /** Id under which the browser keeps it. */
  readonly record: string;
  readonly state: KeptState;
}

/**
 * Makes a document the shown one: one undo step; inputs and settings start as the document says, or as they were
 * kept. Asks first when the shown one could be kept nowhere and would be gone.
 */
export function adoptDocument(document: NetworkDocument, title: string, kept: Kept | null = null): void {
  const proceed = () => show(document, text.steps.open(title), kept);
  if (wouldBeLost()) {
    useSaved.getState().patch({ replacement: { name: useDocument.getState().document.name, proceed } });
  } else proceed();
}

/** Shows another document as one undo step of this name. */
export function show(document: NetworkDocument, step: string, kept: Kept | null): void {
  useView.getState().patch({
    selectedUnits: [],
    selectedEdges: [],
    hovered: null,
    selectedReaction: null,
    reactionSearch: "",
    // The rails of many outputs would hide their values.
    curves: document.network.outputs.length > MOST_WITH_RAILS ? "values" : "all",
    notice: null,
  });
  resetLevels();
  useDocument.getState().replace(step, document, kept?.record ?? newRecordId());
  if (kept) {
    showState(kept.state);
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

function refuse(message: string): void {
  useView.getState().patch({ notice: { kind: "error", text: message } });
}
