import { ok, type Problem, type Result } from "../model/problem.ts";
import { PreparedCache } from "../prepared.ts";
import { type BatchJobs, type BatchKind, OPENERS } from "./batches.ts";
import type { Breath, OpenedBatch } from "./openedBatch.ts";

/** How far a long job is; told about ten times a second. */
export interface BatchProgress {
  /** Items finished, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Estimate from the pace so far; null before the first item is finished. */
  readonly secondsLeft: number | null;
}

/** The items of a chunk that were finished, in order, and why the next one could not be. */
export interface ChunkResult {
  readonly items: readonly unknown[];
  readonly problem: Problem | null;
}

/** What a worker does for the pool. Several batches may be open at once; `id` tells them apart. */
export interface BatchHost {
  /** Prepares a job; answers its number of items. */
  open<K extends BatchKind>(id: number, kind: K, job: BatchJobs[K]): Promise<Result<number>>;
  /** Computes items `from` … `to` − 1, or fewer when stopped. */
  run(id: number, from: number, to: number): Promise<ChunkResult>;
  /** Ends the chunk that is being computed; what is finished is still answered. */
  stop(id: number): Promise<void>;
  close(id: number): Promise<void>;
}

const BREATH_MS = 60;

class Lung implements Breath {
  stopped = false;
  private last = performance.now();

  get due(): boolean {
    return performance.now() - this.last > BREATH_MS;
  }

  async take(): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.last = performance.now();
    return !this.stopped;
  }
}

interface Open {
  readonly batch: OpenedBatch<unknown>;
  readonly lung: Lung;
}

/** The worker's half of the pool; also computes in the calling thread when there are no workers. */
export function createBatchHost(cache = new PreparedCache()): BatchHost {
  const batches = new Map<number, Open>();
  return {
    open: async (id, kind, job) => {
      const opened = OPENERS[kind](job, cache);
      if (!opened.ok) return opened;
      batches.set(id, { batch: opened.value, lung: new Lung() });
      return ok(opened.value.count);
    },
    run: async (id, from, to) => {
      const open = batches.get(id);
      if (!open) throw new Error(`Batch ${id} is not open.`);
      // A stop belongs to one chunk: messages arrive in order, so none meant for this one came before.
      open.lung.stopped = false;
      return runChunk(open, from, to);
    },
    stop: async (id) => {
      const open = batches.get(id);
      if (open) open.lung.stopped = true;
    },
    close: async (id) => {
      batches.delete(id);
    },
  };
}

async function runChunk({ batch, lung }: Open, from: number, to: number): Promise<ChunkResult> {
  const items: unknown[] = [];
  for (let index = from; index < to; index++) {
    if (lung.due && !(await lung.take())) break;
    const item = await batch.run(index, lung);
    if (item === null) break;
    if (!item.ok) return { items, problem: item.problem };
    items.push(item.value);
  }
  return { items, problem: null };
}
