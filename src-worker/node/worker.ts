import { parentPort } from "node:worker_threads";
import * as Comlink from "comlink";
import nodeEndpoint from "comlink/dist/umd/node-adapter.js";
import { createBatchHost } from "../experiments/batch.ts";
import { exposedPartner } from "../pool.ts";

// A worker thread of the pool: the page's worker without the rest of the engine.
if (parentPort)
  Comlink.expose({ batch: createBatchHost(), partner: exposedPartner() }, nodeEndpoint(parentPort));
