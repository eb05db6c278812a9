import { create } from "zustand";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { FIGURE_1 } from "./figure1.ts";

/** A state to go back (or forward) to, with the name of the step that left it. */
interface HistoryEntry {
  readonly label: string;
  readonly document: NetworkDocument;
  /** The gesture that made the step; its further edits join it. */
  readonly gesture?: string;
}

const HISTORY_LIMIT = 200;

interface DocumentState {
  readonly document: NetworkDocument;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /**
   * One gesture = one named undo step; an unchanged document adds none. A gesture that edits as it goes on
   * (a key held down) names itself, so that its edits make one step.
   */
  edit(label: string, change: (document: NetworkDocument) => NetworkDocument, gesture?: string): void;
  undo(): void;
  redo(): void;
}

/** The document with named undo. Inputs, time and selection live elsewhere: they are not undone. */
export const useDocument = create<DocumentState>()((set) => ({
  document: FIGURE_1,
  past: [],
  future: [],
  edit: (label, change, gesture) =>
    set((state) => {
      const next = change(state.document);
      if (next === state.document) return state;
      const goesOn = gesture !== undefined && state.past.at(-1)?.gesture === gesture;
      if (goesOn && state.future.length === 0) return { document: next };
      const entry = { label, document: state.document, ...(gesture ? { gesture } : {}) };
      return { document: next, past: [...state.past, entry].slice(-HISTORY_LIMIT), future: [] };
    }),
  undo: () =>
    set((state) => {
      const entry = state.past.at(-1);
      if (!entry) return state;
      return {
        document: entry.document,
        past: state.past.slice(0, -1),
        future: [{ label: entry.label, document: state.document }, ...state.future],
      };
    }),
  redo: () =>
    set((state) => {
      const entry = state.future[0];
      if (!entry) return state;
      return {
        document: entry.document,
        past: [...state.past, { label: entry.label, document: state.document }],
        future: state.future.slice(1),
      };
    }),
}));
