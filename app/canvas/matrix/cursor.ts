import type { Cell } from "../../drawing/matrix/image.ts";
import type { Grid } from "../../drawing/matrix/view.ts";

/** Where the keyboard is: a cell, or the name of a unit (row −1) or of a source (column −1). */
export type Cursor = Cell;

export interface CursorSpace extends Grid {
  /** Units of the last row of pictures may be fewer: cells from here on do not exist. */
  readonly count: number;
  /** There are names above and left of the cells that can be stepped on. */
  readonly heads: boolean;
  /** Rows and columns that are in view: what PageUp and PageDown move by. */
  readonly page: Grid;
}

export interface CursorKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * Where a key takes the cursor; null for a key that moves nothing. Home and End go along the row, with
 * Ctrl to the first and last cell of all; PageUp and PageDown by what is in view, with Alt sideways.
 */
export function moveCursor({ column, row }: Cursor, press: CursorKey, space: CursorSpace): Cursor | null {
  const { columns, rows, page } = space;
  const all = press.ctrlKey || press.metaKey;
  const to = (nextColumn: number, nextRow: number) => within({ column: nextColumn, row: nextRow }, space);
  switch (press.key) {
    case "ArrowLeft":
      return to(column - 1, row);
    case "ArrowRight":
      return to(column + 1, row);
    case "ArrowUp":
      return to(column, row - 1);
    case "ArrowDown":
      return to(column, row + 1);
    case "Home":
      return to(0, all ? 0 : row);
    case "End":
      return all ? to((space.count - 1) % columns, rows - 1) : to(columns - 1, row);
    case "PageUp":
      return press.altKey
        ? to(column - page.columns, row)
        : to(column, Math.min(row, Math.max(0, row - page.rows)));
    case "PageDown":
      return press.altKey ? to(column + page.columns, row) : to(column, row + page.rows);
    default:
      return null;
  }
}

/** The nearest place there is; never the corner where both names meet. */
function within({ column, row }: Cursor, { columns, rows, count, heads }: CursorSpace): Cursor {
  const least = heads ? -1 : 0;
  const y = Math.min(rows - 1, Math.max(least, row));
  const last = y === rows - 1 ? count - 1 - (rows - 1) * columns : columns - 1;
  const x = Math.min(last, Math.max(y < 0 ? 0 : least, column));
  return { column: x, row: y };
}
