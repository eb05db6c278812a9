import type { Opened, SourceFile } from "../jobs.ts";
import type { NetworkDocument } from "../model/document.ts";
import { fail, ok, type Problem, type Result } from "../model/problem.ts";
import type { Unread } from "../model/shownDocument.ts";
import type { ImportChoices, ImportPreview } from "../model/weightImport.ts";
import { documentOf, previewOf } from "../weights/import.ts";
import type { WeightFile } from "../weights/realNetwork.ts";
import { guarded } from "../weights/refusal.ts";
import { decodeText } from "./bytes.ts";
import type { Format } from "./format.ts";
import { detect, inFile, openFile, readable } from "./registry.ts";
import { shorten } from "./show.ts";
import { readWeightFile, type WeightModule, type WeightSource } from "./weightFormat.ts";

/** What chosen files hold: something that opens at once, or weights with choices. */
export type Inspected =
  | { readonly kind: "opened"; readonly opened: Opened }
  | { readonly kind: "weights"; readonly preview: ImportPreview }
  /** Reactions as text that an editor can show, and why they cannot be read. */
  | { readonly kind: "unread"; readonly unread: Unread; readonly problem: Problem };

/** A longer text is refused as it is: nobody would mend it in an editor on this page. */
const LONGEST_MENDED = 4_000_000;

/** Formats of which several files together make one network. */
const TOGETHER = new Set(["npy", "csv-matrices", "safetensors"]);
const MAX_FILES = 1000;

interface Chosen {
  readonly format: Format;
  readonly source: WeightSource;
}

/**
 * Looks into one or several files. Weights are never turned into a network here: the preview says what
 * they are and what can be chosen. Every problem names its file.
 */
export async function inspectFiles(
  files: readonly SourceFile[],
  choices: ImportChoices,
): Promise<Result<Inspected>> {
  const chosen = choose(files, undefined);
  if (!chosen.ok) return chosen;
  const { format, source } = chosen.value;
  const module = await format.load();
  if (!isWeightModule(module)) {
    const opened = await openFile(source.main);
    if (opened.ok) return ok({ kind: "opened", opened: opened.value });
    const unread = format.reads === "crn" ? unreadText(source.main, format) : null;
    return unread ? ok({ kind: "unread", unread, problem: opened.problem }) : opened;
  }
  const { id, name } = format;
  const preview = await guarded(async () => {
    const file = await read(module, source);
    return ok(previewOf(file, { id, name }, choices));
  });
  return preview.ok
    ? ok({ kind: "weights", preview: preview.value })
    : inFile(preview.problem, source.main.name);
}

function unreadText({ name, bytes }: SourceFile, { id }: Format): Unread | null {
  const text = decodeText(bytes);
  if (!text.ok || text.value.length > LONGEST_MENDED || text.value.includes("\0")) return null;
  return { name, text: text.value, own: id === "crn-text" };
}

/** Opens one or several files with the choices given; weights that need another one are refused. */
export async function openFiles(
  files: readonly SourceFile[],
  choices: ImportChoices,
  id?: string,
): Promise<Result<Opened>> {
  const chosen = choose(files, id);
  if (!chosen.ok) return chosen;
  const { format, source } = chosen.value;
  const module = await format.load();
  if (!isWeightModule(module)) return openFile(source.main, id);
  const imported = await guarded(async () => {
    return ok(documentOf(await read(module, source), source.main.name, choices));
  });
  return imported.ok
    ? ok({ kind: "network", ...imported.value })
    : inFile(imported.problem, source.main.name);
}

/** The document that files of weights and choices give. */
export async function importFiles(
  files: readonly SourceFile[],
  choices: ImportChoices,
): Promise<Result<NetworkDocument>> {
  const opened = await openFiles(files, choices);
  if (!opened.ok) return opened;
  if (opened.value.kind === "network") return ok(opened.value.document);
  const message = `${shorten(files[0]?.name ?? "")}: The file holds a CRN, not a network.`;
  return fail("wrong-kind", message, { file: files[0]?.name ?? "", field: "file" });
}

/** Names of the files that a file refers to, relative to it; none when it cannot be read. */
export async function companionsOf(file: SourceFile): Promise<readonly string[]> {
  const format = detect(file);
  if (!format.ok) return [];
  const module = await format.value.load();
  if (!isWeightModule(module) || !module.companions) return [];
  const names = await guarded(() => ok(module.companions?.(file) ?? []));
  return names.ok ? names.value : [];
}

function isWeightModule(module: object): module is WeightModule {
  return "weights" in module;
}

/** Reads the weights and says which of the files had no part in them. */
async function read(module: WeightModule, source: WeightSource): Promise<WeightFile> {
  const file = await readWeightFile(module.weights, source);
  if (!module.companions) return file;
  const wanted = new Set(module.companions(source.main).map(lastPart));
  const strangers = source.others.filter(({ name }) => !wanted.has(lastPart(name)));
  const remarks = strangers.map(({ name }) => `${shorten(name)} is no part of the network and was left out.`);
  return { ...file, remarks: [...file.remarks, ...remarks] };
}

function lastPart(path: string): string {
  return path.split(/[\\/]/).at(-1) as string;
}

/** The file that says what the others are for, and its format. */
function choose(files: readonly SourceFile[], id: string | undefined): Result<Chosen> {
  const [first] = files;
  if (!first) return fail("no-file", "No file was chosen.", { field: "file" });
  if (files.length > MAX_FILES) {
    return fail("many-files", `${files.length} files were chosen; at most ${MAX_FILES} are read.`, {
      file: first.name,
      field: "file",
    });
  }
  if (files.length === 1) {
    const format = id === undefined ? detect(first) : readable(id);
    return format.ok
      ? ok({ format: format.value, source: { main: first, others: [] } })
      : inFile(format.problem, first.name);
  }
  return chooseAmong(files);
}

function chooseAmong(files: readonly SourceFile[]): Result<Chosen> {
  const known = files.flatMap((file) => {
    const format = detect(file);
    return format.ok ? [{ file, format: format.value }] : [];
  });
  for (const id of ["tfjs", "onnx"]) {
    const mains = known.filter(({ format }) => format.id === id);
    const [main] = mains;
    if (!main || mains.length > 1) continue;
    const others = files.filter((file) => file !== main.file);
    return ok({ format: main.format, source: { main: main.file, others } });
  }
  const [one] = known;
  if (one && TOGETHER.has(one.format.id) && known.length === files.length) {
    const { format } = one;
    if (known.every((k) => k.format === format)) {
      const [main, ...others] = [...files].sort((a, b) => (a.name < b.name ? -1 : 1)) as [
        SourceFile,
        ...SourceFile[],
      ];
      return ok({ format, source: { main, others } });
    }
  }
  const names = files.map(({ name }) => shorten(name));
  const listed =
    names.length > 4 ? `${names.slice(0, 4).join(", ")} and ${names.length - 4} more` : names.join(", ");
  const message = `${names[0]}: The ${files.length} files (${listed}) do not belong together. Choose one file, or the files of one network: model.json with its .bin shards, or one .npy or .csv file for each matrix.`;
  return fail("files-apart", message, { file: files[0]?.name ?? "", field: "file" });
}
