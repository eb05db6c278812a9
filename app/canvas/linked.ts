import type { UnitRef } from "../../src-worker/model/network.ts";
import { type EdgeRef, sameUnit } from "../store/view.ts";

/** How strongly an edge is drawn: alone at rest, linked to or apart from the selection, or hovered. */
export type EdgeLook = "rest" | "linked" | "dim" | "hover";

interface Picked {
  readonly selectedUnits: readonly UnitRef[];
  readonly selectedEdges: readonly EdgeRef[];
  readonly hovered: UnitRef | null;
}

/** With a selection, its edges stand out and the others step back; without, hovering lifts edges. */
export function edgeLook(view: Picked, edge: EdgeRef): EdgeLook {
  const touches = (unit: UnitRef | null) => sameUnit(unit, edge.from) || sameUnit(unit, edge.to);
  const { selectedUnits, selectedEdges, hovered } = view;
  if (selectedUnits.length + selectedEdges.length === 0) return touches(hovered) ? "hover" : "rest";
  if (selectedUnits.some(touches)) return "linked";
  return selectedEdges.some((other) => sameEdge(other, edge)) ? "linked" : touches(hovered) ? "hover" : "dim";
}

export function sameEdge(a: EdgeRef, b: EdgeRef): boolean {
  return sameUnit(a.from, b.from) && sameUnit(a.to, b.to);
}
