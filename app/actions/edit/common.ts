import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import type { UnitRef } from "../../../src-worker/model/network.ts";
import type { ShownDocument } from "../../../src-worker/model/shownDocument.ts";
import { useCanvas } from "../../store/canvas.ts";
import { useDocument } from "../../store/document.ts";
import { layerName, unitText } from "../../store/names.ts";
import { type EdgeRef, useView } from "../../store/view.ts";
import { editText } from "../text.ts";

/** One named undo step; edits of one gesture (a key held down) make one step together. */
export function edit(
  label: string,
  change: (document: NetworkDocument) => NetworkDocument,
  gesture?: string,
): void {
  useDocument.getState().edit(label, change, gesture);
}

export function currentDocument(): ShownDocument {
  return useDocument.getState().document;
}

export function notify(kind: "error" | "info", text: string): void {
  useView.getState().patch({ notice: { kind, text } });
}

export function select(units: readonly UnitRef[], edges: readonly EdgeRef[] = []): void {
  useView.getState().patch({ selectedUnits: units, selectedEdges: edges });
  useCanvas.getState().patch({ selectedLayer: null });
}

/** Selects a neuron and gives it the keyboard. */
export function goTo(unit: UnitRef): void {
  select([unit]);
  useCanvas.getState().stage?.focus(unit);
}

/** What a layer is called inside a sentence: "layer 2", "inputs". */
export function layerText(layer: number): string {
  return layerName(currentDocument().network, layer).toLowerCase();
}

/** One unit by its symbol, several by their number. */
export function unitsText(units: readonly UnitRef[]): string {
  const [first] = units;
  if (first && units.length === 1) return unitText(currentDocument().network, first);
  return editText.units(units.length);
}

export function edgeText({ from, to }: EdgeRef): string {
  const { network } = currentDocument();
  return `${unitText(network, from)} → ${unitText(network, to)}`;
}
