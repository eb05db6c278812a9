import * as Comlink from "comlink";
import type { Engine } from "../../src-worker/engine.ts";
import { IdleConnection } from "./idle.ts";

const connection = new IdleConnection();

/** The engine that trains, in a worker of its own: the page goes on simulating meanwhile. */
export const trainingEngine: Pick<Engine, "trainOrigin"> = {
  trainOrigin: (origin, request, listener, watchMs) =>
    connection.ask((api) => api.trainOrigin(origin, request, listener && Comlink.proxy(listener), watchMs)),
};

/** Ends the worker with the training it computes. */
export function endTraining(): void {
  connection.drop();
}
