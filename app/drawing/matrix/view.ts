import type { Cell, CellBlock } from "./image.ts";

/** Where an image of cells lies: its top left corner and the size of a cell, in one and the same pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** A rectangle of whole pixels. */
export interface PixelRect extends Point, Size {}

/** Glyphs from here, CSS px: ▸ and ⊣ can be told apart. */
export const GLYPH_CELL = 8;
/** From here a cell can be hit with the pointer, CSS px. */
export const POINTABLE_CELL = 4;
/** No cell gets larger, CSS px. */
export const LARGEST_CELL = 40;

/** The cell under a point; null outside the image. */
export function cellAt(grid: Grid, view: View, { x, y }: Point): Cell | null {
  const column = Math.floor((x - view.x) / view.cellWidth);
  const row = Math.floor((y - view.y) / view.cellHeight);
  const inside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows;
  return inside ? { column, row } : null;
}

/** The cell nearest to a point: for a drag that left the image. */
export function nearestCell(grid: Grid, view: View, { x, y }: Point): Cell {
  const column = Math.floor((x - view.x) / view.cellWidth);
  const row = Math.floor((y - view.y) / view.cellHeight);
  return { column: clamp(column, 0, grid.columns - 1), row: clamp(row, 0, grid.rows - 1) };
}

/** The cells of which anything is inside a rectangle; null when there are none. */
export function visibleCells(grid: Grid, view: View, rect: PixelRect): CellBlock | null {
  const first = Math.max(0, Math.floor((rect.x - view.x) / view.cellWidth));
  const top = Math.max(0, Math.floor((rect.y - view.y) / view.cellHeight));
  const last = Math.min(grid.columns, Math.ceil((rect.x + rect.width - view.x) / view.cellWidth));
  const bottom = Math.min(grid.rows, Math.ceil((rect.y + rect.height - view.y) / view.cellHeight));
  if (last <= first || bottom <= top) return null;
  return { column: first, row: top, columns: last - first, rows: bottom - top };
}

/** The pixels an image covers of a rectangle, in whole pixels; null when there are none. */
export function visiblePixels(grid: Grid, view: View, clip: PixelRect): PixelRect | null {
  const left = Math.max(clip.x, Math.floor(view.x));
  const top = Math.max(clip.y, Math.floor(view.y));
  const right = Math.min(clip.x + clip.width, Math.ceil(view.x + grid.columns * view.cellWidth));
  const bottom = Math.min(clip.y + clip.height, Math.ceil(view.y + grid.rows * view.cellHeight));
  if (right <= left || bottom <= top) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** How far a frame is zoomed into its image: `zoom` 1 shows all of it; the image starts at `x`, `y`. */
export interface Camera extends Point {
  readonly zoom: number;
}

/** What a camera looks at: an image in a frame of CSS px. Square cells keep pictures undistorted. */
export interface Scene {
  readonly grid: Grid;
  readonly frame: Size;
  readonly square: boolean;
}

export const WHOLE: Camera = { zoom: 1, x: 0, y: 0 };

/** Size of a cell: the fitted one times the zoom, until it is as large as cells get. */
export function cellSize({ grid, frame, square }: Scene, zoom: number): Size {
  const width = frame.width / grid.columns;
  const height = frame.height / grid.rows;
  const fit = square
    ? { width: Math.min(width, height), height: Math.min(width, height) }
    : { width, height };
  return {
    width: Math.min(LARGEST_CELL, fit.width * zoom),
    height: Math.min(LARGEST_CELL, fit.height * zoom),
  };
}

/** The zoom at which every cell is as large as it gets, at least 1. */
export function largestZoom(scene: Scene): number {
  const fit = cellSize(scene, 1);
  return Math.max(1, LARGEST_CELL / Math.min(fit.width, fit.height));
}

export function viewOf(scene: Scene, camera: Camera): View {
  const cell = cellSize(scene, camera.zoom);
  return { x: camera.x, y: camera.y, cellWidth: cell.width, cellHeight: cell.height };
}

/** Keeps the zoom in range and the frame full; what is smaller than the frame stays in its middle. */
export function settle(scene: Scene, camera: Camera): Camera {
  const zoom = clamp(camera.zoom, 1, largestZoom(scene));
  const cell = cellSize(scene, zoom);
  const place = (at: number, size: number, room: number) =>
    size <= room ? (room - size) / 2 : clamp(at, room - size, 0);
  return {
    zoom,
    x: place(camera.x, cell.width * scene.grid.columns, scene.frame.width),
    y: place(camera.y, cell.height * scene.grid.rows, scene.frame.height),
  };
}

/** Zooms by a factor; what is under the point stays there as far as the borders let it. */
export function zoomAt(scene: Scene, camera: Camera, factor: number, point: Point): Camera {
  const before = cellSize(scene, camera.zoom);
  const zoom = clamp(camera.zoom * factor, 1, largestZoom(scene));
  const after = cellSize(scene, zoom);
  return settle(scene, {
    zoom,
    x: point.x - ((point.x - camera.x) / before.width) * after.width,
    y: point.y - ((point.y - camera.y) / before.height) * after.height,
  });
}

/** The least move that brings a block into view (its start, if it is larger than the frame). */
export function reveal(scene: Scene, camera: Camera, block: CellBlock): Camera {
  const cell = cellSize(scene, camera.zoom);
  const move = (at: number, start: number, size: number, room: number) => {
    if (at + start < 0 || size > room) return -start;
    return at + start + size > room ? room - start - size : at;
  };
  return settle(scene, {
    zoom: camera.zoom,
    x: move(camera.x, block.column * cell.width, block.columns * cell.width, scene.frame.width),
    y: move(camera.y, block.row * cell.height, block.rows * cell.height, scene.frame.height),
  });
}

/** The closest look at a whole block, in the middle of the frame. */
export function lookAt(scene: Scene, block: CellBlock): Camera {
  const fit = cellSize(scene, 1);
  const { frame } = scene;
  const zoom = clamp(
    Math.min(frame.width / (block.columns * fit.width), frame.height / (block.rows * fit.height)),
    1,
    largestZoom(scene),
  );
  const cell = cellSize(scene, zoom);
  return settle(scene, {
    zoom,
    x: frame.width / 2 - (block.column + block.columns / 2) * cell.width,
    y: frame.height / 2 - (block.row + block.rows / 2) * cell.height,
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
