import { create } from "zustand";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { type Shown, show } from "./show.ts";

/**
 * The values on the canvas. Nodes select single numbers from here, so that dragging an input redraws
 * the units that change and no edge; React Flow's own node and edge lists stay as they are.
 */
export const useActivity = create<Shown>()(() =>
  show(useDocument.getState().document, useRun.getState().input),
);

function refresh(): void {
  useActivity.setState(show(useDocument.getState().document, useRun.getState().input));
}

useDocument.subscribe((state, before) => {
  const changed = state.document.network !== before.document.network;
  if (changed || state.document.preparation !== before.document.preparation) refresh();
});
useRun.subscribe((state, before) => {
  if (state.input !== before.input) refresh();
});
