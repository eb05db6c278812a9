import { ok, type Result } from "../model/problem.ts";
import type { PreparedCache } from "../prepared.ts";
import type { BatchItems, BatchJobs, BatchKind } from "./batches.ts";
import { type Convergence, convergenceCsv } from "./convergence.ts";
import { type Ensemble, ensembleCsv, summariseEnsemble } from "./ensemble.ts";
import { type Growth, growthCsv, summariseGrowth } from "./growth.ts";
import { outputsCsv, type RowOutputs, summariseOutputs } from "./outputs.ts";
import { type Robustness, robustnessCsv, summariseRobustness } from "./robustness.ts";
import { type Scaling, scalingCsv, summariseScaling } from "./scaling.ts";
import { readySubject } from "./subject.ts";
import { summariseVerify, type Verification, verifyCsv } from "./verify.ts";

/** What each experiment answers: plain data, ready for plots. */
export interface ExperimentResults {
  readonly verify: Verification;
  readonly ensemble: Ensemble;
  readonly robustness: Robustness;
  readonly convergence: Convergence;
  readonly scaling: Scaling;
  readonly growth: Growth;
  readonly outputs: RowOutputs;
}

type Summaries = {
  readonly [K in BatchKind]: (
    job: BatchJobs[K],
    items: readonly (BatchItems[K] | undefined)[],
    stopped: boolean,
    cache: PreparedCache,
  ) => Result<ExperimentResults[K]>;
};

/** Items → result; `stopped` results are made of what is there. */
export const SUMMARIES: Summaries = {
  verify: (job, items, stopped) => ok(summariseVerify(job, items, stopped)),
  ensemble: summariseEnsemble,
  robustness: (job, items, stopped, cache) => {
    const ready = readySubject(job.subject, cache);
    if (!ready.ok) return ready;
    const names = ready.value.prepared.outputs.map(({ name }) => name);
    return ok(summariseRobustness(job, names, items, stopped));
  },
  convergence: ({ band, fraction }, rows, stopped) => ok({ rows, band, fraction, stopped }),
  scaling: (job, items, stopped) => ok(summariseScaling(job, items, stopped)),
  growth: (job, items, stopped) => ok(summariseGrowth(job, items, stopped)),
  outputs: (job, items, stopped) => ok(summariseOutputs(job, items, stopped)),
};

type Tables = { readonly [K in BatchKind]: (result: ExperimentResults[K]) => string };

/** Every result as one CSV table. */
export const TABLES: Tables = {
  verify: verifyCsv,
  ensemble: ensembleCsv,
  robustness: robustnessCsv,
  convergence: convergenceCsv,
  scaling: scalingCsv,
  growth: growthCsv,
  outputs: outputsCsv,
};
