import type { WeightMatrix } from "../../../src-worker/model/network.ts";

/** A cell between pictures: there is no weight. */
export const BLANK = 2;

/** Pictures in a grid, each with one clear cell around it: the receptive fields of a layer. */
export interface FieldGrid {
  /** Side of one square picture, in weights. */
  readonly side: number;
  readonly perRow: number;
  readonly units: number;
}

/**
 * Cells to draw, row-major: −1, 0 and +1 are weights, `BLANK` is nothing. Without `fields` it is the
 * weight matrix itself: a row per source, a column per unit.
 */
export interface MatrixImage {
  readonly columns: number;
  readonly rows: number;
  readonly cells: Int8Array;
  readonly fields: FieldGrid | null;
}

export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** A block of cells. */
export interface CellBlock extends Cell {
  readonly columns: number;
  readonly rows: number;
}

/** The weight a cell shows: from `source` (of the layer it comes from) into `unit`; both count from 0. */
export interface Place {
  readonly source: number;
  readonly unit: number;
}

export function weightImage({ fanIn, width, values }: WeightMatrix): MatrixImage {
  return { columns: width, rows: fanIn, cells: values, fields: null };
}

/** Every column of the matrix as the picture it would be on the inputs; `fanIn` must be `side`². */
export function fieldImage(matrix: WeightMatrix, side: number, perRow: number): MatrixImage {
  const { fanIn, width, values } = matrix;
  const pitch = side + 1;
  const columns = perRow * pitch + 1;
  const rows = Math.ceil(width / perRow) * pitch + 1;
  const cells = new Int8Array(columns * rows).fill(BLANK);
  for (let source = 0; source < fanIn; source++) {
    const y = 1 + Math.floor(source / side);
    const x = 1 + (source % side);
    for (let unit = 0; unit < width; unit++) {
      const at = (y + Math.floor(unit / perRow) * pitch) * columns + x + (unit % perRow) * pitch;
      cells[at] = values[source * width + unit] as number;
    }
  }
  return { columns, rows, cells, fields: { side, perRow, units: width } };
}

/** Pictures per row so that the whole grid has about the given aspect (width / height). */
export function picturesPerRow(units: number, aspect: number): number {
  return Math.min(units, Math.max(1, Math.round(Math.sqrt(units * aspect))));
}

/** Which weight a cell shows; null between pictures and outside. */
export function placeAt(image: MatrixImage, { column, row }: Cell): Place | null {
  if (column < 0 || row < 0 || column >= image.columns || row >= image.rows) return null;
  const { fields } = image;
  if (!fields) return { source: row, unit: column };
  const { side, perRow, units } = fields;
  const pitch = side + 1;
  const [x, y] = [(column % pitch) - 1, (row % pitch) - 1];
  const unit = Math.floor(row / pitch) * perRow + Math.floor(column / pitch);
  if (x < 0 || y < 0 || column === image.columns - 1 || unit >= units) return null;
  return { source: y * side + x, unit };
}

/** The cell of a weight. */
export function cellOf({ fields }: MatrixImage, { source, unit }: Place): Cell {
  if (!fields) return { column: unit, row: source };
  const { column, row } = pictureBlock(fields, unit);
  return { column: column + (source % fields.side), row: row + Math.floor(source / fields.side) };
}

/** All cells of a unit: its column, or its picture. */
export function unitBlock(image: MatrixImage, unit: number): CellBlock {
  if (image.fields) return pictureBlock(image.fields, unit);
  return { column: unit, row: 0, columns: 1, rows: image.rows };
}

function pictureBlock({ side, perRow }: FieldGrid, unit: number): CellBlock {
  const pitch = side + 1;
  const column = (unit % perRow) * pitch + 1;
  return { column, row: Math.floor(unit / perRow) * pitch + 1, columns: side, rows: side };
}

/** The units whose pictures a block touches. */
export function unitsIn({ side, perRow, units }: FieldGrid, block: CellBlock): number[] {
  const pitch = side + 1;
  const found: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    const x = (unit % perRow) * pitch + 1;
    const y = Math.floor(unit / perRow) * pitch + 1;
    const across = x < block.column + block.columns && block.column < x + side;
    if (across && y < block.row + block.rows && block.row < y + side) found.push(unit);
  }
  return found;
}

/** The block between two corner cells, both included. */
export function blockBetween(a: Cell, b: Cell): CellBlock {
  const column = Math.min(a.column, b.column);
  const row = Math.min(a.row, b.row);
  return { column, row, columns: Math.abs(a.column - b.column) + 1, rows: Math.abs(a.row - b.row) + 1 };
}
