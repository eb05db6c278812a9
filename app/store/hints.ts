import { create } from "zustand";

/** What a first visit is shown: flipping an edge, dragging an input, the reactions. */
export const HINTS = ["edge", "input", "reactions"] as const;
export type HintId = (typeof HINTS)[number];

interface HintsState {
  /** Not dismissed yet: remembered in this browser. */
  readonly shown: boolean;
  /** Those the person has done. */
  readonly done: readonly HintId[];
  patch(change: Partial<HintsState>): void;
}

/** The hints of the first minute. Once all are done, or dismissed, they never come again by themselves. */
export const useHints = create<HintsState>()((set) => ({
  shown: false,
  done: [],
  patch: (change) => set(change),
}));
