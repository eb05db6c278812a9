import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { DEFAULT_SETTINGS } from "../../src-worker/model/simulation.ts";
import { engine } from "../engine/client.ts";
import { firstExample, firstInput } from "../engine/plan.ts";
import { wouldBeLost } from "../storage/autosave.ts";
import { type KeptState, showState } from "../storage/state.ts";
import { newRecordId, useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useSaved } from "../store/saved.ts";
import { type ExampleEntry, useShell } from "../store/shell.ts";
import { useView } from "../store/view.ts";
import { text } from "../ui/text.ts";
import { readExampleIndex } from "./exampleIndex.ts";

const LARGEST_FILE = 256 * 1024 * 1024;

/** Number of the newest request to open something: only its answer is taken. */
let newest = 0;

/** Opens a file the person chose or dropped. A file that cannot be read changes nothing. */
export async function openFile(file: File): Promise<void> {
  if (file.size > LARGEST_FILE) return refuse(text.files.tooLarge(file.name, file.size / 1024 / 1024));
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return refuse(text.files.unreadable(file.name));
  await openBytes(file.name, new Uint8Array(bytes), null);
}

/** Opens one of the networks beside the page. */
export async function openExample(entry: ExampleEntry): Promise<void> {
  const bytes = await fetchExample(entry.file)
    .then((response) => response.arrayBuffer())
    .catch(() => null);
  if (!bytes) return refuse(text.examples.failed(entry.name));
  await openBytes(entry.file, new Uint8Array(bytes), entry.name);
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

async function openBytes(name: string, bytes: Uint8Array, title: string | null): Promise<void> {
  const number = ++newest;
  try {
    const result = await engine.open({ name, bytes });
    if (number !== newest) return;
    if (!result.ok) refuse(result.problem.message);
    else if (result.value.kind === "crn") refuse(text.files.isCrn(name));
    else adoptDocument(result.value.document, title ?? result.value.document.name);
  } catch (error) {
    refuse(text.engine.failed(error instanceof Error ? error.message : String(error)));
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
    notice: null,
  });
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
