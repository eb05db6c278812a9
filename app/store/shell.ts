import { create } from "zustand";

/** A network beside the page that the examples menu offers. */
export interface ExampleEntry {
  /** File name below `examples/`. */
  readonly file: string;
  readonly name: string;
  readonly sentence: string;
  readonly source: string;
  /** "4-8-3". */
  readonly shape: string;
}

export type PaneId = "inputs" | "chart" | "reactions";

interface ShellState {
  readonly hiddenPanes: Readonly<Record<PaneId, boolean>>;
  readonly exportOpen: boolean;
  /** Keys that are a character alone work. */
  readonly characterKeys: boolean;
  /** Id of the format that the export dialog shows. */
  readonly exportFormat: string;
  /** The card of the shown network. */
  readonly aboutOpen: boolean;
  /** The list of networks kept in this browser. */
  readonly recentOpen: boolean;
  /** Example the inputs were last taken from: what Reset goes back to. */
  readonly lastExample: number;
  /** Null until the index was read; empty when there is none. */
  readonly examples: readonly ExampleEntry[] | null;
  patch(change: Partial<ShellState>): void;
}

/** The frame around the panes: what is open, hidden and offered. */
export const useShell = create<ShellState>()((set) => ({
  hiddenPanes: { inputs: false, chart: false, reactions: false },
  exportOpen: false,
  characterKeys: true,
  exportFormat: "crn-text",
  aboutOpen: false,
  recentOpen: false,
  lastExample: 0,
  examples: null,
  patch: (change) => set(change),
}));
