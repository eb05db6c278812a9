import { averager, type Sums, sumsBuilder } from "../../drawing/matrix/average.ts";
import type { HeatColours } from "../../drawing/matrix/colours.ts";
import type { MatrixImage } from "../../drawing/matrix/image.ts";
import { hasGlyphs, paintCells, paintShares, pixelsOf } from "../../drawing/matrix/paint.ts";
import { type PixelRect, type View, visibleCells } from "../../drawing/matrix/view.ts";
import { dropWork, type Slice, workInFrames } from "./frames.ts";
import { fitOf, isZoomed, onPixels, type Painted, windowFor } from "./window.ts";

/** What is to be seen: `view` and `clip` in device px of the same origin. */
export interface RasterTarget {
  readonly image: MatrixImage;
  readonly colours: HeatColours;
  readonly view: View;
  readonly clip: PixelRect;
  /** Device px per CSS px. */
  readonly ratio: number;
}

export interface Raster {
  /**
   * Shows a target; what is painted already is moved and scaled until sharper pixels are there. Only a
   * `resting` target is painted at exactly its own pixels.
   */
  show(target: RasterTarget, resting: boolean): void;
  /** Stops painting. */
  dispose(): void;
}

interface Shown extends Painted {
  readonly image: MatrixImage;
  readonly colours: HeatColours;
  readonly ratio: number;
}

/** Rows of pixels, cells and table entries a slice of work does. */
const PIXEL_ROWS = 24;
const CELL_ROWS = 4;
const TABLE_ROWS = 64;

const tables = new WeakMap<Int8Array, { readonly sums: Sums; step(rows: number): boolean }>();

/**
 * Keeps a canvas painted with an image at the screen's own pixels. The canvas lies in an element that
 * covers the whole image, by percentages: moving or scaling that element moves it along.
 */
export function createRaster(canvas: HTMLCanvasElement): Raster {
  const owner = {};
  let shown: Shown | null = null;
  let working: Shown | null = null;

  const show = (target: RasterTarget, resting: boolean) => {
    if (working && isNew(working, target)) working = null;
    if (working && stands(working, target, resting)) return;
    if (shown && !isNew(shown, target) && stands(shown, target, resting)) return;
    start(target, resting);
  };
  const start = (target: RasterTarget, resting: boolean) => {
    const { image, colours, view, ratio } = target;
    const part = windowFor(image, view, target.clip, !resting && isZoomed(shown, view));
    if (!part) {
      working = null;
      dropWork(owner);
      return;
    }
    const job: Shown = { image, colours, view, ratio, window: part };
    working = job;
    workInFrames(
      owner,
      painting(job, (bitmap) => {
        working = null;
        shown = job;
        place(canvas, job, bitmap);
      }),
    );
  };
  const dispose = () => {
    dropWork(owner);
    working = null;
  };
  return { show, dispose };
}

/** Other weights or colours, or another screen. */
function isNew(done: Shown, { image, colours, ratio }: RasterTarget): boolean {
  return done.image !== image || done.colours !== colours || done.ratio !== ratio;
}

/** True when a bitmap will do: while things move if it is about right, at rest if it is exact. */
function stands(done: Shown, { image, view, clip }: RasterTarget, resting: boolean): boolean {
  const fit = fitOf(done, image, view, clip);
  return resting ? fit === "exact" && onPixels(done, view) : fit !== "no";
}

type Bitmap = ImageData | HTMLCanvasElement;

function painting(job: Shown, finish: (bitmap: Bitmap) => void): Slice {
  return hasGlyphs(job.view, job.ratio) ? withGlyphs(job, finish) : averaged(job, finish);
}

function averaged({ image, colours, view, window }: Shown, finish: (bitmap: Bitmap) => void): Slice {
  let table = tables.get(image.cells);
  if (!table) {
    table = sumsBuilder(image);
    tables.set(image.cells, table);
  }
  const { sums, step } = table;
  let next: ReturnType<typeof averager> | null = null;
  const bitmap = new ImageData(window.width, window.height);
  const pixels = pixelsOf(bitmap.data);
  let row = 0;
  return () => {
    if (!next) {
      if (step(TABLE_ROWS)) next = averager(sums, view, window);
      return false;
    }
    const end = Math.min(window.height, row + PIXEL_ROWS);
    for (; row < end; row++) paintShares(next(), colours, pixels, row * window.width);
    if (row < window.height) return false;
    finish(bitmap);
    return true;
  };
}

function withGlyphs(job: Shown, finish: (bitmap: Bitmap) => void): Slice {
  const bitmap = document.createElement("canvas");
  bitmap.width = job.window.width;
  bitmap.height = job.window.height;
  const context = bitmap.getContext("2d");
  const block = visibleCells(job.image, job.view, job.window);
  let row = block?.row ?? 0;
  const last = block ? block.row + block.rows : 0;
  return () => {
    if (!context || !block || row >= last) {
      finish(bitmap);
      return true;
    }
    const rows = Math.min(CELL_ROWS, last - row);
    paintCells(context, job, { ...block, row, rows });
    row += rows;
    return false;
  };
}

function place(canvas: HTMLCanvasElement, { image, view, window }: Shown, bitmap: Bitmap): void {
  canvas.width = window.width;
  canvas.height = window.height;
  const context = canvas.getContext("2d");
  if (bitmap instanceof ImageData) context?.putImageData(bitmap, 0, 0);
  else context?.drawImage(bitmap, 0, 0);
  const width = image.columns * view.cellWidth;
  const height = image.rows * view.cellHeight;
  const { style } = canvas;
  style.left = `${((window.x - view.x) / width) * 100}%`;
  style.top = `${((window.y - view.y) / height) * 100}%`;
  style.width = `${(window.width / width) * 100}%`;
  style.height = `${(window.height / height) * 100}%`;
}
