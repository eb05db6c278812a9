import type { Exportable, Opened, SourceFile } from "../jobs.ts";
import type { ExportedFile } from "../model/exported.ts";
import { fail, ok, type Problem, type Result } from "../model/problem.ts";
import type { ImportChoices } from "../model/weightImport.ts";
import { encodingOf } from "./bytes.ts";
import type { ContentKind, Format, FormatInfo, FormatModule, WrittenKind } from "./format.ts";
import { previewOf } from "./preview.ts";
import { shorten } from "./show.ts";
import { FORMATS } from "./table.ts";

/** How much of a file is looked at to find its format. */
const HEAD_BYTES = 64 * 1024;

const ARTICLE: Readonly<Record<WrittenKind, string>> = {
  network: "a network",
  crn: "a CRN",
  trajectory: "the curves of a run",
};

/** How to come from what there is to what the format holds; nothing is said where that cannot be. */
const WAY: Readonly<Record<string, string>> = {
  "network to crn": "Compile it first.",
  "network to trajectory": "Simulate it first.",
  "crn to trajectory": "Simulate it first.",
};

/** All formats as plain data, for menus and for the `formats` command. */
export function formatInfos(): FormatInfo[] {
  return FORMATS.map(({ id, name, extensions, reads, writes, carries, export: info }) => ({
    id,
    name,
    extensions,
    reads,
    writes,
    carries,
    ...(info ? { export: info } : {}),
  }));
}

/**
 * The format whose extension ends a file name, or null: the longest one that fits; of equal ones the format
 * whose usual extension it is.
 */
export function formatOfName(name: string, direction: "reads" | "writes"): FormatInfo | null {
  const lower = name.toLowerCase();
  let best: { readonly format: Format | null; readonly rank: number } = { format: null, rank: 0 };
  for (const format of FORMATS) {
    for (const [i, extension] of (format[direction] ? format.extensions : []).entries()) {
      const rank = 2 * extension.length + (direction === "writes" && i === 0 ? 1 : 0);
      if (rank > best.rank && lower.endsWith(extension)) best = { format, rank };
    }
  }
  return best.format;
}

/**
 * Reads a network or a CRN. The format is `id`, or found from the content first and the extension
 * second. Errors: "unknown-format", "empty-file", and those of the format's reader; every message
 * starts with the file's name, which is also in `where.file`.
 */
export async function openFile(
  file: SourceFile,
  id?: string,
  choices?: ImportChoices,
): Promise<Result<Opened>> {
  const format = id === undefined ? detect(file) : readable(id);
  if (!format.ok) return inFile(format.problem, file.name);
  const module: FormatModule = await format.value.load();
  if (!module.read) throw new Error(`The format ${format.value.id} says it reads, but has no reader.`);
  const opened = await module.read(file, choices);
  return opened.ok ? opened : inFile(opened.problem, file.name);
}

/** Writes a network or a CRN in a format. Errors: "unknown-format", "wrong-kind", the writer's own. */
export async function writeFile(content: Exportable, id: string): Promise<Result<Uint8Array>> {
  const format = FORMATS.find((f) => f.id === id && f.writes);
  if (!format) return unknownId(id, "writes");
  if (format.writes !== content.kind) {
    const way = WAY[`${content.kind} to ${format.writes}`] ?? choose(content.kind);
    const holds = ARTICLE[format.writes as WrittenKind];
    const message = `${format.name} holds ${holds}, and this is ${ARTICLE[content.kind]}. ${way}`;
    return fail("wrong-kind", message, { field: "format" });
  }
  const module: FormatModule = await format.load();
  if (!module.write) throw new Error(`The format ${id} says it writes, but has no writer.`);
  return module.write(content);
}

/** The same with a preview of the first lines. */
export async function exportFile(
  content: Exportable,
  id: string,
  previewLines: number,
): Promise<Result<ExportedFile>> {
  const written = await writeFile(content, id);
  if (!written.ok) return written;
  const isZip = FORMATS.find((format) => format.id === id)?.export?.binary ?? false;
  return ok({ bytes: written.value, preview: previewOf(written.value, isZip, previewLines) });
}

function choose(kind: WrittenKind): string {
  const ids = FORMATS.filter((f) => f.writes === kind).map((f) => f.id);
  return `Choose one of: ${ids.join(", ")}.`;
}

export function readable(id: string): Result<Format> {
  const format = FORMATS.find((f) => f.id === id && f.reads);
  return format ? ok(format) : unknownId(id, "reads");
}

function unknownId(id: string, direction: "reads" | "writes"): Result<never> {
  const ids = FORMATS.filter((f) => f[direction]).map((f) => f.id);
  const verb = direction === "reads" ? "read" : "written";
  const message = `The format "${shorten(id)}" cannot be ${verb}. Choose one of: ${ids.join(", ")}.`;
  return fail("unknown-format", message, { field: "format" });
}

/** The format of a file: the one its content resembles most, else the one its extension names. */
export function detect(file: SourceFile): Result<Format> {
  if (file.bytes.length === 0)
    return fail("empty-file", "The file is empty. Choose another.", { field: "file" });
  const head = new TextDecoder(encodingOf(file.bytes)).decode(file.bytes.subarray(0, HEAD_BYTES));
  const byName = formatOfName(file.name, "reads");
  let best: Format | null = null;
  let likeness = 0;
  for (const format of FORMATS) {
    const score = format.reads
      ? format.recognises(head, file.bytes) + (format.id === byName?.id ? 0.5 : 0)
      : 0;
    if (score > likeness) {
      best = format;
      likeness = score;
    }
  }
  return best ? ok(best) : unknownContent();
}

function unknownContent(): Result<never> {
  const endings = (kind: ContentKind) =>
    [...new Set(FORMATS.flatMap((f) => (f.reads === kind ? f.extensions : [])))].join(", ");
  const message = `This is no file that Dualrail can read. It reads networks (${endings("network")}) and CRNs (${endings("crn")}).`;
  return fail("unknown-format", message, { field: "file" });
}

export function inFile(problem: Problem, file: string): Result<never> {
  return fail(problem.code, `${shorten(file)}: ${problem.message}`, { ...problem.where, file });
}
