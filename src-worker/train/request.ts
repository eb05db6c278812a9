import type { PreparationKind } from "../data/prepare.ts";
import { type ReadingWishes, readingWords } from "../data/reading.ts";
import { type DataSource, fileNameOf } from "../data/sources.ts";
import type { LossName } from "./loss.ts";
import type { TrainingOptions } from "./options.ts";
import { trainRecipe } from "./recipe.ts";

/** What a person asks for; everything left out comes from the data set's recipe. */
export interface TrainRequest extends ReadingWishes {
  /** A data set by its word or path: see `parseDataSource`. */
  readonly data: string;
  readonly hidden?: readonly number[];
  readonly epochs?: number;
  /** Rows per step, 0 for all. */
  readonly batch?: number;
  /** Learning rate of the first and of the last epoch. */
  readonly rate?: number;
  readonly rateEnd?: number;
  readonly loss?: LossName;
  /** Ternary threshold: |w| below it becomes 0. */
  readonly ternary?: number;
  /** Share of hidden units dropped while training. */
  readonly dropout?: number;
  readonly dropoutInput?: number;
  readonly prepare?: PreparationKind;
  readonly inputFactor?: number;
  /** Largest shift of training images, pixels; largest change of the matrix that warps them. */
  readonly shift?: number;
  readonly warp?: number;
  readonly seed?: number;
  readonly restarts?: number;
  /** Shares of rows that choose the epoch and that test the network, 0 … 1; not for MNIST, which is split. */
  readonly validation?: number;
  readonly test?: number;
  /** Deal out single rows (default) or whole subjects; only for data that have subjects. */
  readonly splitBy?: "row" | "group";
  /** How rows are dealt out; without it the training's seed says so. */
  readonly splitSeed?: number;
  /** MNIST: so many by so many pixels become one (2 without), after `margin` pixels are cut off each side. */
  readonly shrink?: number;
  readonly margin?: number;
}

/** A request beside the data, which are at hand. */
export type TrainWishes = Omit<TrainRequest, "data">;

/** The settings a request gives. */
export function optionsFor(source: DataSource, rows: number, request: TrainWishes): TrainingOptions {
  const recipe = trainRecipe(source.kind);
  // Full batches suit a small table; a large one would need 3,000 slow epochs.
  const base: TrainingOptions =
    source.kind === "rows" && rows > 2000 ? { ...recipe, batchSize: 100, epochs: 100, restarts: 1 } : recipe;
  return {
    hidden: request.hidden ?? base.hidden,
    epochs: request.epochs ?? base.epochs,
    batchSize: request.batch ?? base.batchSize,
    rate: { first: request.rate ?? base.rate.first, last: request.rateEnd ?? base.rate.last },
    loss: request.loss ?? base.loss,
    dropout: {
      input: request.dropoutInput ?? base.dropout.input,
      hidden: request.dropout ?? base.dropout.hidden,
    },
    ternary: request.ternary ?? base.ternary,
    preparation: request.prepare ?? base.preparation,
    inputFactor: request.inputFactor ?? base.inputFactor,
    biasDigits: base.biasDigits,
    augmentation: {
      shift: request.shift ?? base.augmentation.shift,
      warp: request.warp ?? base.augmentation.warp,
    },
    seed: request.seed ?? base.seed,
    restarts: request.restarts ?? base.restarts,
  };
}

/** The command that trains this network again. */
export function commandOf(source: DataSource, request: TrainWishes, options: TrainingOptions): string {
  const words = ["npm run --silent dualrail -- train", `--data ${dataWord(source)}`];
  words.push(`--hidden ${options.hidden.join(",")}`);
  const given: [string, string | number | undefined][] = [
    ["--epochs", request.epochs],
    ["--batch", request.batch],
    ["--rate", request.rate],
    ["--rate-end", request.rateEnd],
    ["--loss", request.loss],
    ["--ternary", request.ternary],
    ["--dropout", request.dropout],
    ["--dropout-input", request.dropoutInput],
    ["--prepare", request.prepare],
    ["--input-factor", request.inputFactor],
    ["--shift", request.shift],
    ["--warp", request.warp],
    ["--restarts", request.restarts],
    ["--label", request.label],
    ["--validation", request.validation],
    ["--test", request.test],
    ["--split-by", request.splitBy === "group" ? "group" : undefined],
    ["--split-seed", request.splitSeed],
    ["--shrink", request.shrink],
    ["--margin", request.margin],
  ];
  for (const [name, value] of given) if (value !== undefined) words.push(`${name} ${word(value)}`);
  words.push(...readingWords(request, word));
  words.push(`--seed ${options.seed}`, `-o ${source.kind}.dualrail.json`);
  return words.join(" ");
}

function word(value: string | number): string {
  return typeof value === "string" && /[^\w.,:+-]/.test(value) ? `'${value}'` : String(value);
}

/** Folders and paths are a person's own business: only the file's name is told. */
function dataWord(source: DataSource): string {
  if (source.kind === "rows") return word(fileNameOf(source.path));
  if (source.kind === "idx")
    return `idx:${word(fileNameOf(source.images))},${word(fileNameOf(source.labels))}`;
  return source.kind === "mnist" || source.kind === "virus" ? `${source.kind}:FOLDER` : source.kind;
}

/** What a data set is trained with where nothing else is asked for. */
export interface UsualTraining {
  readonly options: TrainingOptions;
  /** Shares of the rows, 0 … 1; of no effect on data that come with a split. */
  readonly validation: number;
  readonly test: number;
}
