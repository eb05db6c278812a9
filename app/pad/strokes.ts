import type { Point, Stroke } from "../../src-worker/model/drawing.ts";
import type { KeyPen } from "../store/pad.ts";

/** Points nearer than this to the one before say nothing new (the sheet is 1 × 1). */
const NEAR = 0.006;
/** How far an arrow key moves the pen, and with Shift. */
const STEP = 0.04;
const LONG_STEP = 0.12;

/** The strokes with a new one that begins at a point. */
export function begun(strokes: readonly Stroke[], at: Point): readonly Stroke[] {
  return [...strokes, [onSheet(at)]];
}

/** The last stroke continued to a point; the same strokes where that says nothing new. */
export function continued(strokes: readonly Stroke[], to: Point): readonly Stroke[] {
  const stroke = strokes.at(-1);
  const last = stroke?.at(-1);
  if (!stroke || !last) return begun(strokes, to);
  const point = onSheet(to);
  if (Math.hypot(point.x - last.x, point.y - last.y) < NEAR) return strokes;
  return [...strokes.slice(0, -1), [...stroke, point]];
}

/** Where an arrow key takes the pen; null for other keys. */
export function penMoved(pen: KeyPen, key: string, long: boolean): KeyPen | null {
  const step = long ? LONG_STEP : STEP;
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [];
  if (dx === undefined || dy === undefined) return null;
  return { ...onSheet({ x: pen.x + dx * step, y: pen.y + dy * step }), down: pen.down };
}

/** A hand that leaves the sheet draws along its edge. */
function onSheet({ x, y }: Point): Point {
  return { x: rounded(x), y: rounded(y) };
}

function rounded(x: number): number {
  return Math.round(Math.min(1, Math.max(0, x)) * 10_000) / 10_000;
}
