import type { PixelShares } from "./average.ts";
import { cssColour, type HeatColours } from "./colours.ts";
import { BLANK, type CellBlock, type MatrixImage } from "./image.ts";
import { GLYPH_CELL, type PixelRect, type View } from "./view.ts";

/** Device px: from here on cells are drawn one by one with sharp borders, below they are averaged. */
export const SHARP_CELL = 4;

/** True when single cells are drawn; `view` is in device px. */
export function isSharp({ cellWidth, cellHeight }: View): boolean {
  return Math.min(cellWidth, cellHeight) >= SHARP_CELL;
}

/**
 * Writes a row of averages as pixels. The colour goes from "balanced" to that of +1 or −1 with the mean
 * weight, and towards that of 0 with the share of missing edges; pixels half covered are half clear.
 */
export function paintShares(
  shares: PixelShares,
  colours: HeatColours,
  pixels: Uint8ClampedArray,
  at: number,
): void {
  const { difference, edges, covered } = shares;
  const { zero, balanced, plus, minus } = colours;
  for (let k = 0, i = at; k < difference.length; k++, i += 4) {
    const cover = covered[k] as number;
    if (cover <= 0) {
      pixels[i + 3] = 0;
      continue;
    }
    const sum = (difference[k] as number) / cover;
    const share = (edges[k] as number) / cover;
    const end = sum < 0 ? minus : plus;
    const size = Math.abs(sum);
    for (let c = 0; c < 3; c++) {
      const from = zero[c] as number;
      const middle = balanced[c] as number;
      pixels[i + c] = from + share * (middle - from) + size * ((end[c] as number) - middle);
    }
    pixels[i + 3] = cover * 255;
  }
}

export interface SharpCells {
  readonly image: MatrixImage;
  /** Device px. */
  readonly view: View;
  readonly window: PixelRect;
  readonly colours: HeatColours;
  /** Device px per CSS px. */
  readonly ratio: number;
}

/** Draws rows of cells with whole-pixel borders, and their glyphs where these can be read. */
export function paintCells(context: CanvasRenderingContext2D, job: SharpCells, block: CellBlock): void {
  const { image, view, window, ratio } = job;
  const glyphs = Math.min(view.cellWidth, view.cellHeight) >= GLYPH_CELL * ratio;
  const gap = glyphs ? Math.max(1, Math.round(ratio)) : 0;
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
      if (!glyphs || weight === 0) continue;
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
