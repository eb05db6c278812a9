import { shuffle } from "../data/prepare.ts";
import { createRandom, type Random } from "../random.ts";
import { batchOf, shareCut } from "./batches.ts";
import type { TrainingGround } from "./ground.ts";
import { createRows, type TrainingRows } from "./rows.ts";
import { createTrainee, sizesOf, type Trainee } from "./trainee.ts";

/** What one step asks of the second worker. */
export interface PartnerStep {
  /** The finished gradient of the step before, and its learning rate; null in the first step. */
  readonly before: { readonly gradient: Float32Array; readonly rate: number } | null;
  /** The rows of this step within the epoch's order. */
  readonly from: number;
  readonly count: number;
  readonly epoch: number;
}

/** The second worker's answer. */
export interface PartnerShare {
  /** Gradient over its share of the rows. */
  readonly gradient: Float32Array;
  /** Its part of the batch's mean loss. */
  readonly loss: number;
}

/**
 * The second worker of a training. It keeps the same network, in step with the first worker's, and
 * computes the gradient of the second share of each batch.
 */
export interface TrainPartner {
  begin(ground: TrainingGround, seed: number): Promise<void>;
  step(step: PartnerStep): Promise<PartnerShare>;
}

/** @param handOver marks an answer's buffer as transferred; where nothing is posted it does nothing. */
export function createPartner(handOver: (share: PartnerShare) => PartnerShare = (s) => s): TrainPartner {
  let half: Half | null = null;
  return {
    begin: async (ground, seed) => {
      half = new Half(ground, seed);
    },
    step: async (step) => {
      if (!half) throw new Error("No training has begun here.");
      return handOver(half.step(step));
    },
  };
}

class Half {
  private readonly trainee: Trainee;
  private readonly rows: TrainingRows;
  private readonly order: Int32Array;
  private readonly random: Random;
  private readonly batch: number;
  private epoch = 0;

  constructor(ground: TrainingGround, seed: number) {
    this.trainee = createTrainee(sizesOf(ground), ground.options, seed);
    this.rows = createRows(ground, seed);
    this.order = ground.split.train.slice();
    this.random = createRandom(seed);
    this.batch = batchOf(ground.options, this.order.length);
  }

  step({ before, from, count, epoch }: PartnerStep): PartnerShare {
    const { trainee, order } = this;
    if (before) {
      trainee.gradients().set(before.gradient);
      trainee.update(before.rate);
    }
    if (epoch !== this.epoch && this.batch < order.length) shuffle(order, this.random);
    this.epoch = epoch;
    const cut = shareCut(count);
    const mine = count - cut;
    this.rows.loadVaried(trainee, order, from + cut, mine, epoch);
    trainee.drop(mine, 0);
    const loss = trainee.gradient(mine, mine, count);
    const gradient = before?.gradient ?? new Float32Array(trainee.gradients().length);
    gradient.set(trainee.gradients());
    return { gradient, loss };
  }
}
