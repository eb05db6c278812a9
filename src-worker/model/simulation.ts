/** Which rate constants a simulation uses. */
export type RateSpec =
  /** As the CRN states them. */
  | { readonly kind: "own" }
  | { readonly kind: "uniform"; readonly k: number }
  | { readonly kind: "loguniform"; readonly low: number; readonly high: number; readonly seed: number }
  /** One constant per reaction. */
  | { readonly kind: "explicit"; readonly values: readonly number[] };

/** Kinetic settings. Time is in arbitrary units (k = 1), concentrations in arbitrary units. */
export interface SimulationSettings {
  readonly tEnd: number;
  /** Relative tolerance per step and species. */
  readonly rtol: number;
  /** Absolute tolerance; no concentration ever falls below −atol. */
  readonly atol: number;
  readonly rates: RateSpec;
  /** Number of samples per curve (2 … 1000), denser near t = 0; ignored when `times` is given. */
  readonly samples: number;
  /** Exact sample times, ascending, in [0, tEnd]. */
  readonly times: readonly number[] | null;
}

export const DEFAULT_SETTINGS: SimulationSettings = {
  tEnd: 50,
  rtol: 1e-4,
  atol: 1e-6,
  rates: { kind: "own" },
  samples: 400,
  times: null,
};

/** Concentrations of recorded species over time. */
export interface Trajectory {
  /** Sample times, ascending. */
  readonly times: Float64Array;
  /** Which species were recorded. */
  readonly species: Int32Array;
  /** One curve per recorded species, each as long as `times`. */
  readonly curves: readonly Float64Array[];
}

/** How much work an integration was. */
export interface IntegrationStatistics {
  readonly steps: number;
  readonly rejected: number;
  /** Right-hand sides with their linear solves: one per Rosenbrock stage. */
  readonly sweeps: number;
  /** Analysis of the CRN before the integration, milliseconds. */
  readonly prepareMs: number;
  /** The integration alone, milliseconds. */
  readonly wallMs: number;
}

/** network | CRN at t | limit, for one output. */
export interface OutputComparison {
  readonly name: string;
  /** The network's value; null for a CRN that came without a network. */
  readonly network: number | null;
  /** Value at the end of the run. */
  readonly crn: number;
  /** The exact limit for t → ∞; null when there is none that the certificate vouches for. */
  readonly limit: number | null;
}

/** The unit that approaches its limit most slowly (|z| smallest), where a network is known. */
export interface SlowUnit {
  /** Layer from 1, unit from 0. */
  readonly layer: number;
  readonly index: number;
  readonly z: number;
}

/** The result of one simulation. */
export interface Simulation {
  readonly outputs: readonly OutputComparison[];
  /** Index of the largest output at the end of the run; −1 for a single output. */
  readonly winner: number;
  readonly networkWinner: number;
  /** Last time any output was farther from its limit than 10 % of |limit|; null if not reached. */
  readonly completion90: number | null;
  readonly slow: SlowUnit | null;
  readonly trajectory: Trajectory;
  /** Every species at fewer times, where that was asked for. */
  readonly overview: Trajectory | null;
  /** The rate constants used, one per reaction. */
  readonly rate: Float64Array;
  /** State at the end, one concentration per species. */
  readonly finalState: Float64Array;
  readonly statistics: IntegrationStatistics;
  /** True when the run was stopped before t-end: the samples until then are kept. */
  readonly stopped: boolean;
  readonly tReached: number;
}

/** Streamed while a simulation runs: the samples since the last message. */
export interface SimulationProgress {
  readonly t: number;
  readonly tEnd: number;
  /** Index of the first sample of this message in the whole trajectory. */
  readonly from: number;
  readonly times: Float64Array;
  readonly curves: readonly Float64Array[];
}
