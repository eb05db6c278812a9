import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import * as Comlink from "comlink";
import nodeEndpoint from "comlink/dist/umd/node-adapter.js";
import { Pool, type PoolWorker, posted, type WorkerHalves } from "../pool.ts";

/** As many workers as there are cores. */
export const CORES = availableParallelism();

/**
 * A pool of worker threads; one worker is the calling thread itself. Call `close` when done: threads keep
 * the program alive.
 */
export function nodePool(size: number = CORES): Pool {
  return new Pool(size > 1 ? spawnThread : null, size);
}

/** A thread that runs the same TypeScript worker, whatever loader the calling program uses. */
export function spawnThread(): PoolWorker {
  const thread = new Worker(new URL("./start.mjs", import.meta.url), { execArgv: [] });
  const lost = new Promise<string>((resolve) => {
    thread.on("error", (error) => resolve(error.message));
    thread.on("exit", (code) => resolve(`a thread ended with code ${code}`));
  });
  const { batch, partner } = Comlink.wrap(nodeEndpoint(thread)) as unknown as WorkerHalves;
  return { host: batch, partner: posted(partner), lost, terminate: () => void thread.terminate() };
}
