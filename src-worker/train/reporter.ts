import type { Listener } from "../jobs.ts";
import type { NetworkDocument } from "../model/document.ts";
import type { TrainingOptions } from "./options.ts";
import type { TrainingProgress } from "./progress.ts";
import type { RunState, Watch } from "./run.ts";

const REPORT_MS = 100;

/** Tells a listener how far the runs of a training are, about ten times a second, and hears its stop. */
export class Reporter {
  stopped = false;
  private last = performance.now();
  private lastNetwork = 0;
  /** Time in which the training really ran: a listener that lets it wait does not count. */
  private busyMs = 0;
  private told = 0;

  constructor(
    private readonly listener: Listener<TrainingProgress> | null,
    private readonly options: TrainingOptions,
    private readonly watchMs: number | null,
  ) {}

  /** The watch over one run, counted from 1; `network` is asked for when the network is to be shown. */
  watch(restart: number, network: () => NetworkDocument): Watch {
    const { listener } = this;
    this.told = 0;
    if (!listener) return () => true;
    return (state, end = false) => {
      const now = performance.now();
      return now - this.last < REPORT_MS && !end ? true : this.report(listener, restart, state, network, now);
    };
  }

  private async report(
    listener: Listener<TrainingProgress>,
    restart: number,
    state: RunState,
    network: () => NetworkDocument,
    now: number,
  ): Promise<boolean> {
    const { epochs, restarts } = this.options;
    const { epoch, best, points } = state;
    this.busyMs += now - this.last;
    const latest = points.at(-1);
    const done = restart - 1 + epoch / epochs;
    const going = await listener({
      epoch,
      epochs,
      restart,
      restarts,
      loss: latest?.loss ?? null,
      accuracy: latest?.accuracy ?? null,
      best: best && { epoch: best.epoch, accuracy: best.accuracy },
      points: points.slice(this.told),
      secondsLeft: done > 0 ? (this.busyMs / 1000 / done) * (restarts - done) : null,
      network: this.wantsNetwork(now) ? network() : null,
    });
    this.told = points.length;
    this.last = performance.now();
    if (!going) this.stopped = true;
    return going;
  }

  private wantsNetwork(now: number): boolean {
    if (this.watchMs === null || now - this.lastNetwork < this.watchMs) return false;
    this.lastNetwork = now;
    return true;
  }
}
