import { create } from "zustand";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { FIGURE_1 } from "./figure1.ts";

/** A state to go back (or forward) to, with the name of the step that left it. */
interface HistoryEntry {
  readonly label: string;
  readonly document: ShownDocument;
  readonly record: string;
  /** The gesture that made the step; its further edits join it. */
  readonly gesture?: string;
}

const HISTORY_LIMIT = 200;

interface DocumentState {
  readonly document: ShownDocument;
  /** Id under which this browser keeps the document: another network has another one, through undo and redo. */
  readonly record: string;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** When a restored document was last edited (ms since 1970): its history begins there. Null otherwise. */
  readonly restored: number | null;
  /**
   * One gesture = one named undo step; an unchanged document adds none. A gesture that edits as it goes on
   * (a key held down) names itself, so that its edits make one step.
   */
  edit(label: string, change: (document: ShownDocument) => ShownDocument, gesture?: string): void;
  /** Shows another document, kept under its own id; one undo step, that edits of the same gesture join. */
  replace(label: string, document: ShownDocument, record: string, gesture?: string): void;
  /** Starts from a document, without history; `edited` is null for one that was not kept before. */
  restore(document: ShownDocument, record: string, edited: number | null): void;
  /** Goes on under another id (and name) wherever `record` is shown, in the history, too. No undo step. */
  continueAs(record: string, next: { readonly record: string; readonly name: string }): void;
  undo(): void;
  redo(): void;
}

/** The document with named undo. Inputs, time and selection live elsewhere: they are not undone. */
export const useDocument = create<DocumentState>()((set) => ({
  document: FIGURE_1,
  record: newRecordId(),
  past: [],
  future: [],
  restored: null,
  edit: (label, change, gesture) =>
    set((state) => {
      const next = change(state.document);
      if (next === state.document || isForNetworks(state.document, next)) return state;
      const goesOn = gesture !== undefined && state.past.at(-1)?.gesture === gesture;
      if (goesOn && state.future.length === 0) return { document: next };
      return { document: next, ...left(state, label, gesture) };
    }),
  replace: (label, document, record, gesture) =>
    set((state) => ({ document, record, ...left(state, label, gesture) })),
  restore: (document, record, edited) => set({ document, record, past: [], future: [], restored: edited }),
  continueAs: (record, next) =>
    set((state) => {
      const rename = <T extends { readonly document: ShownDocument; readonly record: string }>(entry: T) =>
        entry.record === record
          ? { ...entry, record: next.record, document: { ...entry.document, name: next.name } }
          : entry;
      return { ...rename(state), past: state.past.map(rename), future: state.future.map(rename) };
    }),
  undo: () =>
    set((state) => {
      const entry = state.past.at(-1);
      if (!entry) return state;
      const { label, document, record } = entry;
      return {
        document,
        record,
        past: state.past.slice(0, -1),
        future: [{ label, document: state.document, record: state.record }, ...state.future],
      };
    }),
  redo: () =>
    set((state) => {
      const entry = state.future[0];
      if (!entry) return state;
      const { label, document, record } = entry;
      return {
        document,
        record,
        past: [...state.past, { label, document: state.document, record: state.record }],
        future: state.future.slice(1),
      };
    }),
}));

/** Reactions have no neurons: a change of their face alone is no change. */
function isForNetworks(before: ShownDocument, next: ShownDocument): boolean {
  return (
    before.reactions !== undefined && before.reactions === next.reactions && before.network !== next.network
  );
}

/** The history after a step away from `state`. */
function left(
  { past, document, record }: DocumentState,
  label: string,
  gesture?: string,
): Pick<DocumentState, "past" | "future"> {
  const entry = { label, document, record, ...(gesture ? { gesture } : {}) };
  return { past: [...past, entry].slice(-HISTORY_LIMIT), future: [] };
}

/** A new id for a stored document: 32 hexadecimal digits. */
export function newRecordId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
