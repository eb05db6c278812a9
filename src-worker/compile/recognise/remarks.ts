import type { NameHint } from "../../model/nameHints.ts";
import type { ReactionGraph } from "./graph.ts";
import { listed } from "./graph.ts";
import type { Layers } from "./layout.ts";
import type { Unit } from "./units.ts";

/** What a CRN leaves open about its network, in whole sentences. */
export function remarksOn(
  graph: ReactionGraph,
  units: readonly Unit[],
  { layers, byNames }: Layers,
  hints: readonly (NameHint | null)[],
  reduction: "none" | "paper" | "compact",
  species: Int32Array,
): string[] {
  const remarks: string[] = [];
  if (!byNames) {
    const signs = layers.some((list, l) => list.some((u) => isSignOpen(units[u], l, hints)));
    const open = ["the order of units", ...(signs ? ["the sign of inputs, outputs and linear units"] : [])];
    remarks.push(`The names of the species do not tell ${listed(open)}: they stand as they come.`);
  }
  if (!byNames && reduction !== "none") {
    remarks.push(
      "A reduced CRN belongs to several networks; this one has no more connections than it needs.",
    );
  }
  if (layers[0].every((u) => units[u].minus < 0)) {
    remarks.push("Inputs have their + rail alone: the network reads x minus its lower bound.");
  }
  const left = species.reduce((count, to, s) => count + (to < 0 && !graph.isUsed(s) ? 1 : 0), 0);
  if (left > 0) {
    remarks.push(
      `${left === 1 ? "1 species takes" : `${left} species take`} part in no reaction and ${left === 1 ? "is" : "are"} left out.`,
    );
  }
  return remarks;
}

function isSignOpen({ kind, plus }: Unit, layer: number, hints: readonly (NameHint | null)[]): boolean {
  return (kind === "linear" || layer === 0) && (hints[plus]?.rail ?? 0) === 0;
}
