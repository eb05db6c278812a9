import { exp, log } from "../elementary.ts";

export type LossName = "squareHinge" | "crossEntropy";

/**
 * Mean loss over the first `rows` rows of `outputs` (row-major, rows × classes); its gradient with
 * respect to the outputs goes into `gradient`. `labels[r]` is the true class of row r.
 */
export type Loss = (
  gradient: Float64Array,
  outputs: Float64Array,
  labels: Int32Array,
  rows: number,
  classes: number,
) => number;

/** Square hinge with targets +1 for the true class and −1 else: mean of max(0, 1 − t·y)². */
const squareHinge: Loss = (gradient, outputs, labels, rows, classes) => {
  const share = 1 / (rows * classes);
  let sum = 0;
  for (let r = 0, at = 0; r < rows; r++) {
    for (let k = 0; k < classes; k++, at++) {
      const target = k === labels[r] ? 1 : -1;
      const miss = 1 - target * (outputs[at] as number);
      if (miss > 0) {
        sum += miss * miss;
        gradient[at] = -2 * target * miss * share;
      } else gradient[at] = 0;
    }
  }
  return sum * share;
};

/** Softmax cross-entropy: mean of −log softmax(y) at the true class. */
const crossEntropy: Loss = (gradient, outputs, labels, rows, classes) => {
  const share = 1 / rows;
  let sum = 0;
  for (let r = 0; r < rows; r++) {
    const from = r * classes;
    let top = outputs[from] as number;
    for (let k = 1; k < classes; k++) top = Math.max(top, outputs[from + k] as number);
    let total = 0;
    for (let k = 0; k < classes; k++) {
      const e = exp((outputs[from + k] as number) - top);
      gradient[from + k] = e;
      total += e;
    }
    const truth = from + (labels[r] as number);
    sum += log(total) - ((outputs[truth] as number) - top);
    for (let k = 0; k < classes; k++) {
      gradient[from + k] = ((gradient[from + k] as number) / total) * share;
    }
    gradient[truth] = (gradient[truth] as number) - share;
  }
  return sum * share;
};

export const LOSSES: Readonly<Record<LossName, Loss>> = { squareHinge, crossEntropy };
