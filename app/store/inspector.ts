import { create } from "zustand";

interface InspectorState {
  /** The inspector stands beside the reactions. */
  readonly open: boolean;
  /** The person hid it: selections do not open it. */
  readonly hidden: boolean;
  /** It was asked for and takes the focus; opened by a selection it leaves the focus where it is. */
  readonly takesFocus: boolean;
  patch(change: Partial<InspectorState>): void;
}

/** Whether the selection is being inspected. It opens with a selection unless the person hid it. */
export const useInspector = create<InspectorState>()((set) => ({
  open: false,
  hidden: false,
  takesFocus: false,
  patch: (change) => set(change),
}));

/** Opens the inspector because somebody asked for it: from now on it opens with every selection. */
export function showInspector(): void {
  useInspector.getState().patch({ open: true, hidden: false, takesFocus: true });
}

/** Hides the inspector until somebody asks for it. */
export function hideInspector(): void {
  useInspector.getState().patch({ open: false, hidden: true });
}
