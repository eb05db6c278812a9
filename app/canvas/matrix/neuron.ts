import type { UnitRef } from "../../../src-worker/model/network.ts";
import { select } from "../../actions/edit/common.ts";
import { useDocument } from "../../store/document.ts";
import { closeLayer, useLevels, windowIn } from "../../store/levels.ts";
import { useView } from "../../store/view.ts";

/** The neuron the canvas is at: the only one selected, if it is at an end of the open layer's weights. */
export function neuronAt(selected: readonly UnitRef[], layer: number, from: number): UnitRef | null {
  const [unit] = selected;
  return unit && selected.length === 1 && (unit.layer === layer || unit.layer === from) ? unit : null;
}

/** One level up: the window of neurons closes, then the neuron is left, then the layer. False at the top. */
export function goUp(): boolean {
  const { layer, window, patch } = useLevels.getState();
  const { network } = useDocument.getState().document;
  if (windowIn(network, window)) patch({ window: null });
  else if (layer === null) return false;
  else if (useView.getState().selectedUnits.length + useView.getState().selectedEdges.length > 0) select([]);
  else closeLayer();
  return true;
}
