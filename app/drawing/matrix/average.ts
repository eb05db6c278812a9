import { BLANK, type MatrixImage } from "./image.ts";
import type { PixelRect, View } from "./view.ts";

/**
 * Summed-area tables of an image: entry (r, c) of each is the sum over all cells above and left of it,
 * (rows + 1) × (columns + 1), row-major. `edges` is null where every cell is an edge or blank,
 * `covered` where none is blank.
 */
export interface Sums {
  readonly columns: number;
  readonly rows: number;
  /** Of the weights: +1 minus −1. */
  readonly difference: Int32Array;
  /** Of the weights that are not 0. */
  readonly edges: Int32Array | null;
  /** Of the cells that are not blank. */
  readonly covered: Int32Array | null;
}

/** Builds the tables `rows` rows at a time, so that nobody waits for them. */
export function sumsBuilder(image: MatrixImage): { readonly sums: Sums; step(rows: number): boolean } {
  const { columns, rows, cells } = image;
  const length = (columns + 1) * (rows + 1);
  const hasZeros = cells.includes(0);
  const hasBlanks = cells.includes(BLANK);
  const table = () => new Int32Array(length);
  const sums: Sums = {
    columns,
    rows,
    difference: table(),
    edges: hasZeros ? table() : null,
    covered: hasBlanks ? table() : null,
  };
  let done = 0;
  const step = (count: number) => {
    const end = Math.min(rows, done + count);
    for (; done < end; done++) addRow(image, sums, done);
    return done === rows;
  };
  return { sums, step };
}

function addRow(image: MatrixImage, { difference, edges, covered }: Sums, row: number): void {
  const { columns, cells } = image;
  const values = cells.subarray(row * columns, (row + 1) * columns);
  const above = row * (columns + 1);
  const here = above + columns + 1;
  if (covered) {
    addRowWithBlanks(values, { difference, edges, covered }, above, here);
    return;
  }
  // One sum a loop: this runs over every weight when a network is opened.
  let sum = 0;
  for (let i = 0; i < columns; i++) {
    sum += values[i] as number;
    difference[here + i + 1] = (difference[above + i + 1] as number) + sum;
  }
  if (!edges) return;
  let count = 0;
  for (let i = 0; i < columns; i++) {
    count += (values[i] as number) & 1; // of ±1 and 0 the last bit says whether there is an edge
    edges[here + i + 1] = (edges[above + i + 1] as number) + count;
  }
}

function addRowWithBlanks(
  values: Int8Array,
  { difference, edges, covered }: Pick<Sums, "difference" | "edges"> & { readonly covered: Int32Array },
  above: number,
  here: number,
): void {
  let d = 0;
  let e = 0;
  let c = 0;
  for (let i = 0; i < values.length; i++) {
    const w = values[i] as number;
    if (w !== BLANK) {
      d += w;
      c++;
      if (w !== 0) e++;
    }
    difference[here + i + 1] = (difference[above + i + 1] as number) + d;
    covered[here + i + 1] = (covered[above + i + 1] as number) + c;
    if (edges) edges[here + i + 1] = (edges[above + i + 1] as number) + e;
  }
}

/** Shares of one row of pixels, each of the pixel's whole area. */
export interface PixelShares {
  /** +1 minus −1, from −1 to 1. */
  readonly difference: Float64Array;
  /** Weights that are not 0; the very array of `covered` where no weight is 0. */
  readonly edges: Float64Array;
  /** Anything at all. */
  readonly covered: Float64Array;
}

/** A table along the lower boundary of one row of pixels, at every boundary between pixel columns. */
type Line = Float64Array;

/** From this size on a cell gets whole pixels of its own instead of shares of them, px. */
export const PIXEL_CELL = 2;

/**
 * Averages the cells under every pixel of a window, row by row from the top; the same arrays come back
 * filled anew. Between its entries a summed-area table is bilinear where cells are constant, so the
 * average is exact at any scale and for any fraction of a cell. In a direction in which cells are large
 * enough, their borders are rounded to pixels instead: every pixel then shows one cell.
 * Crow, "Summed-area tables for texture mapping" (1984), doi:10.1145/800031.808600.
 */
export function averager(sums: Sums, view: View, window: PixelRect): () => PixelShares {
  const across = boundaries(sums.columns, view.x, view.cellWidth, window.x, window.width);
  const down = boundaries(sums.rows, view.y, view.cellHeight, window.y, window.height);
  const difference = new Float64Array(window.width);
  const covered = new Float64Array(window.width);
  const edges = sums.edges ? new Float64Array(window.width) : covered;
  const next = (table: Int32Array, out: Float64Array) => {
    let above: Line = new Float64Array(window.width + 1);
    let below: Line = new Float64Array(window.width + 1);
    fillLine(table, sums.columns, across, down, 0, below);
    return (row: number) => {
      [above, below] = [below, above];
      fillLine(table, sums.columns, across, down, row + 1, below);
      const scale = down.scale[row] as number;
      for (let k = 0; k < out.length; k++) {
        const right = (below[k + 1] as number) - (above[k + 1] as number);
        const sum = right - (below[k] as number) + (above[k] as number);
        out[k] = sum * (across.scale[k] as number) * scale;
      }
    };
  };
  const steps = [
    next(sums.difference, difference),
    sums.covered ? next(sums.covered, covered) : coverage(across, down, covered),
    ...(sums.edges ? [next(sums.edges, edges)] : []),
  ];
  let row = 0;
  return () => {
    for (const step of steps) step(row);
    row++;
    return { difference, edges, covered };
  };
}

/** Boundaries between pixels in cells: the cell they fall in and how far into it. */
interface Boundaries {
  readonly cell: Int32Array;
  readonly part: Float64Array;
  /** What makes the stretch of cells between two boundaries a share of one pixel. */
  readonly scale: Float64Array;
}

function boundaries(cells: number, start: number, size: number, first: number, pixels: number): Boundaries {
  const cell = new Int32Array(pixels + 1);
  const part = new Float64Array(pixels + 1);
  const scale = new Float64Array(pixels).fill(size);
  const place = size < PIXEL_CELL ? (p: number) => (p - start) / size : rounded(start, size);
  for (let k = 0; k <= pixels; k++) {
    const at = Math.min(cells, Math.max(0, place(first + k)));
    cell[k] = Math.min(cells - 1, Math.floor(at));
    part[k] = at - (cell[k] as number);
  }
  if (size >= PIXEL_CELL) {
    for (let k = 0; k < pixels; k++) {
      const stretch = at({ cell, part }, k + 1) - at({ cell, part }, k);
      scale[k] = stretch > 0 ? 1 / stretch : 0;
    }
  }
  return { cell, part, scale };
}

/** Pixels to cells where cell n starts at the whole pixel nearest to its place. */
function rounded(start: number, size: number): (pixel: number) => number {
  const edge = (n: number) => Math.round(start + n * size);
  return (pixel) => {
    let n = Math.floor((pixel - start) / size);
    while (edge(n) > pixel) n--;
    while (edge(n + 1) <= pixel) n++;
    return n + (pixel - edge(n)) / (edge(n + 1) - edge(n));
  };
}

function at({ cell, part }: Pick<Boundaries, "cell" | "part">, k: number): number {
  return (cell[k] as number) + (part[k] as number);
}

function fillLine(
  table: Int32Array,
  columns: number,
  across: Boundaries,
  down: Boundaries,
  row: number,
  out: Line,
): void {
  const top = (down.cell[row] as number) * (columns + 1);
  const bottom = top + columns + 1;
  const v = down.part[row] as number;
  for (let k = 0; k < out.length; k++) {
    const i = across.cell[k] as number;
    const u = across.part[k] as number;
    const upper = (table[top + i] as number) * (1 - u) + (table[top + i + 1] as number) * u;
    const lower = (table[bottom + i] as number) * (1 - u) + (table[bottom + i + 1] as number) * u;
    out[k] = upper * (1 - v) + lower * v;
  }
}

/** Without blanks the covered share is plain geometry: 1 but at the borders of the image. */
function coverage(across: Boundaries, down: Boundaries, out: Float64Array) {
  const share = (along: Boundaries, k: number) =>
    (at(along, k + 1) - at(along, k)) * (along.scale[k] as number);
  const widths = out.map((_, k) => share(across, k));
  let filled = Number.NaN;
  return (row: number) => {
    const height = share(down, row);
    if (height === filled) return;
    filled = height;
    for (let k = 0; k < out.length; k++) out[k] = (widths[k] as number) * height;
  };
}
