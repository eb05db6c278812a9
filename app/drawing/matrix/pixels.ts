import type { HeatColours } from "./colours.ts";

/** Values as a picture, RGBA bytes: + and − shade towards their colours by size against the largest. */
export function valuePixels(values: ArrayLike<number>, colours: HeatColours): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(values.length * 4);
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] as number));
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const share = largest > 0 ? Math.abs(value) / largest : 0;
    const to = value < 0 ? colours.minus : colours.plus;
    for (let c = 0; c < 3; c++) {
      const base = colours.zero[c] as number;
      pixels[4 * i + c] = Math.round(base + ((to[c] as number) - base) * share);
    }
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}
