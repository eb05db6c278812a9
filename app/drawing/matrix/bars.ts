import type { PixelRect } from "./view.ts";

/** Bars that are narrower than this become the range of values in every pixel, device px. */
const NARROW = 2;

export interface BarLook {
  readonly above: string;
  readonly below: string;
  /** Bars lie under each other and grow to the right. */
  readonly lying: boolean;
  /** One bar in its own colour, or −1. */
  readonly marked: number;
  readonly mark: string;
  /** The scale reaches at least to this value; 0: as far as the values do. */
  readonly full?: number;
}

/** Where the bars are, device px: the first one starts at `x`, `pitch` apart. */
export interface BarView {
  readonly x: number;
  readonly pitch: number;
}

/** Largest and smallest of 0 and the values whose bars touch each pixel of a stretch. */
export function ranges(
  values: ArrayLike<number>,
  { x, pitch }: BarView,
  first: number,
  pixels: number,
): { readonly high: Float64Array; readonly low: Float64Array } {
  const high = new Float64Array(pixels);
  const low = new Float64Array(pixels);
  for (let k = 0; k < pixels; k++) {
    const from = Math.max(0, Math.floor((first + k - x) / pitch));
    const to = Math.min(values.length, Math.ceil((first + k + 1 - x) / pitch));
    for (let i = from; i < to; i++) {
      const value = values[i] as number;
      if (value > (high[k] as number)) high[k] = value;
      else if (value < (low[k] as number)) low[k] = value;
    }
  }
  return { high, low };
}

/** The span of the scale: from the smallest value to the largest, 0 in it. */
export function spanOf(values: ArrayLike<number>): { readonly low: number; readonly high: number } {
  let low = 0;
  let high = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value > high) high = value;
    else if (value < low) low = value;
  }
  return { low, high };
}

/**
 * Draws bars from zero into a canvas that starts at `window`: upward for positive values, or, lying, to
 * the right. `view` is along the bars' row.
 */
export function paintBars(
  context: CanvasRenderingContext2D,
  values: ArrayLike<number>,
  view: BarView,
  window: PixelRect,
  look: BarLook,
): void {
  context.clearRect(0, 0, window.width, window.height);
  const { low, high: largest } = spanOf(values);
  const high = Math.max(largest, look.full ?? 0);
  if (high === low) return;
  const { lying } = look;
  const [start, length, height] = lying
    ? [window.y, window.height, window.width]
    : [window.x, window.width, window.height];
  const scale = height / (high - low);
  const zero = Math.round((lying ? -low : high) * scale);
  const bar = (at: number, width: number, value: number, colour: string) => {
    if (value === 0) return;
    const size = Math.max(1, Math.round(Math.abs(value) * scale));
    const from = value > 0 === lying ? zero : zero - size;
    context.fillStyle = colour;
    if (lying) context.fillRect(from, at, size, width);
    else context.fillRect(at, from, width, size);
  };
  if (view.pitch < NARROW) {
    const found = ranges(values, view, start, length);
    for (let k = 0; k < length; k++) {
      bar(k, 1, found.high[k] as number, look.above);
      bar(k, 1, found.low[k] as number, look.below);
    }
    return;
  }
  const first = Math.max(0, Math.floor((start - view.x) / view.pitch));
  const last = Math.min(values.length, Math.ceil((start + length - view.x) / view.pitch));
  const gap = view.pitch >= 4 ? Math.max(1, Math.round(view.pitch * 0.15)) : 0;
  for (let i = first; i < last; i++) {
    const at = Math.round(view.x + i * view.pitch) - start;
    const width = Math.round(view.x + (i + 1) * view.pitch) - start - at - gap;
    const value = values[i] as number;
    bar(at, width, value, i === look.marked ? look.mark : value > 0 ? look.above : look.below);
  }
}
