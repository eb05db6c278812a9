import { formatInfos } from "../formats/registry.ts";
import type { SizeMeasure } from "../model/exported.ts";
import { print, printJson, type Terminal, table } from "./terminal.ts";

const MEASURES: Readonly<Record<SizeMeasure, string>> = {
  reactions: "reactions",
  products: "product species in all",
  molecules: "product molecules in all",
};

/** Prints every format: what it reads and writes, who reads it, how that was checked, and its limits. */
export function listFormats(terminal: Terminal, json: boolean): void {
  const infos = formatInfos();
  if (json) {
    printJson(terminal, { formats: infos });
    return;
  }
  const rows = infos.map((info) => [
    info.id,
    info.reads ? `reads ${info.reads}` : "–",
    info.writes ? `writes ${info.writes}` : "–",
    info.extensions.join(" "),
  ]);
  print(terminal, table(rows));
  for (const { id, carries, export: info } of infos) {
    print(terminal, `\n${id}: ${carries}`);
    if (info) print(terminal, `  For ${info.tools.join(", ")}. ${info.checked}`);
    for (const { measure, above, says, instead } of info?.limits ?? []) {
      print(terminal, `  Above ${above} ${MEASURES[measure]}: ${says} Better: ${instead.join(", ")}.`);
    }
  }
}
