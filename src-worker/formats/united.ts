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
  const reader = a.reads ? a : b;
  const writer = reader === a ? b : a;
  if (writer.reads || reader.writes) throw new Error(`Two rows of ${a.id} do the same.`);
  const { name, carries, export: info } = writer;
  return {
    ...reader,
    extensions: [...new Set([...writer.extensions, ...reader.extensions])],
    writes: writer.writes,
    ...(info ? { export: { ...info, name, carries } } : {}),
    load: async (): Promise<FormatModule> => ({ ...(await writer.load()), ...(await reader.load()) }),
  };
}
