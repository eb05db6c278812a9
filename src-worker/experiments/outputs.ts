import { encodeInputs } from "../compile/options.ts";
import type { CompileOptions } from "../model/compiled.ts";
import { prepare, type Standardisation } from "../model/document.ts";
import { countWeights, evaluate, type Network, winnerOf } from "../model/network.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { PreparedCache } from "../prepared.ts";
import { outputValues } from "../simulate/completion.ts";
import { csvOf } from "./csv.ts";
import { located } from "./integrate.ts";
import type { OpenedBatch } from "./openedBatch.ts";

/** Rows whose outputs are wanted. */
export interface OutputsJob {
  readonly network: Network;
  /** How raw values become inputs; null where they are inputs already. */
  readonly preparation: Standardisation | null;
  /** Raw values, rows × inputs, row-major. */
  readonly rows: Float64Array;
  /** Compiled with these, the chemistry's limit for t → ∞; null for the network's own values. */
  readonly options: CompileOptions | null;
}

/** The outputs of every row; NaN (and the winner −1) where a stop came first. */
export interface RowOutputs {
  /** rows × outputs, row-major. */
  readonly values: Float64Array;
  /** Number of the largest output per row, the first of equals; −1 for a single output. */
  readonly winners: Int32Array;
  readonly stopped: boolean;
}

/** Multiply-adds per item: some 10 ms. */
const WORK = 4_000_000;
const MOST_ROWS = 512;

/** Computes rows in blocks, each a function of its rows alone. Fails where the chemistry has no limit. */
export function openOutputs(job: OutputsJob, cache: PreparedCache): Result<OpenedBatch<Float64Array>> {
  const { network, rows } = job;
  const [width, outputs] = [network.inputs.length, network.outputs.length];
  const total = rows.length / width;
  const each = computer(job, cache);
  if (!each.ok) return each;
  const block = blockSize(network);
  return ok({
    count: Math.ceil(total / block),
    run: (index) => {
      const from = index * block;
      const to = Math.min(total, from + block);
      const values = new Float64Array((to - from) * outputs);
      for (let r = from; r < to; r++) {
        const input = prepare(prepared(job), rows.subarray(r * width, (r + 1) * width));
        const found = each.value(input);
        if (!found.ok) return located("Row", r, found.problem);
        values.set(found.value, (r - from) * outputs);
      }
      return ok(values);
    },
  });
}

/** All blocks in one table. */
export function summariseOutputs(
  { network, rows }: OutputsJob,
  blocks: readonly (Float64Array | undefined)[],
  stopped: boolean,
): RowOutputs {
  const outputs = network.outputs.length;
  const total = rows.length / network.inputs.length;
  const values = new Float64Array(total * outputs).fill(Number.NaN);
  const winners = new Int32Array(total).fill(-1);
  const block = blockSize(network);
  blocks.forEach((found, index) => {
    if (!found) return;
    values.set(found, index * block * outputs);
    for (let r = 0; r * outputs < found.length; r++)
      winners[index * block + r] = winnerOf(found.subarray(r * outputs, (r + 1) * outputs));
  });
  return { values, winners, stopped };
}

/** One line per row, counted from 1. */
export function outputsCsv({ values, winners }: RowOutputs): string {
  const outputs = winners.length === 0 ? 0 : values.length / winners.length;
  const header = ["row", "winner", ...Array.from({ length: outputs }, (_, k) => `output ${k + 1}`)];
  const rows = Array.from(winners, (winner, r) => [
    r + 1,
    winner < 0 ? null : winner,
    ...values.subarray(r * outputs, (r + 1) * outputs),
  ]);
  return csvOf(header, rows);
}

function blockSize(network: Network): number {
  const { plus, minus } = countWeights(network);
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(WORK / (plus + minus + 1))));
}

function prepared({ preparation }: OutputsJob): { readonly preparation?: Standardisation } {
  return preparation ? { preparation } : {};
}

type RowComputer = (input: Float64Array) => Result<Float64Array>;

function computer({ network, options }: OutputsJob, cache: PreparedCache): Result<RowComputer> {
  if (!options) return ok((input) => ok(evaluate(network, input).outputs));
  const entry = cache.get(network, options);
  if (!entry.ok) return entry;
  const { compiled, prepared } = entry.value;
  const { limit, certificate, outputs } = prepared;
  if (!limit) {
    return fail("no-limit", `There is no rate-independent limit: ${certificate.because ?? "unknown reason"}`);
  }
  return ok((input) => {
    const initial = encodeInputs(compiled, input);
    return initial.ok ? ok(outputValues(outputs, limit(initial.value))) : initial;
  });
}
