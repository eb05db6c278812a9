import { create } from "zustand";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { FIGURE_1 } from "./figure1.ts";

/** A state to go back (or forward) to, with the name of the step that left it. */
interface HistoryEntry {
  readonly label: string;
  readonly document: NetworkDocument;
}

const HISTORY_LIMIT = 200;

interface DocumentState {
  readonly document: NetworkDocument;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** One gesture = one call = one named undo step; an unchanged document adds none. */
  edit(label: string, change: (document: NetworkDocument) => NetworkDocument): void;
  undo(): void;
  redo(): void;
}

/** The document with named undo. Inputs, time and selection live elsewhere: they are not undone. */
export const useDocument = create<DocumentState>()((set) => ({
  document: FIGURE_1,
  past: [],
  future: [],
  edit: (label, change) =>
    set((state) => {
      const next = change(state.document);
      if (next === state.document) return state;
      const past = [...state.past, { label, document: state.document }].slice(-HISTORY_LIMIT);
      return { document: next, past, future: [] };
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
