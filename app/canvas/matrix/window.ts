import type { MatrixImage } from "./image.ts";
import { type PixelRect, type View, visiblePixels } from "./view.ts";

/** Images up to this many device px are painted whole: moving them then costs nothing. */
const WHOLE_PIXELS = 400_000;
/** Painted beyond what is visible, as a share of it, once the size stands. */
const MARGIN = 0.2;

/** What a bitmap holds: the part `window` of an image drawn at `view`, both in device px. */
export interface Painted {
  readonly view: View;
  readonly window: PixelRect;
}

/** The part to paint for a view: what is visible, with a margin when it is being moved (not zoomed). */
export function windowFor(
  image: MatrixImage,
  view: View,
  clip: PixelRect,
  moving: boolean,
): PixelRect | null {
  const visible = visiblePixels(image, view, clip);
  if (!visible) return null;
  const size = image.columns * view.cellWidth * (image.rows * view.cellHeight);
  if (size <= WHOLE_PIXELS) {
    const whole = { width: image.columns * view.cellWidth + 2, height: image.rows * view.cellHeight + 2 };
    return visiblePixels(image, view, { x: Math.floor(view.x), y: Math.floor(view.y), ...whole });
  }
  if (!moving) return visible;
  const [x, y] = [Math.round(clip.width * MARGIN), Math.round(clip.height * MARGIN)];
  const wide = { x: clip.x - x, y: clip.y - y, width: clip.width + 2 * x, height: clip.height + 2 * y };
  return visiblePixels(image, view, wide);
}

/** True when a bitmap, moved along with the image, still shows all that is visible at its own size. */
export function serves(painted: Painted, image: MatrixImage, view: View, clip: PixelRect): boolean {
  if (!sameSize(painted.view, view)) return false;
  const visible = visiblePixels(image, view, clip);
  if (!visible) return true;
  const left = painted.window.x - painted.view.x + view.x;
  const top = painted.window.y - painted.view.y + view.y;
  const slack = 1; // a bitmap lands between two pixels by less than one
  return (
    left <= visible.x + slack &&
    top <= visible.y + slack &&
    left + painted.window.width >= visible.x + visible.width - slack &&
    top + painted.window.height >= visible.y + visible.height - slack
  );
}

/** True when cells have the same size as far as single precision (that of the browser's boxes) can tell. */
export function sameSize(a: View, b: View): boolean {
  return close(a.cellWidth, b.cellWidth) && close(a.cellHeight, b.cellHeight);
}

/** True when the bitmap's pixels fall on those of the screen. */
export function onPixels(painted: Painted, view: View): boolean {
  return whole(painted.view.x - view.x) && whole(painted.view.y - view.y);
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-5 * Math.abs(a);
}

function whole(x: number): boolean {
  return Math.abs(x - Math.round(x)) < 0.02;
}
