import type { ExportInfo } from "../../model/exported.ts";
import type { Format, FormatModule } from "../format.ts";

/** A format that is written for another tool, and read by none of our readers so far. */
export function written(
  id: string,
  name: string,
  extensions: readonly string[],
  carries: string,
  info: ExportInfo,
  load: () => Promise<FormatModule>,
  writes: "crn" | "trajectory" = "crn",
): Format {
  return { id, name, extensions, reads: null, writes, carries, export: info, recognises: () => 0, load };
}

/** How a format was checked that no tool has read. */
export const UNRUN = "Written from the grammar of the tool's source; not run in the tool.";
/** What nearly every format carries. */
export const FULL = "Species, initial concentrations, reactions, rate constants";
