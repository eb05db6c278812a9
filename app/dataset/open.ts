import type { BuiltInData, DataChoices, DataOrigin, SourceFile } from "../../src-worker/engine.ts";
import { dataEngine } from "../engine/data.ts";
import { nextDataKey, type OpenDataSet, useDataSet } from "../store/dataSet.ts";
import { text } from "./text.ts";

/** The data sets that come with the page, in the order they are offered. */
export const BUILT_IN: readonly BuiltInData[] = ["iris", "heart", "digits", "xor"];

const LARGEST = 256 * 1024 * 1024;

/** Number of the newest request: only its answer is taken. */
let newest = 0;

/** Makes a data set that comes with the page the open one. */
export async function openBuiltIn(name: BuiltInData): Promise<void> {
  const found = await surveyed({ kind: "builtIn", key: nextDataKey(), name });
  if (found) useDataSet.getState().patch({ open: found, preview: null });
}

/** Looks into files; what was found waits for a person. Files that cannot be read change nothing. */
export async function openDataFiles(picked: readonly File[]): Promise<void> {
  const [first] = picked;
  if (!first) return;
  const size = picked.reduce((sum, file) => sum + file.size, 0);
  if (size > LARGEST) return refuse(text.tooLarge(first.name, size / 1024 / 1024));
  const files: SourceFile[] = [];
  for (const file of picked) {
    const bytes = await file.arrayBuffer().catch(() => null);
    if (!bytes) return refuse(text.unreadable(file.name));
    files.push({ name: file.name, bytes: new Uint8Array(bytes) });
  }
  await look(files, {});
}

/** Reads the previewed files again, as a person corrects it. */
export async function correctData(change: DataChoices): Promise<void> {
  const { preview } = useDataSet.getState();
  if (preview?.origin.kind !== "files") return;
  const { choices, files } = preview.origin;
  const { missing, broken, header, picture } = choices;
  // Other columns: what they are is found anew.
  const kept = change.delimiter ? definedOf({ missing, broken, header, picture }) : choices;
  await look(files, { ...kept, ...change });
}

function definedOf(choices: { [K in keyof DataChoices]?: DataChoices[K] | undefined }): DataChoices {
  return Object.fromEntries(Object.entries(choices).filter(([, choice]) => choice !== undefined));
}

/** Shows how the open files were read, to correct it. */
export function reviewData(): void {
  const { open, patch } = useDataSet.getState();
  if (open?.origin.kind === "files") patch({ preview: open, problem: null });
}

/** Makes the previewed data the open ones. */
export function acceptData(): void {
  const { preview, patch } = useDataSet.getState();
  if (preview?.survey.usable) patch({ open: preview, preview: null, problem: null });
}

/** Leaves the preview; what was open stays open. */
export function dismissData(): void {
  newest += 1;
  useDataSet.getState().patch({ preview: null, problem: null, reading: false });
}

/** What to call a data set: its files' names where its rows could not be read. */
export function nameOf({ origin, survey }: OpenDataSet): string {
  if (origin.kind === "builtIn") return text.builtIn[origin.name];
  return survey.name || origin.files[0]?.name || "";
}

async function look(files: readonly SourceFile[], choices: DataChoices): Promise<void> {
  const found = await surveyed({ kind: "files", key: nextDataKey(), files, choices });
  if (found) useDataSet.getState().patch({ preview: found });
}

async function surveyed(origin: DataOrigin): Promise<OpenDataSet | null> {
  const number = ++newest;
  const { patch } = useDataSet.getState();
  patch({ reading: true, problem: null });
  try {
    const result = await dataEngine.surveyData(origin);
    if (number !== newest) return null;
    patch({ reading: false });
    if (result.ok) return { origin, ...result.value };
    refuse(result.problem.message);
  } catch (error) {
    if (number === newest) refuse(text.failed(error instanceof Error ? error.message : `${error}`));
  }
  return null;
}

function refuse(problem: string): void {
  useDataSet.getState().patch({ problem, reading: false });
}
