import type { Layer, Network } from "../model/network.ts";
import type { DenseLayer } from "./layers.ts";

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
  layers: readonly DenseLayer[],
  scales: readonly number[],
  inputFactor: number,
  names: { readonly inputs: readonly string[]; readonly outputs: readonly string[] },
  digits: number | null,
): Folded {
  let product = inputFactor;
  const folded = layers.map((layer, l): Layer => {
    product *= scales[l] as number;
    const divisor = product;
    return {
      activation: l + 1 === layers.length ? "linear" : "relu",
      weights: { fanIn: layer.fanIn, width: layer.width, values: Int8Array.from(layer.weights, Math.sign) },
      skips: [],
      bias: layer.bias.map((b) => rounded(b / divisor, digits)),
    };
  });
  return {
    network: { inputs: names.inputs, layers: folded, outputs: names.outputs },
    outputScale: product,
  };
}

function rounded(x: number, digits: number | null): number {
  // Adding 0 turns −0 into 0.
  return (digits === null ? x : Number(x.toPrecision(digits))) + 0;
}

/** The folded network as dense layers, for evaluation in batches. */
export function denseLayers(network: Network): DenseLayer[] {
  return network.layers.map(({ weights, bias }) => ({
    fanIn: weights.fanIn,
    width: weights.width,
    weights: Float64Array.from(weights.values),
    bias,
  }));
}
