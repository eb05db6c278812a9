import type { DataSet } from "../data/dataSet.ts";
import { iris } from "../data/iris.ts";
import { openData } from "../data/openData.ts";
import type { Listener, ReproductionJob, SourceFile } from "../jobs.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { Reproduction, ReproductionProgress } from "../model/reproduction.ts";
import type { Bench, Laboratory, Step } from "./bench.ts";
import { STOPPED } from "./bench.ts";
import { IRIS_STEPS } from "./iris.ts";
import { Ledger } from "./ledger.ts";
import { MNIST_STEPS } from "./mnist.ts";
import { NETWORK_STEPS } from "./networks.ts";
import { TIME_STEPS } from "./times.ts";
import { VIRUS_STEPS } from "./virus.ts";

const STEPS: readonly Step[] = [
  ...NETWORK_STEPS,
  ...IRIS_STEPS,
  ...MNIST_STEPS,
  ...VIRUS_STEPS,
  ...TIME_STEPS,
];

/**
 * Measures what the paper (Vasic et al., ICML 2020, arXiv 2003.13720) prints, on the networks that come
 * along: every row tells the printed value beside the one of this machine. Rows whose data are not there
 * say so. A listener that answers false stops it and keeps the rows that are known. Fails on files that
 * cannot be read and on data that do not fit the networks.
 */
export async function reproduce(
  job: ReproductionJob,
  lab: Laboratory,
  listener: Listener<ReproductionProgress> | null,
): Promise<Result<Reproduction>> {
  const began = performance.now();
  const mnist = await opened(job.files.mnist, "images");
  if (!mnist.ok) return mnist;
  const virus = await opened(job.files.virus, "expression");
  if (!virus.ok) return virus;
  const ledger = new Ledger();
  const data = { iris: iris(), mnist: mnist.value, virus: virus.value };
  const finished = (stopped: boolean): Result<Reproduction> => {
    const { rows, figures } = ledger;
    return ok({ rows, figures, seconds: (performance.now() - began) / 1000, stopped });
  };
  const teller = tellerOf(ledger, listener);
  for (const [done, step] of STEPS.entries()) {
    const tell = (share: number) => teller(done, step.doing, share);
    if (!(await tell(0))) return finished(true);
    const bench: Bench = { lab, networks: job.networks, data, full: job.full, ledger, tell };
    const result = await step.run(bench);
    if (result.ok) continue;
    return result.problem.code === STOPPED ? finished(true) : result;
  }
  return finished(false);
}

/** Tells rows and figures once, as soon as there are new ones. */
function tellerOf(ledger: Ledger, listener: Listener<ReproductionProgress> | null) {
  let [rows, figures] = [0, 0];
  return async (done: number, doing: string, share: number): Promise<boolean> => {
    if (!listener) return true;
    const progress: ReproductionProgress = {
      done,
      total: STEPS.length,
      doing,
      share: Math.min(1, Math.max(0, share)),
      rows: ledger.rows.slice(rows),
      figures: ledger.figures.slice(figures),
    };
    [rows, figures] = [ledger.rows.length, ledger.figures.length];
    return listener(progress);
  };
}

const WANTED = {
  images: "MNIST’s images and labels (t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz)",
  expression: "the tables of GSE73072 (icml2020dataset_GSE73072_….csv)",
} as const;

async function opened(
  files: readonly SourceFile[],
  kind: "images" | "expression",
): Promise<Result<DataSet | null>> {
  if (files.length === 0) return ok(null);
  const read = await openData(files);
  if (!read.ok) return read;
  if (read.value.kind === kind && read.value.data) return ok(read.value.data);
  const wanted = WANTED[kind];
  return fail("reproduction-data", `${files.map(({ name }) => name).join(", ")}: these are not ${wanted}.`);
}
