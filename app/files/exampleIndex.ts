import type { ExampleEntry } from "../store/shell.ts";

/**
 * Reads `examples/index.json`: a list of `{ file, name, sentence, source, shape }`. Entries that are no such thing,
 * or whose file is not a plain name in that folder, are left out.
 */
export function readExampleIndex(json: unknown): ExampleEntry[] {
  const list = Array.isArray(json) ? json : isRecord(json) ? json.examples : null;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    if (!isRecord(entry)) return [];
    const { file, name, sentence, source, shape } = entry;
    if (typeof file !== "string" || typeof name !== "string") return [];
    if (!/^[\w-][\w.-]*\.json$/.test(file)) return [];
    return [{ file, name, sentence: textOf(sentence), source: textOf(source), shape: textOf(shape) }];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
