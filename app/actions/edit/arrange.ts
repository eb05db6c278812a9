import {
  type Alignment,
  type Axis,
  alignBoxes,
  distributeBoxes,
  moveUnits,
  type Placement,
  reorderUnits,
  shiftedOrder,
  tidyPositions,
} from "../../../src-worker/model/edit.ts";
import { type UnitRef, widths } from "../../../src-worker/model/network.ts";
import { useCanvas } from "../../store/canvas.ts";
import { sameUnit, useView } from "../../store/view.ts";
import { type AppState, appState } from "../command.ts";
import { gesture } from "../gesture.ts";
import { pickedUnits } from "../picked.ts";
import { editText } from "../text.ts";
import { edit, select, unitsText } from "./common.ts";

/** Moves units on the canvas; `nudge` joins the steps of a key held down. */
export function move(placements: readonly Placement[], nudge = false): void {
  if (placements.length === 0) return;
  const label = editText.steps.move(unitsText(placements.map(({ unit }) => unit)));
  edit(label, (d) => moveUnits(d, placements), nudge ? gesture("nudge") : undefined);
}

export function align(alignment: Alignment): void {
  const boxes = pickedBoxes();
  edit(editText.steps.align(boxes.length, alignment), (d) => moveUnits(d, alignBoxes(boxes, alignment)));
}

export function distribute(axis: Axis): void {
  const boxes = pickedBoxes();
  edit(editText.steps.distribute(boxes.length, axis), (d) => moveUnits(d, distributeBoxes(boxes, axis)));
}

/** Where the selected neurons lie; those of collapsed layers are left out. */
function pickedBoxes() {
  return useCanvas.getState().stage?.boxes(useView.getState().selectedUnits) ?? [];
}

/** Puts every moved unit back into its column. */
export function tidy(): void {
  edit(editText.steps.tidy, tidyPositions);
}

/** The order of the selected units' layer after they went one place up or down; null where they cannot. */
export function reorderedBy(
  state: AppState,
  by: 1 | -1,
): { readonly layer: number; readonly order: readonly number[] } | null {
  const units = pickedUnits(state);
  const layer = units[0]?.layer;
  if (layer === undefined || units.some((unit) => unit.layer !== layer)) return null;
  const width = widths(state.document.document.network)[layer] as number;
  const indices = units.map((unit) => unit.index);
  const order = shiftedOrder(width, indices, by);
  return order.some((old, index) => old !== index) ? { layer, order } : null;
}

/** Moves the selected neurons one place up or down within their layer. */
export function reorderPicked(by: 1 | -1): void {
  const change = reorderedBy(appState(), by);
  if (!change) return;
  const units = pickedUnits(appState());
  const label = editText.steps.reorder(unitsText(units), by);
  reorder(label, change.layer, change.order, gesture("reorder"));
}

/** Gives a layer a new order; selection and keyboard go with the units. */
export function reorder(label: string, layer: number, order: readonly number[], during?: string): void {
  const { selectedUnits, selectedEdges } = useView.getState();
  const follow = (unit: UnitRef) =>
    unit.layer === layer ? { layer, index: order.indexOf(unit.index) } : unit;
  const focused = useCanvas.getState().stage?.focused();
  const units = selectedUnits.map(follow);
  const edges = selectedEdges.map(({ from, to }) => ({ from: follow(from), to: follow(to) }));
  edit(label, (d) => reorderUnits(d, layer, order), during);
  select(units, edges);
  if (focused && !sameUnit(follow(focused), focused)) useCanvas.getState().stage?.focus(follow(focused));
}
