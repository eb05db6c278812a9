import { create } from "zustand";

/** What may stand in place of the reactions. */
export type BenchId = "data" | "experiments" | "train";

interface BenchState {
  /** Null: the reactions. */
  readonly shown: BenchId | null;
  /** Shows one of them, or the reactions again. */
  show(bench: BenchId | null): void;
}

/** The workplace under canvas and chart: one at a time, in place of the reactions. */
export const useBench = create<BenchState>()((set) => ({
  shown: null,
  show: (shown) => set({ shown }),
}));

/** Opens a workplace, or closes it when it is open. */
export function toggleBench(bench: BenchId): void {
  const { shown, show } = useBench.getState();
  show(shown === bench ? null : bench);
}
