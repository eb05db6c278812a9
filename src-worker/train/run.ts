import type { Split } from "../data/dataSet.ts";
import { shuffle } from "../data/prepare.ts";
import { exp, log } from "../elementary.ts";
import { createRandom } from "../random.ts";
import { batchOf } from "./batches.ts";
import type { SignedLayer } from "./fold.ts";
import type { TrainingOptions } from "./options.ts";
import type { EpochPoint } from "./progress.ts";
import type { TrainingRows } from "./rows.ts";
import type { Trainee } from "./trainee.ts";

/** The best epoch of a run with a copy of its network. */
export interface BestEpoch {
  readonly epoch: number;
  /** On the rows that judge, 0 … 1. */
  readonly accuracy: number;
  /** On the training rows, or the first of them. */
  readonly trainAccuracy: number;
  readonly loss: number;
  readonly layers: readonly SignedLayer[];
}

/** What a run tells whoever waits for it; false ends the run. */
export interface RunState {
  /** Epochs done, with the fraction of the current one. */
  readonly epoch: number;
  readonly best: BestEpoch | null;
  /** All finished epochs. */
  readonly points: readonly EpochPoint[];
}

/** How steps are computed: by this worker alone, or with a second one. */
export interface Steps {
  /** One step on rows `order[from]` … `order[from + count − 1]`; answers the mean loss before it. */
  step(order: Int32Array, from: number, count: number, epoch: number, rate: number): number | Promise<number>;
  /** Makes the trainee be what the last step left. */
  settle(): void;
}

/** Training rows that a curve of their accuracy is measured on. */
const SAMPLE = 2000;

/** Asked after every step, and at the end of a run; awaited only when it answers a promise. */
export type Watch = (state: RunState, end?: boolean) => true | Promise<boolean>;

/** How good an epoch is. */
type Judged = Pick<BestEpoch, "accuracy" | "trainAccuracy" | "loss">;

/**
 * Of two epochs the one with the better accuracy on the rows that judge; of equals, which are many where those
 * rows are few, the one with the better accuracy in training, and of equals again the one with the lower loss.
 */
export function isBetter(candidate: Judged, best: Judged | null): boolean {
  if (!best || candidate.accuracy !== best.accuracy) return !best || candidate.accuracy > best.accuracy;
  if (candidate.trainAccuracy !== best.trainAccuracy) return candidate.trainAccuracy > best.trainAccuracy;
  return candidate.loss < best.loss;
}

/**
 * One run: epochs of batches, the epoch kept that is best on the validation rows (the training rows where
 * there are none). Stopped, it answers the best epoch so far; stopped within the first one, that epoch as
 * it is.
 */
export async function runEpochs(
  trainee: Trainee,
  rows: TrainingRows,
  split: Split,
  options: TrainingOptions,
  steps: Steps,
  watch: Watch,
): Promise<BestEpoch> {
  const { epochs, rate: rates, seed } = options;
  const random = createRandom(seed);
  const order = split.train.slice();
  const batch = batchOf(options, order.length);
  const validates = split.validation.length > 0;
  const judged = validates ? split.validation : split.train;
  const sample = split.train.subarray(0, SAMPLE);
  const decay = epochs > 1 ? exp(log(rates.last / rates.first) / (epochs - 1)) : 1;
  const points: EpochPoint[] = [];
  let rate = rates.first;
  let best: BestEpoch | null = null;
  let going = true;

  for (let epoch = 1; going && epoch <= epochs; epoch++, rate *= decay) {
    if (batch < order.length) shuffle(order, random);
    let trainLoss = 0;
    for (let from = 0; going && from < order.length; from += batch) {
      const count = Math.min(batch, order.length - from);
      const loss = steps.step(order, from, count, epoch, rate);
      trainLoss += ((typeof loss === "number" ? loss : await loss) * count) / order.length;
      const answer = watch({ epoch: epoch - 1 + (from + count) / order.length, best, points });
      if (answer !== true) going = await answer;
    }
    // An epoch that was stopped half-way counts only when there is no other.
    if (!going && best) break;
    steps.settle();
    const measured = measureRows(trainee, rows, judged);
    const trainAccuracy = validates ? measureRows(trainee, rows, sample).accuracy : measured.accuracy;
    const judgement = { epoch, ...measured, trainAccuracy };
    points.push({ ...judgement, trainLoss, rate });
    if (isBetter(judgement, best)) best = { ...judgement, layers: trainee.signs() };
  }
  // The last epochs belong to the curves, too.
  if (going) await watch({ epoch: epochs, best, points }, true);
  return best as BestEpoch;
}

/** Accuracy and mean loss over the chosen rows, without dropout and as they are. */
export function measureRows(
  trainee: Trainee,
  rows: TrainingRows,
  order: Int32Array,
): { accuracy: number; loss: number } {
  const { capacity } = trainee.settings;
  let correct = 0;
  let loss = 0;
  for (let from = 0; from < order.length; from += capacity) {
    const count = Math.min(capacity, order.length - from);
    rows.load(trainee, order, from, count);
    const part = trainee.evaluate(count);
    correct += part.correct;
    loss += part.loss * count;
  }
  return { accuracy: correct / order.length, loss: loss / order.length };
}
