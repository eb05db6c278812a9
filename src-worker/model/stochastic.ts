import type { RateSpec, SimulationProgress, Trajectory } from "./simulation.ts";

/** `ssa`: exact, every firing is simulated; `tau`: tau-leaping, many firings at once. */
export type StochasticMethod = "ssa" | "tau";

/** Settings of a stochastic simulation. Time is in arbitrary units (k = 1). */
export interface StochasticSettings {
  readonly method: StochasticMethod;
  /** End time; `Infinity` runs until no reaction is possible. */
  readonly tEnd: number;
  /** Exact sample times, ascending, in [0, tEnd]; null for a grid that is denser near t = 0. */
  readonly times: readonly number[] | null;
  /** Number of samples per curve (2 … 1000); ignored when `times` is given. */
  readonly samples: number;
  readonly rates: RateSpec;
  /** Molecules per unit of concentration, N > 0. Counts are round(concentration · N). */
  readonly countsPerUnit: number;
  /** Number of independent runs; run i of a seed is the same whatever their number. */
  readonly runs: number;
  readonly seed: number;
  /** Tau-leaping: largest relative change of a propensity in one leap, 0 < ε < 1. */
  readonly epsilon: number;
  /** How many single runs to keep beside the mean. */
  readonly singles: number;
}

export const DEFAULT_STOCHASTIC: StochasticSettings = {
  method: "ssa",
  tEnd: 50,
  times: null,
  samples: 400,
  rates: { kind: "own" },
  countsPerUnit: 1000,
  runs: 1,
  seed: 1,
  epsilon: 0.03,
  singles: 3,
};

/** Mean and standard deviation over runs, one number per sample time. */
export interface Band {
  readonly mean: Float64Array;
  /** Sample deviation (n − 1); NaN for a single run. */
  readonly deviation: Float64Array;
}

/** network | mean of the runs at the end | limit, for one output. */
export interface StochasticOutput {
  readonly name: string;
  readonly network: number | null;
  /** Mean over runs at the end. */
  readonly crn: number;
  /** Standard deviation over runs at the end; null for a single run. */
  readonly deviation: number | null;
  /** The exact limit of the unrounded concentrations; null when the certificate vouches for none. */
  readonly limit: number | null;
}

/** What rounding concentrations to whole counts changed. */
export interface CountRounding {
  /** Largest |count / N − concentration|. */
  readonly largest: number;
  /** The species where it is largest; −1 when every count is exact. */
  readonly species: number;
}

/** One entry per run. */
export interface RunColumns {
  /** Values of the outputs at the end: run i's outputs from entry i · (number of outputs). */
  readonly values: Float64Array;
  /** Firings, or leaps and exact firings of tau-leaping. */
  readonly steps: Float64Array;
  /** Last time any output was farther from its limit than 10 % of |limit|; NaN if not reached. */
  readonly completion90: Float64Array;
  /** When the run ended: t-end, or its last firing when it ran until no reaction was possible. */
  readonly tReached: Float64Array;
  readonly wallMs: Float64Array;
}

/** The result of a stochastic simulation. Concentrations are counts / N. */
export interface StochasticSimulation {
  readonly outputs: readonly StochasticOutput[];
  /** Index of the output with the largest mean; −1 for a single output. */
  readonly winner: number;
  readonly networkWinner: number;
  /** Mean over runs; null unless every run reached it. */
  readonly completion90: number | null;
  readonly times: Float64Array;
  /** One band per output: of its value, plus rail − minus rail. */
  readonly values: readonly Band[];
  /** Which species were recorded, and one band for each. */
  readonly species: Int32Array;
  readonly bands: readonly Band[];
  /** The first runs, of the recorded species. */
  readonly singles: readonly Trajectory[];
  /** Concentration per species at the end, mean over runs. */
  readonly finalState: Float64Array;
  readonly rounding: CountRounding;
  readonly runs: RunColumns;
  /** Finished runs; 0 when the first was stopped, whose samples are then the answer. */
  readonly runsDone: number;
  readonly prepareMs: number;
  readonly stopped: boolean;
}

/** Streamed while runs go on: samples of the current run since the last message. */
export interface StochasticProgress extends SimulationProgress {
  /** The current run, from 0. */
  readonly run: number;
  readonly runs: number;
  /** Bands of the outputs' values over the finished runs, when there are new ones. */
  readonly values: readonly Band[] | null;
}
