import type { DataSet } from "./data/dataSet.ts";
import type { DataSurvey } from "./data/origin.ts";
import type { SplitChoice } from "./data/prepare.ts";
import type { CompiledNetwork, CompileOptions, CompileReport } from "./model/compiled.ts";
import type { Crn } from "./model/crn.ts";
import type { CrnDocument } from "./model/crnDocument.ts";
import type { NetworkDocument } from "./model/document.ts";
import type { RunDescription } from "./model/exported.ts";
import type { Network } from "./model/network.ts";
import type { SimulationSettings, Trajectory } from "./model/simulation.ts";
import type { StochasticSettings } from "./model/stochastic.ts";
import type { TrainingOptions } from "./train/options.ts";
import type { UsualTraining } from "./train/request.ts";

/** A file as it was read: nothing is decoded before the engine looks at it. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a readable file holds. */
export type Opened =
  | {
      readonly kind: "network";
      readonly document: NetworkDocument;
      /** What was left out, assumed or folded when trained weights were read; sentences with their place. */
      readonly remarks?: readonly string[];
    }
  | OpenedCrn;

/** A CRN with what its file holds beside it. */
export interface OpenedCrn extends CrnDocument {
  readonly kind: "crn";
  /** Further reaction systems of the same file. */
  readonly others?: readonly Crn[];
  /** What a person should know about the reading: names that had to change, parts left out. */
  readonly remarks?: readonly string[];
}

/** What an export is made from. A CRN's initial concentrations hold the inputs, its rates those of the run. */
export type Exportable =
  | { readonly kind: "network"; readonly document: NetworkDocument }
  | ({ readonly kind: "crn"; readonly run?: RunDescription } & CrnDocument)
  | ExportableRun;

/** A finished run. */
export interface ExportableRun {
  readonly kind: "trajectory";
  readonly crn: Crn;
  readonly run: RunDescription;
  readonly trajectory: Trajectory;
  /** Species the chart shows beside the outputs. */
  readonly shown?: readonly number[];
}

/** A network's export: the engine compiles and simulates it, so that only weights and choices are posted. */
export interface NetworkExport {
  readonly kind: "compiled";
  readonly name: string;
  readonly network: Network;
  readonly options: CompileOptions;
  /** Prepared input values, one per input. */
  readonly input: readonly number[];
  /** Write the inputs into the initial concentrations, and the network's values beside the outputs. */
  readonly withInput: boolean;
  readonly settings: SimulationSettings;
  /** The curves of the run instead of the reactions; `shown` are species the chart has beside the outputs. */
  readonly curves: { readonly species: "outputs" | "all"; readonly shown: readonly number[] } | null;
}

/** A compiled network with what is to be known about it. */
export interface Compilation {
  readonly compiled: CompiledNetwork;
  readonly report: CompileReport;
}

/** What to simulate: the last compilation with an input vector (prepared values). */
export interface SimulateJob {
  readonly network: Network;
  readonly options: CompileOptions;
  /** Prepared input values, one per input. */
  readonly input: readonly number[];
  readonly settings: SimulationSettings;
  /** Species to record: "outputs", "all", or indices. The outputs' rails are always recorded. */
  readonly record: "outputs" | "all" | readonly number[];
  /** Beside that every species at this many times (2 or more): the overview of a large run. */
  readonly overview?: number;
}

/** A compiled network with an input vector. */
export interface EndpointsJob {
  readonly network: Network;
  readonly options: CompileOptions;
  /** Prepared input values, one per input. */
  readonly input: readonly number[];
}

/** Where every species starts and where it ends. */
export interface Endpoints {
  readonly initial: Float64Array;
  /** The exact limit for t → ∞; null where the certificate does not vouch for single species. */
  readonly limit: Float64Array | null;
}

/** A CRN that came without a network. */
export interface SimulateCrnJob {
  readonly crn: Crn;
  readonly settings: SimulationSettings;
  readonly record: SimulateJob["record"];
  /** See `SimulateJob`. */
  readonly overview?: number;
}

/** Rows to train on, with how. */
export interface TrainOnJob {
  readonly data: DataSet;
  readonly options: TrainingOptions;
  /** How rows are dealt out; left out, as the data set says, else all are trained on. */
  readonly split?: SplitChoice;
  /** Milliseconds between networks in the progress, for whoever watches; none without. */
  readonly watchMs?: number;
}

/** A data set with what it would be trained with. */
export interface SurveyedData {
  readonly survey: DataSurvey;
  readonly usual: UsualTraining;
}

/** Independent runs of the discrete, stochastic chemistry of a network. */
export interface StochasticJob {
  readonly network: Network;
  readonly options: CompileOptions;
  /** Prepared input values, one per input. */
  readonly input: readonly number[];
  readonly settings: StochasticSettings;
  readonly record: SimulateJob["record"];
}

/** The same for a CRN that came without a network. */
export interface StochasticCrnJob {
  readonly crn: Crn;
  readonly settings: StochasticSettings;
  readonly record: SimulateJob["record"];
}

/** Answers a file's bytes for a path the request named. */
export type FileReader = (path: string) => Uint8Array | Promise<Uint8Array>;

/** Called about ten times a second and awaited; answer false to stop and keep what was computed. */
export type Listener<P> = (progress: P) => boolean | Promise<boolean>;

/** The networks that come along, trained or drawn. */
export interface ReproductionNetworks {
  readonly figure1: NetworkDocument;
  readonly iris: NetworkDocument;
  readonly virus: NetworkDocument;
  readonly mnist: NetworkDocument;
}

/** What is reproduced, on which data. */
export interface ReproductionJob {
  readonly networks: ReproductionNetworks;
  /** The files of each data set that is at hand, as they were read. */
  readonly files: { readonly mnist: readonly SourceFile[]; readonly virus: readonly SourceFile[] };
  /** Everything, however long it takes: the rate equations of all 10,000 test images. */
  readonly full: boolean;
}
