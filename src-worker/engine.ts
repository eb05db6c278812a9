import type { CompiledNetwork, CompileOptions, CompileReport } from "./model/compiled.ts";
import type { Crn } from "./model/crn.ts";
import type { NetworkDocument } from "./model/document.ts";
import type { Network } from "./model/network.ts";
import type { Result } from "./model/problem.ts";
import type { Simulation, SimulationProgress, SimulationSettings } from "./model/simulation.ts";

/** A file as it was read: nothing is decoded before the engine looks at it. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a readable file holds. */
export type Opened =
  | { readonly kind: "network"; readonly document: NetworkDocument }
  | { readonly kind: "crn"; readonly crn: Crn };

/** What an export is made from. */
export type Exportable =
  | { readonly kind: "network"; readonly document: NetworkDocument }
  | { readonly kind: "crn"; readonly crn: Crn };

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
}

/** Called about ten times a second and awaited; answer false to stop and keep what was computed. */
export type Listener<P> = (progress: P) => boolean | Promise<boolean>;

/** What the page (or a script) may ask of the engine. Expected failures are results, never thrown. */
export interface Engine {
  /** Reads a network or CRN file of any readable format. */
  open(file: SourceFile): Promise<Result<Opened>>;
  /** Writes a document or CRN in a format of `formats`; text is returned as UTF-8 bytes. */
  write(content: Exportable, format: string): Promise<Result<Uint8Array>>;
  compile(name: string, network: Network, options: CompileOptions): Promise<Result<Compilation>>;
  simulate(job: SimulateJob, listener: Listener<SimulationProgress> | null): Promise<Result<Simulation>>;
}
