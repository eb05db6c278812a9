import { affine, inputGradient, weightGradient } from "./matrix.ts";

/** A fully connected layer as it is evaluated: row-major weights (fanIn × width) and one bias per unit. */
export interface DenseLayer {
  readonly fanIn: number;
  readonly width: number;
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

/** Gradients of the loss with respect to a layer's weights and biases. */
export interface LayerGradient {
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

/** Buffers for batches of up to `capacity` rows; everything else works in them without allocation. */
export interface Workspace {
  readonly capacity: number;
  /** Unit values per layer, inputs first, row-major; the last entry holds the outputs. */
  readonly values: readonly Float64Array[];
  /** Gradients with respect to `values`. */
  readonly slopes: readonly Float64Array[];
  /** Dropout factors per layer that is dropped from (0, or 1/(1 − p)); all 1 without dropout. */
  readonly masks: readonly Float64Array[];
  readonly gradients: readonly LayerGradient[];
  readonly labels: Int32Array;
}

/** Buffers for a network of the given widths, inputs first. */
export function createWorkspace(widths: readonly number[], capacity: number): Workspace {
  const buffers = () => widths.map((width) => new Float64Array(width * capacity));
  const gradients = widths.slice(1).map((width, l) => ({
    weights: new Float64Array((widths[l] as number) * width),
    bias: new Float64Array(width),
  }));
  const masks = buffers().map((mask) => mask.fill(1));
  return {
    capacity,
    values: buffers(),
    slopes: buffers(),
    masks,
    gradients,
    labels: new Int32Array(capacity),
  };
}

/**
 * Evaluates the first `rows` rows of `values[0]` through all layers: ReLU on hidden layers, none on
 * the last. With `dropout`, hidden values are multiplied by their masks.
 */
export function forward(
  layers: readonly DenseLayer[],
  space: Workspace,
  rows: number,
  dropout: boolean,
): Float64Array {
  layers.forEach((layer, l) => {
    const target = space.values[l + 1] as Float64Array;
    affine(target, space.values[l] as Float64Array, layer.weights, layer.bias, rows, layer.fanIn);
    if (l + 1 === layers.length) return;
    const end = rows * layer.width;
    for (let i = 0; i < end; i++) if ((target[i] as number) < 0) target[i] = 0;
    if (dropout) multiply(target, space.masks[l + 1] as Float64Array, end);
  });
  return space.values[layers.length] as Float64Array;
}

/**
 * Back-propagates `slopes` of the outputs into all gradients. The units that were off or dropped in
 * the forward pass (value 0) pass nothing on.
 */
export function backward(
  layers: readonly DenseLayer[],
  space: Workspace,
  rows: number,
  dropout: boolean,
): void {
  for (let l = layers.length - 1; l >= 0; l--) {
    const { fanIn, width, weights } = layers[l] as DenseLayer;
    const values = space.values[l] as Float64Array;
    const slopes = space.slopes[l + 1] as Float64Array;
    const gradient = space.gradients[l] as LayerGradient;
    weightGradient(gradient.weights, gradient.bias, values, slopes, rows, fanIn);
    if (l === 0) return;
    const below = space.slopes[l] as Float64Array;
    inputGradient(below, slopes, weights, rows, fanIn, width);
    const end = rows * fanIn;
    for (let i = 0; i < end; i++) if (values[i] === 0) below[i] = 0;
    if (dropout) multiply(below, space.masks[l] as Float64Array, end);
  }
}

/** target[i] *= factor[i] for the first `end` entries. */
export function multiply(target: Float64Array, factor: Float64Array, end: number): void {
  for (let i = 0; i < end; i++) target[i] = (target[i] as number) * (factor[i] as number);
}
