import { weightOf } from "../../src-worker/model/edit.ts";
import type { Network, UnitRef } from "../../src-worker/model/network.ts";
import { notify } from "../actions/edit/common.ts";
import { connectUnits } from "../actions/edit/edges.ts";
import { useCanvas } from "../store/canvas.ts";
import { useDocument } from "../store/document.ts";
import { layerName, unitText } from "../store/names.ts";
import type { EdgeRef } from "../store/view.ts";
import { canvasText } from "./text.ts";

/** What a node of the canvas stands for; null for an id that is none. */
export type NodeMeaning = { readonly unit: UnitRef } | { readonly layer: number } | null;

export function meaningOf(nodeId: string): NodeMeaning {
  const unit = nodeId.match(/^(\d+),(\d+)$/);
  if (unit) return { unit: { layer: Number(unit[1]), index: Number(unit[2]) } };
  const layer = nodeId.match(/^layer(\d+)$/);
  return layer ? { layer: Number(layer[1]) } : null;
}

/** The ends of a drawn edge; null for an id that is none, such as that of a bundle. */
export function edgeOf(edgeId: string): EdgeRef | null {
  const [from, to] = edgeId.split(">").map(meaningOf);
  return from && to && "unit" in from && "unit" in to ? { from: from.unit, to: to.unit } : null;
}

/** Draws an edge with the chosen sign between two nodes, or says why not. */
export function connect(sourceId: string, targetId: string): void {
  const { sign } = useCanvas.getState();
  const { network } = useDocument.getState().document;
  const [from, to] = [meaningOf(sourceId), meaningOf(targetId)];
  const reason = refusal(network, from, to, sign);
  if (reason) notify("error", reason);
  else if (from && to && "unit" in from && "unit" in to) connectUnits(from.unit, to.unit, sign);
}

/** Ends the edge that was begun at a neuron on another node. */
export function endConnecting(targetId: string): void {
  const { connectFrom, patch } = useCanvas.getState();
  if (!connectFrom) return;
  connect(`${connectFrom.layer},${connectFrom.index}`, targetId);
  patch({ connectFrom: null });
}

/** Why an edge cannot be drawn, as a sentence that says what to do; null when it can. */
export function refusal(network: Network, from: NodeMeaning, to: NodeMeaning, sign: 1 | -1): string | null {
  if (!from || !to) return canvasText.bothEnds;
  for (const end of [from, to]) {
    if ("layer" in end) return canvasText.refused.oneNode(layerName(network, end.layer));
  }
  if (!("unit" in from && "unit" in to)) return null;
  return unitRefusal(network, from.unit, to.unit, sign);
}

function unitRefusal(network: Network, from: UnitRef, to: UnitRef, sign: 1 | -1): string | null {
  const { refused } = canvasText;
  const [a, b] = [unitText(network, from), unitText(network, to)];
  if (from.layer === to.layer && from.index === to.index) return refused.itself(a);
  if (from.layer === to.layer) return refused.sameLayer(a, b);
  if (from.layer > to.layer) return refused.backward(a, b);
  return weightOf(network, { from, to }) === sign ? refused.already(a, b, sign > 0 ? "+1" : "−1") : null;
}
