import { edgesOf, hasUnit } from "../../src-worker/model/edit.ts";
import { type UnitRef, widths } from "../../src-worker/model/network.ts";
import { type EdgeRef, sameUnit } from "../store/view.ts";
import type { AppState } from "./command.ts";

type Picked = Pick<AppState, "document" | "view" | "canvas">;

/** Every unit of a layer (0 = inputs). */
export function unitsOf({ document: { document } }: Picked, layer: number): UnitRef[] {
  const width = widths(document.network)[layer] ?? 0;
  return Array.from({ length: width }, (_, index) => ({ layer, index }));
}

/** Every unit of the network. */
export function allUnits(state: Picked): UnitRef[] {
  return [...widths(state.document.document.network).keys()].flatMap((layer) => unitsOf(state, layer));
}

/** The units commands work on: the selected ones, or all of a collapsed layer that is selected. */
export function pickedUnits(state: Picked): readonly UnitRef[] {
  const { selectedLayer } = state.canvas;
  const { network } = state.document.document;
  const units = state.view.selectedUnits.filter((unit) => hasUnit(network, unit));
  if (units.length > 0 || selectedLayer === null) return units;
  return unitsOf(state, selectedLayer);
}

/** The layer (0 = inputs) commands work on: the only one that units are selected in. */
export function pickedLayer(state: Picked): number | null {
  const { selectedLayer } = state.canvas;
  const { selectedUnits } = state.view;
  const first = selectedUnits[0]?.layer;
  if (first === undefined) return selectedLayer;
  return selectedUnits.every((unit) => unit.layer === first) ? first : null;
}

/** The one unit that is selected. */
export function pickedUnit({ view }: Picked): UnitRef | null {
  return view.selectedUnits.length === 1 ? (view.selectedUnits[0] as UnitRef) : null;
}

/** The layer a new neuron goes to: where the context menu points, that of the selection, else the last hidden one. */
export function layerForNeuron(state: Picked): number {
  const selected = state.view.selectedUnits[0]?.layer ?? state.canvas.selectedLayer;
  return state.canvas.pointed?.layer ?? selected ?? lastHidden(state);
}

/** The layer a new layer goes after: where the context menu points, that of the selection, else the one before the output. */
export function layerForLayer(state: Picked): number {
  const selected = state.view.selectedUnits[0]?.layer ?? state.canvas.selectedLayer;
  const last = lastHidden(state);
  return Math.min(state.canvas.pointed?.gap ?? selected ?? last, last);
}

function lastHidden({ document }: Picked): number {
  return Math.max(0, document.document.network.layers.length - 1);
}

/** An edge to go to, and the neuron whose edges are gone through. */
export interface EdgeStep {
  readonly edge: EdgeRef;
  readonly anchor: UnitRef;
}

/**
 * The next (+1) or previous (−1) edge of the selected neuron, or of the neuron whose edges are being gone
 * through; incoming ones come first, after the last comes the first. Null where there is none.
 */
export function neighbourEdge({ document, view, canvas }: Picked, by: 1 | -1): EdgeStep | null {
  const { network } = document.document;
  const selected = view.selectedEdges.at(-1);
  const { edgeAnchor } = canvas;
  const touches = sameUnit(edgeAnchor, selected?.from) || sameUnit(edgeAnchor, selected?.to);
  const anchor = selected ? (touches ? edgeAnchor : selected.to) : view.selectedUnits.at(-1);
  if (!anchor || !hasUnit(network, anchor)) return null;
  const edges = edgesOf(network, anchor);
  const at = edges.findIndex(
    (edge) => sameUnit(edge.from, selected?.from) && sameUnit(edge.to, selected?.to),
  );
  const next = at < 0 && by < 0 ? edges.length - 1 : (at + by + edges.length) % Math.max(1, edges.length);
  const edge = edges[next];
  return edge ? { edge, anchor } : null;
}
