import {
  addLayer,
  canSwapLayers,
  removeLayer,
  setActivation,
  setCollapsed,
  swapLayers,
} from "../../../src-worker/model/edit.ts";
import { useCanvas } from "../../store/canvas.ts";
import { collapsedLayers } from "../../store/collapse.ts";
import { layerName } from "../../store/names.ts";
import type { AppState } from "../command.ts";
import { appState } from "../command.ts";
import { unitsOf } from "../picked.ts";
import { editText } from "../text.ts";
import { currentDocument, edit, layerText, notify, select } from "./common.ts";

/** Units of a layer that a person adds at once. */
const NEW_LAYER_WIDTH = 2;

/** Inserts a ReLU layer after a layer and selects its units. */
export function insertLayer(after: number): void {
  const label = editText.steps.addLayer(layerText(after));
  edit(label, (d) => addLayer(d, after, "relu", NEW_LAYER_WIDTH));
  const units = Array.from({ length: NEW_LAYER_WIDTH }, (_, index) => ({ layer: after + 1, index }));
  select(units);
  useCanvas.getState().stage?.focus({ layer: after + 1, index: 0 });
}

/** Selects a layer: its units, or the one node a collapsed layer is drawn as. */
export function selectLayer(layer: number): void {
  const { document } = appState().document;
  if (collapsedLayers(document.network, document.canvas?.collapsed).has(layer)) {
    select([]);
    useCanvas.getState().patch({ selectedLayer: layer });
  } else select(unitsOf(appState(), layer));
}

export function deleteLayer(layer: number): void {
  const label = editText.steps.removeLayer(layerText(layer));
  select([]);
  edit(label, (d) => removeLayer(d, layer));
}

export function nextActivation({ document }: AppState, layer: number): "relu" | "linear" {
  return document.document.network.layers[layer - 1]?.activation === "relu" ? "linear" : "relu";
}

export function switchActivation(layer: number): void {
  const next = nextActivation(appState(), layer);
  edit(editText.commands.activation(layerText(layer), activationText(next)), (d) =>
    setActivation(d, layer, next),
  );
}

export function activationText(activation: "relu" | "linear"): string {
  return editText.commands.activations[activation];
}

/** Why a layer cannot change places with its neighbour on one side; null when it can. */
export function swapRefusal({ document }: AppState, layer: number | null, by: 1 | -1): string | null {
  const { network } = document.document;
  const { why } = editText;
  if (layer === null) return why.pickLayer;
  const last = network.layers.length;
  if (layer < 1 || layer >= last) return why.endsStay;
  const first = Math.min(layer, layer + by);
  if (first < 1 || first + 1 >= last) return why.noNeighbour(layerName(network, layer).toLowerCase());
  const names = [first, first + 1].map((l) => layerName(network, l));
  return canSwapLayers(network, first) ? null : why.connected(names[0]?.toLowerCase() ?? "", names[1] ?? "");
}

/** Lets a layer change places with its neighbour; the selection goes along. */
export function moveLayer(layer: number, by: 1 | -1): void {
  const first = Math.min(layer, layer + by);
  const stage = useCanvas.getState().stage;
  const focused = stage?.focused();
  edit(editText.steps.swap(layerText(first), layerText(first + 1)), (d) => swapLayers(d, first));
  selectLayer(layer + by);
  if (focused?.layer === layer) stage?.focus({ layer: layer + by, index: focused.index });
}

/** Draws a layer collapsed or expanded; says so when it is too large to expand. */
export function toggleCollapsed(layer: number): void {
  const document = currentDocument();
  const now = collapsedLayers(document.network, document.canvas?.collapsed);
  const wanted = new Set(now);
  if (!wanted.delete(layer)) wanted.add(layer);
  const shown = collapsedLayers(document.network, [...wanted]);
  if (shown.has(layer) !== wanted.has(layer)) {
    notify("info", `${editText.why.staysCollapsed(layerName(document.network, layer))}.`);
    return;
  }
  const { collapse, expand } = editText.commands;
  const label = (wanted.has(layer) ? collapse : expand)(layerText(layer));
  edit(label, (d) => setCollapsed(d, [...shown]));
}
