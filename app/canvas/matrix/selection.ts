import { type CellBlock, type MatrixImage, type Place, unitBlock } from "../../drawing/matrix/image.ts";
import type { Grid } from "../../drawing/matrix/view.ts";
import type { Cursor, CursorSpace } from "./cursor.ts";

/** Where a cursor can go in an image: its weights and their names, or its pictures. */
export function cursorSpace(image: MatrixImage, page: Grid): CursorSpace {
  const { fields, columns, rows } = image;
  if (!fields) return { columns, rows, count: columns * rows, heads: true, page };
  const { perRow, units } = fields;
  return { columns: perRow, rows: Math.ceil(units / perRow), count: units, heads: false, page };
}

/** The cursor if an image, edited meanwhile, still has its place. */
export function cursorOn(image: MatrixImage, cursor: Cursor): Cursor | null {
  const { columns, rows, count } = cursorSpace(image, { columns: 1, rows: 1 });
  const inside = cursor.column < columns && cursor.row < rows && cursor.row * columns + cursor.column < count;
  return inside ? cursor : null;
}

/** What the cursor is on: a weight, or a unit or a source by its name. */
export interface CursorPlace {
  readonly unit: number | null;
  readonly source: number | null;
}

export function placeOf({ fields }: MatrixImage, { column, row }: Cursor): CursorPlace {
  if (fields) return { unit: row * fields.perRow + column, source: null };
  return { unit: column < 0 ? null : column, source: row < 0 ? null : row };
}

/** The weight under the cursor; null on a name and on a picture. */
export function weightPlace(image: MatrixImage, cursor: Cursor): Place | null {
  const { unit, source } = placeOf(image, cursor);
  return unit === null || source === null ? null : { unit, source };
}

/** The cells a cursor stands for: one, or those of the named unit or source. */
export function cursorBlock(image: MatrixImage, { column, row }: Cursor): CellBlock {
  if (image.fields) return unitBlock(image, row * image.fields.perRow + column);
  if (row < 0) return unitBlock(image, column);
  if (column < 0) return { column: 0, row, columns: image.columns, rows: 1 };
  return { column, row, columns: 1, rows: 1 };
}

/** The block to open around a cursor when none was marked. */
const AROUND = 12;

export function blockAround({ columns, rows }: Grid, { column, row }: Cursor): CellBlock {
  const start = (at: number, count: number) =>
    Math.min(Math.max(0, at - AROUND / 2), Math.max(0, count - AROUND));
  return {
    column: start(column, columns),
    row: start(row, rows),
    columns: Math.min(AROUND, columns),
    rows: Math.min(AROUND, rows),
  };
}
