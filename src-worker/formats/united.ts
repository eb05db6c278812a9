import type { Format, FormatModule } from "./format.ts";

/**
 * Rows with the same id become one format that reads as one of them and writes as the other: readers and
 * writers of other tools' formats are files of their own, listed apart.
 */
export function united(rows: readonly Format[]): Format[] {
  const formats = new Map<string, Format>();
  for (const row of rows) {
    const before = formats.get(row.id);
    formats.set(row.id, before ? both(before, row) : row);
  }
  return [...formats.values()];
}

function both(a: Format, b: Format): Format {
  const info = a.export ?? b.export;
  return {
    ...a,
    extensions: [...new Set([...a.extensions, ...b.extensions])],
    reads: a.reads ?? b.reads,
    writes: a.writes ?? b.writes,
    ...(info ? { export: info } : {}),
    recognises: (head, bytes) => (a.reads ? a : b).recognises(head, bytes),
    load: async (): Promise<FormatModule> => ({ ...(await b.load()), ...(await a.load()) }),
  };
}
