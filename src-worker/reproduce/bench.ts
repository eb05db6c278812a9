import type { Engine } from "../contract.ts";
import type { DataSet } from "../data/dataSet.ts";
import { permutation } from "../data/prepare.ts";
import type { BatchJobs, BatchKind } from "../experiments/batches.ts";
import type { ExperimentResults } from "../experiments/experiments.ts";
import type { VerifyRows } from "../experiments/verify.ts";
import type { ReproductionNetworks } from "../jobs.ts";
import { type CompileOptions, DEFAULT_COMPILE_OPTIONS, type ReductionKind } from "../model/compiled.ts";
import { type NetworkDocument, prepare } from "../model/document.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { DEFAULT_SETTINGS, type SimulationSettings } from "../model/simulation.ts";
import { createRandom } from "../random.ts";
import type { Ledger } from "./ledger.ts";

/** What the reproduction asks of the engine: its experiments compute over the pool. */
export type Laboratory = Pick<Engine, "compile" | "simulate" | "experiment" | "trainOn">;

/** All that a step works with. */
export interface Bench {
  readonly lab: Laboratory;
  readonly networks: ReproductionNetworks;
  readonly data: { readonly iris: DataSet; readonly mnist: DataSet | null; readonly virus: DataSet | null };
  /** Everything is measured, however long it takes. */
  readonly full: boolean;
  readonly ledger: Ledger;
  /** Says how far the step is, 0 … 1; answers whether to go on. */
  tell(share: number): Promise<boolean>;
}

/** A part of the reproduction: adds its rows and figures to the ledger. */
export interface Step {
  readonly doing: string;
  run(bench: Bench): Promise<Result<true>>;
}

/** The code of the problem that a stopped step answers. */
export const STOPPED = "reproduction-stopped";
export const stopped = () => fail(STOPPED, "The reproduction was stopped.");

/** The paper's kinetics: all rate constants 1, 50 time units. */
export const PAPER_SETTINGS: SimulationSettings = { ...DEFAULT_SETTINGS, tEnd: 50 };
/** Tight enough to tell the fourth decimal place. */
export const EXACT_SETTINGS: SimulationSettings = { ...PAPER_SETTINGS, rtol: 1e-9, atol: 1e-10 };

export function compiledBy(reduction: ReductionKind): CompileOptions {
  return { ...DEFAULT_COMPILE_OPTIONS, reduction };
}

/** An experiment within a step, in which it takes the shares `from` … `to`. Stopped is a problem here. */
export async function experiment<K extends BatchKind>(
  bench: Bench,
  kind: K,
  job: BatchJobs[K],
  [from, to]: readonly [number, number] = [0, 1],
): Promise<Result<ExperimentResults[K]>> {
  let goOn = true;
  const result = await bench.lab.experiment(kind, job, async ({ done, total }) => {
    goOn = await bench.tell(from + ((to - from) * done) / Math.max(1, total));
    return goOn;
  });
  return goOn ? result : stopped();
}

/** Chosen rows of a data set as a network's inputs, labels as its outputs' numbers. */
export function rowsOf(document: NetworkDocument, data: DataSet, which: Int32Array): VerifyRows {
  const width = document.network.inputs.length;
  const values = new Float64Array(which.length * width);
  which.forEach((r, at) => {
    values.set(prepare(document, data.rows.subarray(r * width, (r + 1) * width)), at * width);
  });
  const outputs = data.classes.map((name) => document.network.outputs.indexOf(name));
  return { values, labels: Int32Array.from(which, (r) => outputs[data.labels[r]] ?? -1) };
}

/** Whether rows of the data set are inputs of the network. */
export function fits(document: NetworkDocument, data: DataSet): Result<true> {
  const { inputs } = document.network;
  if (data.inputs.length === inputs.length) return ok(true);
  return fail(
    "reproduction-data",
    `${data.name} has ${data.inputs.length} values per row; ${document.name} takes ${inputs.length}. Open the files that the row names.`,
  );
}

/** `count` of the rows, drawn with a fixed seed, in ascending order. */
export function sample(rows: Int32Array, count: number): Int32Array {
  return permutation(rows.length, createRandom(1))
    .slice(0, count)
    .map((i) => rows[i])
    .sort();
}

/** The numbers 0 … n − 1. */
export function range(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i);
}
