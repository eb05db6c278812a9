import { select } from "../actions/edit/common.ts";
import { flip } from "../actions/edit/edges.ts";
import type { CanvasEdge, CanvasNode } from "../drawing/drawing.ts";
import { useView } from "../store/view.ts";
import { meaningOf } from "./connect.ts";

/** The unit under the pointer lights up on the whole page. */
export function hover(_: unknown, node: CanvasNode): void {
  const meaning = meaningOf(node.id);
  useView.getState().patch({ hovered: meaning && "unit" in meaning ? meaning.unit : null });
}

export function unhover(): void {
  useView.getState().patch({ hovered: null });
}

/** A click flips the sign; with Shift or Ctrl it only adds the edge to the selection. */
export function clickEdge(
  event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean },
  edge: CanvasEdge,
): void {
  if (edge.type !== "weight" || !edge.data) return;
  const ends = { from: edge.data.from, to: edge.data.to };
  if (event.shiftKey || event.ctrlKey || event.metaKey) {
    const { selectedUnits, selectedEdges } = useView.getState();
    select(selectedUnits, [...selectedEdges, ends]);
    return;
  }
  flip(ends);
  select([], [ends]);
}
