import { count, shorten, show } from "../formats/show.ts";
import type { WeightPlace } from "../model/weightImport.ts";
import type { RealLayer, RealMatrix, RealNetwork } from "./realNetwork.ts";
import { refuse } from "./refusal.ts";

/** What a matrix consists of. */
export interface Measured {
  readonly plus: number;
  readonly minus: number;
  readonly zero: number;
  readonly other: number;
  /** The magnitude of all entries that are not 0: null for several, 0 when all are 0. */
  readonly scale: number | null;
  /** The first entry that is none of −1, 0 and +1. */
  readonly first: WeightPlace | null;
  /** The first entry whose magnitude differs from the ones before, where there are several. */
  readonly uneven: WeightPlace | null;
  readonly meanSize: number;
}

/** Measures every matrix of a network, layer by layer; refuses numbers that are not finite. */
export function measure(network: RealNetwork): Measured[][] {
  return network.layers.map((layer, l) => {
    checkBias(layer, l);
    const measured = layer.terms.map(({ matrix }) => measureMatrix(matrix, l));
    if (layer.perUnit !== null && measured.some(({ scale }) => scale === null)) refuseUneven(layer, l);
    return measured;
  });
}

function checkBias({ bias, biasPlace, name }: RealLayer, l: number): void {
  const bad = bias.findIndex((b) => !Number.isFinite(b));
  if (bad < 0) return;
  const place = shorten(biasPlace ?? name);
  const message = `Layer ${l + 1} (${place}), bias ${bad + 1} is ${show(bias[bad])}. A bias is a finite number.`;
  refuse("bias", message, { layer: l + 1, column: bad + 1, field: place });
}

function measureMatrix(matrix: RealMatrix, l: number): Measured {
  const { values } = matrix;
  let [plus, minus, zero] = [0, 0, 0];
  let [first, uneven] = [-1, -1];
  let [magnitude, sum] = [0, 0];
  for (let n = 0; n < values.length; n++) {
    const w = values[n] as number;
    const size = Math.abs(w);
    if (!(size < Number.POSITIVE_INFINITY)) return refuseNumber(matrix, n, l);
    sum += size;
    if (size === 0) zero++;
    else {
      if (magnitude === 0) magnitude = size;
      else if (size !== magnitude && uneven < 0) uneven = n;
      if (w === 1) plus++;
      else if (w === -1) minus++;
      else if (first < 0) first = n;
    }
  }
  return {
    plus,
    minus,
    zero,
    other: values.length - plus - minus - zero,
    scale: uneven >= 0 ? null : magnitude,
    first: first < 0 ? null : placeOf(matrix, first),
    uneven: uneven < 0 ? null : placeOf(matrix, uneven),
    meanSize: sum / Math.max(1, values.length),
  };
}

/** Row and column of an entry as the file stores it, from 1. */
function placeOf({ width, values, transposed }: RealMatrix, n: number): WeightPlace {
  const [row, column] = [Math.floor(n / width) + 1, (n % width) + 1];
  const value = values[n] as number;
  return transposed ? { row: column, column: row, value } : { row, column, value };
}

/** "Layer 2 (fc2.weight), row 3, column 5". */
export function placeText(l: number, matrix: RealMatrix, { row, column }: WeightPlace): string {
  return `Layer ${l + 1} (${shorten(matrix.place)}), row ${row}, column ${column}`;
}

function refuseNumber(matrix: RealMatrix, n: number, l: number): never {
  const place = placeOf(matrix, n);
  const message = `${placeText(l, matrix, place)} is ${show(place.value)}. A weight is a finite number.`;
  const { row, column } = place;
  return refuse("weight", message, { layer: l + 1, row, column, field: shorten(matrix.place) });
}

function refuseUneven(layer: RealLayer, l: number): never {
  const place = shorten(layer.perUnit as string);
  const message = `Layer ${l + 1}: ${place} scales its ${count(layer.bias.length, "unit")} by different factors, and one scale for each unit does not fold into ±1 weights. Train with one scale for each layer, or without normalisation.`;
  refuse("per-unit-scale", message, { layer: l + 1, field: place });
}
