import { hasUnit, weightOf } from "../../src-worker/model/edit.ts";
import type { Network, UnitRef } from "../../src-worker/model/network.ts";
import type { EdgeRef } from "./view.ts";

interface Picked {
  readonly selectedUnits: readonly UnitRef[];
  readonly selectedEdges: readonly EdgeRef[];
  readonly hovered: UnitRef | null;
}

/** What of a selection is still in the network; null when all of it is. */
export function pruneSelection(network: Network, picked: Picked): Picked | null {
  const selectedUnits = picked.selectedUnits.filter((unit) => hasUnit(network, unit));
  const selectedEdges = picked.selectedEdges.filter((edge) => weightOf(network, edge) !== 0);
  const hovered = picked.hovered && hasUnit(network, picked.hovered) ? picked.hovered : null;
  const whole =
    selectedUnits.length === picked.selectedUnits.length &&
    selectedEdges.length === picked.selectedEdges.length &&
    hovered === picked.hovered;
  return whole ? null : { selectedUnits, selectedEdges, hovered };
}
