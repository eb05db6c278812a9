import type { Layer, Network } from "../model/network.ts";

/** Signs and biases of one layer; `signs` is fanIn × width, row-major. */
export interface SignedLayer {
  readonly fanIn: number;
  readonly width: number;
  readonly signs: Int8Array;
  readonly bias: Float32Array;
}

/** A ±1 network and what its outputs must be multiplied by to get them as trained. */
export interface Folded {
  readonly network: Network;
  readonly outputScale: number;
}

/**
 * Folds the positive factors away, which ReLU allows because it is positively homogeneous: with the
 * layers' scales s₁ … s_L, the factor s₀ on all inputs and S_l = s₀·s₁·…·s_l, layer l keeps ±1 and its
 * bias is divided by S_l; the outputs come out divided by S_L, the returned `outputScale`. Biases are
 * rounded to `digits` significant digits (null: not at all).
 */
export function foldScales(
  layers: readonly SignedLayer[],
  scales: readonly number[],
  inputFactor: number,
  names: { readonly inputs: readonly string[]; readonly outputs: readonly string[] },
  digits: number | null,
): Folded {
  let product = inputFactor;
  const folded = layers.map(({ fanIn, width, signs, bias }, l): Layer => {
    product *= scales[l];
    const divisor = product;
    return {
      activation: l + 1 === layers.length ? "linear" : "relu",
      weights: { fanIn, width, values: signs },
      skips: [],
      bias: Float64Array.from(bias, (b) => rounded(b / divisor, digits)),
    };
  });
  return {
    network: { inputs: names.inputs, layers: folded, outputs: names.outputs },
    outputScale: product,
  };
}

/** The inverse, to rounding: layers as a trainee with these scales takes them. */
export function unfold(network: Network, scales: readonly number[], inputFactor: number): SignedLayer[] {
  let product = inputFactor;
  return network.layers.map(({ weights, bias }, l) => {
    product *= scales[l];
    const factor = product;
    return {
      fanIn: weights.fanIn,
      width: weights.width,
      signs: weights.values,
      bias: Float32Array.from(bias, (b) => b * factor),
    };
  });
}

function rounded(x: number, digits: number | null): number {
  // Adding 0 turns −0 into 0.
  return (digits === null ? x : Number(x.toPrecision(digits))) + 0;
}
