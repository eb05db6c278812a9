import type { NetworkDocument } from "../model/document.ts";

/** One finished epoch. */
export interface EpochPoint {
  readonly epoch: number;
  /** Mean loss over the steps of the epoch, dropout and changed images included. */
  readonly trainLoss: number;
  /** On the validation rows (the training rows where there are none), without either. */
  readonly loss: number;
  readonly accuracy: number;
  /** On training rows, at most 2,000 of them, without either. */
  readonly trainAccuracy: number;
  /** Learning rate of the epoch. */
  readonly rate: number;
}

/**
 * Told about ten times a second. A listener that does not answer pauses the training; one that answers
 * false stops it, and the best epoch so far is the outcome.
 */
export interface TrainingProgress {
  /** Epochs done, out of `epochs`, with the fraction of the current one. */
  readonly epoch: number;
  readonly epochs: number;
  /** The run this is, from 1, of `restarts`; with several workers, the number of finished runs. */
  readonly restart: number;
  readonly restarts: number;
  /** Of the last finished epoch; null before it. */
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly best: { readonly epoch: number; readonly accuracy: number } | null;
  /** The epochs that were finished since the last report, for curves. */
  readonly points: readonly EpochPoint[];
  /** From the pace so far, pauses not counted; null in the first tenth of a second. */
  readonly secondsLeft: number | null;
  /** The network as it is now, where watching was asked for and its time has come. */
  readonly network: NetworkDocument | null;
}
