import * as Comlink from "comlink";
import type { Engine } from "../../src-worker/engine.ts";
import { EngineConnection } from "./connection.ts";

/** An engine for data sets: it keeps the rows of the open one, and nothing that computes makes it wait. */
const connection = new EngineConnection();

/** Questions about data sets, answered in a worker of their own. */
export const dataEngine: Pick<Engine, "surveyData" | "dataRows" | "classifyData"> = {
  surveyData: (origin) => connection.ask((api) => api.surveyData(origin)),
  dataRows: (job) => connection.ask((api) => api.dataRows(job)),
  classifyData: (job, listener) =>
    connection.ask((api) => api.classifyData(job, listener && Comlink.proxy(listener))),
};
