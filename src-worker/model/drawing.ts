/** One stroke of a pen: points in any unit, y downwards. */
export type Stroke = readonly { readonly x: number; readonly y: number }[];

/** Grey values 0 … 1, row-major. */
export interface Picture {
  readonly size: number;
  readonly pixels: Float64Array;
}

const SIZE = 28;
/** MNIST fits the ink into a box of 20 × 20 pixels and puts its centre of mass into the middle of 28 × 28. */
const BOX = 20;
/** Width of the pen in pixels after scaling, about that of MNIST's digits. */
const PEN = 2.2;
/** Pixels over which the pen's edge fades. */
const EDGE = 1;

/**
 * Draws strokes as MNIST's digits were prepared (LeCun et al. 1998, doi:10.1109/5.726791): scaled to fit
 * 20 × 20 pixels with their proportions kept, centred by their centre of mass in 28 × 28. Nothing drawn
 * gives an empty picture.
 */
export function drawDigit(strokes: readonly Stroke[]): Picture {
  const pixels = new Float64Array(SIZE * SIZE);
  const scaled = scaledToBox(strokes);
  if (scaled.length === 0) return { size: SIZE, pixels };
  ink(pixels, scaled, 0, 0);
  const [dx, dy] = offCentre(pixels);
  pixels.fill(0);
  ink(pixels, scaled, dx, dy);
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

function scaledToBox(strokes: readonly Stroke[]): Stroke[] {
  const points = strokes.flat();
  if (points.length === 0) return [];
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  // The pen's own width belongs to the ink.
  const room = BOX - PEN;
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

function ink(pixels: Float64Array, strokes: readonly Stroke[], dx: number, dy: number): void {
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const distance = Math.min(...strokes.map((stroke) => distanceTo(stroke, x - dx, y - dy)));
      const value = 0.5 + (PEN / 2 - distance) / EDGE;
      pixels[y * SIZE + x] = Math.min(1, Math.max(0, value));
    }
  }
}

/** Distance of a point from a stroke, a row of straight pieces. */
function distanceTo(stroke: Stroke, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  stroke.forEach((a, i) => {
    const b = stroke[i + 1] ?? a;
    const [ux, uy] = [b.x - a.x, b.y - a.y];
    const length = ux * ux + uy * uy;
    const along = length === 0 ? 0 : ((x - a.x) * ux + (y - a.y) * uy) / length;
    const t = Math.min(1, Math.max(0, along));
    const [px, py] = [a.x + t * ux - x, a.y + t * uy - y];
    least = Math.min(least, Math.sqrt(px * px + py * py));
  });
  return least;
}

/** How far the picture must move for its centre of mass to be in the middle. */
function offCentre(pixels: Float64Array): [number, number] {
  let [mass, mx, my] = [0, 0, 0];
  pixels.forEach((value, at) => {
    mass += value;
    mx += value * (at % SIZE);
    my += value * Math.floor(at / SIZE);
  });
  const middle = (SIZE - 1) / 2;
  return mass === 0 ? [0, 0] : [middle - mx / mass, middle - my / mass];
}
