const TOKENS = [
  "pane",
  "sunk",
  "line",
  "line3",
  "ink",
  "ink2",
  "ink3",
  "accent",
  "pos",
  "neg",
  "err",
  "y0",
  "y1",
  "y2",
] as const;

/** The colours a chart needs, read from the page's CSS variables. */
export type Palette = Readonly<Record<(typeof TOKENS)[number] | "sans", string>>;

/** Reads the tokens in force on an element, so that light, dark and projector all work. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const entries = [...TOKENS, "sans"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]);
  return Object.fromEntries(entries) as Palette;
}
