import type { Result } from "../model/problem.ts";

/** Lets other messages in while an item computes, so that a stop arrives. */
export interface Breath {
  /** Time for a pause; one look at the clock. */
  readonly due: boolean;
  /** Yields to the event loop; answers false when the work is to stop. */
  take(): Promise<boolean>;
}

/** A job opened by a worker: independent items, each a function of its index alone. */
export interface OpenedBatch<Item> {
  readonly count: number;
  /** Computes one item; null when it was stopped half-way. */
  run(index: number, breath: Breath): Promise<Result<Item> | null> | Result<Item>;
}
