import { create } from "zustand";

/**
 * What has become of the shown document: `untouched` as it came and kept nowhere, `restored` as it was found,
 * `waiting` for a pause in the editing, `saving`, `saved`, `removed` by hand, `failed`.
 */
export type SaveStatus = "untouched" | "restored" | "waiting" | "saving" | "saved" | "removed" | "failed";

/** Why nothing is kept: the browser offers no database, its room is full, or something else went wrong. */
export type SaveFailure =
  | { readonly kind: "blocked" }
  | { readonly kind: "full" }
  | { readonly kind: "silent" }
  | { readonly kind: "other"; readonly reason: string };

interface SavedState {
  readonly status: SaveStatus;
  /** Time of the last edit that is kept (ms since 1970). */
  readonly at: number | null;
  readonly failure: SaveFailure | null;
  /** A document that would be lost by showing another, and what shows the other. */
  readonly replacement: { readonly name: string; readonly proceed: () => void } | null;
  patch(change: Partial<SavedState>): void;
}

/** Whether this browser keeps what is shown. Written by `app/storage` alone. */
export const useSaved = create<SavedState>()((set) => ({
  status: "untouched",
  at: null,
  failure: null,
  replacement: null,
  patch: (change) => set(change),
}));
