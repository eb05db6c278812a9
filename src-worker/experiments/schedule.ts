import type { Problem } from "../model/problem.ts";
import type { BatchProgress } from "./batch.ts";

/** Items `from` … `to` − 1, and how many workers were lost over them. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  readonly losses: number;
}

type Listener = (progress: BatchProgress) => boolean | Promise<boolean>;

/** Chunks of about this length keep every worker busy and a stop short. */
const CHUNK_MS = 150;
const MOST_LOSSES = 2;

/** Which items of a batch are waiting, being computed and finished. */
export class Schedule<Item> {
  readonly items: (Item | undefined)[];
  done = 0;
  stopped = false;
  problem: Problem | null = null;
  /** Where `problem` arose; items behind it are not worth computing. */
  private problemAt = Number.POSITIVE_INFINITY;
  private next = 0;
  private readonly returned: Chunk[] = [];
  private busyMs = 0;
  private readonly began = performance.now();
  private telling = false;
  private readonly stops = new Set<() => void>();

  /** @param workers how many will share the items. */
  constructor(
    private readonly total: number,
    private readonly listener: Listener | null,
    private readonly workers: number,
  ) {
    this.items = new Array<Item | undefined>(total).fill(undefined);
  }

  get remaining(): number {
    return this.total - this.done;
  }

  /** Work left for one worker at the pace so far, milliseconds; without an item yet, endless. */
  get remainingMs(): number {
    return this.done === 0 ? Number.POSITIVE_INFINITY : (this.busyMs / this.done) * this.remaining;
  }

  /** Whether a chunk is waiting to be computed. */
  get hasWork(): boolean {
    if (this.stopped) return false;
    return this.returned.some(({ from }) => from < this.problemAt) || this.next < this.end;
  }

  /** The next chunk, about `CHUNK_MS` long; null when nothing is waiting. */
  take(): Chunk | null {
    if (!this.hasWork) return null;
    const again = this.returned.findIndex(({ from }) => from < this.problemAt);
    if (again >= 0) return this.returned.splice(again, 1)[0] as Chunk;
    const perItem = this.done === 0 ? CHUNK_MS : this.busyMs / this.done;
    const fair = Math.ceil((this.end - this.next) / (2 * this.workers));
    const size = Math.max(1, Math.min(fair, Math.floor(CHUNK_MS / Math.max(perItem, 1e-6))));
    const chunk = { from: this.next, to: this.next + size, losses: 0 };
    this.next = chunk.to;
    return chunk;
  }

  /** Keeps what a worker finished; what it did not begin waits again. */
  accept(chunk: Chunk, items: readonly Item[], problem: Problem | null, ms: number): void {
    items.forEach((item, i) => {
      this.items[chunk.from + i] = item;
    });
    this.done += items.length;
    this.busyMs += ms;
    const from = chunk.from + items.length;
    if (problem) this.fail(from, problem);
    else if (from < chunk.to) this.returned.push({ ...chunk, from });
  }

  /** The first problem in order of items is the one reported, whichever worker was faster. */
  fail(index: number, problem: Problem): void {
    if (index >= this.problemAt) return;
    this.problemAt = index;
    this.problem = problem;
  }

  /** A worker went away while it computed a chunk: once more elsewhere, then reported. */
  lost(chunk: Chunk, reason: string): void {
    const losses = chunk.losses + 1;
    if (losses < MOST_LOSSES) {
      this.returned.push({ ...chunk, losses });
      return;
    }
    const which =
      chunk.to - chunk.from === 1 ? `item ${chunk.from + 1}` : `items ${chunk.from + 1} to ${chunk.to}`;
    const message = `Two workers stopped over ${which}: ${reason}. Fewer or smaller items may need less memory.`;
    this.fail(chunk.from, { code: "worker-lost", message, where: { row: chunk.from + 1 } });
  }

  /** Tells the listener how far the batch is; its answer may stop everything. */
  async tell(): Promise<void> {
    if (!this.listener || this.telling || this.stopped) return;
    this.telling = true;
    const elapsed = (performance.now() - this.began) / 1000;
    const secondsLeft = this.done === 0 ? null : (elapsed / this.done) * this.remaining;
    const goOn = await this.ask({ done: this.done, total: this.total, secondsLeft });
    this.telling = false;
    if (goOn) return;
    this.stopped = true;
    for (const stop of this.stops) stop();
  }

  onStop(stop: () => void): void {
    this.stops.add(stop);
  }

  offStop(stop: () => void): void {
    this.stops.delete(stop);
  }

  /** A listener that is gone cannot want more. */
  private async ask(progress: BatchProgress): Promise<boolean> {
    try {
      return (await this.listener?.(progress)) ?? true;
    } catch {
      return false;
    }
  }

  private get end(): number {
    return Math.min(this.total, this.problemAt);
  }
}
