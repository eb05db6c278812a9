import { create } from "zustand";
import type { DataOrigin, DataSurvey, UsualTraining } from "../../src-worker/engine.ts";

/**
 * The data set that is open. Its rows stay in the workers: each reads them from `origin`, once per `origin.key`
 * (`dataEngine.surveyData`). `survey` says what is known of them: name, rows, inputs, classes, parts, pictures.
 */
export interface OpenDataSet {
  readonly origin: DataOrigin;
  readonly survey: DataSurvey;
  /** What it is trained with where nothing else is asked for. */
  readonly usual: UsualTraining;
}

interface DataSetState {
  readonly open: OpenDataSet | null;
  /** Files that were looked into and wait for a person to correct what was found, or to use them. */
  readonly preview: OpenDataSet | null;
  /** Why the last files, or the last choice, could not be used; what was open stays open. */
  readonly problem: string | null;
  /** True while a worker reads. */
  readonly reading: boolean;
  patch(change: Partial<DataSetState>): void;
}

/** What networks are trained on and tested with. Never saved with a document, never undone. */
export const useDataSet = create<DataSetState>()((set) => ({
  open: null,
  preview: null,
  problem: null,
  reading: false,
  patch: (change) => set(change),
}));

let keys = 0;

/** A key for an origin: another one for every data set and every other choice. */
export function nextDataKey(): number {
  keys += 1;
  return keys;
}
