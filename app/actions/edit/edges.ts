import { flipEdge, setWeight, weightOf } from "../../../src-worker/model/edit.ts";
import type { UnitRef } from "../../../src-worker/model/network.ts";
import { useCanvas } from "../../store/canvas.ts";
import { unitText } from "../../store/names.ts";
import type { EdgeRef } from "../../store/view.ts";
import { appState } from "../command.ts";
import { neighbourEdge, pickedUnit } from "../picked.ts";
import { editText } from "../text.ts";
import { currentDocument, edgeText, edit, notify, select } from "./common.ts";

/** Draws an edge with a sign, or gives the edge there that sign. */
export function connectUnits(from: UnitRef, to: UnitRef, sign: 1 | -1): void {
  const edge = { from, to };
  const { connect, flipEdge } = editText.steps;
  const step = weightOf(currentDocument().network, edge) === 0 ? connect : flipEdge;
  edit(step(edgeText(edge)), (d) => setWeight(d, edge, sign));
}

export function flip(edge: EdgeRef): void {
  edit(editText.steps.flipEdge(edgeText(edge)), (d) => flipEdge(d, edge));
}

/** Begins an edge at the selected neuron: it ends where Enter or a press says. */
export function startConnecting(): void {
  const unit = pickedUnit(appState());
  if (!unit) return;
  const { sign, stage, patch } = useCanvas.getState();
  patch({ connectFrom: unit });
  stage?.focus(unit);
  const symbol = unitText(currentDocument().network, unit);
  notify("info", editText.notices.edgeFrom(sign, symbol));
}

/** Selects the next or previous edge of the selected neuron. */
export function walkEdges(by: 1 | -1): void {
  const step = neighbourEdge(appState(), by);
  if (!step) return;
  select([], [step.edge]);
  useCanvas.getState().patch({ edgeAnchor: step.anchor });
}
