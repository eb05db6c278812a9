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

/** The worker went away before it answered: it crashed, or the page stopped it. */
export class EngineLost extends Error {
  readonly crashed: boolean;
  constructor(crashed: boolean) {
    super(crashed ? "The engine stopped unexpectedly." : "The engine was restarted.");
    this.name = "EngineLost";
    this.crashed = crashed;
  }
}

interface Connection {
  readonly worker: Worker;
  readonly api: Engine;
  /** Rejects every call that still waits: comlink leaves it pending for ever. */
  readonly waiting: Set<(reason: Error) => void>;
}

let connection: Connection | null = null;
const crashListeners = new Set<() => void>();

function connect(): Connection {
  const worker = new Worker(new URL("../../src-worker/worker.ts", import.meta.url), { type: "module" });
  // Every method of Engine answers a promise, so the remote has its very shape; comlink's own type
  // spreads the promise over the two kinds of Result.
  const api = Comlink.wrap(worker) as unknown as Engine;
  const opened: Connection = { worker, api, waiting: new Set() };
  const crash = () => {
    if (connection !== opened) return;
    drop(true);
    for (const listener of crashListeners) listener();
  };
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

/** One call on the current worker; a lost worker is replaced by the next call. */
function ask<T>(call: (api: Engine) => Promise<T>): Promise<T> {
  connection ??= connect();
  const { api, waiting } = connection;
  return new Promise<T>((resolve, reject) => {
    waiting.add(reject);
    call(api)
      .then(resolve, reject)
      .finally(() => waiting.delete(reject));
  });
}

/** Starts the worker ahead of the first call, so that it loads beside the page. */
export function startEngine(): void {
  connection ??= connect();
}

/** Hard stop: ends the worker at once, rejects what waits with `EngineLost`, starts a new worker. */
export function restartEngine(): void {
  drop(false);
  startEngine();
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
