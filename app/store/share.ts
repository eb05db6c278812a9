import { create } from "zustand";
import type { LessonStep } from "../../src-worker/model/link.ts";

interface ShareState {
  /** The share dialog is open. */
  readonly open: boolean;
  /** The lesson under way, which links take along; null outside lessons. */
  readonly lesson: LessonStep | null;
  patch(change: Partial<ShareState>): void;
}

/** What is being shared. */
export const useShare = create<ShareState>()((set) => ({
  open: false,
  lesson: null,
  patch: (change) => set(change),
}));
