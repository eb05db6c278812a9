import type { TrainingOptions } from "./options.ts";

/** The data sets with settings of their own; "rows" is for any other table. */
export type RecipeName = "iris" | "mnist" | "virus" | "rows";

const IRIS: TrainingOptions = {
  hidden: [8],
  epochs: 3000,
  batchSize: 0,
  rate: { first: 0.02, last: 1e-4 },
  loss: "squareHinge",
  dropout: { input: 0, hidden: 0 },
  ternary: 0,
  preparation: "standardise",
  inputFactor: 1,
  biasDigits: 4,
  augmentation: { shift: 0, warp: 0 },
  seed: 531,
  restarts: 1,
};

const RECIPES: Readonly<Record<RecipeName, TrainingOptions>> = {
  iris: IRIS,
  rows: IRIS,
  virus: { ...IRIS, hidden: [32], epochs: 200, batchSize: 16, biasDigits: 6 },
  mnist: {
    ...IRIS,
    hidden: [512, 512],
    epochs: 30,
    batchSize: 100,
    rate: { first: 5e-3, last: 1e-5 },
    loss: "crossEntropy",
    preparation: "centre",
    inputFactor: 3,
    biasDigits: 6,
    augmentation: { shift: 1, warp: 0 },
  },
};

/** Default settings for a data set (SCIENCE §6); any of them may be overridden. */
export function trainRecipe(name: RecipeName): TrainingOptions {
  return RECIPES[name];
}
