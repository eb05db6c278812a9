import { create } from "zustand";
import type { SourceFile } from "../../src-worker/engine.ts";
import type { ImportPreview } from "../../src-worker/model/weightImport.ts";

/** Files of trained weights that wait for the person's choices. */
export interface WaitingImport {
  /** Which opening it is: choices made for one never reach another of the same name. */
  readonly number: number;
  readonly files: readonly SourceFile[];
  readonly preview: ImportPreview;
}

interface ImportState {
  readonly waiting: WaitingImport | null;
  patch(change: Partial<ImportState>): void;
}

/** What the import dialog shows; nothing is replaced before it is answered. */
export const useImport = create<ImportState>()((set) => ({
  waiting: null,
  patch: (change) => set(change),
}));
