import { removeEdges, removeUnits } from "../../src-worker/model/edit.ts";
import { useDocument } from "../store/document.ts";
import { useView } from "../store/view.ts";
import { text } from "../ui/text.ts";

/** Removes the selected edges, then the selected units with theirs: one undo step. */
export function deleteSelection(): void {
  const { selectedUnits, selectedEdges, patch } = useView.getState();
  const label = text.steps.delete(selectedUnits.length, selectedEdges.length);
  useDocument
    .getState()
    .edit(label, (document) => removeUnits(removeEdges(document, selectedEdges), selectedUnits));
  patch({ selectedUnits: [], selectedEdges: [], hovered: null });
}
