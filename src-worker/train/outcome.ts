import type { DataSet, Split } from "../data/dataSet.ts";
import { GREYS } from "../data/idx.ts";
import { type NetworkDocument, prepare, type Standardisation } from "../model/document.ts";
import { evaluate, shapeName, winnerOf } from "../model/network.ts";
import type { SignedLayer } from "./fold.ts";
import { foldScales, unfold } from "./fold.ts";
import type { TrainingGround } from "./ground.ts";
import type { TrainingRows } from "./rows.ts";
import type { Trainee } from "./trainee.ts";

/** Shares of correctly classified rows, 0 … 1; null for a part without rows. */
export interface PartAccuracy {
  readonly train: number;
  readonly validation: number | null;
  readonly test: number | null;
}

/** The ±1 network of a trainee with what its inputs and outputs need, not yet described. */
export function documentOf(
  { data, preparation, options }: TrainingGround,
  layers: readonly SignedLayer[],
  scales: readonly number[],
): NetworkDocument {
  const names = { inputs: data.inputs, outputs: data.classes };
  const folded = foldScales(layers, scales, options.inputFactor, names, options.biasDigits);
  return {
    name: `${data.name} ${shapeName(folded.network)}`,
    network: folded.network,
    ...preparationOf(data, preparation),
    outputScale: folded.outputScale,
    extra: {},
  };
}

/** The preparation that goes with a network, and how images became its raw values. */
function preparationOf(
  { images, inputs }: DataSet,
  preparation: Standardisation | null,
): Pick<NetworkDocument, "preparation"> {
  if (!images) return preparation ? { preparation } : {};
  const { width, height, margin, shrink } = images;
  // Raw values that are taken as they are.
  const plain = { mean: inputs.map(() => 0), deviation: inputs.map(() => 1) };
  return {
    preparation: { ...(preparation ?? plain), image: { width, height, margin, shrink, scale: GREYS } },
  };
}

/** Outputs closer than this share of their size are compared again in float64. */
const CLOSE = 1e-3;

/**
 * Right answers of the document's network, folded and rounded as it is. The kernels of training name
 * the winner where it is clear by far; close rows are evaluated again in float64.
 */
export function measureDocument(
  document: NetworkDocument,
  { data, split, options }: TrainingGround,
  trainee: Trainee,
  rows: TrainingRows,
): PartAccuracy {
  trainee.restore(unfold(document.network, trainee.scales, options.inputFactor));
  const n = data.inputs.length;
  const isRight = (r: number, outputs: Float32Array): boolean => {
    if (isClear(outputs)) return winnerOf(outputs) === data.labels[r];
    const raw = data.rows.subarray(r * n, (r + 1) * n);
    return winnerOf(evaluate(document.network, prepare(document, raw)).outputs) === data.labels[r];
  };
  const share = (order: Int32Array): number | null => {
    if (order.length === 0) return null;
    let right = 0;
    const { capacity } = trainee.settings;
    for (let from = 0; from < order.length; from += capacity) {
      const count = Math.min(capacity, order.length - from);
      rows.load(trainee, order, from, count);
      const outputs = trainee.outputs(count);
      for (let b = 0; b < count; b++) if (isRight(order[from + b], outputs(b))) right++;
    }
    return right / order.length;
  };
  return {
    train: share(split.train) as number,
    validation: share(split.validation),
    test: share(split.test),
  };
}

function isClear(outputs: Float32Array): boolean {
  let first = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  let size = 0;
  for (const y of outputs) {
    if (y > first) {
      second = first;
      first = y;
    } else if (y > second) second = y;
    size = Math.max(size, Math.abs(y));
  }
  return first - second > CLOSE * size;
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
