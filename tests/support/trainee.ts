import { createRandom } from "../../src-worker/random.ts";
import type { LossName } from "../../src-worker/train/loss.ts";
import { Trainee, type TraineeSettings } from "../../src-worker/train/trainee.ts";

export const SETTINGS: TraineeSettings = {
  widths: [4, 8, 3],
  capacity: 16,
  ternary: 0,
  loss: "squareHinge",
  dropout: { input: 0, hidden: 0 },
  seed: 1,
};

/** A trainee with random biases and a random batch; answers what was loaded. */
export function loadedTrainee(changes: Partial<TraineeSettings>, rows: number, seed: number) {
  const trainee = new Trainee({ ...SETTINGS, ...changes, seed });
  const random = createRandom(seed + 1);
  const { layers, levels } = trainee.places;
  for (const { bias, width } of layers) {
    const b = trainee.view(bias, width);
    for (let j = 0; j < width; j++) b[j] = random.normal() / 2;
  }
  const classes = trainee.settings.widths.at(-1) as number;
  const labels = Array.from({ length: rows }, () => random.integer(classes));
  labels.forEach((label, b) => {
    const row = trainee.inputRow(b, label);
    for (let i = 0; i < row.length; i++) row[i] = random.normal();
  });
  const inputs = labels.map((_, b) => trainee.view(levels[0].values + 4 * b * levels[0].ld, levels[0].width));
  return { trainee, labels, inputs };
}

/** All numbers of a trainee that a step changes. */
export function stateOf(trainee: Trainee): Float32Array[] {
  return trainee.places.layers.flatMap(({ latent, bias, width, fanIn, ld, moments }) =>
    [latent, ...moments]
      .flatMap((at) => Array.from({ length: width }, (_, j) => trainee.view(at + 4 * j * ld, fanIn)))
      .concat([trainee.view(bias, width)]),
  );
}

/**
 * The mean loss in float64, written down from the definitions: dense layers scale·w, ReLU between, then
 * the loss. The reference for gradients. `active` has a bit for each ReLU of each row: two points with
 * the same bits lie on the same smooth piece of the loss.
 */
export function referenceLoss(
  trainee: Trainee,
  inputs: readonly Float32Array[],
  labels: readonly number[],
  loss: LossName,
): { loss: number; active: string } {
  const { layers } = trainee.places;
  const f32 = layers.map(({ latent, bias, width, ld }) => ({
    weights: trainee.view(latent, width * ld),
    bias: trainee.view(bias, width),
  }));
  let sum = 0;
  let active = "";
  inputs.forEach((input, r) => {
    let values = Array.from(input);
    layers.forEach(({ width, fanIn, ld }, l) => {
      values = Array.from({ length: width }, (_, j) => {
        let z = f32[l].bias[j];
        for (let i = 0; i < fanIn; i++) z += trainee.scales[l] * f32[l].weights[j * ld + i] * values[i];
        if (l + 1 === layers.length) return z;
        active += z > 0 ? "1" : "0";
        return Math.max(0, z);
      });
    });
    if (loss === "squareHinge") {
      const misses = values.map((y, k) => Math.max(0, 1 - (k === labels[r] ? y : -y)));
      sum += misses.reduce((s, m) => s + m * m, 0) / values.length;
    } else {
      const top = Math.max(...values);
      const all = values.reduce((s, y) => s + Math.exp(y - top), 0);
      sum += Math.log(all) - (values[labels[r]] - top);
    }
  });
  return { loss: sum / inputs.length, active };
}
