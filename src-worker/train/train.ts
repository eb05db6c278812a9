import type { DataSet, Split } from "../data/dataSet.ts";
import { rowCount } from "../data/dataSet.ts";
import { centring, preparedRows, shuffle, standardisation } from "../data/prepare.ts";
import { exp, log } from "../elementary.ts";
import type { Listener } from "../engine.ts";
import type { NetworkDocument, Standardisation } from "../model/document.ts";
import { shapeName } from "../model/network.ts";
import { ok, type Result } from "../model/problem.ts";
import { createRandom } from "../random.ts";
import { denseLayers, foldScales } from "./fold.ts";
import type { DenseLayer } from "./layers.ts";
import { loadBatch, type Measure, measure, type PreparedRows } from "./measure.ts";
import { checkTraining, type TrainingOptions } from "./options.ts";
import { createTrainee, type StepSettings, type Trainee, trainStep } from "./trainee.ts";

/** Shares of correctly classified rows, 0 … 1; null for a part without rows. */
export interface PartAccuracy {
  readonly train: number;
  readonly validation: number | null;
  readonly test: number | null;
}

export interface TrainingProgress {
  /** Epochs done, out of `epochs`, with the fraction of the current one. */
  readonly epoch: number;
  readonly epochs: number;
  /** Of the last finished epoch, on the validation rows (else the training rows); null before it. */
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly best: { readonly epoch: number; readonly accuracy: number } | null;
}

export interface TrainingOutcome {
  readonly document: NetworkDocument;
  /** Measured on the network of the document, folded and rounded. */
  readonly accuracy: PartAccuracy;
  /** The epoch that was kept, from 1. */
  readonly epoch: number;
  readonly seconds: number;
}

/** The best epoch so far with a copy of its network. */
interface Best extends Measure {
  readonly epoch: number;
  readonly layers: readonly DenseLayer[];
}

const REPORT_MS = 100;

/**
 * Trains a binary- or ternary-weight network with BinaryConnect (Courbariaux et al., NIPS 2015,
 * arXiv 1511.00363) as SCIENCE §6 puts it: latent real weights, passes through their binarised copy
 * ±s_l, ADAM with an exponentially decaying rate, dropout. The epoch with the best validation accuracy
 * (training accuracy where there are no validation rows; of equals the one with the lowest loss) is
 * kept and its scales are folded away. The same seed gives the same network on every engine.
 * Fails on impossible options, missing labels and empty data. A listener that answers false stops the
 * training; the best epoch so far is the outcome.
 */
export async function train(
  data: DataSet,
  options: TrainingOptions,
  listener: Listener<TrainingProgress> | null,
): Promise<Result<TrainingOutcome>> {
  const checked = checkTraining(data, options);
  if (!checked.ok) return checked;
  const started = performance.now();
  const split = data.split ?? wholeSplit(rowCount(data));
  const preparation = preparationOf(data, split, options);
  const rows = { rows: preparedRows(data, preparation), width: data.inputs.length, labels: data.labels };
  const trained = await run(rows, split, data.classes.length, options, listener);
  const { best, trainee } = trained;

  const scales = trainee.layers.map((layer) => layer.scale);
  const names = { inputs: data.inputs, outputs: data.classes };
  const folded = foldScales(best.layers, scales, options.inputFactor, names, options.biasDigits);
  const dense = denseLayers(folded.network);
  const share = (part: Int32Array) => measure(dense, trainee.space, rows, part, 1, options.loss).accuracy;
  const accuracy: PartAccuracy = {
    train: share(split.train),
    validation: split.validation.length > 0 ? share(split.validation) : null,
    test: split.test.length > 0 ? share(split.test) : null,
  };
  const document: NetworkDocument = {
    name: `${data.name} ${shapeName(folded.network)}`,
    network: folded.network,
    ...(preparation ? { preparation } : {}),
    outputScale: folded.outputScale,
    about: { seed: options.seed, accuracy: accuracyText(accuracy, split) },
    extra: {},
  };
  const seconds = (performance.now() - started) / 1000;
  return ok({ document, accuracy, epoch: best.epoch, seconds });
}

/** Accuracies as people read them: "training 148 of 150 (98.67 %)". */
export function accuracyText(accuracy: PartAccuracy, split: Split): string {
  const parts: [string, number | null, number][] = [
    ["training", accuracy.train, split.train.length],
    ["validation", accuracy.validation, split.validation.length],
    ["test", accuracy.test, split.test.length],
  ];
  return parts
    .flatMap(([name, share, rows]) =>
      share === null
        ? []
        : [`${name} ${Math.round(share * rows)} of ${rows} (${(100 * share).toFixed(2)} %)`],
    )
    .join(", ");
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

/** The training loop: epochs of batches, the best epoch kept. */
async function run(
  data: PreparedRows,
  split: Split,
  classes: number,
  options: TrainingOptions,
  listener: Listener<TrainingProgress> | null,
): Promise<{ best: Best; trainee: Trainee }> {
  const { epochs, inputFactor } = options;
  const random = createRandom(options.seed);
  const order = split.train.slice();
  const batch = options.batchSize === 0 ? order.length : Math.min(options.batchSize, order.length);
  const widths = [data.width, ...options.hidden, classes];
  const trainee = createTrainee(widths, batch, options.ternary, random);
  const settings: StepSettings = { loss: options.loss, dropout: options.dropout, random };
  const judged = split.validation.length > 0 ? split.validation : split.train;
  const decay = epochs > 1 ? exp(log(options.rate.last / options.rate.first) / (epochs - 1)) : 1;
  let rate = options.rate.first;
  let best: Best | null = null;
  let latest: Measure | null = null;
  let reported = performance.now();
  let going = true;

  for (let epoch = 1; going && epoch <= epochs; epoch++) {
    if (batch < order.length) shuffle(order, random);
    for (let from = 0; going && from < order.length; from += batch) {
      const count = Math.min(batch, order.length - from);
      loadBatch(trainee.space, data, order, from, count, inputFactor);
      trainStep(trainee, count, rate, settings);
      if (listener && performance.now() - reported >= REPORT_MS) {
        going = await listener(progressOf(epoch - 1 + (from + count) / order.length, epochs, latest, best));
        reported = performance.now();
      }
    }
    rate *= decay;
    // An epoch that was stopped half-way counts only when there is no other.
    if (!going && best) break;
    latest = measure(trainee.layers, trainee.space, data, judged, inputFactor, options.loss);
    if (isBetter(latest, best)) best = { ...latest, epoch, layers: copyLayers(trainee.layers) };
  }
  return { best: best as Best, trainee };
}

function isBetter(candidate: Measure, best: Measure | null): boolean {
  if (!best || candidate.accuracy !== best.accuracy) return !best || candidate.accuracy > best.accuracy;
  return candidate.loss < best.loss;
}

function copyLayers(layers: readonly DenseLayer[]): DenseLayer[] {
  return layers.map(({ fanIn, width, weights, bias }) => ({
    fanIn,
    width,
    weights: weights.slice(),
    bias: bias.slice(),
  }));
}

function progressOf(
  epoch: number,
  epochs: number,
  latest: Measure | null,
  best: Best | null,
): TrainingProgress {
  return {
    epoch,
    epochs,
    loss: latest?.loss ?? null,
    accuracy: latest?.accuracy ?? null,
    best: best && { epoch: best.epoch, accuracy: best.accuracy },
  };
}
