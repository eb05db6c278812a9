import type { Random } from "../random.ts";
import { type AdamClock, adamStep, createClock, createMoments, type Moments, tick } from "./adam.ts";
import { binarise, clip } from "./binarise.ts";
import { backward, createWorkspace, type DenseLayer, forward, multiply, type Workspace } from "./layers.ts";
import { LOSSES, type LossName } from "./loss.ts";

/** A layer in training: `weights` is the binarised copy of `latent`, ±scale (or 0). */
export interface TraineeLayer extends DenseLayer {
  /** Real weights in [−1, 1]. */
  readonly latent: Float64Array;
  /** s_l = 1/√fanIn. */
  readonly scale: number;
  readonly weightMoments: Moments;
  readonly biasMoments: Moments;
}

/** A network in training with its buffers. */
export interface Trainee {
  readonly layers: readonly TraineeLayer[];
  readonly space: Workspace;
  readonly clock: AdamClock;
  readonly threshold: number;
}

/** What one step needs besides the batch that lies in the workspace. */
export interface StepSettings {
  readonly loss: LossName;
  readonly dropout: { readonly input: number; readonly hidden: number };
  readonly random: Random;
}

/** A new network: real weights uniform in (−1, 1), biases 0. */
export function createTrainee(
  widths: readonly number[],
  capacity: number,
  threshold: number,
  random: Random,
): Trainee {
  const layers = widths.slice(1).map((width, l): TraineeLayer => {
    const fanIn = widths[l] as number;
    const latent = new Float64Array(fanIn * width).map(() => 2 * random.uniform() - 1);
    return {
      fanIn,
      width,
      latent,
      scale: 1 / Math.sqrt(fanIn),
      weights: new Float64Array(fanIn * width),
      bias: new Float64Array(width),
      weightMoments: createMoments(fanIn * width),
      biasMoments: createMoments(width),
    };
  });
  const trainee = { layers, space: createWorkspace(widths, capacity), clock: createClock(), threshold };
  binariseAll(trainee);
  return trainee;
}

/** Renews the binarised copies after the real weights have changed. */
export function binariseAll(trainee: Trainee): void {
  for (const layer of trainee.layers) binarise(layer.weights, layer.latent, layer.scale, trainee.threshold);
}

/**
 * One BinaryConnect step on the first `rows` rows of the workspace (`values[0]` and `labels`): forward
 * and backward through the binarised copy, the gradient handed straight through to the real weights
 * (dw = scale · d(±scale)), an ADAM update, clipping, binarising again. Returns the loss before it.
 */
export function trainStep(trainee: Trainee, rows: number, rate: number, settings: StepSettings): number {
  const { layers, space, clock } = trainee;
  const { input, hidden } = settings.dropout;
  if (input > 0) {
    const mask = space.masks[0] as Float64Array;
    const end = rows * (layers[0] as TraineeLayer).fanIn;
    drawMask(mask, end, input, settings.random);
    multiply(space.values[0] as Float64Array, mask, end);
  }
  if (hidden > 0) {
    for (let l = 1; l < layers.length; l++) {
      drawMask(
        space.masks[l] as Float64Array,
        rows * (layers[l] as TraineeLayer).fanIn,
        hidden,
        settings.random,
      );
    }
  }
  const outputs = forward(layers, space, rows, hidden > 0);
  const last = layers.at(-1) as TraineeLayer;
  const slopes = space.slopes[layers.length] as Float64Array;
  const loss = LOSSES[settings.loss](slopes, outputs, space.labels, rows, last.width);
  backward(layers, space, rows, hidden > 0);
  tick(clock);
  for (let l = 0; l < layers.length; l++) {
    const layer = layers[l] as TraineeLayer;
    const gradient = space.gradients[l] as { weights: Float64Array; bias: Float64Array };
    adamStep(layer.latent, gradient.weights, layer.scale, layer.weightMoments, clock, rate);
    adamStep(layer.bias, gradient.bias, 1, layer.biasMoments, clock, rate);
    clip(layer.latent);
  }
  binariseAll(trainee);
  return loss;
}

/** 0 with probability p, else 1/(1 − p), so that the expected value stays. */
function drawMask(mask: Float64Array, end: number, p: number, random: Random): void {
  const kept = 1 / (1 - p);
  for (let i = 0; i < end; i++) mask[i] = random.uniform() < p ? 0 : kept;
}
