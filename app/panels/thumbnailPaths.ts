import type { SmallMatrix, Thumbnail } from "../storage/thumbnail.ts";

/** Size of a small picture, px. */
export const PICTURE = { width: 96, height: 56 };

/** SVG path data of a small picture, by what is drawn. */
export interface ThumbnailPaths {
  readonly plus: string;
  readonly minus: string;
  /** Weaker cells of a large network's weight picture. */
  readonly weakPlus: string;
  readonly weakMinus: string;
  readonly units: readonly { readonly x: number; readonly y: number }[];
}

/** Up to here units are dots and weights lines; wider layers are shown as weight pictures. */
const GRAPH_WIDTH = 12;
const GRAPH_LAYERS = 8;
const MARGIN = 6;
/** Cells fainter than this are left white, those above `STRONG` are drawn full. */
const FAINT = 26;
const STRONG = 80;

/** What to draw for a network: dots and signed lines for a small one, its weights as a picture for a large one. */
export function thumbnailPaths(thumbnail: Thumbnail): ThumbnailPaths {
  const { widths } = thumbnail;
  const small = widths.length <= GRAPH_LAYERS && widths.every((width) => width <= GRAPH_WIDTH);
  return small ? graph(thumbnail) : matrices(thumbnail);
}

function graph({ widths, matrices: all }: Thumbnail): ThumbnailPaths {
  const x = (layer: number) => MARGIN + (layer * (PICTURE.width - 2 * MARGIN)) / (widths.length - 1);
  const y = (layer: number, unit: number) => ((unit + 0.5) * PICTURE.height) / (widths[layer] as number);
  const lines = { plus: "", minus: "" };
  for (const { from, to, rows, columns, values } of all) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const weight = values[i * columns + j] as number;
        if (weight === 0) continue;
        const line = `M${short(x(from))} ${short(y(from, i))}L${short(x(to))} ${short(y(to, j))}`;
        if (weight > 0) lines.plus += line;
        else lines.minus += line;
      }
    }
  }
  const units = widths.flatMap((width, layer) =>
    Array.from({ length: width }, (_, unit) => ({ x: x(layer), y: y(layer, unit) })),
  );
  return { ...lines, weakPlus: "", weakMinus: "", units };
}

/** The matrices side by side, each as wide as it has columns, rows downwards. */
function matrices({ matrices: all }: Thumbnail): ThumbnailPaths {
  // Skip connections would stand between the layers.
  const direct = all.filter(({ from, to }) => to === from + 1);
  const gap = 3;
  const columns = direct.reduce((sum, matrix) => sum + matrix.columns, 0);
  const room = PICTURE.width - 2 - gap * (direct.length - 1);
  const cell = Math.min(room / columns, 3.25);
  const paths = { plus: "", minus: "", weakPlus: "", weakMinus: "" };
  let left = (PICTURE.width - cell * columns - gap * (direct.length - 1)) / 2;
  for (const matrix of direct) {
    addCells(paths, matrix, left, cell);
    left += matrix.columns * cell + gap;
  }
  return { ...paths, units: [] };
}

type Cells = Record<"plus" | "minus" | "weakPlus" | "weakMinus", string>;

function addCells(paths: Cells, { rows, columns, values }: SmallMatrix, left: number, cell: number): void {
  const height = Math.min(cell, (PICTURE.height - 2) / rows);
  const top = (PICTURE.height - rows * height) / 2;
  values.forEach((value, at) => {
    const size = Math.abs(value);
    if (size < FAINT) return;
    const x = short(left + (at % columns) * cell);
    const y = short(top + Math.floor(at / columns) * height);
    const square = `M${x} ${y}h${short(cell)}v${short(height)}h${short(-cell)}z`;
    if (size < STRONG) paths[value > 0 ? "weakPlus" : "weakMinus"] += square;
    else paths[value > 0 ? "plus" : "minus"] += square;
  });
}

/** Two decimals are a fortieth of a pixel. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
