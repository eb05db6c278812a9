import type { DataOrigin, TrainingOptions, TrainWishes, UsualTraining } from "../../src-worker/engine.ts";
import type { OpenDataSet } from "../store/dataSet.ts";
import type { TrainingChanges } from "../store/training.ts";

/** Every setting as it would be used: the usual one where a person changed nothing. */
export type Settings = Required<TrainingChanges>;

/** The settings of a form. */
export function settingsOf({ options, validation, test }: UsualTraining, changes: TrainingChanges): Settings {
  return {
    hidden: options.hidden,
    epochs: options.epochs,
    batch: options.batchSize,
    rate: options.rate.first,
    rateEnd: options.rate.last,
    loss: options.loss,
    ternary: options.ternary,
    dropout: options.dropout.hidden,
    dropoutInput: options.dropout.input,
    prepare: options.preparation,
    inputFactor: options.inputFactor,
    shift: options.augmentation.shift,
    warp: options.augmentation.warp,
    seed: options.seed,
    restarts: options.restarts,
    validation,
    test,
    splitBy: "row",
    ...changes,
  };
}

/** Changes after one more; a setting that is the usual one again is no change. */
export function changed(
  usual: UsualTraining,
  changes: TrainingChanges,
  change: TrainingChanges,
): TrainingChanges {
  const plain = settingsOf(usual, {});
  const all = Object.entries({ ...changes, ...change });
  return Object.fromEntries(
    all.filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(plain[key as keyof Settings])),
  );
}

/**
 * What the engine is asked for: the widths, and beside them only what is not usual, so that the command that a
 * network's card states is the one a person would type.
 */
export function wishesOf({ origin, survey, usual }: OpenDataSet, changes: TrainingChanges): TrainWishes {
  const { validation, test, splitBy, ...others } = changes;
  // Data that came with a split keep it.
  const shares = survey.parts ? {} : definedOf({ validation, test });
  const groups = survey.grouped && !survey.parts ? definedOf({ splitBy }) : {};
  return {
    ...readingOf(origin),
    ...others,
    ...shares,
    ...groups,
    hidden: changes.hidden ?? usual.options.hidden,
  };
}

/** How the files are read, as the command line says it. */
function readingOf(origin: DataOrigin): TrainWishes {
  if (origin.kind === "builtIn") return {};
  const { label, ignore, missing, broken, header, delimiter, decimal, picture } = origin.choices;
  return definedOf({
    label: label === undefined || label === null ? undefined : `${label}`,
    ignore: ignore && ignore.length > 0 ? ignore : undefined,
    dropMissing: missing === "drop" ? true : undefined,
    dropBroken: broken === "drop" ? true : undefined,
    header,
    delimiter,
    decimal,
    shrink: picture?.shrink,
    margin: picture?.margin,
  });
}

function definedOf<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** The options that a training with these settings has. */
export function optionsOf(usual: UsualTraining, settings: Settings): TrainingOptions {
  return { ...usual.options, hidden: settings.hidden, epochs: settings.epochs, restarts: settings.restarts };
}

const WIDEST = 65_536;
const MOST_LAYERS = 20;

/**
 * Widths of the hidden layers from "4-8-3", or from "8" alone: what begins with the number of inputs and ends with
 * the number of classes is the whole network. Null when a part is no width.
 */
export function parseLayers(text: string, inputs: number, classes: number): readonly number[] | null {
  const parts = text.split(/[\s,–—-]+/).filter((part) => part !== "");
  const widths = parts.map(Number);
  if (parts.length === 0 || parts.length > MOST_LAYERS + 2) return null;
  if (!parts.every((part) => /^\d+$/.test(part)) || !widths.every((w) => w >= 1 && w <= WIDEST)) return null;
  const whole = widths.length >= 2 && widths[0] === inputs && widths.at(-1) === classes;
  return whole ? widths.slice(1, -1) : widths;
}

/** "4-8-3". */
export function shapeText(inputs: number, hidden: readonly number[], classes: number): string {
  return [inputs, ...hidden, classes].join("-");
}

/** Weights of a network with these layers. */
export function weightCount(inputs: number, hidden: readonly number[], classes: number): number {
  const widths = [inputs, ...hidden, classes];
  return widths.slice(1).reduce((sum, width, l) => sum + width * (widths[l] ?? 0), 0);
}

/** Whether some rows choose the epoch. */
export function isValidated({ survey }: OpenDataSet, { validation }: Settings): boolean {
  return survey.parts ? survey.parts.validation > 0 : validation > 0;
}
