import * as Comlink from "comlink";
import type { Engine } from "../../src-worker/engine.ts";
import { IdleConnection } from "./idle.ts";

const connection = new IdleConnection();

/** The engine for experiments and long questions: nothing waits for it, and it makes nothing wait. */
export const experimentEngine: Pick<
  Engine,
  | "open"
  | "experiment"
  | "experimentCsv"
  | "simulateStochastic"
  | "simulateStochasticCrn"
  | "recognise"
  | "reproduce"
> = {
  experiment: (kind, job, listener) =>
    connection.ask((api) => api.experiment(kind, job, listener && Comlink.proxy(listener))),
  experimentCsv: (kind, result) => connection.ask((api) => api.experimentCsv(kind, result)),
  simulateStochastic: (job, listener) =>
    connection.ask((api) => api.simulateStochastic(job, listener && Comlink.proxy(listener))),
  simulateStochasticCrn: (job, listener) =>
    connection.ask((api) => api.simulateStochasticCrn(job, listener && Comlink.proxy(listener))),
  open: (file) => connection.ask((api) => api.open(file)),
  recognise: (crn) => connection.ask((api) => api.recognise(crn)),
  reproduce: (job, listener) =>
    connection.ask((api) => api.reproduce(job, listener && Comlink.proxy(listener))),
};

/** Ends the worker with all it computes: for one that does not answer a stop. */
export function endExperiments(): void {
  connection.drop();
}
