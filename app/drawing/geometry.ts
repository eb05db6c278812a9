import type { Lane } from "./lanes.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Clear space between a node and the terminal of an edge that ends there. */
const BAR_AT = 5;
const ARROW_AT = 9;
const FULL_SIZE = 2.9;

/** SVG path of an edge's line: a level-ended S, or over its lane where a skip passes columns. */
export function linePath(source: Point, end: Point, lane: Lane | null): string {
  if (!lane) return `M${point(source)}${curve(source, end)}`;
  const up = { x: Math.max(source.x + 12, lane.left - 28), y: lane.y };
  const start = { x: Math.max(up.x, lane.left - 4), y: lane.y };
  const down = { x: Math.min(end.x - 12, lane.right + 4), y: lane.y };
  return `M${point(source)}${curve(source, start)}L${point(down)}${curve(down, end)}`;
}

function curve(a: Point, b: Point): string {
  const bend = Math.max(24, Math.abs(b.x - a.x) * 0.45);
  return `C${round(a.x + bend)} ${round(a.y)} ${round(b.x - bend)} ${round(b.y)} ${point(b)}`;
}

/** Where the line of an edge into a port ends: before its ▸ or ⊣. */
export function lineEnd(port: Point, weight: number): Point {
  return { x: port.x - (weight > 0 ? ARROW_AT : BAR_AT), y: port.y };
}

/** SVG path of ▸ (+1, filled) or of the bar of ⊣ (−1, stroked, 4 px clear of the node). */
export function terminalPath({ x, y }: Point, weight: number, half = FULL_SIZE): string {
  if (weight > 0) {
    return `M${round(x - 9.5)} ${round(y - half)}L${round(x - 1.5)} ${round(y)}L${round(x - 9.5)} ${round(y + half)}z`;
  }
  return `M${round(x - BAR_AT)} ${round(y - half)}V${round(y + half)}`;
}

/** One side of a ribbon: a level-ended band between two vertical spans. */
export function bandPath(
  source: Point,
  end: Point,
  from: readonly [number, number],
  to: readonly [number, number],
): string {
  const a = { x: source.x, y: source.y + from[0] };
  const b = { x: end.x, y: end.y + to[0] };
  const c = { x: end.x, y: end.y + to[1] };
  const d = { x: source.x, y: source.y + from[1] };
  return `M${point(a)}${curve(a, b)}L${point(c)}${back(c, d)}z`;
}

function back(a: Point, b: Point): string {
  const bend = Math.max(24, Math.abs(b.x - a.x) * 0.45);
  return `C${round(a.x - bend)} ${round(a.y)} ${round(b.x + bend)} ${round(b.y)} ${point(b)}`;
}

/** Splits a span of `size` around its middle by a share 0 … 1: first the + part, then the − part. */
export function splitSpan(size: number, share: number): { plus: [number, number]; minus: [number, number] } {
  const cut = -size / 2 + size * share;
  return { plus: [-size / 2, cut], minus: [cut, size / 2] };
}

function point({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
