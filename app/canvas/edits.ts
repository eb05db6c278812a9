import type { NetworkDocument } from "../../src-worker/model/document.ts";
import {
  addLayer,
  addUnit,
  flipEdge,
  moveUnits,
  type Placement,
  renameUnit,
  setActivation,
  setBias,
  setCollapsed,
  setWeight,
  tidyPositions,
  unitNames,
  weightOf,
} from "../../src-worker/model/edit.ts";
import type { Activation, UnitRef } from "../../src-worker/model/network.ts";
import { widths } from "../../src-worker/model/network.ts";
import { useDocument } from "../store/document.ts";
import { type EdgeRef, useView } from "../store/view.ts";
import { parseNumber } from "../ui/numbers.ts";
import { useCanvas } from "./canvasStore.ts";
import { collapsedLayers } from "./collapse.ts";
import { meaningOf, refusal } from "./connect.ts";
import { biasText, counted, layerName, unitText } from "./names.ts";

/** Units of a layer that a person adds at once. */
const NEW_LAYER_WIDTH = 2;

function edit(label: string, change: (document: NetworkDocument) => NetworkDocument): void {
  useDocument.getState().edit(label, change);
}

function network() {
  return useDocument.getState().document.network;
}

export function notify(kind: "error" | "info", text: string): void {
  useView.getState().patch({ notice: { kind, text } });
}

export function select(units: readonly UnitRef[], edges: readonly EdgeRef[] = []): void {
  useView.getState().patch({ selectedUnits: units, selectedEdges: edges });
  useCanvas.getState().patch({ selectedLayer: null });
}

function edgeText({ from, to }: EdgeRef): string {
  return `${unitText(network(), from)} → ${unitText(network(), to)}`;
}

/** Adds a neuron (input, output) to a layer and selects it. */
export function addNeuron(layer: number): void {
  const last = network().layers.length;
  const index = widths(network())[layer];
  if (index === undefined) return;
  const what = layer === 0 ? "input" : layer === last ? "output" : "neuron";
  edit(what === "neuron" ? `Add neuron to layer ${layer}` : `Add ${what}`, (d) => addUnit(d, layer));
  select([{ layer, index }]);
}

/** Inserts a ReLU layer after a layer and selects its units. */
export function insertLayer(after: number): void {
  edit(`Add layer after ${layerName(network(), after).toLowerCase()}`, (d) =>
    addLayer(d, after, "relu", NEW_LAYER_WIDTH),
  );
  select(Array.from({ length: NEW_LAYER_WIDTH }, (_, index) => ({ layer: after + 1, index })));
}

/** The layer a neuron goes to when nobody points at one: that of the selection, else the last hidden one. */
export function defaultLayer(): number {
  const selected = useView.getState().selectedUnits[0];
  return selected ? selected.layer : Math.max(0, network().layers.length - 1);
}

/** The layer a new layer goes after when nobody points: that of the selection, else the one before the output. */
export function defaultGap(): number {
  return Math.min(defaultLayer(), network().layers.length - 1);
}

/** Draws an edge with the palette's sign, or says why not. */
export function connect(sourceId: string, targetId: string): void {
  const { sign } = useCanvas.getState();
  const [from, to] = [meaningOf(sourceId), meaningOf(targetId)];
  const reason = refusal(network(), from, to, sign);
  if (reason) {
    notify("error", reason);
    return;
  }
  if (!from || !to || !("unit" in from) || !("unit" in to)) return;
  const edge = { from: from.unit, to: to.unit };
  const verb = weightOf(network(), edge) === 0 ? "Connect" : "Flip edge";
  edit(`${verb} ${edgeText(edge)}`, (d) => setWeight(d, edge, sign));
}

export function flip(edge: EdgeRef): void {
  edit(`Flip edge ${edgeText(edge)}`, (d) => flipEdge(d, edge));
}

/** Flips every selected edge in one step. */
export function flipSelected(): void {
  const { selectedEdges } = useView.getState();
  const [first] = selectedEdges;
  if (!first) return;
  const label = selectedEdges.length === 1 ? edgeText(first) : counted(selectedEdges.length, "edge");
  edit(`Flip ${selectedEdges.length === 1 ? "edge " : ""}${label}`, (d) => selectedEdges.reduce(flipEdge, d));
}

/** Takes a typed bias; text that is no number is refused with a sentence. True when it was taken. */
export function typeBias(unit: UnitRef, text: string): boolean {
  const value = parseNumber(text);
  const symbol = unitText(network(), unit);
  if (value === null) {
    notify("error", `Bias of ${symbol}: “${text.slice(0, 40)}” is not a number. Type one such as −0.34.`);
    return false;
  }
  edit(`Set bias of ${symbol} to ${biasText(value)}`, (d) => setBias(d, unit, value));
  return true;
}

/** Takes a typed name; an empty one, or one that another unit of the layer has, is refused. */
export function typeName(unit: UnitRef, text: string): boolean {
  const name = text.trim();
  const names = unitNames(network(), unit.layer);
  if (name === names[unit.index]) return true;
  const before = unitText(network(), unit);
  if (name === "" || names.includes(name)) {
    const why = name === "" ? "needs a name" : `cannot be “${name}”: that name is taken`;
    notify("error", `${before} ${why}. Type another, or press Escape to keep the old one.`);
    return false;
  }
  edit(`Rename ${before}`, (d) => renameUnit(d, unit, name));
  return true;
}

export function move(placements: readonly Placement[]): void {
  const [first] = placements;
  if (!first) return;
  const label =
    placements.length === 1 ? unitText(network(), first.unit) : counted(placements.length, "neuron");
  edit(`Move ${label}`, (d) => moveUnits(d, placements));
}

/** Puts every moved unit back into its column. */
export function tidy(): void {
  edit("Tidy up", tidyPositions);
}

export function switchActivation(layer: number): void {
  const old = network().layers[layer - 1]?.activation;
  if (!old) return;
  const next: Activation = old === "relu" ? "linear" : "relu";
  const name = layerName(network(), layer).toLowerCase();
  edit(`Make ${name} ${next === "relu" ? "ReLU" : "linear"}`, (d) => setActivation(d, layer, next));
}

/** Draws a layer collapsed or expanded; says so when it is too large to expand. */
export function toggleCollapsed(layer: number): void {
  const { document } = useDocument.getState();
  const now = collapsedLayers(document.network, document.canvas?.collapsed);
  const wanted = new Set(now);
  if (!wanted.delete(layer)) wanted.add(layer);
  const shown = collapsedLayers(document.network, [...wanted]);
  const name = layerName(document.network, layer);
  if (shown.has(layer) !== wanted.has(layer)) {
    notify("info", `${name} stays collapsed: expanded, it would draw more edges than the page can move.`);
    return;
  }
  edit(`${wanted.has(layer) ? "Collapse" : "Expand"} ${name.toLowerCase()}`, (d) =>
    setCollapsed(d, [...shown]),
  );
}
