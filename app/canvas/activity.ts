import { create } from "zustand";
import { type Shown, show, showNow } from "../drawing/show.ts";
import { useDocument } from "../store/document.ts";
import { useMoment } from "../store/moment.ts";
import { useRun } from "../store/run.ts";

/** What the network computes for the present input, wherever the time cursor stands. */
export const useSettled = create<Shown>()(() =>
  show(useDocument.getState().document, useRun.getState().input),
);

/**
 * The values on the canvas: those of the moment under the time cursor, at the end of the run what the network
 * computes. Nodes select single numbers from here (or draw them themselves, see `useLive`), so that dragging an
 * input or playing a run redraws the units that change and no edge; React Flow's own node and edge lists stay
 * as they are.
 */
export const useActivity = create<Shown>()(() => present());

function present(): Shown {
  return showNow(useSettled.getState(), useMoment.getState().moment);
}

function refresh(): void {
  useSettled.setState(show(useDocument.getState().document, useRun.getState().input));
  useActivity.setState(present());
}

useDocument.subscribe((state, before) => {
  const changed = state.document.network !== before.document.network;
  if (changed || state.document.preparation !== before.document.preparation) refresh();
});
useRun.subscribe((state, before) => {
  if (state.input !== before.input) refresh();
});
useMoment.subscribe(() => useActivity.setState(present()));
