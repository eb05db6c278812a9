import type { Box } from "../../drawing/boxes.ts";
import { averager, PIXEL_CELL, sumsBuilder } from "../../drawing/matrix/average.ts";
import { type HeatColours, heatColours, type Rgb } from "../../drawing/matrix/colours.ts";
import { BLANK, type MatrixImage } from "../../drawing/matrix/image.ts";
import { paintShares, pixelsOf } from "../../drawing/matrix/paint.ts";
import { valuePixels } from "../../drawing/matrix/pixels.ts";
import { GLYPH_CELL } from "../../drawing/matrix/view.ts";
import { encodePng } from "../png.ts";
import { group, type Inks, path, type Shape } from "../scene.ts";
import { number } from "../svg.ts";

/** Up to so many cells, of at least this size, are drawn as shapes; more of them as a picture. */
const DRAWN_CELLS = 4096;
const DRAWN_SIZE = 2;
/** Smaller cells, in pixels of the picture, are averaged: no eye would tell them apart, and their mixture is mud. */
const CLEAR_CELL = 1.8;
/** Pixels along a side at most. */
const MOST_PIXELS = 1600;

/** The colours of matrices in a figure's inks. */
export function heatInks(inks: Inks): HeatColours {
  return heatColours((name) => inks[name]);
}

/** A weight matrix, or receptive fields, in a box: single cells where they are large enough, else their averages. */
export function heatShapes(image: MatrixImage, box: Box, inks: Inks, density: number): Shape[] {
  const cell = { width: box.width / image.columns, height: box.height / image.rows };
  const few = image.cells.length <= DRAWN_CELLS;
  if (few && Math.min(cell.width, cell.height) >= DRAWN_SIZE) return cellShapes(image, box, inks);
  const [across, down] = [
    grainOf(image.columns, box.width * density),
    grainOf(image.rows, box.height * density),
  ];
  const png = encodePng(averages(image, across, down, inks), across.pixels, down.pixels);
  const width = (box.width * across.pixels) / (across.perCell * image.columns);
  const height = (box.height * down.pixels) / (down.perCell * image.rows);
  return [{ kind: "picture", x: box.x, y: box.y, width, height, png }];
}

interface Grain {
  readonly pixels: number;
  readonly perCell: number;
}

/**
 * Pixels for a row of cells on about so many: a whole number of pixels per cell or of cells per pixel, because any
 * other ratio lays a pattern of its own over random weights.
 */
function grainOf(cells: number, wanted: number): Grain {
  const most = Math.min(MOST_PIXELS, wanted);
  if (most >= CLEAR_CELL * cells) {
    const perCell = Math.round(most / cells);
    return { pixels: cells * perCell, perCell };
  }
  const perPixel = Math.max(2, Math.round(cells / most));
  return { pixels: Math.ceil(cells / perPixel), perCell: 1 / perPixel };
}

/** The cells' averages as the canvas shows them, on the colour behind a matrix. */
function averages(image: MatrixImage, across: Grain, down: Grain, inks: Inks): Uint8ClampedArray {
  const [width, height] = [across.pixels, down.pixels];
  const colours = heatInks(inks);
  const { sums, step } = sumsBuilder(image);
  step(image.rows);
  const view = { x: 0, y: 0, cellWidth: across.perCell, cellHeight: down.perCell };
  const next = averager(sums, view, { x: 0, y: 0, width, height });
  const rgba = new Uint8ClampedArray(width * height * 4);
  const pixels = pixelsOf(rgba);
  for (let row = 0; row < height; row++) paintShares(next(), colours, pixels, row * width);
  layOn(rgba, colours.zero);
  return rgba;
}

/** Pixels between pictures are clear: there the colour behind them is seen. */
function layOn(rgba: Uint8ClampedArray, behind: Rgb): void {
  for (let i = 0; i < rgba.length; i += 4) {
    const share = (rgba[i + 3] as number) / 255;
    if (share === 1) continue;
    for (const c of [0, 1, 2] as const) {
      rgba[i + c] = Math.round((rgba[i + c] as number) * share + behind[c] * (1 - share));
    }
    rgba[i + 3] = 255;
  }
}

function cellShapes(image: MatrixImage, box: Box, inks: Inks): Shape[] {
  const cell = { width: box.width / image.columns, height: box.height / image.rows };
  const glyphs = Math.min(cell.width, cell.height) >= GLYPH_CELL;
  const [x, y] = [
    (column: number) => box.x + column * cell.width,
    (row: number) => box.y + row * cell.height,
  ];
  const parts = { plus: "", minus: "", arrows: "", bars: "" };
  for (let row = 0; row < image.rows; row++) {
    for (let column = 0; column < image.columns; column++) {
      const weight = image.cells[row * image.columns + column] as number;
      if (weight === 0 || weight === BLANK) continue;
      const at = { x: x(column), y: y(row), ...cell };
      parts[weight > 0 ? "plus" : "minus"] += cellPath(at);
      if (glyphs) parts[weight > 0 ? "arrows" : "bars"] += glyphPath(at, weight);
    }
  }
  const { plus, minus, arrows, bars } = parts;
  const shapes: Shape[] = [
    { kind: "rect", ...box, paint: { fill: inks.sunk } },
    ...(plus ? [path(plus, { fill: inks.pos, crisp: true })] : []),
    ...(minus ? [path(minus, { fill: inks.neg, crisp: true })] : []),
    ...(arrows ? [path(arrows, { fill: inks.pane })] : []),
    ...(bars ? [path(bars, { stroke: inks.pane, width: Math.min(cell.width, cell.height) * 0.13 })] : []),
  ];
  return glyphs ? [...shapes, ...lines(image, box, inks)] : shapes;
}

function cellPath({ x, y, width, height }: Box): string {
  return `M${number(x)} ${number(y)}H${number(x + width)}V${number(y + height)}H${number(x)}z`;
}

/** ▸ for +1 and ⊣ for −1, two thirds of the cell's smaller side. */
function glyphPath({ x, y, width, height }: Box, weight: number): string {
  const half = Math.min(12, Math.min(width, height) * 0.32);
  const [cx, cy] = [x + width / 2, y + height / 2];
  const n = number;
  if (weight > 0) {
    return `M${n(cx - half * 0.75)} ${n(cy - half)}L${n(cx + half * 0.95)} ${n(cy)}L${n(cx - half * 0.75)} ${n(cy + half)}z`;
  }
  const bar = cx + half * 0.7;
  return `M${n(cx - half)} ${n(cy)}H${n(bar)}M${n(bar)} ${n(cy - half)}V${n(cy + half)}`;
}

/** Hairlines between cells. */
function lines({ columns, rows }: MatrixImage, box: Box, inks: Inks): Shape[] {
  let d = "";
  for (let column = 1; column < columns; column++) {
    d += `M${number(box.x + (column * box.width) / columns)} ${number(box.y)}V${number(box.y + box.height)}`;
  }
  for (let row = 1; row < rows; row++) {
    d += `M${number(box.x)} ${number(box.y + (row * box.height) / rows)}H${number(box.x + box.width)}`;
  }
  return d ? [path(d, { stroke: inks.pane, width: 0.6 })] : [];
}

/** Input values as the square picture they are. */
export function valueShapes(
  values: ArrayLike<number>,
  side: number,
  box: Box,
  inks: Inks,
  density: number,
): Shape[] {
  const small = valuePixels(values, heatInks(inks));
  // Whole pixels per value: enlarged smoothly it would be another picture.
  const times = Math.max(PIXEL_CELL, Math.min(32, Math.ceil((box.width * density) / side)));
  const size = side * times;
  const words = new Uint32Array(small.buffer, small.byteOffset, side * side);
  const large = new Uint32Array(size * size);
  for (let row = 0; row < size; row++) {
    const from = Math.floor(row / times) * side;
    for (let column = 0; column < size; column++) {
      large[row * size + column] = words[from + Math.floor(column / times)] as number;
    }
  }
  const png = encodePng(new Uint8ClampedArray(large.buffer), size, size);
  return [
    { kind: "picture", ...box, png },
    group([{ kind: "rect", ...box, paint: { stroke: inks.line3, width: 0.5 } }]),
  ];
}
