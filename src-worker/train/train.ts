import { fitsMemory } from "../arena.ts";
import type { DataSet, Split } from "../data/dataSet.ts";
import { rowCount } from "../data/dataSet.ts";
import { centring, standardisation } from "../data/prepare.ts";
import type { Listener } from "../jobs.ts";
import type { NetworkDocument, Standardisation } from "../model/document.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { batchOf } from "./batches.ts";
import type { TrainingGround } from "./ground.ts";
import type { TrainPath } from "./kernels/module.ts";
import { checkTraining, type TrainingOptions } from "./options.ts";
import { accuracyText, documentOf, measureDocument, type PartAccuracy } from "./outcome.ts";
import type { TrainPartner } from "./partner.ts";
import type { TrainingProgress } from "./progress.ts";
import { noteActive, unitRemarks } from "./remarks.ts";
import { Reporter } from "./reporter.ts";
import { createRows, type TrainingRows } from "./rows.ts";
import { type BestEpoch, isBetter, runEpochs } from "./run.ts";
import { ownSteps, PartnerLost, sharedSteps } from "./steps.ts";
import { createTrainee, sizesOf, type Trainee } from "./trainee.ts";
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
  /** Asked for a second worker when the network is large enough; null: there is none. */
  readonly lend?: (() => LentPartner | null) | null;
  /** Takes a second worker however small the network is. */
  readonly alwaysShare?: boolean;
}

/** A second worker for one training. */
export interface LentPartner {
  readonly partner: TrainPartner;
  /** Resolves with the reason when the worker went away by itself. */
  readonly lost: Promise<string>;
  /** Gives it back. */
  end(): void;
}

/** Products per step and in all from which a second worker is worth its messages and its start. */
const SHARED_STEP = 4e6;
const SHARED_TRAINING = 5e10;

/**
 * Trains a binary- or ternary-weight network with BinaryConnect (Courbariaux et al., NIPS 2015,
 * arXiv 1511.00363) as the paper does: latent real weights, passes through their binarised copy ±s_l,
 * ADAM with an exponentially decaying rate, dropout, no batch normalisation (one scale per neuron would
 * not fold into ±1). The epoch with the best validation accuracy (training accuracy where there are no
 * validation rows; of equals see `isBetter`) of the best of `restarts` runs is kept and its
 * scales are folded away. The same seed gives the same network on every machine, with SIMD and without.
 * Fails on impossible options, missing labels and empty data. A listener that answers false stops the
 * training; the best epoch so far is the outcome.
 */
export async function train(
  data: DataSet,
  options: TrainingOptions,
  conduct: TrainingConduct = {},
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
  const lent = conduct.alwaysShare || isLarge(ground) ? (conduct.lend?.() ?? null) : null;
  try {
    return ok(finish(ground, await runAll(ground, conduct, lent), started));
  } catch (error) {
    if (error instanceof PartnerLost) return fail("train-worker", `${error.message}. Train again.`);
    throw error;
  } finally {
    lent?.end();
  }
}

interface Kept {
  readonly best: BestEpoch;
  readonly seed: number;
  readonly trainee: Trainee;
  readonly rows: TrainingRows;
}

/** All restarts, one after the other; a stopped one is the last. */
async function runAll(
  ground: TrainingGround,
  { listener = null, watchMs, path }: TrainingConduct,
  lent: LentPartner | null,
): Promise<Kept> {
  const { options, split } = ground;
  const reporter = new Reporter(listener, options, watchMs ?? null);
  let kept: Kept | null = null;
  for (let restart = 1; restart <= options.restarts && !reporter.stopped; restart++) {
    const seed = options.seed + restart - 1;
    const trainee = createTrainee(sizesOf(ground), options, seed, path);
    const rows = createRows(ground, seed);
    if (lent) await lent.partner.begin(ground, seed);
    const steps = lent ? sharedSteps(trainee, rows, lent.partner, lent.lost) : ownSteps(trainee, rows);
    const network = () => documentOf(ground, trainee.signs(), trainee.scales);
    const watch = reporter.watch(restart, network);
    const best = await runEpochs(trainee, rows, split, { ...options, seed }, steps, watch);
    if (isBetter(best, kept?.best ?? null)) kept = { best, seed, trainee, rows };
  }
  return kept as Kept;
}

function isLarge(ground: TrainingGround): boolean {
  const { widths } = sizesOf(ground);
  const { options, split } = ground;
  const weights = widths.slice(1).reduce((sum, width, l) => sum + width * widths[l], 0);
  const rows = split.train.length;
  const all = 3 * weights * rows * options.epochs * options.restarts;
  return weights * batchOf(options, rows) >= SHARED_STEP && all >= SHARED_TRAINING;
}

function finish(
  ground: TrainingGround,
  { best, seed, trainee, rows }: Kept,
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
