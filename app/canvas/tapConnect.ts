import { notify } from "../actions/edit/common.ts";
import { useCanvas } from "../store/canvas.ts";
import { connect, meaningOf } from "./connect.ts";
import { canvasText } from "./text.ts";

/**
 * The connect tool: a press on a neuron takes it as the source, the next one draws the edge. Pressing the source
 * again lets go of it. Answers false where the tool is not in hand.
 */
export function tapNode(nodeId: string): boolean {
  const { tool, connectFrom, patch } = useCanvas.getState();
  if (tool !== "connect") return false;
  const meaning = meaningOf(nodeId);
  if (connectFrom) {
    const source = `${connectFrom.layer},${connectFrom.index}`;
    patch({ connectFrom: null });
    if (source !== nodeId) connect(source, nodeId);
  } else if (meaning && "unit" in meaning) patch({ connectFrom: meaning.unit });
  else notify("error", canvasText.collapsed);
  return true;
}

/** A press beside all neurons lets go of the source. Answers false where the tool is not in hand. */
export function tapNothing(): boolean {
  const { tool, patch } = useCanvas.getState();
  if (tool !== "connect") return false;
  patch({ connectFrom: null });
  return true;
}
