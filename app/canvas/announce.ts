import { hasUnit, weightOf } from "../../src-worker/model/edit.ts";
import type { Network } from "../../src-worker/model/network.ts";
import { counted, layerName, unitText } from "../store/names.ts";
import type { EdgeRef } from "../store/view.ts";

interface Selection {
  readonly selectedUnits: readonly { readonly layer: number; readonly index: number }[];
  readonly selectedEdges: readonly EdgeRef[];
  readonly selectedLayer: number | null;
}

/** What is selected, for screen readers; empty with nothing selected. */
export function selectionText(network: Network, selection: Selection): string {
  const { selectedLayer } = selection;
  const units = selection.selectedUnits.filter((unit) => hasUnit(network, unit));
  const [first] = units;
  const edge = selection.selectedEdges.at(-1);
  if (first && units.length === 1) return `${unitText(network, first)} selected`;
  if (first) return `${counted(units.length, "neuron")} selected`;
  if (edge && selection.selectedEdges.length > 1) {
    return `${counted(selection.selectedEdges.length, "edge")} selected`;
  }
  if (edge) {
    const weight = weightOf(network, edge);
    if (weight === 0) return "";
    return `Edge ${unitText(network, edge.from)} to ${unitText(network, edge.to)}, weight ${weight > 0 ? "+1" : "−1"}, selected`;
  }
  return selectedLayer === null ? "" : `${layerName(network, selectedLayer)} selected`;
}
