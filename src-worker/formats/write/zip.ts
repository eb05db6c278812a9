import { type Zippable, zipSync } from "fflate";

/** The oldest time a zip can hold: the same content gives the same bytes, whenever it is written. */
const MTIME = new Date(1980, 0, 1);

/** A zip of named files; level 0 stores them as they are. */
export function zipOf(
  files: readonly (readonly [name: string, content: string | Uint8Array])[],
  level: 0 | 6 = 6,
): Uint8Array {
  const encoder = new TextEncoder();
  const entries: Zippable = {};
  for (const [name, content] of files) {
    entries[name] = typeof content === "string" ? encoder.encode(content) : content;
  }
  return zipSync(entries, { level, mtime: MTIME });
}
