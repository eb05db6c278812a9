import type { ImagePreparation } from "./document.ts";

/** A point in any unit, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One stroke of a pen. */
export type Stroke = readonly Point[];

/** Grey values 0 … 1, row-major. */
export interface Picture {
  readonly size: number;
  readonly pixels: Float64Array;
}

const SIZE = 28;
/** MNIST fits the ink into a box of 20 × 20 pixels and puts its centre of mass into the middle of 28 × 28. */
const BOX = 20;
/** The middle by MNIST's measure: its 70,000 images have their mass at 14.0 ± 0.3, pixels counted from 0. */
const MIDDLE = 14;
/** Width of the pen in pixels after scaling, about that of MNIST's digits. */
const PEN = 2.2;
/** Pixels over which the pen's edge fades. */
const EDGE = 1;

/**
 * Draws strokes as MNIST's digits were prepared (LeCun et al. 1998, doi:10.1109/5.726791): scaled to fit
 * 20 × 20 pixels with their proportions kept, centred by their centre of mass in 28 × 28. Nothing drawn
 * gives an empty picture.
 *
 * @param pen width of the pen in pixels of the picture.
 */
export function drawDigit(strokes: readonly Stroke[], pen = PEN): Picture {
  const pixels = new Float64Array(SIZE * SIZE);
  const scaled = scaledToBox(strokes, pen);
  if (scaled.length === 0) return { size: SIZE, pixels };
  ink(pixels, scaled, pen, 0, 0);
  const [dx, dy] = offCentre(pixels);
  pixels.fill(0);
  ink(pixels, scaled, pen, dx, dy);
  return { size: SIZE, pixels };
}

/** A picture made smaller: `margin` pixels cut off at each side, blocks of `shrink` × `shrink` averaged. */
export function shrinkPicture({ size, pixels }: Picture, margin: number, shrink: number): Float64Array {
  const n = Math.floor((size - 2 * margin) / shrink);
  const values = new Float64Array(n * n);
  for (let y = 0; y < n * shrink; y++) {
    for (let x = 0; x < n * shrink; x++) {
      const at = Math.floor(y / shrink) * n + Math.floor(x / shrink);
      const ink = pixels[(y + margin) * size + x + margin] ?? 0;
      values[at] = (values[at] ?? 0) + ink;
    }
  }
  return values.map((sum) => sum / (shrink * shrink));
}

/** Size of what a recipe makes of an image, pixels; fractions where blocks are not whole. */
export function picturePixels({ width, height, margin, shrink }: Omit<ImagePreparation, "scale">): {
  readonly width: number;
  readonly height: number;
} {
  return { width: (width - 2 * margin) / shrink, height: (height - 2 * margin) / shrink };
}

/** The widest margin that leaves all the ink: the box of 20 × 20 in the middle of 28 × 28. */
const WIDEST_MARGIN = (SIZE - BOX) / 2;

/**
 * How a square image is made `side` pixels high: whole blocks averaged inside a margin that cuts no ink off, the
 * largest blocks first (14 of 28: halved; 6: blocks of 4 inside a margin of 2). Null where blocks are not whole.
 */
export function blocksOf(
  side: number,
  size: number = SIZE,
): { readonly margin: number; readonly shrink: number } | null {
  for (let shrink = Math.floor(size / side); shrink >= 1; shrink--) {
    const margin = (size - side * shrink) / 2;
    if (Number.isInteger(margin) && margin <= (WIDEST_MARGIN * size) / SIZE) return { margin, shrink };
  }
  return null;
}

/**
 * A drawn picture with `side` pixels at each side: in whole blocks as images of that size are made, else with an
 * even border around it (32), else averaged by area.
 */
export function fitPicture(picture: Picture, side: number): Float64Array {
  const blocks = blocksOf(side);
  if (blocks) return shrinkPicture(picture, blocks.margin, blocks.shrink);
  const border = (side - SIZE) / 2;
  const even = Number.isInteger(border) && border > 0 && border <= WIDEST_MARGIN;
  return averaged(picture, even ? -border : 0, side);
}

/** Every pixel the mean of what it covers, weighted by area; `margin` < 0 is an empty border. */
function averaged({ size, pixels }: Picture, margin: number, side: number): Float64Array {
  const step = (size - 2 * margin) / side;
  const values = new Float64Array(side * side);
  for (let v = 0; v < side; v++) {
    for (let u = 0; u < side; u++) {
      const [left, top] = [margin + u * step, margin + v * step];
      let sum = 0;
      for (let y = Math.max(0, Math.floor(top)); y < Math.min(size, top + step); y++) {
        const high = Math.min(y + 1, top + step) - Math.max(y, top);
        for (let x = Math.max(0, Math.floor(left)); x < Math.min(size, left + step); x++) {
          const wide = Math.min(x + 1, left + step) - Math.max(x, left);
          sum += high * wide * (pixels[y * size + x] as number);
        }
      }
      values[v * side + u] = sum / (step * step);
    }
  }
  return values;
}

function scaledToBox(strokes: readonly Stroke[], pen: number): Stroke[] {
  const points = strokes.flat();
  if (points.length === 0) return [];
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  // The pen's own width belongs to the ink.
  const room = BOX - pen;
  const scale = room / Math.max(width, height, 1e-9);
  const factor = width === 0 && height === 0 ? 0 : scale;
  return strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) =>
      stroke.map(({ x, y }) => ({
        x: (x - left - width / 2) * factor + (SIZE - 1) / 2,
        y: (y - top - height / 2) * factor + (SIZE - 1) / 2,
      })),
    );
}

/** Blackens every pixel by its distance from the nearest piece of a stroke; far pixels are never looked at. */
function ink(pixels: Float64Array, strokes: readonly Stroke[], pen: number, dx: number, dy: number): void {
  for (const stroke of strokes) {
    for (let i = 0; i < Math.max(1, stroke.length - 1); i++) {
      const a = stroke[i] as Point;
      const b = stroke[i + 1] ?? a;
      inkPiece(pixels, pen, [a.x + dx, a.y + dy], [b.x + dx, b.y + dy]);
    }
  }
}

type Place = readonly [number, number];

function inkPiece(pixels: Float64Array, pen: number, [ax, ay]: Place, [bx, by]: Place): void {
  const reach = pen / 2 + EDGE / 2;
  const [left, right] = [Math.min(ax, bx) - reach, Math.max(ax, bx) + reach];
  const [top, bottom] = [Math.min(ay, by) - reach, Math.max(ay, by) + reach];
  const [ux, uy] = [bx - ax, by - ay];
  const length = ux * ux + uy * uy;
  for (let y = Math.max(0, Math.ceil(top)); y <= Math.min(SIZE - 1, bottom); y++) {
    for (let x = Math.max(0, Math.ceil(left)); x <= Math.min(SIZE - 1, right); x++) {
      const along = length === 0 ? 0 : ((x - ax) * ux + (y - ay) * uy) / length;
      const t = Math.min(1, Math.max(0, along));
      const px = ax + t * ux - x;
      const py = ay + t * uy - y;
      const value = Math.min(1, 0.5 + (pen / 2 - Math.sqrt(px * px + py * py)) / EDGE);
      const at = y * SIZE + x;
      if (value > (pixels[at] as number)) pixels[at] = value;
    }
  }
}

/** How far the picture must move for its centre of mass to be in the middle. */
function offCentre(pixels: Float64Array): [number, number] {
  let [mass, mx, my] = [0, 0, 0];
  pixels.forEach((value, at) => {
    mass += value;
    mx += value * (at % SIZE);
    my += value * Math.floor(at / SIZE);
  });
  return mass === 0 ? [0, 0] : [MIDDLE - mx / mass, MIDDLE - my / mass];
}
