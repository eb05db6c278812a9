/** A weight of a binary- or ternary-weight network; 0 means "no edge". */
export type Weight = -1 | 0 | 1;
export type Activation = "relu" | "linear";

/**
 * Weights from one source layer into one target layer, row-major: `values[i * width + j]` goes from
 * unit `i` of the source to unit `j` of the target (the paper's W: rows = inputs, columns = outputs).
 */
export interface WeightMatrix {
  readonly fanIn: number;
  readonly width: number;
  /** fanIn × width entries, each −1, 0 or +1. */
  readonly values: Int8Array;
}

/** A skip connection into a layer. `from` = 0 for the inputs, 1 for the first layer, and so on. */
export interface SkipConnection {
  readonly from: number;
  readonly weights: WeightMatrix;
}

export interface Layer {
  readonly activation: Activation;
  /** From the layer directly before (or the inputs). */
  readonly weights: WeightMatrix;
  readonly skips: readonly SkipConnection[];
  /** One real number per unit. */
  readonly bias: Float64Array;
  /** Optional names of the units. */
  readonly units?: readonly string[];
}

/** A feed-forward network; the last layer is the output. */
export interface Network {
  readonly inputs: readonly string[];
  readonly layers: readonly Layer[];
  readonly outputs: readonly string[];
}

/** A unit: `layer` 0 is the inputs, 1 the first layer; `index` counts from 0. */
export interface UnitRef {
  readonly layer: number;
  readonly index: number;
}

/** Number of units per layer, inputs first: [2, 3, 1] for the paper's Figure 1. */
export function widths(network: Network): number[] {
  return [network.inputs.length, ...network.layers.map((layer) => layer.bias.length)];
}

/** The shape as people write it: "2-3-1". */
export function shapeName(network: Network): string {
  return widths(network).join("-");
}

export interface WeightCounts {
  readonly plus: number;
  readonly minus: number;
  readonly zero: number;
}

/** How many weights are +1, −1 and 0, skip connections included. */
export function countWeights(network: Network): WeightCounts {
  let plus = 0;
  let minus = 0;
  let all = 0;
  for (const layer of network.layers) {
    for (const { weights } of incoming(layer, 0)) {
      all += weights.values.length;
      for (const w of weights.values) {
        if (w > 0) plus++;
        else if (w < 0) minus++;
      }
    }
  }
  return { plus, minus, zero: all - plus - minus };
}

/** Every matrix that feeds a layer: its own weights first, then the skips. `index` counts layers from 1. */
export function incoming(layer: Layer, index: number): SkipConnection[] {
  return [{ from: index - 1, weights: layer.weights }, ...layer.skips];
}

/** What every unit holds for one input vector. */
export interface Activity {
  /** Pre-activations z per layer (layers counted from 0 here: `z[0]` is the first layer). */
  readonly z: readonly Float64Array[];
  /** Unit values per layer, the inputs first: `values[0]` is the input vector. */
  readonly values: readonly Float64Array[];
  /** The last layer's values. */
  readonly outputs: Float64Array;
}

/** Evaluates the network on one input vector (length = number of inputs), in float64. */
export function evaluate(network: Network, input: ArrayLike<number>): Activity {
  const values: Float64Array[] = [Float64Array.from(input)];
  const z: Float64Array[] = [];
  network.layers.forEach((layer, l) => {
    const sum = Float64Array.from(layer.bias);
    for (const { from, weights } of incoming(layer, l + 1)) {
      addProduct(sum, values[from] as Float64Array, weights);
    }
    z.push(sum);
    values.push(layer.activation === "relu" ? sum.map((x) => (x > 0 ? x : 0)) : sum);
  });
  return { z, values, outputs: values[values.length - 1] as Float64Array };
}

/** target += sourceᵀ · W for one vector; zero entries of the source are skipped. */
export function addProduct(target: Float64Array, source: Float64Array, weights: WeightMatrix): void {
  const { width, values } = weights;
  for (let i = 0; i < weights.fanIn; i++) {
    const x = source[i] as number;
    if (x === 0) continue;
    const row = i * width;
    for (let j = 0; j < width; j++) {
      target[j] = (target[j] as number) + x * (values[row + j] as number);
    }
  }
}

/** Index of the largest value, the first of equals; −1 for fewer than two values. */
export function winnerOf(values: ArrayLike<number>): number {
  if (values.length < 2) return -1;
  let best = 0;
  for (let i = 1; i < values.length; i++) {
    if ((values[i] as number) > (values[best] as number)) best = i;
  }
  return best;
}
