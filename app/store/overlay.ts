import { create } from "zustand";

/** A value that is asked for. */
export interface AskField {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What it is measured in, "%". */
  readonly unit?: string;
}

/** A question in a small dialog: values to type, or just a yes. */
export interface Ask {
  readonly title: string;
  /** A sentence or two under the title. */
  readonly text: string;
  readonly fields: readonly AskField[];
  /** The button that answers yes. */
  readonly confirm: string;
  /** Does it; a sentence keeps the dialog open and says what to mend. */
  readonly submit: (values: Readonly<Record<string, string>>) => string | null;
}

interface OverlayState {
  readonly palette: boolean;
  readonly keys: boolean;
  readonly ask: Ask | null;
  patch(change: Partial<OverlayState>): void;
}

/** What lies over the page: the command palette, the sheet of keys, a question. */
export const useOverlay = create<OverlayState>()((set) => ({
  palette: false,
  keys: false,
  ask: null,
  patch: (change) => set(change),
}));
