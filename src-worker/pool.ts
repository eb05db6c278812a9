import * as Comlink from "comlink";
import { type BatchHost, type BatchProgress, createBatchHost } from "./experiments/batch.ts";
import type { BatchItems, BatchJobs, BatchKind } from "./experiments/batches.ts";
import { type Chunk, Schedule } from "./experiments/schedule.ts";
import { ok, type Result } from "./model/problem.ts";
import { createPartner, type TrainPartner } from "./train/partner.ts";
import type { LentPartner } from "./train/train.ts";

/** A worker of the pool. */
export interface PoolWorker {
  readonly host: BatchHost;
  /** Its half of a training that two workers share. */
  readonly partner: TrainPartner;
  /** Resolves with the reason when the worker went away by itself. */
  readonly lost: Promise<string>;
  terminate(): void;
}

/** What a worker exposes. */
export interface WorkerHalves {
  readonly batch: BatchHost;
  readonly partner: TrainPartner;
}

/** A partner behind messages: gradients change hands without being copied. */
export function posted(partner: TrainPartner): TrainPartner {
  return {
    begin: (ground, seed) => partner.begin(ground, seed),
    step: (step) => partner.step(step.before ? Comlink.transfer(step, [step.before.gradient.buffer]) : step),
  };
}

/** The worker's side of the same. */
export function exposedPartner(): TrainPartner {
  return createPartner((share) => Comlink.transfer(share, [share.gradient.buffer]));
}

/** Starts one worker: a Web Worker in the page, a thread in Node. */
export type Spawner = () => PoolWorker;

/** What became of a batch. */
export interface BatchOutcome<Item> {
  /** One entry per item; undefined where a stop came first. */
  readonly items: readonly (Item | undefined)[];
  readonly done: number;
  readonly stopped: boolean;
}

/** Awaited; answer false to stop and keep what was computed. */
export type BatchListener = (progress: BatchProgress) => boolean | Promise<boolean>;

const PROGRESS_MS = 100;
/** The calling thread starts alone for this long: small jobs need no workers. */
const PROBE_MS = 150;
/** Workers take about this long to start, so less work than this stays where it is. */
const WORTH_STARTING_MS = 500;
const IDLE_MS = 30_000;
/** A worker that goes away this often before it opens a job cannot be started at all. */
const MOST_FAILED_STARTS = 2;

/** A Web Worker that runs `worker.ts`, as a worker of the pool. */
export function webSpawner(start: () => Worker): Spawner {
  return () => {
    const worker = start();
    const lost = new Promise<string>((resolve) => {
      worker.addEventListener("error", (event) => resolve(event.message || "it could not be loaded"));
      worker.addEventListener("messageerror", () => resolve("a message could not be read"));
    });
    const { batch, partner } = Comlink.wrap(worker) as unknown as WorkerHalves;
    return { host: batch, partner: posted(partner), lost, terminate: () => worker.terminate() };
  };
}

/**
 * Many workers for batches of independent items. Chunks are handed out as workers become free, so slow
 * items do not unbalance; every item depends on its index alone, so the answer is the same for any number
 * of workers. A chunk whose worker crashes is tried once more in another worker, then reported.
 */
export class Pool {
  private readonly workers: (PoolWorker | undefined)[] = [];
  private nextId = 1;
  private running = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param spawn null computes in the calling thread.
   * @param size number of workers, at least 1.
   * @param patience jobs that take the calling thread less than this start no workers, milliseconds.
   */
  constructor(
    private readonly spawn: Spawner | null,
    readonly size: number,
    private readonly patience: number = WORTH_STARTING_MS,
  ) {}

  /**
   * Computes all items of a job.
   *
   * @param local computes in the calling thread, which begins alone and does small jobs to the end.
   * @returns a problem when the job is refused, an item fails (the first one in order), or a chunk's
   *   workers crash twice.
   */
  async run<K extends BatchKind>(
    kind: K,
    job: BatchJobs[K],
    listener: BatchListener | null = null,
    local: BatchHost = createBatchHost(),
  ): Promise<Result<BatchOutcome<BatchItems[K]>>> {
    const id = this.nextId++;
    const opened = await local.open(id, kind, job);
    if (!opened.ok) return opened;
    const schedule = new Schedule<BatchItems[K]>(opened.value, listener, this.spawn ? this.size : 1);
    const ticker = setInterval(() => void schedule.tell(), PROGRESS_MS);
    this.running++;
    clearTimeout(this.idle);
    try {
      await this.compute(schedule, id, kind, job, local);
    } finally {
      clearInterval(ticker);
      this.running--;
      await local.close(id);
      this.closeWhenIdle();
    }
    if (schedule.problem) return { ok: false, problem: schedule.problem };
    return ok({ items: schedule.items, done: schedule.done, stopped: schedule.stopped });
  }

  /** A worker of its own for a training that two share; null where there is only the calling thread. */
  lend(): LentPartner | null {
    const worker = this.size > 1 ? this.spawn?.() : undefined;
    return worker ? { partner: worker.partner, lost: worker.lost, end: () => worker.terminate() } : null;
  }

  /** Ends all workers at once. */
  close(): void {
    clearTimeout(this.idle);
    for (const worker of this.workers) worker?.terminate();
    this.workers.length = 0;
  }

  private async compute<K extends BatchKind>(
    schedule: Schedule<BatchItems[K]>,
    id: number,
    kind: K,
    job: BatchJobs[K],
    local: BatchHost,
  ): Promise<void> {
    const here: PoolWorker = {
      host: local,
      partner: createPartner(),
      lost: new Promise(() => {}),
      terminate: () => {},
    };
    if (this.spawn) {
      if (this.patience > 0) await driveUntil(wait(PROBE_MS), here, id, schedule);
      if (!schedule.hasWork) return;
      if (schedule.remainingMs > this.patience) {
        const started: Promise<void>[] = [];
        const served = Array.from({ length: Math.min(this.size, schedule.remaining) }, (_, slot) => {
          const { promise, resolve } = signal();
          started.push(promise);
          return this.serve(slot, id, kind, job, schedule, resolve).finally(resolve);
        });
        // Starting takes a while, in which the calling thread goes on.
        await driveUntil(Promise.all(started), here, id, schedule);
        await Promise.all(served);
      }
    }
    // Without workers, for small jobs, and where no worker could be started.
    await drive(here, id, schedule);
  }

  /** Keeps one slot's worker busy; a worker that is lost is replaced. */
  private async serve<K extends BatchKind>(
    slot: number,
    id: number,
    kind: K,
    job: BatchJobs[K],
    schedule: Schedule<BatchItems[K]>,
    started: () => void,
  ): Promise<void> {
    let failedStarts = 0;
    while (schedule.hasWork && failedStarts < MOST_FAILED_STARTS) {
      this.workers[slot] ??= this.spawn?.();
      const worker = this.workers[slot];
      if (!worker) return;
      const opened = await orLost(worker, worker.host.open(id, kind, job));
      if ("lost" in opened) {
        failedStarts++;
        this.discard(slot, worker);
        continue;
      }
      if (!opened.value.ok) {
        schedule.fail(-1, opened.value.problem);
        return;
      }
      started();
      if (await drive(worker, id, schedule)) {
        await orLost(worker, worker.host.close(id));
        return;
      }
      this.discard(slot, worker);
    }
  }

  private discard(slot: number, worker: PoolWorker): void {
    worker.terminate();
    if (this.workers[slot] === worker) this.workers[slot] = undefined;
  }

  /** Idle workers keep a compiled network each; after a while their memory is given back. */
  private closeWhenIdle(): void {
    if (this.running > 0) return;
    this.idle = setTimeout(() => this.close(), IDLE_MS);
    // In Node a waiting timer would keep the program alive.
    (this.idle as { unref?: () => void }).unref?.();
  }
}

/** Computes in the calling thread until something happens; an item that is not finished by then waits. */
async function driveUntil<Item>(
  event: Promise<unknown>,
  here: PoolWorker,
  id: number,
  schedule: Schedule<Item>,
): Promise<void> {
  let over = false;
  void event.then(() => {
    over = true;
    return here.host.stop(id);
  });
  await drive(here, id, schedule, () => over);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function signal(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Feeds chunks to one worker until there are none; false when the worker was lost. */
async function drive<Item>(
  worker: PoolWorker,
  id: number,
  schedule: Schedule<Item>,
  over: () => boolean = () => false,
): Promise<boolean> {
  const stop = () => void worker.host.stop(id);
  schedule.onStop(stop);
  try {
    for (let chunk = schedule.take(); chunk; chunk = over() ? null : schedule.take()) {
      if (!(await feed(worker, id, chunk, schedule))) return false;
    }
    return true;
  } finally {
    schedule.offStop(stop);
  }
}

async function feed<Item>(
  worker: PoolWorker,
  id: number,
  chunk: Chunk,
  schedule: Schedule<Item>,
): Promise<boolean> {
  const began = performance.now();
  const answer = await orLost(worker, worker.host.run(id, chunk.from, chunk.to));
  if ("lost" in answer) {
    schedule.lost(chunk, answer.lost);
    return false;
  }
  const { items, problem } = answer.value;
  schedule.accept(chunk, items as readonly Item[], problem, performance.now() - began);
  return true;
}

type Answer<T> = { readonly value: T } | { readonly lost: string };

/** The answer of a call, or why its worker cannot give one: it died, or the call threw. */
function orLost<T>(worker: PoolWorker, call: Promise<T>): Promise<Answer<T>> {
  const answer = call.then(
    (value) => ({ value }),
    (error: unknown) => ({ lost: error instanceof Error ? error.message : String(error) }),
  );
  return Promise.race([answer, worker.lost.then((lost) => ({ lost }))]);
}
