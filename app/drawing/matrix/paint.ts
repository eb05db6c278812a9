import type { PixelShares } from "./average.ts";
import { cssColour, type HeatColours } from "./colours.ts";
import { BLANK, type CellBlock, type MatrixImage } from "./image.ts";
import { GLYPH_CELL, type PixelRect, type View } from "./view.ts";

/** True where cells are so large that each gets its glyph; `view` is in device px, `ratio` of them a CSS px. */
export function hasGlyphs({ cellWidth, cellHeight }: View, ratio: number): boolean {
  return Math.min(cellWidth, cellHeight) >= GLYPH_CELL * ratio;
}

/** Pixels of one bitmap, as bytes and as whole pixels. */
export interface Pixels {
  readonly bytes: Uint8ClampedArray;
  readonly words: Uint32Array;
}

export function pixelsOf(bytes: Uint8ClampedArray): Pixels {
  return { bytes, words: new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4) };
}

/** A pixel covered to within rounding is covered. */
const WHOLE = 1 - 1e-9;
/** Steps between −1 and +1 in the scale of colours; odd, so that 0 is one of them. */
const STEPS = 511;
const scales = new WeakMap<HeatColours, Uint32Array>();

/** The colours of mean weights from −1 to 1, as whole pixels in this machine's order. */
function scaleOf(colours: HeatColours): Uint32Array {
  const known = scales.get(colours);
  if (known) return known;
  const bytes = new Uint8ClampedArray(STEPS * 4);
  for (let k = 0; k < STEPS; k++) blend(colours, (2 * k) / (STEPS - 1) - 1, 1, bytes, 4 * k);
  const scale = new Uint32Array(bytes.buffer);
  scales.set(colours, scale);
  return scale;
}

/**
 * The colour of a mean weight −1 … 1 where a share of weights are edges: from "balanced" towards that of
 * +1 or −1, and from that of 0 towards "balanced" with the edges there are.
 */
function blend(colours: HeatColours, mean: number, edges: number, out: Uint8ClampedArray, at: number): void {
  const { zero, balanced, plus, minus } = colours;
  const end = mean < 0 ? minus : plus;
  const size = Math.abs(mean);
  for (const c of [0, 1, 2] as const) {
    out[at + c] = zero[c] + edges * (balanced[c] - zero[c]) + size * (end[c] - balanced[c]);
  }
  out[at + 3] = 255;
}

/** Writes a row of averages as pixels from pixel `first` on; those half covered are half clear. */
export function paintShares(shares: PixelShares, colours: HeatColours, pixels: Pixels, first: number): void {
  const { difference, edges, covered } = shares;
  const { bytes, words } = pixels;
  const scale = scaleOf(colours);
  const half = (STEPS - 1) / 2;
  const noZeros = edges === covered;
  for (let k = 0; k < difference.length; k++) {
    const cover = covered[k] as number;
    const i = first + k;
    if (cover <= 0) {
      words[i] = 0;
      continue;
    }
    const mean = cover < WHOLE ? (difference[k] as number) / cover : (difference[k] as number);
    if (noZeros) words[i] = scale[(mean * half + half + 0.5) | 0] as number;
    else blend(colours, mean, (edges[k] as number) / cover, bytes, 4 * i);
    if (cover < WHOLE) bytes[4 * i + 3] = cover * 255;
  }
}

export interface GlyphCells {
  readonly image: MatrixImage;
  /** Device px. */
  readonly view: View;
  readonly window: PixelRect;
  readonly colours: HeatColours;
  /** Device px per CSS px. */
  readonly ratio: number;
}

/** Draws rows of cells with whole-pixel borders and lines between them, and ▸ or ⊣ on each. */
export function paintCells(context: CanvasRenderingContext2D, job: GlyphCells, block: CellBlock): void {
  const { image, view, window, ratio } = job;
  const gap = hasGlyphs(view, ratio) ? Math.max(1, Math.round(ratio)) : 0;
  const fills = cellFills(job.colours);
  const ink = cssColour(job.colours.glyph);
  const edge = (start: number, size: number, n: number, first: number) =>
    Math.round(start + n * size) - first;
  for (let row = block.row; row < block.row + block.rows; row++) {
    const y = edge(view.y, view.cellHeight, row, window.y);
    const height = edge(view.y, view.cellHeight, row + 1, window.y) - y - gap;
    for (let column = block.column; column < block.column + block.columns; column++) {
      const weight = image.cells[row * image.columns + column] as number;
      if (weight === BLANK) continue;
      const x = edge(view.x, view.cellWidth, column, window.x);
      const width = edge(view.x, view.cellWidth, column + 1, window.x) - x - gap;
      context.fillStyle = fills[weight + 1] as string;
      context.fillRect(x, y, width, height);
      if (gap === 0 || weight === 0) continue;
      context.fillStyle = ink;
      context.beginPath();
      glyphPath(context, weight, { x, y, width, height });
      context.fill();
    }
  }
}

/** Fills of −1, 0 and +1, in this order. */
function cellFills({ minus, zero, plus }: HeatColours): readonly string[] {
  return [cssColour(minus), cssColour(zero), cssColour(plus)];
}

/** ▸ for +1 and ⊣ for −1, two thirds of the cell's smaller side. */
function glyphPath(path: CanvasRenderingContext2D, weight: number, { x, y, width, height }: PixelRect): void {
  const half = Math.max(2.5, Math.min(12, Math.min(width, height) * 0.32));
  const [cx, cy] = [x + width / 2, y + height / 2];
  if (weight > 0) {
    path.moveTo(cx - half * 0.75, cy - half);
    path.lineTo(cx + half * 0.95, cy);
    path.lineTo(cx - half * 0.75, cy + half);
    path.closePath();
    return;
  }
  const thick = Math.max(1, Math.round(half / 2.5));
  const bar = Math.round(cx + half * 0.8 - thick / 2);
  path.rect(bar, cy - half, thick, 2 * half);
  path.rect(cx - half, Math.round(cy - thick / 2), bar - cx + half, thick);
}
