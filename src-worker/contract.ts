import type { DataOrigin } from "./data/origin.ts";
import type { ClassifyJob, DataAnswers, DataRowsJob } from "./data/questions.ts";
import type { BatchProgress } from "./experiments/batch.ts";
import type { BatchJobs, BatchKind } from "./experiments/batches.ts";
import type { ExperimentResults } from "./experiments/experiments.ts";
import type { Verification, VerifyJob } from "./experiments/verify.ts";
import type { FormatInfo } from "./formats/format.ts";
import type { Inspected } from "./formats/inspect.ts";
import type {
  Compilation,
  Endpoints,
  EndpointsJob,
  Exportable,
  FileReader,
  Listener,
  NetworkExport,
  Opened,
  ReproductionJob,
  SimulateCrnJob,
  SimulateJob,
  SourceFile,
  StochasticCrnJob,
  StochasticJob,
  SurveyedData,
  TrainOnJob,
} from "./jobs.ts";
import type { CompileOptions, CompileReport } from "./model/compiled.ts";
import type { Crn } from "./model/crn.ts";
import type { NetworkDocument } from "./model/document.ts";
import type { ExportedFile } from "./model/exported.ts";
import type { LinkParts, OpenedLink } from "./model/link.ts";
import type { Network } from "./model/network.ts";
import type { Result } from "./model/problem.ts";
import type { Recognition } from "./model/recognition.ts";
import type {
  FrameRequest,
  ReductionFrame,
  ReductionJob,
  ReductionPlan,
  UnitChemistry,
  UnitChemistryJob,
} from "./model/reduction.ts";
import type { Reproduction, ReproductionProgress } from "./model/reproduction.ts";
import type { ShownDocument } from "./model/shownDocument.ts";
import type { Simulation, SimulationProgress } from "./model/simulation.ts";
import type { StochasticProgress, StochasticSimulation } from "./model/stochastic.ts";
import type { ImportChoices } from "./model/weightImport.ts";
import type { TrainingProgress } from "./train/progress.ts";
import type { TrainRequest, TrainWishes } from "./train/request.ts";
import type { TrainingOutcome } from "./train/train.ts";

/** What the page (or a script) may ask of the engine. Expected failures are results, never thrown. */
export interface Engine {
  /** Reads a network or CRN file of any readable format. */
  open(file: SourceFile): Promise<Result<Opened>>;
  /**
   * Looks into one or several files before anything is opened. Trained weights come back as a preview
   * with the choices they leave open; everything else is opened.
   */
  inspect(files: readonly SourceFile[], choices: ImportChoices): Promise<Result<Inspected>>;
  /** The network that files of trained weights and choices give. */
  importNetwork(files: readonly SourceFile[], choices: ImportChoices): Promise<Result<NetworkDocument>>;
  /** Writes a document or CRN in a format of `formats`; text is returned as UTF-8 bytes. */
  write(content: Exportable, format: string): Promise<Result<Uint8Array>>;
  /** The same with a preview of the file's first lines, for a dialog; networks are compiled first. */
  export(
    content: Exportable | NetworkExport,
    format: string,
    previewLines: number,
  ): Promise<Result<ExportedFile>>;
  formats(): Promise<readonly FormatInfo[]>;
  /** Checks a document that a browser's database kept: `{ document, examples }`, or anything else. */
  restore(stored: unknown): Promise<Result<ShownDocument>>;
  /** What stands behind the `#` of a link to a document and how it is shown. */
  writeLink(parts: LinkParts): Promise<Result<string>>;
  /** Reads what stands behind the `#` of a link, whoever wrote it. */
  readLink(text: string): Promise<Result<OpenedLink>>;
  /** Counts and certificate of a CRN that came without a network. */
  report(crn: Crn): Promise<CompileReport>;
  /** Whether a CRN is the compiled form of a ±1 ReLU network, and of which. */
  recognise(crn: Crn): Promise<Recognition>;
  /** Reads reaction text as a person writes it; problems name their line. */
  parseReactions(text: string, name: string): Promise<Result<Crn>>;
  compile(name: string, network: Network, options: CompileOptions): Promise<Result<Compilation>>;
  /** The steps of a reduction, without any product list. */
  reductionPlan(job: ReductionJob): Promise<Result<ReductionPlan>>;
  /** The reactions after some of the steps: what each became, and the products of the wanted rows. */
  reductionFrame(job: ReductionJob, request: FrameRequest): Promise<Result<ReductionFrame>>;
  /** A unit's species and reactions before the reduction, and where they are in the shown CRN. */
  unitChemistry(job: UnitChemistryJob): Promise<Result<UnitChemistry>>;
  /** Initial concentration and exact limit of every species of the compiled network. */
  endpoints(job: EndpointsJob): Promise<Result<Endpoints>>;
  simulate(job: SimulateJob, listener: Listener<SimulationProgress> | null): Promise<Result<Simulation>>;
  simulateCrn(
    job: SimulateCrnJob,
    listener: Listener<SimulationProgress> | null,
  ): Promise<Result<Simulation>>;
  /** Exact or tau-leaping runs of whole molecules: mean, deviation and a few single runs. */
  simulateStochastic(
    job: StochasticJob,
    listener: Listener<StochasticProgress> | null,
  ): Promise<Result<StochasticSimulation>>;
  simulateStochasticCrn(
    job: StochasticCrnJob,
    listener: Listener<StochasticProgress> | null,
  ): Promise<Result<StochasticSimulation>>;
  /** Compares chemistry and network on every row; the listener gets the rows done. */
  verify(job: VerifyJob, listener: Listener<BatchProgress> | null): Promise<Result<Verification>>;
  /** Runs an experiment over the pool; stopped, it answers what is done. */
  experiment<K extends BatchKind>(
    kind: K,
    job: BatchJobs[K],
    listener: Listener<BatchProgress> | null,
  ): Promise<Result<ExperimentResults[K]>>;
  /** An experiment's result as a CSV table. */
  experimentCsv<K extends BatchKind>(kind: K, result: ExperimentResults[K]): Promise<string>;
  /**
   * Opens a data set, with a preview whose findings its choices correct. The rows stay in the worker, under the
   * key of their origin.
   */
  surveyData(origin: DataOrigin): Promise<Result<SurveyedData>>;
  /** Raw values of some rows of a data set, row-major, its columns in order or as a network takes them. */
  dataRows(job: DataRowsJob): Promise<Result<Float64Array>>;
  /** Labels of a data set, and what a network answers to every row; stopped, it answers what is done. */
  classifyData(job: ClassifyJob, listener: Listener<BatchProgress> | null): Promise<Result<DataAnswers>>;
  /** `train` on the rows of an origin; the same request gives the same network. */
  trainOrigin(
    origin: DataOrigin,
    request: TrainWishes,
    listener: Listener<TrainingProgress> | null,
    watchMs?: number,
  ): Promise<Result<TrainingOutcome>>;
  /** Trains on rows that are at hand; their `split` says which choose the epoch and which test. */
  trainOn(job: TrainOnJob, listener: Listener<TrainingProgress> | null): Promise<Result<TrainingOutcome>>;
  /**
   * Trains on the data that a request names. A listener that does not answer yet pauses the training, one
   * that answers false ends it with the best epoch so far. With `watchMs` the progress holds the network as
   * it is, so often.
   */
  train(
    request: TrainRequest,
    readFile: FileReader,
    listener: Listener<TrainingProgress> | null,
    watchMs?: number,
  ): Promise<Result<TrainingOutcome>>;
  /** Measures the numbers that the paper prints; rows and figures are told as they become known. */
  reproduce(
    job: ReproductionJob,
    listener: Listener<ReproductionProgress> | null,
  ): Promise<Result<Reproduction>>;
}
