import { create } from "zustand";
import type { SourceFile } from "../../src-worker/engine.ts";
import type {
  ReproductionData,
  ReproductionFigure,
  ReproductionProgress,
  ReproductionRow,
} from "../../src-worker/model/reproduction.ts";

/** What is known of the paper's numbers, or on its way. */
interface ReproductionState {
  readonly open: boolean;
  readonly status: "idle" | "running" | "done" | "stopped" | "failed";
  /** Of the run under way. */
  readonly progress: Pick<ReproductionProgress, "done" | "total" | "doing" | "share"> | null;
  readonly rows: readonly ReproductionRow[];
  readonly figures: readonly ReproductionFigure[];
  readonly seconds: number | null;
  /** What went wrong, and what to do. */
  readonly problem: string | null;
  /** Files of the data sets that cannot come along; they never leave this page. */
  readonly files: Readonly<Record<ReproductionData, readonly SourceFile[]>>;
  /** Everything is measured, however long it takes. */
  readonly full: boolean;
  patch(change: Partial<ReproductionState>): void;
}

/** "Reproduce the paper": what the dialog shows; a run goes on while it is closed. */
export const useReproduction = create<ReproductionState>()((set) => ({
  open: false,
  status: "idle",
  progress: null,
  rows: [],
  figures: [],
  seconds: null,
  problem: null,
  files: { mnist: [], virus: [] },
  full: false,
  patch: (change) => set(change),
}));
