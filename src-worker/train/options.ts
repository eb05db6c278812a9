import type { Augmentation } from "../data/augment.ts";
import { type DataSet, rowCount } from "../data/dataSet.ts";
import type { PreparationKind } from "../data/prepare.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { LossName } from "./loss.ts";

/** How a network is trained; `trainRecipe` has the settings for the known data sets. */
export interface TrainingOptions {
  /** Widths of the hidden layers, from the inputs to the outputs. */
  readonly hidden: readonly number[];
  readonly epochs: number;
  /** Rows per step; 0 for all of them in one step. */
  readonly batchSize: number;
  /** Learning rate of the first and of the last epoch; exponential in between. */
  readonly rate: { readonly first: number; readonly last: number };
  readonly loss: LossName;
  /** Share of units dropped while training, in 0 … 1 (1 excluded). */
  readonly dropout: { readonly input: number; readonly hidden: number };
  /** Ternary variant: |w| below this becomes 0. 0 keeps weights binary. */
  readonly ternary: number;
  /** Where the inputs of the network come from; means and deviations are those of the training rows. */
  readonly preparation: PreparationKind;
  /** One positive factor on all prepared inputs while training; it folds into the biases. */
  readonly inputFactor: number;
  /** Significant digits of the biases in the document; null keeps all. */
  readonly biasDigits: number | null;
  /** How training images are varied; of no effect on other data. */
  readonly augmentation: Augmentation;
  readonly seed: number;
  /** Independent runs, with the seeds `seed`, `seed` + 1, …; the best one is kept. */
  readonly restarts: number;
}

/** Checks options against data. Fails with a sentence that names the option or the row. */
export function checkTraining(data: DataSet, options: TrainingOptions): Result<true> {
  return checkOptions(options) ?? checkData(data) ?? ok(true);
}

const refuse = (field: string, message: string) => fail("train-option", message, { field });

function checkOptions(options: TrainingOptions): Result<never> | null {
  const { hidden, epochs, batchSize, rate, inputFactor, biasDigits, seed, restarts } = options;
  if (!hidden.every((w) => isWhole(w, 1, 65_536))) {
    return refuse("hidden", `hidden must be whole numbers from 1 to 65536, not ${hidden.join(",")}.`);
  }
  if (!isWhole(epochs, 1, 1e9)) return refuse("epochs", `epochs must be a whole number ≥ 1, not ${epochs}.`);
  if (!isWhole(batchSize, 0, 1e9)) {
    return refuse("batchSize", `batchSize must be a whole number ≥ 0, not ${batchSize}.`);
  }
  if (!(rate.first > 0 && rate.last > 0 && rate.first < 1e6 && rate.last < 1e6)) {
    return refuse("rate", `Learning rates must be positive, not ${rate.first} and ${rate.last}.`);
  }
  const shares = checkShares(options);
  if (shares) return shares;
  if (!(inputFactor > 0 && inputFactor < 1e6)) {
    return refuse("inputFactor", `inputFactor must be positive, not ${inputFactor}.`);
  }
  if (biasDigits !== null && !isWhole(biasDigits, 1, 17)) {
    return refuse("biasDigits", `biasDigits must be a whole number from 1 to 17, not ${biasDigits}.`);
  }
  if (!Number.isSafeInteger(seed)) return refuse("seed", `seed must be a whole number, not ${seed}.`);
  if (!isWhole(restarts, 1, 10_000)) {
    return refuse("restarts", `restarts must be a whole number from 1 to 10000, not ${restarts}.`);
  }
  return null;
}

function checkShares({ dropout, ternary, augmentation }: TrainingOptions): Result<never> | null {
  for (const share of [dropout.input, dropout.hidden]) {
    if (!(share >= 0 && share < 1)) {
      return refuse("dropout", `dropout must be in 0 … 1, below 1, not ${share}.`);
    }
  }
  if (!(ternary >= 0 && ternary < 1)) {
    return refuse("ternary", `The ternary threshold must be in 0 … 1, below 1, not ${ternary}.`);
  }
  if (!(augmentation.shift >= 0 && augmentation.shift <= 100)) {
    return refuse("shift", `shift must be in 0 … 100 pixels, not ${augmentation.shift}.`);
  }
  if (!(augmentation.warp >= 0 && augmentation.warp < 1)) {
    return refuse("warp", `warp must be in 0 … 1, below 1, not ${augmentation.warp}.`);
  }
  return null;
}

function checkData(data: DataSet): Result<never> | null {
  const { name } = data;
  if (data.classes.length < 2) {
    return fail(
      "train-classes",
      `${name} has ${data.classes.length === 0 ? "no labels" : "only one class"}. Training needs a label column with at least two classes.`,
      { file: name },
    );
  }
  const unlabelled = data.labels.findIndex((label) => label < 0);
  if (unlabelled >= 0) {
    const row = unlabelled + 1;
    return fail("train-label", `${name}, row ${row} has no label. Fill it in or remove the row.`, {
      file: name,
      row,
    });
  }
  if (data.split ? data.split.train.length === 0 : rowCount(data) === 0) {
    return fail("train-empty", `${name} has no rows to train on.`, { file: name });
  }
  return null;
}

function isWhole(x: number, min: number, max: number): boolean {
  return Number.isInteger(x) && x >= min && x <= max;
}
