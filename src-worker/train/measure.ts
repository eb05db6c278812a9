import { type DenseLayer, forward, type Workspace } from "./layers.ts";
import { LOSSES, type LossName } from "./loss.ts";

/** Prepared rows with their labels, as the trainer reads them. */
export interface PreparedRows {
  /** Row-major, rows × width. */
  readonly rows: Float64Array;
  readonly width: number;
  readonly labels: Int32Array;
}

export interface Measure {
  /** Share of rows whose largest output (the first of equals) is the label, 0 … 1. */
  readonly accuracy: number;
  /** Mean loss. */
  readonly loss: number;
}

/** Copies rows `order[from] … order[from + count − 1]`, times `factor`, to the start of the workspace. */
export function loadBatch(
  space: Workspace,
  data: PreparedRows,
  order: Int32Array,
  from: number,
  count: number,
  factor: number,
): void {
  const target = space.values[0] as Float64Array;
  const { rows, width, labels } = data;
  for (let b = 0; b < count; b++) {
    const r = order[from + b] as number;
    space.labels[b] = labels[r] as number;
    for (let i = 0; i < width; i++) target[b * width + i] = factor * (rows[r * width + i] as number);
  }
}

/** Accuracy and mean loss over the chosen rows, without dropout, batch by batch. */
export function measure(
  layers: readonly DenseLayer[],
  space: Workspace,
  data: PreparedRows,
  order: Int32Array,
  factor: number,
  loss: LossName,
): Measure {
  const classes = (layers.at(-1) as DenseLayer).width;
  const slopes = space.slopes[layers.length] as Float64Array;
  let correct = 0;
  let total = 0;
  for (let from = 0; from < order.length; from += space.capacity) {
    const count = Math.min(space.capacity, order.length - from);
    loadBatch(space, data, order, from, count, factor);
    const outputs = forward(layers, space, count, false);
    total += count * LOSSES[loss](slopes, outputs, space.labels, count, classes);
    for (let b = 0; b < count; b++) if (winner(outputs, b * classes, classes) === space.labels[b]) correct++;
  }
  return { accuracy: correct / order.length, loss: total / order.length };
}

function winner(outputs: Float64Array, from: number, classes: number): number {
  let best = 0;
  for (let k = 1; k < classes; k++) {
    if ((outputs[from + k] as number) > (outputs[from + best] as number)) best = k;
  }
  return best;
}
