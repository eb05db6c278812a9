import * as Comlink from "comlink";
import type { Engine } from "../../src-worker/engine.ts";
import { engineText } from "./text.ts";

/** The worker went away before it answered: it crashed, or the page stopped it. */
export class EngineLost extends Error {
  readonly crashed: boolean;
  constructor(crashed: boolean) {
    super(crashed ? engineText.crashed : engineText.restarted);
    this.name = "EngineLost";
    this.crashed = crashed;
  }
}

interface Opened {
  readonly worker: Worker;
  readonly api: Engine;
  /** Rejects every call that still waits: comlink leaves it pending for ever. */
  readonly waiting: Set<(reason: Error) => void>;
}

/** What a connection tells of its worker. */
interface Listener {
  readonly onCrash?: () => void;
  /** No call waits any more. */
  readonly onIdle?: () => void;
}

/** An engine in a worker of its own, which starts with the first call and anew after it was lost. */
export class EngineConnection {
  private opened: Opened | null = null;

  constructor(private readonly listener: Listener = {}) {}

  /** Starts the worker ahead of the first call. */
  start(): void {
    this.opened ??= this.open();
  }

  /** One call on the current worker; rejects with `EngineLost` when the worker goes away first. */
  ask<T>(call: (api: Engine) => Promise<T>): Promise<T> {
    this.opened ??= this.open();
    const { opened } = this;
    const { api, waiting } = opened;
    return new Promise<T>((resolve, reject) => {
      waiting.add(reject);
      call(api)
        .then(resolve, reject)
        .finally(() => {
          waiting.delete(reject);
          if (waiting.size === 0 && this.opened === opened) this.listener.onIdle?.();
        });
    });
  }

  /** Ends the worker at once and rejects what waits. */
  drop(crashed = false): void {
    const { opened } = this;
    this.opened = null;
    if (!opened) return;
    opened.worker.terminate();
    for (const reject of opened.waiting) reject(new EngineLost(crashed));
  }

  private open(): Opened {
    const worker = new Worker(new URL("../../src-worker/worker.ts", import.meta.url), { type: "module" });
    // Every method of Engine answers a promise, so the remote has its very shape; comlink's own type
    // spreads the promise over the two kinds of Result.
    const api = Comlink.wrap(worker) as unknown as Engine;
    const opened: Opened = { worker, api, waiting: new Set() };
    const crash = () => {
      if (this.opened !== opened) return;
      this.drop(true);
      this.listener.onCrash?.();
    };
    worker.addEventListener("error", crash);
    worker.addEventListener("messageerror", crash);
    return opened;
  }
}
