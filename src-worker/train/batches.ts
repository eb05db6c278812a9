import type { TrainingOptions } from "./options.ts";

/** Where a batch is cut into the shares of two workers: the rows of the first. */
export function shareCut(rows: number): number {
  return Math.ceil(rows / 2);
}

/** Rows per step. */
export function batchOf({ batchSize }: TrainingOptions, rows: number): number {
  return batchSize === 0 ? rows : Math.min(batchSize, rows);
}
