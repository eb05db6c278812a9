import { fitsMemory } from "../arena.ts";
import type { DataSet, Split } from "../data/dataSet.ts";
import { rowCount } from "../data/dataSet.ts";
import { centring, standardisation } from "../data/prepare.ts";
import type { Listener } from "../engine.ts";
import type { NetworkDocument, Standardisation } from "../model/document.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { TrainPath } from "./kernels/module.ts";
import { checkTraining, type TrainingOptions } from "./options.ts";
import {
  accuracyText,
  documentOf,
  measureDocument,
  type PartAccuracy,
  type TrainingGround,
} from "./outcome.ts";
import type { TrainingProgress } from "./progress.ts";
import { noteActive, unitRemarks } from "./remarks.ts";
import { Reporter } from "./reporter.ts";
import { type TrainingRows, trainingRows } from "./rows.ts";
import { type BestEpoch, batchOf, isBetter, runEpochs } from "./run.ts";
import { Trainee } from "./trainee.ts";
import { placeTrainee } from "./traineeMemory.ts";

export interface TrainingOutcome {
  readonly document: NetworkDocument;
  /** Measured on the network of the document, folded and rounded. */
  readonly accuracy: PartAccuracy;
  /** The epoch that was kept, from 1. */
  readonly epoch: number;
  /** The seed of the run that was kept. */
  readonly seed: number;
  readonly seconds: number;
  /** Dead and duplicated units, sentences. */
  readonly remarks: readonly string[];
}

/** Beside the options: what changes neither network nor accuracy. */
export interface TrainingConduct {
  readonly listener?: Listener<TrainingProgress> | null;
  /** Milliseconds between networks in the progress reports; none without. */
  readonly watchMs?: number;
  /** "plain" does without SIMD. */
  readonly path?: TrainPath;
}

/** Rows are evaluated at least so many at a time. */
const LEAST_CAPACITY = 64;

/**
 * Trains a binary- or ternary-weight network with BinaryConnect (Courbariaux et al., NIPS 2015,
 * arXiv 1511.00363) as the paper does: latent real weights, passes through their binarised copy ±s_l,
 * ADAM with an exponentially decaying rate, dropout, no batch normalisation (one scale per neuron would
 * not fold into ±1). The epoch with the best validation accuracy (training accuracy where there are no
 * validation rows; of equals the one with the lowest loss) of the best of `restarts` runs is kept and its
 * scales are folded away. The same seed gives the same network on every machine, with SIMD and without.
 * Fails on impossible options, missing labels and empty data. A listener that answers false stops the
 * training; the best epoch so far is the outcome.
 */
export async function train(
  data: DataSet,
  options: TrainingOptions,
  { listener = null, watchMs, path }: TrainingConduct = {},
): Promise<Result<TrainingOutcome>> {
  const checked = checkTraining(data, options);
  if (!checked.ok) return checked;
  const started = performance.now();
  const split = data.split ?? wholeSplit(rowCount(data));
  const ground = { data, split, options, preparation: preparationOf(data, split, options) };
  const { widths, capacity } = sizesOf(ground);
  if (!fitsMemory(placeTrainee(widths, capacity).bytes)) {
    return fail(
      "train-memory",
      `A ${widths.join("-")} network with ${capacity} rows in a step does not fit into memory. Take smaller batches or layers.`,
      { field: "batchSize" },
    );
  }
  const reporter = new Reporter(listener, options, watchMs ?? null);
  let kept: { best: BestEpoch; seed: number; trainee: Trainee; rows: TrainingRows } | null = null;
  for (let restart = 1; restart <= options.restarts && !reporter.stopped; restart++) {
    const seed = options.seed + restart - 1;
    const { trainee, rows } = traineeFor(ground, seed, path);
    const network = () => documentOf(ground, trainee.signs(), trainee.scales);
    const watch = reporter.watch(restart, network);
    const best = await runEpochs(trainee, rows, split, { ...options, seed }, watch);
    if (isBetter(best, kept?.best ?? null)) kept = { best, seed, trainee, rows };
  }
  return ok(finish(ground, kept as NonNullable<typeof kept>, started));
}

function sizesOf({ data, split, options }: TrainingGround): { widths: number[]; capacity: number } {
  return {
    widths: [data.inputs.length, ...options.hidden, data.classes.length],
    capacity: Math.max(batchOf(options, split.train.length), LEAST_CAPACITY),
  };
}

function traineeFor(
  ground: TrainingGround,
  seed: number,
  path: TrainPath | undefined,
): { trainee: Trainee; rows: TrainingRows } {
  const { data, options, preparation } = ground;
  const { ternary, loss, dropout, inputFactor, augmentation } = options;
  const settings = { ...sizesOf(ground), ternary, loss, dropout, seed, ...(path ? { path } : {}) };
  return {
    trainee: new Trainee(settings),
    rows: trainingRows(data, preparation, inputFactor, augmentation, seed),
  };
}

function finish(
  ground: TrainingGround,
  { best, seed, trainee, rows }: { best: BestEpoch; seed: number; trainee: Trainee; rows: TrainingRows },
  started: number,
): TrainingOutcome {
  const { split, options } = ground;
  const network = documentOf(ground, best.layers, trainee.scales);
  const accuracy = measureDocument(network, ground, trainee, rows);
  const about = { seed, accuracy: accuracyText(accuracy, split) };
  const active = options.hidden.map((width) => new Uint8Array(width));
  const { capacity } = trainee.settings;
  for (let from = 0; from < split.train.length; from += capacity) {
    const count = Math.min(capacity, split.train.length - from);
    rows.load(trainee, split.train, from, count);
    trainee.outputs(count);
    noteActive(trainee, count, active);
  }
  return {
    document: { ...network, about },
    accuracy,
    epoch: best.epoch,
    seed,
    seconds: (performance.now() - started) / 1000,
    remarks: unitRemarks(best.layers, active),
  };
}

/** All rows for training. */
export function wholeSplit(rows: number): Split {
  return {
    train: Int32Array.from({ length: rows }, (_, r) => r),
    validation: new Int32Array(0),
    test: new Int32Array(0),
  };
}

function preparationOf(data: DataSet, split: Split, options: TrainingOptions): Standardisation | null {
  if (options.preparation === "none") return null;
  return options.preparation === "centre" ? centring(data, split.train) : standardisation(data, split.train);
}
