import { shorten, show, showStored } from "../formats/show.ts";
import type { Layer, Network, WeightMatrix } from "../model/network.ts";
import type { WeightMode } from "../model/weightImport.ts";
import { type Measured, placeText } from "./measure.ts";
import type { RealLayer, RealMatrix, RealNetwork } from "./realNetwork.ts";
import { refuse } from "./refusal.ts";

/** Two scales that a skip needs to be equal may differ by the rounding of 32-bit floats, relatively. */
const SCALE_TOLERANCE = 1e-6;

/** The ±1 network and what its outputs must be multiplied by to get the file's. */
export interface Ternary {
  readonly network: Network;
  readonly outputScale: number;
}

/** The product of all scales up to each layer (the inputs' is 1), or why there is none. */
export type Scales =
  | { readonly ok: true; readonly scales: readonly number[] }
  | { readonly ok: false; readonly because: string };

/**
 * The scale S_l by which the units of layer l are smaller once every matrix is divided by its own scale:
 * z_l = Σ_k s_lk·S_k·(±1 matrix · v_k) + b_l, so that s_lk·S_k must be one S_l for every source k of the
 * layer (SCIENCE §6). Then ReLU(S·z) = S·ReLU(z) carries it on.
 */
export function foldedScales(network: RealNetwork, measured: readonly (readonly Measured[])[]): Scales {
  const scales = [1];
  for (const [l, layer] of network.layers.entries()) {
    let scale: number | null = null;
    for (const [t, { from, matrix }] of layer.terms.entries()) {
      const own = (measured[l] as readonly Measured[])[t] as Measured;
      if (own.scale === null) return { ok: false, because: unevenText(l, matrix, own) };
      if (own.scale === 0) continue;
      const through = own.scale * (scales[from] as number);
      if (scale === null) scale = through;
      else if (Math.abs(through - scale) > SCALE_TOLERANCE * scale)
        return { ok: false, because: skipText(l, layer) };
    }
    if (scale !== null && !(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
      return { ok: false, because: `Layer ${l + 1}: the product of the scales is no usable number.` };
    }
    scales.push(scale ?? 1);
  }
  return { ok: true, scales };
}

function unevenText(l: number, matrix: RealMatrix, { uneven }: Measured): string {
  if (!uneven) throw new Error("A matrix of several magnitudes has an entry that differs.");
  return `${placeText(l, matrix, uneven)}: ${showStored(uneven.value)} is neither 0 nor ± the entries before it. An exact fold needs one scale for each layer.`;
}

function skipText(l: number, layer: RealLayer): string {
  const sources = layer.terms.map(({ from }) => (from === 0 ? "the inputs" : `layer ${from}`));
  return `Layer ${l + 1}: the scales of what it reads (${sources.join(", ")}) do not agree. A skip folds only where the scales on every way to a layer have one product.`;
}

/** Applies a mode. Refuses, with the place, weights that it does not fit. */
export function ternaryNetwork(
  network: RealNetwork,
  measured: readonly (readonly Measured[])[],
  mode: WeightMode,
): Ternary {
  const scales = mode.kind === "exact" ? exactScales(network, measured) : network.layers.map(() => 1);
  const threshold = mode.kind === "ternary" ? mode.threshold : 0;
  const widths = [network.inputs.length, ...network.layers.map(({ bias }) => bias.length)];
  const layers = network.layers.map((layer, l) =>
    ternaryLayer(layer, l, threshold, scales[l] as number, widths[l] as number),
  );
  return {
    network: { inputs: network.inputs, layers, outputs: network.outputs },
    outputScale: scales.at(-1) as number,
  };
}

/** The scales of the layers, without the inputs'. */
function exactScales(network: RealNetwork, measured: readonly (readonly Measured[])[]): readonly number[] {
  const scales = foldedScales(network, measured);
  if (scales.ok) return scales.scales.slice(1);
  return refuse("no-exact-scale", scales.because, { field: "weights" });
}

function ternaryLayer(layer: RealLayer, l: number, threshold: number, scale: number, fanIn: number): Layer {
  const own = layer.terms.find(({ from }) => from === l);
  const width = layer.bias.length;
  const bias = layer.bias.map((b) => b / scale + 0);
  const bad = bias.findIndex((b) => !Number.isFinite(b));
  if (bad >= 0) {
    const place = shorten(layer.biasPlace ?? layer.name);
    const message = `Layer ${l + 1} (${place}), bias ${bad + 1} is too large once the scale ${show(scale)} is folded. Scale the weights up before saving.`;
    return refuse("bias", message, { layer: l + 1, column: bad + 1, field: place });
  }
  const skips = layer.terms
    .filter(({ from }) => from !== l)
    .map(({ from, matrix }) => ({ from, weights: ternaryMatrix(matrix, threshold) }));
  // A layer that does not read the one before it still has a matrix from there, without edges.
  const none = { fanIn, width, values: new Int8Array(own ? 0 : fanIn * width) };
  return {
    activation: layer.activation,
    weights: own ? ternaryMatrix(own.matrix, threshold) : none,
    skips,
    bias,
  };
}

function ternaryMatrix({ fanIn, width, values }: RealMatrix, threshold: number): WeightMatrix {
  const signs = Int8Array.from(values, (w) => (Math.abs(w) < threshold ? 0 : Math.sign(w)));
  return { fanIn, width, values: signs };
}
