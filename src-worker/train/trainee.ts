import { createRandom, type Random } from "../random.ts";
import { batchOf, shareCut } from "./batches.ts";
import type { SignedLayer } from "./fold.ts";
import type { TrainingGround } from "./ground.ts";
import { createTrainArena, type TrainArena, type TrainPath } from "./kernels/module.ts";
import { LOSSES, type LossBatch, type LossName } from "./loss.ts";
import type { TrainingOptions } from "./options.ts";
import { BLOCK, placeTrainee, type TraineePlaces } from "./traineeMemory.ts";

const BETA1 = 0.9;
const BETA2 = 0.999;

/** What a network in training is made from. */
export interface TraineeSettings {
  /** Units per level, inputs first. */
  readonly widths: readonly number[];
  /** Most rows of a batch. */
  readonly capacity: number;
  /** Ternary threshold, 0 for binary weights. */
  readonly ternary: number;
  readonly loss: LossName;
  readonly dropout: { readonly input: number; readonly hidden: number };
  readonly seed: number;
  /** "plain" does without SIMD; the network is the same. */
  readonly path?: TrainPath;
  /** The passes use the real weights (times the layer's scale) instead: for checks of the gradient. */
  readonly real?: boolean;
}

/**
 * A network in training: latent real weights in [−1, 1], their binarised copies ±s_l with
 * s_l = 1/√fan-in, biases, and the buffers of a batch, all in one memory of float32.
 *
 * A batch is cut into two shares whose gradients are summed apart and then added, so that two workers
 * with a share each come to the same bits as one with both.
 */
export class Trainee {
  readonly places: TraineePlaces;
  readonly scales: readonly number[];
  private readonly arena: TrainArena;
  private readonly f32: Float32Array;
  private readonly labels: Int32Array;
  private beta1 = 1;
  private beta2 = 1;

  /** Latent weights uniform in (−1, 1), biases 0, both fixed by the seed. */
  constructor(readonly settings: TraineeSettings) {
    const { widths, capacity, path, seed } = settings;
    this.places = placeTrainee(widths, capacity);
    this.arena = createTrainArena(this.places.bytes, path);
    this.f32 = new Float32Array(this.arena.buffer);
    this.labels = new Int32Array(capacity);
    this.scales = widths.slice(0, -1).map((fanIn) => Math.fround(1 / Math.sqrt(fanIn)));
    const random = createRandom(seed);
    for (const { latent, width, fanIn, ld } of this.places.layers) {
      for (let j = 0; j < width; j++) {
        const row = this.view(latent + 4 * j * ld, fanIn);
        for (let i = 0; i < fanIn; i++) row[i] = 2 * random.uniform() - 1;
      }
    }
    for (const at of this.places.random) seedLanes(new Int32Array(this.arena.buffer, at, 4), random);
    this.renewCopies();
  }

  get path(): TrainPath {
    return this.arena.path;
  }

  /** All gradients in one view. */
  gradients(): Float32Array {
    const { at, length } = this.places.gradients;
    return this.view(at, length);
  }

  /** A view of `n` float32 numbers at a byte offset of the memory. */
  view(at: number, n: number): Float32Array {
    return this.f32.subarray(at >> 2, (at >> 2) + n);
  }

  /** Row `b` of the batch, to be filled with prepared inputs. */
  inputRow(b: number, label: number): Float32Array {
    const { values, ld, width } = this.places.levels[0];
    this.labels[b] = label;
    return this.view(values + 4 * b * ld, width);
  }

  /** Renews the binarised copies after the latent weights have changed. */
  renewCopies(): void {
    const { ternary, real } = this.settings;
    this.places.layers.forEach(({ latent, width, ld, forward, backward }, l) => {
      const scale = this.scales[l];
      this.arena.kernels.binarise(latent, width, ld, scale, ternary, real ? 1 : 0, forward, backward);
    });
  }

  /**
   * One BinaryConnect step on the first `rows` rows of the batch (Courbariaux et al., NIPS 2015,
   * arXiv 1511.00363): the gradient with respect to the binarised copy is handed straight through to the
   * latent weights (dw = s_l · d(±s_l)); ADAM, clipping, binarising again. Returns the loss before it.
   */
  step(rows: number, rate: number): number {
    const cut = shareCut(rows);
    this.drop(rows, cut);
    const loss = this.gradient(rows, cut, rows);
    this.update(rate);
    return loss;
  }

  /** Draws the dropout masks of a step and drops inputs; each share of the batch has its own numbers. */
  drop(rows: number, cut: number): void {
    const { input, hidden } = this.settings.dropout;
    const { levels, random } = this.places;
    levels.slice(0, -1).forEach(({ mask, ld, values }, l) => {
      const p = l === 0 ? input : hidden;
      if (p === 0) return;
      const bound = Math.round(p * 2 ** 24);
      const kept = Math.fround(1 / (1 - p));
      this.arena.kernels.drawMask(mask, cut * ld, bound, kept, random[0]);
      this.arena.kernels.drawMask(mask + 4 * cut * ld, (rows - cut) * ld, bound, kept, random[1]);
      if (l === 0) this.arena.kernels.multiply(values, mask, rows * ld);
    });
  }

  /**
   * Forward and backward through the copies; the gradients of the two shares (rows before and from
   * `cut` on) are added. Returns these rows' part of the loss, a mean over `total` rows.
   */
  gradient(rows: number, cut: number, total: number): number {
    const batch = this.forward(rows, total, this.settings.dropout.hidden > 0);
    const loss = LOSSES[this.settings.loss];
    const sum = loss(batch, 0, cut) + (rows > cut ? loss(batch, cut, rows) : 0);
    for (let l = this.places.layers.length - 1; l >= 0; l--) this.backward(l, rows, cut);
    return sum;
  }

  /** Moves all parameters along the gradients. */
  update(rate: number): void {
    const { kernels } = this.arena;
    this.beta1 *= BETA1;
    this.beta2 *= BETA2;
    const step = Math.fround(rate / (1 - this.beta1));
    const correct = Math.fround(1 / (1 - this.beta2));
    this.places.layers.forEach((layer, l) => {
      const { latent, gradient, moments, bias, biasGradient, biasMoments, ld } = layer;
      const units = (layer.width + 3) & ~3;
      const scale = this.scales[l];
      kernels.adam(latent, gradient, ...moments, units * ld, scale, step, correct, 1);
      kernels.adam(bias, biasGradient, ...biasMoments, units, 1, step, correct, Number.POSITIVE_INFINITY);
    });
    this.renewCopies();
  }

  /** Loss and number of right answers of the first `rows` rows, without dropout. */
  evaluate(rows: number): { readonly loss: number; readonly correct: number } {
    const batch = this.forward(rows, rows, false);
    const loss = LOSSES[this.settings.loss](batch, 0, rows);
    let correct = 0;
    for (let r = 0; r < rows; r++) {
      if (winner(batch.outputs, r * batch.ld, batch.classes) === this.labels[r]) correct++;
    }
    return { loss, correct };
  }

  /** The outputs of the first `rows` rows, without dropout: a view per row, valid until the next pass. */
  outputs(rows: number): (b: number) => Float32Array {
    const { outputs, ld, classes } = this.forward(rows, rows, false);
    return (b) => outputs.subarray(b * ld, b * ld + classes);
  }

  /** Visits the values that a level (0: inputs) took in the last pass, row by row. */
  levelRows(level: number, rows: number, visit: (row: Float32Array) => void): void {
    const { values, ld, width } = this.places.levels[level];
    for (let b = 0; b < rows; b++) visit(this.view(values + 4 * b * ld, width));
  }

  private forward(rows: number, total: number, dropped: boolean): LossBatch {
    const { kernels } = this.arena;
    const { layers, levels, starts, entries } = this.places;
    layers.forEach((layer, l) => {
      const below = levels[l];
      const above = levels[l + 1];
      kernels.fillRows(above.values, rows, above.ld, layer.bias);
      kernels.compress(below.values, below.ld, 1, rows, 0, layer.fanIn, BLOCK, starts, entries);
      kernels.product(starts, rows, layer.ld, BLOCK, layer.forward, above.values, above.ld, 1);
      if (l + 1 < layers.length) kernels.relu(above.values, dropped ? above.mask : 0, rows * above.ld);
    });
    const { values, slopes, width, ld } = levels[layers.length];
    const size = rows * ld;
    return {
      outputs: this.view(values, size),
      slopes: this.view(slopes, size),
      labels: this.labels,
      classes: width,
      ld,
      total,
    };
  }

  private backward(l: number, rows: number, cut: number): void {
    const { kernels } = this.arena;
    const { layers, levels, starts, entries, panels } = this.places;
    const layer = layers[l];
    const below = levels[l];
    const { slopes, ld } = levels[l + 1];
    for (const [from, to] of [
      [0, cut],
      [cut, rows],
    ] as const) {
      if (from === to) continue;
      // dW, one row per unit: the units' slopes, which are mostly 0, are the side that is listed.
      const mode = from === 0 ? 0 : 2;
      const size = to - from;
      kernels.pack(below.values + 4 * from * below.ld, size, below.ld, panels);
      kernels.compress(slopes, 1, ld, layer.width, from, to, size, starts, entries);
      kernels.product(starts, layer.width, size, size, panels, layer.gradient, layer.ld, mode);
      kernels.columnSums(slopes, from, to, ld, layer.biasGradient, from === 0 ? 0 : 1);
    }
    if (l === 0) return;
    const units = (layer.width + 3) & ~3;
    kernels.compress(slopes, ld, 1, rows, 0, layer.width, BLOCK, starts, entries);
    kernels.product(starts, rows, units, BLOCK, layer.backward, below.slopes, below.ld, 0);
    const kept = Math.fround(1 / (1 - this.settings.dropout.hidden));
    kernels.gate(below.slopes, below.values, kept, rows * below.ld);
  }

  /** The ±1 (or 0) weights and the biases as they are now. */
  signs(): SignedLayer[] {
    const { ternary } = this.settings;
    const threshold = Math.fround(ternary);
    return this.places.layers.map(({ latent, bias, fanIn, width, ld }) => {
      const signs = new Int8Array(fanIn * width);
      for (let j = 0; j < width; j++) {
        const row = this.view(latent + 4 * j * ld, fanIn);
        for (let i = 0; i < fanIn; i++) {
          const w = row[i];
          signs[i * width + j] = w >= threshold ? 1 : w <= -threshold ? -1 : 0;
        }
      }
      return { fanIn, width, signs, bias: this.view(bias, width).slice() };
    });
  }

  /** Puts signs and biases in the place of the latent weights; the passes then use just these. */
  restore(layers: readonly SignedLayer[]): void {
    this.places.layers.forEach(({ latent, bias, fanIn, width, ld }, l) => {
      const { signs, bias: biases } = layers[l];
      for (let j = 0; j < width; j++) {
        const row = this.view(latent + 4 * j * ld, fanIn);
        for (let i = 0; i < fanIn; i++) row[i] = signs[i * width + j];
      }
      this.view(bias, width).set(biases);
    });
    this.renewCopies();
  }
}

/** Rows are evaluated at least so many at a time. */
const LEAST_CAPACITY = 64;

/** Widths (inputs first) and the most rows of a batch. */
export function sizesOf({ data, split, options }: TrainingGround): { widths: number[]; capacity: number } {
  return {
    widths: [data.inputs.length, ...options.hidden, data.classes.length],
    capacity: Math.max(batchOf(options, split.train.length), LEAST_CAPACITY),
  };
}

/** A new network for a training with these options. */
export function createTrainee(
  sizes: { readonly widths: readonly number[]; readonly capacity: number },
  { ternary, loss, dropout }: TrainingOptions,
  seed: number,
  path?: TrainPath,
): Trainee {
  return new Trainee({ ...sizes, ternary, loss, dropout, seed, ...(path ? { path } : {}) });
}

/** Index of the largest of `n` numbers, the first of equals. */
export function winner(outputs: ArrayLike<number>, from: number, n: number): number {
  let best = 0;
  for (let k = 1; k < n; k++) {
    if (outputs[from + k] > outputs[from + best]) best = k;
  }
  return best;
}

/** Xorshift lanes must not be 0. */
function seedLanes(lanes: Int32Array, random: Random): void {
  for (let i = 0; i < lanes.length; i++) lanes[i] = 1 + random.integer(0x7ffffffe);
}
