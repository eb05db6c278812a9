export type Rgb = readonly [number, number, number];

/** What a heatmap is painted with, in the theme in force. */
export interface HeatColours {
  /** Cells of +1, −1 and 0. */
  readonly plus: Rgb;
  readonly minus: Rgb;
  readonly zero: Rgb;
  /** As many +1 as −1: neither of them, and not the colour of "no edge" either. */
  readonly balanced: Rgb;
  /** Glyphs on cells, and the lines between them. */
  readonly glyph: Rgb;
}

/** "#1259b5" or "#fff" as bytes; black for anything else. */
export function rgbOf(hex: string): Rgb {
  const digits = hex.trim().match(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i)?.[1] ?? "000";
  const long = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  const byte = (at: number) => Number.parseInt(long.slice(at, at + 2), 16);
  return [byte(0), byte(2), byte(4)];
}

/** How much of both sign colours is in the colour of "as many +1 as −1". */
const BALANCED_INK = 0.3;

/** The colours of a heatmap from those of the theme: `token` answers "#1259b5" for "pos". */
export function heatColours(token: (name: "pos" | "neg" | "pane" | "sunk") => string): HeatColours {
  const plus = rgbOf(token("pos"));
  const minus = rgbOf(token("neg"));
  const pane = rgbOf(token("pane"));
  const balanced = mixed(pane, mixed(plus, minus, 0.5), BALANCED_INK);
  return { plus, minus, zero: rgbOf(token("sunk")), balanced, glyph: pane };
}

/** From `a` (share 0) to `b` (share 1). */
export function mixed(a: Rgb, b: Rgb, share: number): Rgb {
  const at = (c: 0 | 1 | 2) => Math.round(a[c] + (b[c] - a[c]) * share);
  return [at(0), at(1), at(2)];
}

export function cssColour([r, g, b]: Rgb): string {
  return `rgb(${r} ${g} ${b})`;
}
