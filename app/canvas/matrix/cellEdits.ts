import { setWeight, weightOf } from "../../../src-worker/model/edit.ts";
import { select } from "../../actions/edit/common.ts";
import { flip } from "../../actions/edit/edges.ts";
import { useCanvas } from "../../store/canvas.ts";
import { useDocument } from "../../store/document.ts";
import { unitText } from "../../store/names.ts";
import { type EdgeRef, useView } from "../../store/view.ts";
import { text } from "./text.ts";

function network() {
  return useDocument.getState().document.network;
}

function named({ from, to }: EdgeRef): string {
  return text.edge(unitText(network(), from), unitText(network(), to));
}

/** +1 becomes −1 and back; where there is no edge one is drawn with the palette's sign. One named step. */
export function flipWeight(edge: EdgeRef): void {
  if (weightOf(network(), edge) !== 0) flip(edge);
  else {
    const { sign } = useCanvas.getState();
    useDocument.getState().edit(text.steps.connect(named(edge)), (d) => setWeight(d, edge, sign));
  }
  // A selected neuron stays: its column is being worked on.
  if (useView.getState().selectedUnits.length === 0) select([], [edge]);
}

export function removeWeight(edge: EdgeRef): void {
  useDocument.getState().edit(text.steps.remove(named(edge)), (d) => setWeight(d, edge, 0));
}
