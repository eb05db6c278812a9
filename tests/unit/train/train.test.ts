import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DataSet, rowOf } from "../../../src-worker/data/dataSet.ts";
import { iris } from "../../../src-worker/data/iris.ts";
import { prepare } from "../../../src-worker/model/document.ts";
import { countWeights, evaluate, winnerOf } from "../../../src-worker/model/network.ts";
import { createRandom } from "../../../src-worker/random.ts";
import { foldScales } from "../../../src-worker/train/fold.ts";
import { createWorkspace, type DenseLayer, forward } from "../../../src-worker/train/layers.ts";
import type { TrainingOptions } from "../../../src-worker/train/options.ts";
import { trainRecipe } from "../../../src-worker/train/recipe.ts";
import {
  type TrainingOutcome,
  type TrainingProgress,
  train,
  wholeSplit,
} from "../../../src-worker/train/train.ts";
import { expectNear } from "../../support/near.ts";

const quick = (changes: Partial<TrainingOptions> = {}): TrainingOptions => ({
  ...trainRecipe("iris"),
  epochs: 60,
  seed: 1,
  ...changes,
});

async function trained(
  data: DataSet,
  options: TrainingOptions,
  listener: ((p: TrainingProgress) => boolean) | null = null,
): Promise<TrainingOutcome> {
  const result = await train(data, options, listener);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

describe("folding the scales", () => {
  it("gives the scaled network's outputs divided by outputScale, to rounding", () => {
    const shape = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(shape, fc.nat(), fc.double({ min: 0.01, max: 10, noNaN: true }), (widths, seed, factor) => {
        const random = createRandom(seed);
        const scales = widths.slice(1).map((_, l) => 1 / Math.sqrt(widths[l] as number));
        const layers: DenseLayer[] = widths.slice(1).map((width, l) => ({
          fanIn: widths[l] as number,
          width,
          weights: new Float64Array((widths[l] as number) * width).map(
            () => (random.integer(3) - 1) * (scales[l] as number),
          ),
          bias: new Float64Array(width).map(() => random.normal()),
        }));
        const names = { inputs: [], outputs: [] };
        const { network, outputScale } = foldScales(layers, scales, factor, names, null);
        const input = Array.from({ length: widths[0] as number }, () => random.normal());
        const space = createWorkspace(widths, 1);
        space.values[0]?.set(input.map((x) => x * factor));
        const expected = forward(layers, space, 1, false);
        const { outputs, values } = evaluate(network, input);
        const range = Math.max(1, ...values.flatMap((v) => [...v].map(Math.abs)));
        const scaled = outputs.map((y) => y * outputScale);
        expectNear(scaled, expected, 1e-12 * range * outputScale + 1e-12);
        for (const { weights } of network.layers) {
          expect([...weights.values].filter((w) => ![-1, 0, 1].includes(w))).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("rounds biases to significant digits, without −0", () => {
    const layer = { fanIn: 1, width: 2, weights: Float64Array.of(1, -1), bias: Float64Array.of(1.23456, -0) };
    const { network } = foldScales([layer], [1], 1, { inputs: ["x"], outputs: ["a", "b"] }, 3);
    expect([...(network.layers[0]?.bias ?? [])]).toEqual([1.23, 0]);
  });
});

describe("training", () => {
  it("is fixed by its seed: same network, other seed other network", async () => {
    const options = quick({ batchSize: 16, dropout: { input: 0.1, hidden: 0.2 } });
    const a = await trained(iris(), options);
    const b = await trained(iris(), options, () => true);
    const c = await trained(iris(), { ...options, seed: 2 });
    expect(b.document).toEqual(a.document);
    expect(c.document.network).not.toEqual(a.document.network);
  });

  it("reaches at least the paper's 141 of 150 flowers with binary weights, seed after seed", async () => {
    for (const seed of [1, 2, 3]) {
      const { accuracy, document, epoch } = await trained(iris(), {
        ...trainRecipe("iris"),
        epochs: 1000,
        seed,
      });
      expect(accuracy.train).toBeGreaterThanOrEqual(141 / 150);
      expect([accuracy.validation, accuracy.test]).toEqual([null, null]);
      expect(countWeights(document.network).zero).toBe(0);
      expect(epoch).toBeGreaterThan(1);
    }
  });

  it("measures its accuracy on the very document it returns, fed with centimetres", async () => {
    const data = iris();
    const { accuracy, document } = await trained(data, quick());
    let correct = 0;
    for (let r = 0; r < 150; r++) {
      const { outputs } = evaluate(document.network, prepare(document, rowOf(data, r)));
      if (winnerOf(outputs) === data.labels[r]) correct++;
    }
    expect(correct / 150).toBe(accuracy.train);
    expect(document.network.inputs).toEqual(data.inputs);
    expect(document.network.outputs).toEqual(data.classes);
    expect(document.preparation?.units).toEqual(data.units);
    expect(document.outputScale).toBeCloseTo(1 / Math.sqrt(32), 15);
    expect(document.about?.accuracy).toBe(
      `training ${correct} of 150 (${((100 * correct) / 150).toFixed(2)} %)`,
    );
  });

  it("has zeros with a ternary threshold, takes deep shapes and cross-entropy", async () => {
    const options = quick({
      hidden: [6, 5],
      ternary: 0.3,
      loss: "crossEntropy",
      inputFactor: 2,
      epochs: 300,
    });
    const { accuracy, document } = await trained(iris(), options);
    expect(countWeights(document.network).zero).toBeGreaterThan(0);
    expect(document.network.layers.map((layer) => layer.bias.length)).toEqual([6, 5, 3]);
    expect(accuracy.train).toBeGreaterThan(0.8);
  });

  it("keeps the epoch that validates best and prepares from training rows only", async () => {
    const data = iris();
    const part = (rest: number) =>
      Int32Array.from({ length: 150 }, (_, r) => r).filter((r) => r % 3 === rest);
    const split = { train: part(0), validation: part(1), test: part(2) };
    // With a constant rate a shorter run is the beginning of a longer one.
    const constant = (epochs: number) => quick({ epochs, rate: { first: 0.02, last: 0.02 } });
    const { accuracy, document, epoch } = await trained({ ...data, split }, constant(60));
    const until = await trained({ ...data, split }, constant(epoch));
    expect(epoch).toBeLessThan(60);
    expect(until.epoch).toBe(epoch);
    expect(until.document).toEqual(document);
    if (epoch > 1) {
      const before = await trained({ ...data, split }, constant(epoch - 1));
      expect(before.accuracy.validation).toBeLessThanOrEqual(accuracy.validation as number);
      expect(before.document.network).not.toEqual(document.network);
    }
    expect(accuracy.validation).toBeGreaterThan(0.6);
    expect(accuracy.test).toBeGreaterThan(0.6);
    const mean = split.train.reduce((sum, r) => sum + (data.rows[4 * r] as number), 0) / 50;
    expect(document.preparation?.mean[0]).toBeCloseTo(mean, 12);
  });

  it("judges epochs by the validation rows alone where there are some", async () => {
    // Validation labels are wrong on purpose: the epoch that suits them suits the training rows badly.
    const data = iris();
    const split = wholeSplit(300);
    const doubled: DataSet = {
      ...data,
      rows: Float64Array.from([...data.rows, ...data.rows]),
      labels: Int32Array.from([...data.labels, ...data.labels.map((label) => (label + 1) % 3)]),
      split: { ...split, train: split.train.slice(0, 150), validation: split.train.slice(150) },
    };
    const { accuracy } = await trained(doubled, quick());
    const honest = await trained(data, quick());
    expect(accuracy.train).toBeLessThan(honest.accuracy.train - 0.2);
  });

  it("reports progress and stops on false with the best epoch so far", async () => {
    const seen: TrainingProgress[] = [];
    const outcome = await trained(iris(), quick({ epochs: 1e6 }), (progress) => {
      seen.push(progress);
      return seen.length < 3;
    });
    const last = seen.at(-1) as TrainingProgress;
    expect(seen.length).toBe(3);
    expect(last.epochs).toBe(1e6);
    expect(last.epoch).toBeGreaterThan(1);
    expect(outcome.epoch).toBe(last.best?.epoch);
    // About ten times a second: three reports take 0.3 s, and far less than 3 s.
    expect(outcome.seconds).toBeGreaterThan(0.25);
    expect(outcome.seconds).toBeLessThan(3);
  });

  it.each([
    [{ hidden: [8, 0] }, "hidden must be whole numbers from 1 to 65536, not 8,0."],
    [{ epochs: 0 }, "epochs must be a whole number ≥ 1, not 0."],
    [{ batchSize: -1 }, "batchSize must be a whole number ≥ 0, not -1."],
    [{ dropout: { input: 0, hidden: 1 } }, "dropout must be in 0 … 1, below 1, not 1."],
    [{ ternary: Number.NaN }, "The ternary threshold must be in 0 … 1, below 1, not NaN."],
    [{ rate: { first: 0, last: 1 } }, "Learning rates must be positive, not 0 and 1."],
    [{ inputFactor: 0 }, "inputFactor must be positive, not 0."],
    [{ biasDigits: 0 }, "biasDigits must be a whole number from 1 to 17, not 0."],
    [{ seed: 0.5 }, "seed must be a whole number, not 0.5."],
  ] as [Partial<TrainingOptions>, string][])("refuses %j", async (changes, message) => {
    const result = await train(iris(), quick(changes), null);
    expect(result.ok ? "" : result.problem.message).toBe(message);
  });

  it("refuses data without labels, with one class, with a hole, or without rows, by name", async () => {
    const data = iris();
    const message = async (changes: Partial<DataSet>) => {
      const result = await train({ ...data, ...changes }, quick(), null);
      return result.ok ? "" : result.problem.message;
    };
    const none = new Int32Array(0);
    expect(await message({ classes: [] })).toMatch(/^Iris has no labels\./);
    expect(await message({ classes: ["setosa"] })).toMatch(/^Iris has only one class\./);
    expect(await message({ labels: data.labels.map((l, r) => (r === 6 ? -1 : l)) })).toBe(
      "Iris, row 7 has no label. Fill it in or remove the row.",
    );
    expect(await message({ split: { train: none, validation: none, test: none } })).toBe(
      "Iris has no rows to train on.",
    );
  });
});
