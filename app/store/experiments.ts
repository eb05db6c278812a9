import { create } from "zustand";
import type { BatchProgress, ExperimentResults } from "../../src-worker/engine.ts";
import type { CompileOptions } from "../../src-worker/model/compiled.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import type { SimulationSettings } from "../../src-worker/model/simulation.ts";
import type { Band, StochasticMethod, StochasticSimulation } from "../../src-worker/model/stochastic.ts";

export type ExperimentId = "verify" | "rates" | "disturb" | "scaling" | "stochastic";

/** What a person can set, per experiment. */
export interface ExperimentForms {
  readonly verify: { readonly check: "limit" | "ode" };
  readonly rates: {
    readonly members: number;
    /** Rate constants lie within this many decades around 1. */
    readonly decades: number;
    /** Null: long enough for the slowest rate constants. */
    readonly tEnd: number | null;
    readonly timeScale: "linear" | "log";
  };
  readonly disturb: {
    readonly kind: "errors" | "reverse" | "leaks";
    /** The shown input vector, or examples spread over the document's. */
    readonly on: "shown" | "examples";
    /** How many examples at most. */
    readonly rows: number;
    /** Random sets of errors per input vector. */
    readonly samples: number;
    readonly check: "limit" | "ode";
    readonly percents: readonly number[];
    readonly epsilons: readonly number[];
  };
  readonly scaling: {
    readonly vary: ScalingVariable;
    readonly depth: number;
    readonly width: number;
    /** Random networks per value. */
    readonly networks: number;
    readonly tEnd: number;
    readonly depths: readonly number[];
    readonly widths: readonly number[];
    readonly rails: readonly number[];
  };
  readonly stochastic: {
    readonly method: StochasticMethod;
    readonly countsPerUnit: number;
    readonly runs: number;
    readonly timeScale: "linear" | "log";
  };
}

/** `products` counts product molecules against depth; the others measure completion times. */
export type ScalingVariable = "depth" | "width" | "rails" | "reduction" | "cancellation" | "products";

/** Rows of a data file: raw values in the network's order, true outputs by number (−1 unknown). */
export interface RowTable {
  readonly name: string;
  readonly rows: readonly Float64Array[];
  readonly labels: Int32Array;
}

/** Mean and deviation over the finished runs, growing; `final` once all are done. */
export interface StochasticAnswer {
  readonly times: Float64Array;
  readonly values: readonly Band[];
  readonly runsDone: number;
  /** The rate equations' curves for the same inputs, as the chart showed them; null without a run. */
  readonly ode: {
    readonly times: Float64Array;
    readonly values: readonly (Float64Array | null)[];
  } | null;
  readonly final: StochasticSimulation | null;
}

export type ScalingAnswer =
  | { readonly kind: "scaling"; readonly result: ExperimentResults["scaling"] }
  | { readonly kind: "growth"; readonly result: ExperimentResults["growth"] };

/** What each experiment answers. */
export interface ExperimentAnswers {
  readonly verify: ExperimentResults["verify"];
  readonly rates: ExperimentResults["ensemble"];
  readonly disturb: ExperimentResults["robustness"];
  readonly scaling: ScalingAnswer;
  readonly stochastic: StochasticAnswer;
}

/** What the page showed when an experiment began. */
export interface Setting<K extends ExperimentId> {
  readonly document: ShownDocument;
  readonly options: CompileOptions;
  readonly settings: SimulationSettings;
  /** Raw values on the inputs. */
  readonly input: readonly number[];
  /** The data file, where one was opened. */
  readonly table: RowTable | null;
  readonly form: ExperimentForms[K];
}

/** One experiment: under way, finished, or why it could not be. */
export interface ExperimentRun<K extends ExperimentId> {
  readonly status: "running" | "done" | "failed";
  readonly setting: Setting<K>;
  readonly progress: BatchProgress | null;
  readonly answer: ExperimentAnswers[K] | null;
  readonly problem: string | null;
}

export type ExperimentRuns = { readonly [K in ExperimentId]: ExperimentRun<K> | null };

interface ExperimentsState {
  readonly shown: ExperimentId;
  /** An experiment to begin as soon as the pane is there. */
  readonly asked: ExperimentId | null;
  readonly forms: ExperimentForms;
  readonly runs: ExperimentRuns;
  readonly table: RowTable | null;
  patch(change: Partial<ExperimentsState>): void;
  setForm<K extends ExperimentId>(id: K, change: Partial<ExperimentForms[K]>): void;
  setRun<K extends ExperimentId>(id: K, run: ExperimentRun<K> | null): void;
}

const FORMS: ExperimentForms = {
  verify: { check: "limit" },
  rates: { members: 50, decades: 4, tEnd: null, timeScale: "log" },
  disturb: {
    kind: "errors",
    on: "examples",
    rows: 20,
    samples: 20,
    check: "limit",
    percents: [1, 2, 5, 10],
    epsilons: [1e-5, 1e-4, 1e-3, 1e-2],
  },
  scaling: {
    vary: "depth",
    depth: 2,
    width: 8,
    networks: 20,
    tEnd: 200,
    depths: [1, 2, 3, 4, 5, 6],
    widths: [4, 8, 16, 32],
    rails: [0, 0.5, 1, 2, 4],
  },
  stochastic: { method: "ssa", countsPerUnit: 20, runs: 20, timeScale: "log" },
};

/** Experiments: what is set, under way and found. They outlive the pane that shows them. */
export const useExperiments = create<ExperimentsState>()((set) => ({
  shown: "verify",
  asked: null,
  forms: FORMS,
  runs: { verify: null, rates: null, disturb: null, scaling: null, stochastic: null },
  table: null,
  patch: (change) => set(change),
  setForm: (id, change) => set(({ forms }) => ({ forms: { ...forms, [id]: { ...forms[id], ...change } } })),
  setRun: (id, run) => set(({ runs }) => ({ runs: { ...runs, [id]: run } })),
}));
