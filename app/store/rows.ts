import { create } from "zustand";
import type { BatchProgress, DataAnswers, RowSource } from "../../src-worker/engine.ts";
import type { ImagePreparation } from "../../src-worker/model/document.ts";

/** Which rows are listed. */
export interface RowFilter {
  /** Number of a row (from 1) or the name of a class. */
  readonly search: string;
  /** Class number of the label; null for all. */
  readonly label: number | null;
  /** Output the network answers; null for all. */
  readonly winner: number | null;
  /** 0 training, 1 validation, 2 test; null for all. */
  readonly part: number | null;
  /** Only rows whose answer is not their label. */
  readonly wrong: boolean;
}

/** The rows that the pane shows. */
export interface RowSubject {
  readonly source: RowSource;
  readonly name: string;
  readonly count: number;
  readonly classes: readonly string[];
  /** Names of the inputs whose pixels are shown where the network takes pictures; null: as the rows were read. */
  readonly shownAs: readonly string[] | null;
  /** How the network's training images became its inputs; null where that is not known, or of no use here. */
  readonly image: ImagePreparation | null;
  /** Width of a row's picture, pixels; null for rows that are none. */
  readonly pictureWidth: number | null;
}

interface RowsState {
  /** The network's examples, or the open data set; null: whatever suits the network. */
  readonly wanted: "examples" | "opened" | null;
  readonly filter: RowFilter;
  /** What the network says to the rows with this key. */
  readonly answers: DataAnswers | null;
  readonly answeredKey: number | null;
  readonly progress: BatchProgress | null;
  /** Why there are no answers. */
  readonly problem: string | null;
  /** The row (from 0) the keyboard is on; the one on the inputs after Enter or a click. */
  readonly at: number | null;
  /** Somebody asked for the next misclassified row: it comes as soon as the answers are there. */
  readonly nextAsked: boolean;
  patch(change: Partial<RowsState>): void;
  setFilter(change: Partial<RowFilter>): void;
}

export const NO_FILTER: RowFilter = { search: "", label: null, winner: null, part: null, wrong: false };

/** The data pane: what is listed, and what the network answers. The rows themselves stay in a worker. */
export const useRows = create<RowsState>()((set) => ({
  wanted: null,
  filter: NO_FILTER,
  answers: null,
  answeredKey: null,
  progress: null,
  problem: null,
  at: null,
  nextAsked: false,
  patch: (change) => set(change),
  setFilter: (change) => set(({ filter }) => ({ filter: { ...filter, ...change } })),
}));
