import { exp, log } from "../elementary.ts";

export type LossName = "squareHinge" | "crossEntropy";

/** Outputs of a batch: rows of `ld` numbers, of which the first `classes` count. */
export interface LossBatch {
  readonly outputs: Float32Array;
  /** Gradients of the mean loss with respect to `outputs`, rounded to float32. */
  readonly slopes: Float32Array;
  /** True class per row. */
  readonly labels: Int32Array;
  readonly classes: number;
  readonly ld: number;
  /** Rows the mean is taken over; at least those that are looked at. */
  readonly total: number;
}

/** The part of the mean loss that rows `from` … `to` − 1 make; their slopes are written. */
export type Loss = (batch: LossBatch, from: number, to: number) => number;

/** Square hinge with targets +1 for the true class and −1 else: mean of max(0, 1 − t·y)². */
const squareHinge: Loss = ({ outputs, slopes, labels, classes, ld, total }, from, to) => {
  const share = 1 / (total * classes);
  let sum = 0;
  for (let r = from; r < to; r++) {
    for (let k = 0, at = r * ld; k < classes; k++, at++) {
      const target = k === labels[r] ? 1 : -1;
      const miss = 1 - target * (outputs[at] as number);
      if (miss > 0) {
        sum += miss * miss;
        slopes[at] = -2 * target * miss * share;
      } else slopes[at] = 0;
    }
  }
  return sum * share;
};

/** Softmax cross-entropy: mean of −log softmax(y) at the true class. */
const crossEntropy: Loss = ({ outputs, slopes, labels, classes, ld, total }, from, to) => {
  const share = 1 / total;
  const powers = new Float64Array(classes);
  let sum = 0;
  for (let r = from; r < to; r++) {
    const first = r * ld;
    let top = outputs[first] as number;
    for (let k = 1; k < classes; k++) top = Math.max(top, outputs[first + k] as number);
    let all = 0;
    for (let k = 0; k < classes; k++) {
      const e = exp((outputs[first + k] as number) - top);
      powers[k] = e;
      all += e;
    }
    const truth = labels[r] as number;
    sum += log(all) - ((outputs[first + truth] as number) - top);
    for (let k = 0; k < classes; k++) {
      const p = (powers[k] as number) / all;
      slopes[first + k] = (k === truth ? p - 1 : p) * share;
    }
  }
  return sum * share;
};

export const LOSSES: Readonly<Record<LossName, Loss>> = { squareHinge, crossEntropy };
