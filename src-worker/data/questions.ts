import type { BatchProgress } from "../experiments/batch.ts";
import type { OutputsJob, RowOutputs } from "../experiments/outputs.ts";
import type { Standardisation } from "../model/document.ts";
import type { Network } from "../model/network.ts";
import { fail, ok, type Problem, type Result } from "../model/problem.ts";
import { type DataSet, rowCount } from "./dataSet.ts";
import { type FittedData, fitData, fittedRows, type NetworkFace } from "./fit.ts";
import type { DataOrigin, DataShelf } from "./origin.ts";

/** Rows that are opened from somewhere, or that the page has itself (a network's few examples). */
export type RowSource = DataOrigin | { readonly kind: "given"; readonly key: number; readonly data: DataSet };

/** Which rows (from 0) are wanted: as the network with this face takes them, or as they were read. */
export interface DataRowsJob {
  readonly source: RowSource;
  readonly face: NetworkFace | null;
  readonly rows: readonly number[];
}

/** Data to be answered by a network. */
export interface ClassifyJob {
  readonly source: RowSource;
  /** Null: only the labels are wanted. */
  readonly network: Network | null;
  readonly preparation: Standardisation | null;
}

/** What a network answers to a data set. */
export interface DataAnswers {
  /** Class number per row; −1 unknown. */
  readonly labels: Int32Array;
  /** Part per row: 0 training, 1 validation, 2 test, −1 none; null where the data came without. */
  readonly parts: Int8Array | null;
  /** Number of the network's largest output per row, −1 where it was not computed; null without a network. */
  readonly winners: Int32Array | null;
  /** Output number of every class, −1 for none. */
  readonly outputOf: readonly number[];
  /** Why the network cannot take the rows. */
  readonly misfit: Problem | null;
  readonly stopped: boolean;
}

/** Rows evaluated in one batch: what a pool's workers get copies of. */
const BATCH_VALUES = 2_000_000;

type Listener = (progress: BatchProgress) => boolean | Promise<boolean>;
type Compute = (job: OutputsJob, listener: Listener) => Promise<Result<RowOutputs>>;

/** Answers questions about data sets; keeps the last one as the last network takes it. */
export class DataDesk {
  private last: {
    readonly data: DataSet;
    readonly inputs: string;
    readonly rows: Result<Float64Array>;
  } | null = null;

  constructor(private readonly shelf: DataShelf) {}

  /** Raw values of some rows, row-major. Fails where the data cannot be read or do not fit the network. */
  async rows({ source, face, rows }: DataRowsJob): Promise<Result<Float64Array>> {
    const data = await this.read(source);
    if (!data.ok) return data;
    const fitted = face ? this.fit(data.value, face) : ok(data.value);
    if (!fitted.ok) return fitted;
    const total = rowCount(data.value);
    const width = total === 0 ? 0 : fitted.value.rows.length / total;
    const values = new Float64Array(rows.length * width);
    rows.forEach((r, n) => {
      values.set(fitted.value.rows.subarray(r * width, (r + 1) * width), n * width);
    });
    return ok(values);
  }

  /**
   * Labels, and what the network says to every row. Stopped, it keeps what is done.
   *
   * @param compute evaluates a batch of rows
   */
  async classify(
    job: ClassifyJob,
    compute: Compute,
    listener: Listener | null,
  ): Promise<Result<DataAnswers>> {
    const data = await this.read(job.source);
    if (!data.ok) return data;
    const { labels } = data.value;
    const { network, preparation } = job;
    const known = { labels, parts: partsOf(data.value) };
    const nothing = { ...known, winners: null, outputOf: [], misfit: null, stopped: false };
    if (!network) return ok(nothing);
    const { inputs, outputs } = network;
    const fitted = this.fit(data.value, { inputs, outputs, image: preparation?.image ?? null });
    if (!fitted.ok) return ok({ ...nothing, misfit: fitted.problem });
    const { rows, outputOf } = fitted.value;
    const width = network.inputs.length;
    const step = Math.max(1, Math.floor(BATCH_VALUES / width));
    const winners = new Int32Array(labels.length).fill(-1);
    const began = performance.now();
    for (let from = 0; from < labels.length; from += step) {
      const part = rows.subarray(from * width, (from + step) * width);
      const batch = { network, preparation, rows: part.slice(), options: null };
      const found = await compute(batch, ({ done, total }) => {
        const share = total === 0 ? 0 : done / total;
        const all = from + Math.round((share * part.length) / width);
        const pace = (performance.now() - began) / 1000 / Math.max(1, all);
        const secondsLeft = all === 0 ? null : pace * (labels.length - all);
        return listener?.({ done: all, total: labels.length, secondsLeft }) ?? true;
      });
      if (!found.ok) return found;
      winners.set(found.value.winners, from);
      if (found.value.stopped) return ok({ ...known, winners, outputOf, misfit: null, stopped: true });
    }
    return ok({ ...known, winners, outputOf, misfit: null, stopped: false });
  }

  private async read(source: RowSource): Promise<Result<DataSet>> {
    if (source.kind === "given") return ok(source.data);
    const opened = await this.shelf.open(source);
    if (!opened.ok) return opened;
    const { data, problem } = opened.value;
    if (data) return ok(data);
    return problem ? { ok: false, problem } : fail("data-rows", "The data set has no rows.");
  }

  private fit(data: DataSet, face: NetworkFace): Result<FittedData> {
    const inputs = JSON.stringify([face.inputs, face.image]);
    if (this.last?.data !== data || this.last.inputs !== inputs) {
      this.last = { data, inputs, rows: fittedRows(data, face.inputs, face.image) };
    }
    return fitData(data, face, this.last.rows);
  }
}

function partsOf({ split, labels }: DataSet): Int8Array | null {
  if (!split) return null;
  const parts = new Int8Array(labels.length).fill(-1);
  [split.train, split.validation, split.test].forEach((rows, part) => {
    for (const r of rows) parts[r] = part;
  });
  return parts;
}
