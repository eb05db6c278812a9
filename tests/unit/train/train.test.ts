import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DataSet, rowOf } from "../../../src-worker/data/dataSet.ts";
import { HALVED, shrinkImages } from "../../../src-worker/data/idx.ts";
import { iris } from "../../../src-worker/data/iris.ts";
import { prepare } from "../../../src-worker/model/document.ts";
import { countWeights, evaluate, winnerOf } from "../../../src-worker/model/network.ts";
import { createRandom } from "../../../src-worker/random.ts";
import { foldScales, unfold } from "../../../src-worker/train/fold.ts";
import type { TrainingOptions } from "../../../src-worker/train/options.ts";
import type { TrainingProgress } from "../../../src-worker/train/progress.ts";
import { trainRecipe } from "../../../src-worker/train/recipe.ts";
import { unitRemarks } from "../../../src-worker/train/remarks.ts";
import { trainingRows } from "../../../src-worker/train/rows.ts";
import { type TrainingOutcome, train, wholeSplit } from "../../../src-worker/train/train.ts";
import { Trainee } from "../../../src-worker/train/trainee.ts";
import { SETTINGS } from "../../support/trainee.ts";

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
  const result = await train(data, options, { listener });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

describe("folding the scales", () => {
  it("gives the scaled network's outputs divided by outputScale, to rounding", () => {
    const shape = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(shape, fc.nat(), fc.double({ min: 0.01, max: 10, noNaN: true }), (widths, seed, factor) => {
        const random = createRandom(seed);
        const trainee = new Trainee({ ...SETTINGS, widths, capacity: 1, ternary: 0.3, seed });
        const layers = trainee.signs();
        for (const { bias } of layers) for (let j = 0; j < bias.length; j++) bias[j] = random.normal();
        const names = { inputs: [], outputs: [] };
        const { network, outputScale } = foldScales(layers, trainee.scales, factor, names, null);
        const input = Array.from({ length: widths[0] as number }, () => random.normal());
        trainee.restore(unfold(network, trainee.scales, factor));
        trainee.inputRow(0, 0).set(input.map((x) => x * factor));
        const expected = trainee.outputs(1)(0);
        const { outputs, values } = evaluate(network, input);
        const range = Math.max(1, ...values.flatMap((v) => [...v].map(Math.abs)));
        outputs.forEach((y, k) => {
          // The trainee counts in float32.
          expect(Math.abs(y * outputScale - expected[k])).toBeLessThan(1e-5 * (range * outputScale + 1));
        });
        for (const layer of network.layers) {
          for (const w of layer.weights.values) expect([-1, 0, 1]).toContain(w);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("rounds biases to significant digits, without −0", () => {
    const layer = { fanIn: 1, width: 2, signs: Int8Array.of(1, -1), bias: Float32Array.of(1.23456, -0) };
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
    expect(document.outputScale).toBeCloseTo(1 / Math.sqrt(32), 7);
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

  it("hands out every epoch's point once, counts restarts down and shows the network when asked", async () => {
    const seen: TrainingProgress[] = [];
    const data = iris();
    const options = quick({ epochs: 1500, restarts: 3 });
    const result = await train(data, options, {
      watchMs: 0,
      listener: async (progress) => {
        seen.push(progress);
        // A listener that takes its time is a pause.
        await new Promise((resolve) => setTimeout(resolve, 20));
        return true;
      },
    });
    if (!result.ok) throw new Error(result.problem.message);
    expect(result.value.document).toEqual((await trained(data, options)).document);
    expect(result.value.seed - options.seed).toBeLessThan(3);
    for (const restart of new Set(seen.map((p) => p.restart))) {
      const points = seen.filter((p) => p.restart === restart).flatMap((p) => p.points);
      expect(points.map((point) => point.epoch)).toEqual(points.map((_, e) => e + 1));
      expect(points.every(({ loss, trainLoss, rate }) => loss > 0 && trainLoss > 0 && rate > 0)).toBe(true);
    }
    const last = seen.at(-1) as TrainingProgress;
    expect(last.network?.network.outputs).toEqual(data.classes);
    expect(seen.every(({ secondsLeft }) => secondsLeft !== null && secondsLeft >= 0)).toBe(true);
  });

  it("keeps the best of the restarts, each of which could be run alone", async () => {
    const data = iris();
    const alone = await Promise.all([5, 6, 7].map((seed) => trained(data, quick({ seed }))));
    const best = Math.max(...alone.map(({ accuracy }) => accuracy.train));
    const together = await trained(data, quick({ seed: 5, restarts: 3 }));
    expect(together.accuracy.train).toBe(best);
    const same = alone[together.seed - 5];
    expect(together.document).toEqual(same?.document);
  });

  it("varies training images by seed, epoch and row only, and leaves other rows as they are", async () => {
    const images = {
      ...HALVED,
      height: 4,
      width: 4,
      pixels: Uint8Array.from({ length: 96 }, (_, i) => (37 * i) % 256),
    };
    const raw = new Float64Array(24);
    shrinkImages({ count: 6, ...images }, HALVED, raw, 0);
    const data: DataSet = {
      name: "Tiny",
      inputs: ["a", "b", "c", "d"],
      rows: raw,
      labels: Int32Array.of(0, 1, 0, 1, 0, 1),
      classes: ["0", "1"],
      images,
    };
    const load = (
      augmentation: { shift: number; warp: number },
      order: number[],
      epoch: number,
      seed = 3,
    ) => {
      const trainee = new Trainee({ ...SETTINGS, widths: [4, 2] });
      const rows = trainingRows(data, null, 1, augmentation, seed);
      rows.loadVaried(trainee, Int32Array.from(order), 0, order.length, epoch);
      const found: number[][] = [];
      trainee.levelRows(0, order.length, (row) => found.push([...row]));
      return found;
    };
    const still = load({ shift: 0, warp: 0 }, [1, 4], 1);
    expect(still).toEqual(
      [raw, raw].map((r, k) => [...new Float32Array(r.slice(4 * [1, 4][k], 4 * [1, 4][k] + 4))]),
    );
    const moved = { shift: 1, warp: 0.1 };
    const [first, second] = load(moved, [1, 4], 1);
    expect(load(moved, [4, 1], 1)).toEqual([second, first]);
    expect(load(moved, [1, 4], 2)).not.toEqual([first, second]);
    expect(load(moved, [1, 4], 1, 4)).not.toEqual([first, second]);
    expect(first).not.toEqual(still[0]);
  });

  it("warns of units that never work, that nobody reads and that are there twice", () => {
    const layers = [
      { fanIn: 1, width: 4, signs: Int8Array.of(1, 1, -1, 1), bias: Float32Array.of(0, 0, 1, 5) },
      { fanIn: 4, width: 2, signs: Int8Array.of(1, 1, 1, -1, 1, 1, 0, 0), bias: Float32Array.of(0, 0) },
    ];
    expect(unitRemarks(layers, [Uint8Array.of(1, 1, 0, 1)])).toEqual([
      "Layer 1: unit 3 is 0 for every training row.",
      "Layer 1: unit 4 is read by no unit.",
      "Layer 1: units 1 and 2 have the same weights and bias.",
    ]);
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
    [{ restarts: 0 }, "restarts must be a whole number from 1 to 10000, not 0."],
    [{ augmentation: { shift: -1, warp: 0 } }, "shift must be in 0 … 100 pixels, not -1."],
    [{ augmentation: { shift: 0, warp: 1 } }, "warp must be in 0 … 1, below 1, not 1."],
    [
      { hidden: [60_000, 60_000] },
      "A 4-60000-60000-3 network with 150 rows in a step does not fit into memory. Take smaller batches or layers.",
    ],
    [{ seed: 0.5 }, "seed must be a whole number, not 0.5."],
  ] as [Partial<TrainingOptions>, string][])("refuses %j", async (changes, message) => {
    const result = await train(iris(), quick(changes));
    expect(result.ok ? "" : result.problem.message).toBe(message);
  });

  it("refuses data without labels, with one class, with a hole, or without rows, by name", async () => {
    const data = iris();
    const message = async (changes: Partial<DataSet>) => {
      const result = await train({ ...data, ...changes }, quick());
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
