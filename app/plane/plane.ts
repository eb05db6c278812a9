import type { Example, NetworkDocument } from "../../src-worker/model/document.ts";
import { winnerOf } from "../../src-worker/model/network.ts";
import type { Area, Painting } from "../store/plane.ts";

/** Where no examples say how far inputs go. */
const USUAL = 5;

/**
 * The raw values a picture spans. Examples on both sides of zero span a square around it, others their own
 * rectangle with a margin; −5 … 5 without examples.
 */
export function areaOf(
  { examples = [], network }: Pick<NetworkDocument, "examples" | "network">,
  zoom: number,
): Area {
  const points = examples.filter(({ values }) => values.length === network.inputs.length);
  const [x, y] = [span(points, 0), span(points, 1)];
  if (!x || !y) return square(USUAL * zoom);
  if (x.low < 0 && x.high > 0 && y.low < 0 && y.high > 0) {
    return square(neat(1.2 * zoom * Math.max(-x.low, x.high, -y.low, y.high)));
  }
  const [left, right] = widened(x, zoom);
  const [bottom, top] = widened(y, zoom);
  return { left, right, bottom, top };
}

interface Span {
  readonly low: number;
  readonly high: number;
}

function span(points: readonly Example[], axis: number): Span | null {
  const values = points.map(({ values }) => values[axis] as number);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < high ? { low, high } : null;
}

function square(half: number): Area {
  return { left: -half, right: half, bottom: -half, top: half };
}

function widened({ low, high }: Span, zoom: number): [number, number] {
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  return [middle - 1.15 * zoom * half, middle + 1.15 * zoom * half];
}

/** Two digits, rounded up. */
function neat(x: number): number {
  const unit = 10 ** (Math.floor(Math.log10(x)) - 1);
  return Number((Math.ceil(x / unit - 1e-9) * unit).toPrecision(2));
}

/** The raw inputs of a grid of points, row-major from the top left, each in the middle of its cell. */
export function gridRows({ left, right, bottom, top }: Area, cells: number): Float64Array {
  const rows = new Float64Array(2 * cells * cells);
  for (let v = 0; v < cells; v++) {
    for (let u = 0; u < cells; u++) {
      const at = 2 * (v * cells + u);
      rows[at] = left + ((u + 0.5) / cells) * (right - left);
      rows[at + 1] = top - ((v + 0.5) / cells) * (top - bottom);
    }
  }
  return rows;
}

export type Colour = readonly [number, number, number];

/** "#1259b5" as red, green, blue; black for anything else. */
export function colourOf(hex: string): Colour {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex)?.[1];
  const number = digits ? Number.parseInt(digits, 16) : 0;
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** Colours of a picture: one per output, and for a single output one per sign. */
export interface Inks {
  readonly outputs: readonly Colour[];
  readonly plus: Colour;
  readonly minus: Colour;
  readonly paper: Colour;
}

/** The faintest a winner is painted. */
const FAINT = 0.35;

/**
 * The picture's pixels as RGBA. With several outputs the winner's colour, the stronger the farther it leads; with
 * one its sign's, the stronger the farther from zero.
 */
export function pixelsOf({ values, outputs, cells }: Painting, inks: Inks): Uint8ClampedArray<ArrayBuffer> {
  const strength = Float64Array.from({ length: cells * cells }, (_, p) =>
    outputs === 1 ? Math.abs(values[p] as number) : leadOf(values.subarray(p * outputs, (p + 1) * outputs)),
  );
  const full = quantile(strength, 0.9) || 1;
  const pixels = new Uint8ClampedArray(4 * cells * cells);
  for (let p = 0; p < cells * cells; p++) {
    const own = values.subarray(p * outputs, (p + 1) * outputs);
    const share = Math.min(1, (strength[p] as number) / full);
    const alpha = outputs === 1 ? share : FAINT + (1 - FAINT) * share;
    const ink =
      outputs === 1
        ? (own[0] as number) < 0
          ? inks.minus
          : inks.plus
        : (inks.outputs[winnerOf(own) % inks.outputs.length] as Colour);
    for (let c = 0; c < 3; c++) {
      pixels[4 * p + c] = alpha * (ink[c] as number) + (1 - alpha) * (inks.paper[c] as number);
    }
    pixels[4 * p + 3] = 255;
  }
  return pixels;
}

/** How far the largest is above the second. */
function leadOf(values: Float64Array): number {
  let [first, second] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const x of values) {
    if (x > first) [first, second] = [x, first];
    else if (x > second) second = x;
  }
  return first - second;
}

function quantile(values: Float64Array, q: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(q * (sorted.length - 1))] ?? 0;
}

/** Place of a point in the picture, in percent from the left and the top; null outside. */
export function placeOf(
  { left, right, bottom, top }: Area,
  x: number,
  y: number,
): { readonly x: number; readonly y: number } | null {
  const place = { x: (100 * (x - left)) / (right - left), y: (100 * (top - y)) / (top - bottom) };
  return place.x < 0 || place.x > 100 || place.y < 0 || place.y > 100 ? null : place;
}

/** The raw values at a place, 0 … 1 from the left and the top, to a thousandth of the picture. */
export function pointAt({ left, right, bottom, top }: Area, x: number, y: number): [number, number] {
  const within = (t: number) => Math.min(1, Math.max(0, t));
  return [
    measured(left + within(x) * (right - left), right - left),
    measured(top - within(y) * (top - bottom), top - bottom),
  ];
}

function measured(x: number, width: number): number {
  const unit = 10 ** Math.floor(Math.log10(width / 300));
  return Number((Math.round(x / unit) * unit).toPrecision(12));
}
