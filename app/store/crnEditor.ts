import { create } from "zustand";
import type { OpenedCrn } from "../../src-worker/engine.ts";
import type { Problem } from "../../src-worker/model/problem.ts";

/** What the reaction editor can be asked by commands and lines beside it; null until it is there. */
export interface EditorStage {
  /** Puts the keyboard into the text, on a line (from 1) where one is given. */
  focus(line?: number): void;
  /** Opens the search in the text. */
  find(): void;
}

interface CrnEditorState {
  /** Why the text in the editor cannot be read; null while it can. */
  readonly problem: Problem | null;
  readonly stage: EditorStage | null;
  /** Line (from 1) where the keyboard goes once the editor is there; null where it stays. */
  readonly goTo: number | null;
  /** What a file of another notation, mended in the editor, would open as; null before it can be read. */
  readonly mended: OpenedCrn | null;
  patch(change: Partial<CrnEditorState>): void;
}

/** The reaction editor as others see it: never saved, never undone. */
export const useCrnEditor = create<CrnEditorState>()((set) => ({
  problem: null,
  stage: null,
  goTo: null,
  mended: null,
  patch: (change) => set(change),
}));
