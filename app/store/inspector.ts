import { create } from "zustand";
import { useShell } from "./shell.ts";

interface InspectorState {
  /** The inspector stands beside the reactions. */
  readonly open: boolean;
  /** It was asked for and takes the focus; opened by a selection it leaves the focus where it is. */
  readonly takesFocus: boolean;
  patch(change: Partial<InspectorState>): void;
}

/** Whether the selection is being inspected. It opens with a selection unless the person hid it. */
export const useInspector = create<InspectorState>()((set) => ({
  open: false,
  takesFocus: false,
  patch: (change) => set(change),
}));

/** Opens the inspector because somebody asked for it: from now on it opens with every selection. */
export function showInspector(): void {
  setHidden(false);
  useInspector.getState().patch({ open: true, takesFocus: true });
}

/** Hides the inspector until somebody asks for it. */
export function hideInspector(): void {
  setHidden(true);
  useInspector.getState().patch({ open: false });
}

function setHidden(inspector: boolean): void {
  const { hiddenPanes, patch } = useShell.getState();
  if (hiddenPanes.inspector !== inspector) patch({ hiddenPanes: { ...hiddenPanes, inspector } });
}
