import { type Augmentation, isStill, warpAndShrink } from "../data/augment.ts";
import type { DataSet } from "../data/dataSet.ts";
import type { Standardisation } from "../model/document.ts";
import { createUniform } from "../model/random.ts";
import type { TrainingGround } from "./ground.ts";
import type { Trainee } from "./trainee.ts";

/** Where a trainee's batches come from. */
export interface TrainingRows {
  readonly labels: Int32Array;
  /** Loads rows `order[from] … order[from + count − 1]` as they are. */
  load(trainee: Trainee, order: Int32Array, from: number, count: number): void;
  /** The same, changed at random where the data are images; fixed by the seed, the epoch and the row. */
  loadVaried(trainee: Trainee, order: Int32Array, from: number, count: number, epoch: number): void;
}

/** Rows of a data set, prepared (x − mean) / deviation · factor and rounded to float32. */
export function createRows({ data, preparation, options }: TrainingGround, seed: number): TrainingRows {
  return trainingRows(data, preparation, options.inputFactor, options.augmentation, seed);
}

/** The same from single settings. */
export function trainingRows(
  data: DataSet,
  preparation: Standardisation | null,
  factor: number,
  augmentation: Augmentation,
  seed: number,
): TrainingRows {
  const { rows, labels, images } = data;
  const width = data.inputs.length;
  const mean = Float64Array.from({ length: width }, (_, i) => preparation?.mean[i] ?? 0);
  const deviation = Float64Array.from({ length: width }, (_, i) => preparation?.deviation[i] ?? 1);

  const fill = (target: Float32Array, raw: Float64Array, at: number) => {
    for (let i = 0; i < width; i++) target[i] = ((raw[at + i] - mean[i]) / deviation[i]) * factor;
  };
  const load: TrainingRows["load"] = (trainee, order, from, count) => {
    for (let b = 0; b < count; b++) {
      const r = order[from + b];
      fill(trainee.inputRow(b, labels[r]), rows, r * width);
    }
  };
  if (!images || isStill(augmentation)) return { labels, load, loadVaried: load };

  const picture = new Float64Array(width);
  return {
    labels,
    load,
    loadVaried: (trainee, order, from, count, epoch) => {
      for (let b = 0; b < count; b++) {
        const r = order[from + b];
        const random = createUniform(((seed % 65_536) * 1024 + epoch) * 131_072 + r);
        warpAndShrink(picture, images, r, augmentation, random);
        fill(trainee.inputRow(b, labels[r]), picture, 0);
      }
    },
  };
}
