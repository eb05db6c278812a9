import * as Comlink from "comlink";
import type { Engine } from "../../src-worker/engine.ts";
import { EngineConnection } from "./connection.ts";

/** A worker that has nothing to do for this long is ended: it and its pool keep compiled networks. */
const IDLE_MS = 60_000;

let idle: ReturnType<typeof setTimeout> | undefined;

/** A second engine, beside the one that follows the page, with a pool of workers of its own. */
const connection = new EngineConnection({
  onIdle: () => {
    clearTimeout(idle);
    idle = setTimeout(() => connection.drop(), IDLE_MS);
  },
});

/** One call; the worker starts with the first one and ends when there were none for a while. */
function ask<T>(call: (api: Engine) => Promise<T>): Promise<T> {
  clearTimeout(idle);
  return connection.ask(call);
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
  connection.drop();
}
