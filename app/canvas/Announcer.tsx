import { useCanvas } from "../store/canvas.ts";
import { useDocument } from "../store/document.ts";
import { useView } from "../store/view.ts";
import { selectionText } from "./announce.ts";

/** Says to screen readers what is selected: on the canvas the selection is seen, not heard. */
export function Announcer() {
  const network = useDocument((state) => state.document.network);
  const selectedUnits = useView((view) => view.selectedUnits);
  const selectedEdges = useView((view) => view.selectedEdges);
  const selectedLayer = useCanvas((canvas) => canvas.selectedLayer);
  return (
    <p className="ui-hidden" role="status">
      {selectionText(network, { selectedUnits, selectedEdges, selectedLayer })}
    </p>
  );
}
