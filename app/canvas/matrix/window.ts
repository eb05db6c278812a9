import { type Grid, type PixelRect, type View, visiblePixels } from "../../drawing/matrix/view.ts";

/** Images up to this many device px are painted whole: moving them then costs nothing. */
const WHOLE_PIXELS = 400_000;
/** Painted beyond what is visible, as a share of it, once the size stands. */
const MARGIN = 0.2;

/** What a bitmap holds: the part `window` of an image drawn at `view`, both in device px. */
export interface Painted {
  readonly view: View;
  readonly window: PixelRect;
}

/** The part to paint for a view: what is visible, with a margin for the next move unless it is being zoomed. */
export function windowFor(image: Grid, view: View, clip: PixelRect, zooming: boolean): PixelRect | null {
  const visible = visiblePixels(image, view, clip);
  if (!visible) return null;
  const size = image.columns * view.cellWidth * (image.rows * view.cellHeight);
  if (size <= WHOLE_PIXELS) {
    const whole = { width: image.columns * view.cellWidth + 2, height: image.rows * view.cellHeight + 2 };
    return visiblePixels(image, view, { x: Math.floor(view.x), y: Math.floor(view.y), ...whole });
  }
  if (zooming) return visible;
  const [x, y] = [Math.round(clip.width * MARGIN), Math.round(clip.height * MARGIN)];
  const wide = { x: clip.x - x, y: clip.y - y, width: clip.width + 2 * x, height: clip.height + 2 * y };
  return visiblePixels(image, view, wide);
}

/** True when cells of a view have another size than those on a bitmap. */
export function isZoomed(painted: Painted | null, view: View): boolean {
  if (!painted) return false;
  const [x, y] = [view.cellWidth / painted.view.cellWidth, view.cellHeight / painted.view.cellHeight];
  return !close(x, 1) || !close(y, 1);
}

/** How well a bitmap, moved and scaled along with its image, stands in for painting a view anew. */
export type Fit = "exact" | "scaled" | "no";

/** A bitmap scaled by more than this looks blurred, or is too fine to be scaled down evenly. */
const MOST_SCALED = 1.4;

export function fitOf(painted: Painted, image: Grid, view: View, clip: PixelRect): Fit {
  const x = view.cellWidth / painted.view.cellWidth;
  const y = view.cellHeight / painted.view.cellHeight;
  const same = close(x, 1) && close(y, 1);
  const apart = Math.max(x, y, 1 / x, 1 / y);
  if (apart > MOST_SCALED || !covers(painted, image, view, clip)) return "no";
  return same ? "exact" : "scaled";
}

/** True when all that is visible in a view is on the bitmap, to within a pixel. */
function covers({ view: old, window }: Painted, image: Grid, view: View, clip: PixelRect): boolean {
  const visible = visiblePixels(image, view, clip);
  if (!visible) return true;
  const left = view.x + ((window.x - old.x) / old.cellWidth) * view.cellWidth;
  const top = view.y + ((window.y - old.y) / old.cellHeight) * view.cellHeight;
  const right = view.x + ((window.x + window.width - old.x) / old.cellWidth) * view.cellWidth;
  const bottom = view.y + ((window.y + window.height - old.y) / old.cellHeight) * view.cellHeight;
  const end = { x: visible.x + visible.width, y: visible.y + visible.height };
  return left <= visible.x + 1 && top <= visible.y + 1 && right >= end.x - 1 && bottom >= end.y - 1;
}

/** True when the bitmap's pixels fall on those of the screen. */
export function onPixels(painted: Painted, view: View): boolean {
  return whole(painted.view.x - view.x) && whole(painted.view.y - view.y);
}

/** Equal as far as single precision, that of the browser's boxes, can tell. */
function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-5;
}

function whole(x: number): boolean {
  return Math.abs(x - Math.round(x)) < 0.02;
}
