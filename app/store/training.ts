import { create } from "zustand";
import type {
  TrainingOptions,
  TrainingOutcome,
  TrainingProgress,
  TrainWishes,
} from "../../src-worker/engine.ts";
import type { OpenDataSet } from "./dataSet.ts";

/** What a person changed of what the open data set is usually trained with. */
export type TrainingChanges = Partial<
  Pick<
    TrainWishes,
    | "hidden"
    | "epochs"
    | "batch"
    | "rate"
    | "rateEnd"
    | "loss"
    | "ternary"
    | "dropout"
    | "dropoutInput"
    | "prepare"
    | "inputFactor"
    | "shift"
    | "warp"
    | "seed"
    | "restarts"
    | "validation"
    | "test"
    | "splitBy"
  >
>;

/** One finished or running run of a training: its curves, thinned out. */
export interface RunCurve {
  /** From 1. */
  readonly restart: number;
  /** Every so many epochs a point is kept; the last one always. */
  readonly stride: number;
  readonly points: TrainingProgress["points"];
  readonly best: TrainingProgress["best"];
}

/**
 * Where the network in training is: `beside` it is not shown; `shown` it stands on the canvas, at the end the
 * finished one; `left` it stood there and the person went on to something else.
 */
export type TrainingPlace = "beside" | "shown" | "left";

/** One training: under way, finished, or why it could not be. */
export interface Training {
  readonly status: "running" | "paused" | "stopping" | "done" | "failed";
  readonly data: OpenDataSet;
  readonly wishes: TrainWishes;
  readonly options: TrainingOptions;
  /** There are validation rows, so that training and validation have a curve each. */
  readonly validated: boolean;
  readonly progress: Omit<TrainingProgress, "points" | "network"> | null;
  readonly runs: readonly RunCurve[];
  readonly outcome: TrainingOutcome | null;
  readonly problem: string | null;
  readonly place: TrainingPlace;
}

interface TrainingState {
  readonly changes: TrainingChanges;
  /** The network in training is shown on the canvas, compiled and simulated, every so often. */
  readonly watch: boolean;
  readonly training: Training | null;
  patch(change: Partial<Pick<TrainingState, "changes" | "watch" | "training">>): void;
  /** Changes the training that is under way or finished. */
  update(change: (training: Training) => Partial<Training>): void;
}

/** Training: what is set, under way and found. It outlives the pane that shows it. */
export const useTraining = create<TrainingState>()((set) => ({
  changes: {},
  watch: true,
  training: null,
  patch: (change) => set(change),
  update: (change) =>
    set(({ training }) => (training ? { training: { ...training, ...change(training) } } : {})),
}));
