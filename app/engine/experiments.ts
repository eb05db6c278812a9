import * as Comlink from "comlink";
import type { Engine } from "../../src-worker/engine.ts";
import { EngineLost } from "./client.ts";

/** A worker that has nothing to do for this long is ended: it and its pool keep compiled networks. */
const IDLE_MS = 60_000;

interface Connection {
  readonly worker: Worker;
  readonly api: Engine;
  /** Rejects every call that still waits: comlink leaves it pending for ever. */
  readonly waiting: Set<(reason: Error) => void>;
}

let connection: Connection | null = null;
let idle: ReturnType<typeof setTimeout> | undefined;

/** A second engine, beside the one that follows the page, with a pool of workers of its own. */
function connect(): Connection {
  const worker = new Worker(new URL("../../src-worker/worker.ts", import.meta.url), { type: "module" });
  const opened: Connection = {
    worker,
    api: Comlink.wrap(worker) as unknown as Engine,
    waiting: new Set(),
  };
  const crash = () => connection === opened && drop(true);
  worker.addEventListener("error", crash);
  worker.addEventListener("messageerror", crash);
  return opened;
}

function drop(crashed: boolean): void {
  const lost = connection;
  connection = null;
  if (!lost) return;
  lost.worker.terminate();
  for (const reject of lost.waiting) reject(new EngineLost(crashed));
}

/** One call; the worker starts with the first one and ends when there were none for a while. */
function ask<T>(call: (api: Engine) => Promise<T>): Promise<T> {
  clearTimeout(idle);
  connection ??= connect();
  const { api, waiting } = connection;
  return new Promise<T>((resolve, reject) => {
    waiting.add(reject);
    call(api)
      .then(resolve, reject)
      .finally(() => {
        waiting.delete(reject);
        if (waiting.size === 0 && connection?.waiting === waiting) {
          clearTimeout(idle);
          idle = setTimeout(() => drop(false), IDLE_MS);
        }
      });
  });
}

/** The engine for experiments and long questions: nothing waits for it, and it makes nothing wait. */
export const experimentEngine: Pick<
  Engine,
  "experiment" | "experimentCsv" | "simulateStochastic" | "simulateStochasticCrn" | "recognise"
> = {
  experiment: (kind, job, listener) =>
    ask((api) => api.experiment(kind, job, listener && Comlink.proxy(listener))),
  experimentCsv: (kind, result) => ask((api) => api.experimentCsv(kind, result)),
  simulateStochastic: (job, listener) =>
    ask((api) => api.simulateStochastic(job, listener && Comlink.proxy(listener))),
  simulateStochasticCrn: (job, listener) =>
    ask((api) => api.simulateStochasticCrn(job, listener && Comlink.proxy(listener))),
  recognise: (crn) => ask((api) => api.recognise(crn)),
};

/** Ends the worker with all it computes: for one that does not answer a stop. */
export function endExperiments(): void {
  drop(false);
}
