import type { MatrixPicture } from "../../../src-worker/model/weightImport.ts";

/** One cell to paint: + fills it, − is a bar across it, so that sign does not depend on colour. */
export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly sign: 1 | -1;
  /** 0 … 1. */
  readonly strength: number;
}

/** From this size on a cell shows its sign by shape. */
const SHAPE_FROM = 5;

/** Side of a cell in pixels, so that the picture fits a square. */
export function cellSize({ rows, columns }: Pick<MatrixPicture, "rows" | "columns">, side: number): number {
  return Math.max(1, Math.min(10, Math.floor(side / Math.max(rows, columns, 1))));
}

/** The cells of a picture that are not 0; rows are sources, as on the canvas. */
export function cellsOf(picture: MatrixPicture, size: number): Cell[] {
  const cells: Cell[] = [];
  picture.cells.forEach((value, n) => {
    if (value === 0) return;
    const [x, y] = [(n % picture.columns) * size, Math.floor(n / picture.columns) * size];
    const sign = value > 0 ? 1 : -1;
    const shaped = size >= SHAPE_FROM;
    const gap = shaped ? 1 : 0;
    const height = shaped && sign < 0 ? Math.max(2, Math.round(size / 3)) : size - gap;
    const top = shaped && sign < 0 ? Math.floor((size - gap - height) / 2) : 0;
    cells.push({ x, y: y + top, width: size - gap, height, sign, strength: Math.abs(value) / 127 });
  });
  return cells;
}
