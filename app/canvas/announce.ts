import { hasUnit, weightOf } from "../../src-worker/model/edit.ts";
import type { Network } from "../../src-worker/model/network.ts";
import { layerName, unitText } from "../store/names.ts";
import type { EdgeRef } from "../store/view.ts";
import { canvasText } from "./text.ts";

const said = canvasText.announced;

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
  if (first && units.length === 1) return said.selected(unitText(network, first));
  if (first) return said.neurons(units.length);
  if (edge && selection.selectedEdges.length > 1) return said.edges(selection.selectedEdges.length);
  if (edge) {
    const weight = weightOf(network, edge);
    if (weight === 0) return "";
    const [from, to] = [unitText(network, edge.from), unitText(network, edge.to)];
    return said.edge(from, to, weight > 0 ? "+1" : "−1");
  }
  return selectedLayer === null ? "" : said.selected(layerName(network, selectedLayer));
}
