import { reportOnCrn } from "./compile/compile.ts";
import { encodeInputs } from "./compile/options.ts";
import type { Engine } from "./contract.ts";
import type { DataSet } from "./data/dataSet.ts";
import type { DataShelf } from "./data/origin.ts";
import { splitRows } from "./data/prepare.ts";
import type { DataDesk } from "./data/questions.ts";
import { createBatchHost } from "./experiments/batch.ts";
import { SUMMARIES, TABLES } from "./experiments/experiments.ts";
import { exportableOf } from "./exportNetwork.ts";
import { importFiles, inspectFiles } from "./formats/inspect.ts";
import { exportFile, formatInfos, openFile, writeFile } from "./formats/registry.ts";
import type { EndpointsJob, SimulateCrnJob, SimulateJob, StochasticCrnJob, StochasticJob } from "./jobs.ts";
import type { CompileOptions } from "./model/compiled.ts";
import type { Crn } from "./model/crn.ts";
import { type Activity, evaluate, type Network } from "./model/network.ts";
import { ok, type Result } from "./model/problem.ts";
import { Pool } from "./pool.ts";
import { PreparedCache, PreparedCrnCache } from "./prepared.ts";
import { ReductionCache } from "./reductionCache.ts";
import { type Prepared, type RunRequest, runSimulation } from "./simulate/run.ts";
import { runStochastic, type StochasticRequest } from "./simulate/stochastic/run.ts";
import { train } from "./train/train.ts";
import { trainFrom, trainRead, usualTraining } from "./train/trainFrom.ts";

export type { Engine } from "./contract.ts";
export type { DataSet, Split } from "./data/dataSet.ts";
export type { DataOrigin, DataSurvey } from "./data/origin.ts";
export type { SplitChoice } from "./data/prepare.ts";
export type { ClassifyJob, DataAnswers, DataRowsJob, RowSource } from "./data/questions.ts";
export type { BuiltInData, DataChoices } from "./data/sources.ts";
export type { ColumnPreview, RowPreview, TablePreview } from "./data/tablePreview.ts";
export type { BatchProgress } from "./experiments/batch.ts";
export type { BatchJobs, BatchKind } from "./experiments/batches.ts";
export type { ExperimentResults } from "./experiments/experiments.ts";
export type { VerifyJob } from "./experiments/verify.ts";
export type { FormatInfo } from "./formats/format.ts";
export type { Inspected } from "./formats/inspect.ts";
export type * from "./jobs.ts";
export type { TrainingOptions } from "./train/options.ts";
export type { PartAccuracy } from "./train/outcome.ts";
export type { EpochPoint, TrainingProgress } from "./train/progress.ts";
export type { TrainRequest, TrainWishes, UsualTraining } from "./train/request.ts";
export type { TrainingOutcome } from "./train/train.ts";

/**
 * The engine: the one place that knows all its parts. It keeps the analysis of the last network.
 *
 * @param pool where experiments compute; without one in the calling thread.
 */
export function createEngine(pool: Pool = new Pool(null, 1)): Engine {
  const cache = new PreparedCache();
  const reductions = new ReductionCache();
  const crns = new PreparedCrnCache();
  const host = createBatchHost(cache);
  let shelf: DataShelf | null = null;
  // The readers of data are fetched when they are first wanted.
  const shelved = async () => {
    const { DataShelf, ...rest } = await import("./data/origin.ts");
    shelf ??= new DataShelf();
    return { ...rest, shelf };
  };
  let desk: DataDesk | null = null;
  const questions = async () => {
    const { DataDesk } = await import("./data/questions.ts");
    desk ??= new DataDesk((await shelved()).shelf);
    return desk;
  };
  const experiment: Engine["experiment"] = async (kind, job, listener) => {
    const outcome = await pool.run(kind, job, listener, host);
    if (!outcome.ok) return outcome;
    return SUMMARIES[kind](job, outcome.value.items, outcome.value.stopped, cache);
  };
  const conduct = (watchMs: number | undefined) => ({
    lend: () => pool.lend(),
    ...(watchMs === undefined ? {} : { watchMs }),
  });
  const prepared = (network: Network, options: CompileOptions) => cache.get(network, options);
  const encoded = ({ network, options, input }: EndpointsJob) => {
    const entry = prepared(network, options);
    if (!entry.ok) return entry;
    const initial = encodeInputs(entry.value.compiled, input);
    return initial.ok ? ok({ prepared: entry.value.prepared, initial: initial.value }) : initial;
  };
  const startOf = (job: EndpointsJob): Result<Start> => {
    const at = encoded(job);
    return at.ok ? ok({ ...at.value, activity: evaluate(job.network, job.input) }) : at;
  };
  const startOfCrn = (crn: Crn): Start => ({ prepared: crns.get(crn), initial: crn.initial, activity: null });
  const engine: Engine = {
    open: (file) => openFile(file),
    inspect: (files, choices) => inspectFiles(files, choices),
    importNetwork: (files, choices) => importFiles(files, choices),
    write: (content, format) => writeFile(content, format),
    export: async (content, format, previewLines) => {
      if (content.kind !== "compiled") return exportFile(content, format, previewLines);
      const entry = prepared(content.network, content.options);
      const exportable = entry.ok ? await exportableOf(entry.value, content) : entry;
      return exportable.ok ? exportFile(exportable.value, format, previewLines) : exportable;
    },
    formats: async () => formatInfos(),
    // Like the readers of files: fetched when it is first wanted.
    restore: async (stored) => (await import("./formats/stored.ts")).readStored(stored),
    writeLink: async (parts) => (await import("./link/link.ts")).writeLink(parts),
    readLink: async (text) => (await import("./link/link.ts")).readLink(text),
    report: async (crn) => reportOnCrn(crn, "none", []),
    recognise: async (crn) => (await import("./compile/recognise.ts")).recognise(crn),
    parseReactions: async (text, name) => (await import("./formats/crnText.ts")).readCrnText(text, name),
    compile: async (name, network, options) => {
      const entry = prepared(network, options);
      if (!entry.ok) return entry;
      const { compiled, report } = entry.value;
      const named = { ...compiled, crn: { ...compiled.crn, name } };
      return ok({ compiled: named, report: { ...report, name } });
    },
    reductionPlan: async (job) => ok(reductions.plan(job)),
    reductionFrame: async (job, request) => reductions.frame(job, request),
    unitChemistry: async (job) => reductions.unit(job),
    endpoints: async (job) => {
      const at = encoded(job);
      if (!at.ok) return at;
      const { prepared, initial } = at.value;
      const { certificate, limit } = prepared;
      return ok({ initial, limit: certificate.species && limit ? limit(initial) : null });
    },
    simulate: async (job, listener) => {
      const start = startOf(job);
      return start.ok ? runSimulation(simulationOf(start.value, job), listener) : start;
    },
    simulateCrn: async (job, listener) => runSimulation(simulationOf(startOfCrn(job.crn), job), listener),
    simulateStochastic: async (job, listener) => {
      const start = startOf(job);
      return start.ok ? runStochastic(stochasticOf(start.value, job), listener) : start;
    },
    simulateStochasticCrn: async (job, listener) =>
      runStochastic(stochasticOf(startOfCrn(job.crn), job), listener),
    verify: (job, listener) => experiment("verify", job, listener),
    experiment,
    experimentCsv: async (kind, result) => TABLES[kind](result),
    surveyData: async (origin) => {
      const { shelf, surveyOf, sourceOf } = await shelved();
      const opened = await shelf.open(origin);
      if (!opened.ok) return opened;
      const survey = surveyOf(opened.value);
      return ok({ survey, usual: usualTraining(sourceOf(origin, survey.kind), survey.rows) });
    },
    dataRows: async (job) => (await questions()).rows(job),
    classifyData: async (job, listener) =>
      (await questions()).classify(job, (batch, told) => experiment("outputs", batch, told), listener),
    trainOrigin: async (origin, request, listener, watchMs) => {
      const { shelf, sourceOf } = await shelved();
      const opened = await shelf.open(origin);
      if (!opened.ok) return opened;
      const { data, problem, kind } = opened.value;
      if (problem) return { ok: false, problem };
      return trainRead(sourceOf(origin, kind), data as DataSet, request, { ...conduct(watchMs), listener });
    },
    trainOn: ({ data, options, split, watchMs }, listener) => {
      const ready = split ? { ...data, split: splitRows(data, split) } : data;
      return train(ready, options, { ...conduct(watchMs), listener });
    },
    train: (request, readFile, listener, watchMs) =>
      trainFrom(request, readFile, { ...conduct(watchMs), listener }),
    reproduce: async (job, listener) =>
      (await import("./reproduce/reproduce.ts")).reproduce(job, engine, listener),
  };
  return engine;
}

/** Chemistry with what it starts from, and what the network computes for that where there is one. */
interface Start {
  readonly prepared: Prepared;
  readonly initial: Float64Array;
  readonly activity: Activity | null;
}

function simulationOf(
  start: Start,
  { settings, record, overview }: SimulateJob | SimulateCrnJob,
): RunRequest {
  return { ...start, settings, record: recordedSpecies(start.prepared, record), overview: overview ?? null };
}

function stochasticOf(
  start: Start,
  { settings, record }: StochasticJob | StochasticCrnJob,
): StochasticRequest {
  return { ...start, settings, record: recordedSpecies(start.prepared, record) };
}

/** The species to record: the outputs' rails first, then what was asked for. */
function recordedSpecies({ crn, outputs }: Prepared, record: SimulateJob["record"]): Int32Array {
  const chosen = new Set<number>();
  for (const { plus, minus } of outputs) {
    if (plus >= 0) chosen.add(plus);
    if (minus >= 0) chosen.add(minus);
  }
  if (record === "all") for (let s = 0; s < crn.species.count; s++) chosen.add(s);
  else if (record !== "outputs") for (const s of record) if (s >= 0 && s < crn.species.count) chosen.add(s);
  return Int32Array.from(chosen);
}
