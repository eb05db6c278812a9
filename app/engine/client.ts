import * as Comlink from "comlink";
import type {
  Compilation,
  Endpoints,
  EndpointsJob,
  Engine,
  Exportable,
  FormatInfo,
  Inspected,
  Listener,
  NetworkExport,
  Opened,
  SimulateCrnJob,
  SimulateJob,
  SourceFile,
} from "../../src-worker/engine.ts";
import type { CompileOptions, CompileReport } from "../../src-worker/model/compiled.ts";
import type { Crn } from "../../src-worker/model/crn.ts";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import type { ExportedFile } from "../../src-worker/model/exported.ts";
import type { LinkParts, OpenedLink } from "../../src-worker/model/link.ts";
import type { Network } from "../../src-worker/model/network.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import type {
  FrameRequest,
  ReductionFrame,
  ReductionJob,
  ReductionPlan,
  UnitChemistry,
  UnitChemistryJob,
} from "../../src-worker/model/reduction.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import type { Simulation, SimulationProgress } from "../../src-worker/model/simulation.ts";
import type { ImportChoices } from "../../src-worker/model/weightImport.ts";
import { EngineConnection } from "./connection.ts";

export { EngineLost } from "./connection.ts";

const crashListeners = new Set<() => void>();
const connection = new EngineConnection({
  onCrash: () => {
    for (const listener of crashListeners) listener();
  },
});

function ask<T>(call: (api: Engine) => Promise<T>): Promise<T> {
  return connection.ask(call);
}

/** Starts the worker ahead of the first call, so that it loads beside the page. */
export function startEngine(): void {
  connection.start();
}

/** Hard stop: ends the worker at once, rejects what waits with `EngineLost`, starts a new worker. */
export function restartEngine(): void {
  connection.drop();
  connection.start();
}

/** Tells when the worker crashed; answers a function that stops telling. */
export function onEngineCrash(listener: () => void): () => void {
  crashListeners.add(listener);
  return () => crashListeners.delete(listener);
}

/** The engine as the page calls it, computed in the worker. */
export const engine: Pick<
  Engine,
  | "open"
  | "inspect"
  | "importNetwork"
  | "write"
  | "export"
  | "formats"
  | "restore"
  | "writeLink"
  | "readLink"
  | "compile"
  | "report"
  | "parseReactions"
  | "simulate"
  | "simulateCrn"
  | "reductionPlan"
  | "reductionFrame"
  | "unitChemistry"
  | "endpoints"
> = {
  open: (file: SourceFile): Promise<Result<Opened>> => ask((api) => api.open(file)),
  inspect: (files: readonly SourceFile[], choices: ImportChoices): Promise<Result<Inspected>> =>
    ask((api) => api.inspect(files, choices)),
  importNetwork: (files: readonly SourceFile[], choices: ImportChoices): Promise<Result<NetworkDocument>> =>
    ask((api) => api.importNetwork(files, choices)),
  write: (content: Exportable, format: string): Promise<Result<Uint8Array>> =>
    ask((api) => api.write(content, format)),
  export: (
    content: Exportable | NetworkExport,
    format: string,
    previewLines: number,
  ): Promise<Result<ExportedFile>> => ask((api) => api.export(content, format, previewLines)),
  formats: (): Promise<readonly FormatInfo[]> => ask((api) => api.formats()),
  restore: (stored: unknown): Promise<Result<ShownDocument>> => ask((api) => api.restore(stored)),
  writeLink: (parts: LinkParts): Promise<Result<string>> => ask((api) => api.writeLink(parts)),
  readLink: (text: string): Promise<Result<OpenedLink>> => ask((api) => api.readLink(text)),
  compile: (name: string, network: Network, options: CompileOptions): Promise<Result<Compilation>> =>
    ask((api) => api.compile(name, network, options)),
  reductionPlan: (job: ReductionJob): Promise<Result<ReductionPlan>> => ask((api) => api.reductionPlan(job)),
  reductionFrame: (job: ReductionJob, request: FrameRequest): Promise<Result<ReductionFrame>> =>
    ask((api) => api.reductionFrame(job, request)),
  unitChemistry: (job: UnitChemistryJob): Promise<Result<UnitChemistry>> =>
    ask((api) => api.unitChemistry(job)),
  endpoints: (job: EndpointsJob): Promise<Result<Endpoints>> => ask((api) => api.endpoints(job)),
  simulate: (job: SimulateJob, listener: Listener<SimulationProgress> | null): Promise<Result<Simulation>> =>
    ask((api) => api.simulate(job, listener && Comlink.proxy(listener))),
  simulateCrn: (
    job: SimulateCrnJob,
    listener: Listener<SimulationProgress> | null,
  ): Promise<Result<Simulation>> => ask((api) => api.simulateCrn(job, listener && Comlink.proxy(listener))),
  report: (crn: Crn): Promise<CompileReport> => ask((api) => api.report(crn)),
  parseReactions: (text: string, name: string): Promise<Result<Crn>> =>
    ask((api) => api.parseReactions(text, name)),
};
