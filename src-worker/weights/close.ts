import { shorten } from "../formats/show.ts";
import type { Standardisation } from "../model/document.ts";
import type { Activation } from "../model/network.ts";
import type { RealLayer, RealMatrix, RealNetwork } from "./realNetwork.ts";
import type { Dense, Normalisation } from "./value.ts";

/** A layer as the builder closed it. */
export interface OpenLayer {
  readonly name: string;
  readonly activation: Activation;
  readonly terms: readonly { readonly from: number; readonly matrix: Dense }[];
  readonly bias: Float64Array;
  readonly biasPlace: string | null;
  readonly perUnit: string | null;
}

/** The part of the layers that leads to layer `end`, renumbered; what leads nowhere is named in `remarks`. */
export function closedNetwork(
  layers: readonly OpenLayer[],
  inputs: number,
  end: number,
  normalisation: Normalisation | null,
  names: {
    readonly inputs?: readonly string[] | undefined;
    readonly outputs?: readonly string[] | undefined;
  },
  remarks: string[],
): RealNetwork {
  const kept = leadingTo(layers, end);
  const number = new Map([0, ...kept].map((layer, n) => [layer, n]));
  layers.forEach(({ name }, l) => {
    if (!number.has(l + 1))
      remarks.push(`The layer at ${shorten(name)} leads to no output and was left out.`);
  });
  const closed = kept.map((l): RealLayer => {
    const layer = layers[l - 1] as OpenLayer;
    const terms = layer.terms.map(({ from, matrix }) => ({
      from: number.get(from) as number,
      matrix: realMatrix(matrix, layer.bias.length),
    }));
    return { ...layer, terms };
  });
  const width = (closed.at(-1) as RealLayer).bias.length;
  const preparation = preparationOf(normalisation);
  return {
    inputs: fitting(names.inputs, inputs) ?? numbered("x", inputs),
    layers: closed,
    outputs: fitting(names.outputs, width) ?? numbered("y", width),
    ...(preparation ? { preparation } : {}),
  };
}

/** "x1", "x2", … */
export function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
}

/** The names when there is one for each unit, none empty and none twice. */
export function fitting(names: readonly string[] | undefined, count: number): readonly string[] | null {
  if (names?.length !== count || new Set(names).size !== count) return null;
  return names.every((name) => name.trim() !== "") ? names : null;
}

function leadingTo(layers: readonly OpenLayer[], end: number): number[] {
  const wanted = new Set([end]);
  for (let l = end; l >= 1; l--) {
    if (wanted.has(l)) for (const { from } of (layers[l - 1] as OpenLayer).terms) wanted.add(from);
  }
  return [...wanted].filter((l) => l > 0).sort((a, b) => a - b);
}

function realMatrix({ fanIn, values, place, transposed }: Dense, width: number): RealMatrix {
  return { fanIn, width, values, place, transposed };
}

function preparationOf(normalisation: Normalisation | null): Standardisation | null {
  if (!normalisation?.place) return null;
  return { mean: Array.from(normalisation.mean), deviation: Array.from(normalisation.deviation) };
}
