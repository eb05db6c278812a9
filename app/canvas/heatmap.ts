import type { WeightMatrix } from "../../src-worker/model/network.ts";

export type Rgb = readonly [number, number, number];

/** Colours of +1, −1 and 0. */
export interface HeatColours {
  readonly plus: Rgb;
  readonly minus: Rgb;
  readonly zero: Rgb;
}

/** "#1259b5" as bytes; black for anything else. */
export function rgbOf(hex: string): Rgb {
  const match = hex.trim().match(/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i);
  return match ? [byte(match[1]), byte(match[2]), byte(match[3])] : [0, 0, 0];
}

function byte(text: string | undefined): number {
  return Number.parseInt(text ?? "0", 16);
}

/** One pixel per weight, rows = sources, RGBA bytes: paint it once, let the browser scale it. */
export function weightPixels(matrix: WeightMatrix, colours: HeatColours): Uint8ClampedArray<ArrayBuffer> {
  const { values } = matrix;
  const pixels = new Uint32Array(values.length);
  const plus = opaque(colours.plus);
  const minus = opaque(colours.minus);
  const zero = opaque(colours.zero);
  for (let i = 0; i < values.length; i++) {
    const w = values[i] as number;
    pixels[i] = w > 0 ? plus : w < 0 ? minus : zero;
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** A colour as the four bytes of a pixel in this machine's order. */
function opaque([r, g, b]: Rgb): number {
  return new Uint32Array(Uint8Array.of(r, g, b, 255).buffer)[0] as number;
}

/** Values as a picture: + and − shade towards their colours by size against `full`, else the largest. */
export function valuePixels(
  values: ArrayLike<number>,
  colours: HeatColours,
  full = 0,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(values.length * 4);
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] as number));
  const whole = full > 0 ? full : largest;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const share = whole > 0 ? Math.min(1, Math.abs(value) / whole) : 0;
    const to = value < 0 ? colours.minus : colours.plus;
    for (let c = 0; c < 3; c++) {
      const base = colours.zero[c] as number;
      pixels[4 * i + c] = Math.round(base + ((to[c] as number) - base) * share);
    }
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}

/** The side of a square picture that the values fill (14 for 196), or null. */
export function pictureSide(count: number): number | null {
  const side = Math.round(Math.sqrt(count));
  return side >= 7 && side * side === count ? side : null;
}

/**
 * Heights 0 … 1 of at most `columns` bars, each the largest |value| of its stretch. `full` is the value of a
 * full bar; without it that is the largest value there is.
 */
export function barHeights(values: ArrayLike<number>, columns: number, full = 0): number[] {
  const count = Math.min(columns, values.length);
  const heights = new Array<number>(count).fill(0);
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] as number);
    const bar = Math.floor((i * count) / values.length);
    if (size > (heights[bar] as number)) heights[bar] = size;
    if (size > largest) largest = size;
  }
  const whole = full > 0 ? full : largest;
  return whole > 0 ? heights.map((height) => Math.min(1, height / whole)) : heights;
}
