import { create } from "zustand";
import type { Crn } from "../../src-worker/model/crn.ts";
import type { Recognition } from "../../src-worker/model/recognition.ts";

interface RecognitionState {
  /** The reactions the answer is about. */
  readonly crn: Crn | null;
  /** Null while it is being looked for, and where the worker failed. */
  readonly answer: Recognition | null;
  patch(change: Partial<RecognitionState>): void;
}

/** Whether the shown reactions are the compiled form of a network, and of which. */
export const useRecognition = create<RecognitionState>()((set) => ({
  crn: null,
  answer: null,
  patch: (change) => set(change),
}));
