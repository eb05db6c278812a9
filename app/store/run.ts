import { create } from "zustand";
import type { Compilation } from "../../src-worker/engine.ts";
import { type CompileOptions, DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import type { Network } from "../../src-worker/model/network.ts";
import type { Problem } from "../../src-worker/model/problem.ts";
import {
  DEFAULT_SETTINGS,
  type Simulation,
  type SimulationSettings,
  type Trajectory,
} from "../../src-worker/model/simulation.ts";

/** A finished run kept behind the current curves ("Randomise rates" draws over the old). */
export interface Ghost {
  readonly label: string;
  readonly trajectory: Trajectory;
}

export type RunStatus = "idle" | "compiling" | "running" | "settled" | "stopped" | "failed";

interface RunState {
  /** Raw input values as the person enters them (centimetres for IRIS), one per input. */
  readonly input: readonly number[];
  /** Index of the example the input came from, until an input is changed by hand. */
  readonly example: number | null;
  readonly options: CompileOptions;
  readonly settings: SimulationSettings;
  readonly status: RunStatus;
  /** True when document, inputs or settings changed after the shown simulation. */
  readonly stale: boolean;
  readonly compilation: Compilation | null;
  /** What `compilation` was made from: an edited network has other units until it is compiled. */
  readonly compiledFrom: Network | null;
  /** Growing while the worker integrates. */
  readonly trajectory: Trajectory | null;
  readonly tReached: number;
  readonly simulation: Simulation | null;
  readonly ghosts: readonly Ghost[];
  readonly problem: Problem | null;
  patch(change: Partial<RunState>): void;
}

/** The experiment: what goes in, what the worker answered. Only `app/engine` writes the answers. */
export const useRun = create<RunState>()((set) => ({
  input: [3, 1],
  example: 0,
  options: DEFAULT_COMPILE_OPTIONS,
  settings: DEFAULT_SETTINGS,
  status: "idle",
  stale: false,
  compilation: null,
  compiledFrom: null,
  trajectory: null,
  tReached: 0,
  simulation: null,
  ghosts: [],
  problem: null,
  patch: (change) => set(change),
}));
