import type { Result } from "../model/problem.ts";
import type { PreparedCache } from "../prepared.ts";
import { type ConvergenceJob, type ConvergenceRow, openConvergence } from "./convergence.ts";
import { type EnsembleJob, type EnsembleMember, openEnsemble } from "./ensemble.ts";
import { type GrowthItem, type GrowthJob, openGrowth } from "./growth.ts";
import type { OpenedBatch } from "./openedBatch.ts";
import { type OutputsJob, openOutputs } from "./outputs.ts";
import { openRobustness, type RobustnessItem, type RobustnessJob } from "./robustness.ts";
import { openScaling, type ScalingItem, type ScalingJob } from "./scaling.ts";
import { openVerify, type RowCheck, type VerifyJob } from "./verify.ts";

/** Every kind of batch with what one item answers. A new kind is one row here and one in `OPENERS`. */
export interface BatchItems {
  readonly verify: RowCheck;
  readonly ensemble: EnsembleMember;
  readonly robustness: RobustnessItem;
  readonly convergence: ConvergenceRow;
  readonly scaling: ScalingItem;
  readonly growth: GrowthItem;
  /** Outputs of a block of rows. */
  readonly outputs: Float64Array;
}

/** What each kind of batch is made from. */
export interface BatchJobs {
  readonly verify: VerifyJob;
  readonly ensemble: EnsembleJob;
  readonly robustness: RobustnessJob;
  readonly convergence: ConvergenceJob;
  readonly scaling: ScalingJob;
  readonly growth: GrowthJob;
  readonly outputs: OutputsJob;
}

export type BatchKind = keyof BatchItems;

type Openers = {
  readonly [K in BatchKind]: (job: BatchJobs[K], cache: PreparedCache) => Result<OpenedBatch<BatchItems[K]>>;
};

export const OPENERS: Openers = {
  verify: openVerify,
  ensemble: openEnsemble,
  robustness: openRobustness,
  convergence: openConvergence,
  scaling: openScaling,
  growth: openGrowth,
  outputs: openOutputs,
};
