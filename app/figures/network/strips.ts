import type { Box } from "../../drawing/boxes.ts";
import { spanOf } from "../../drawing/matrix/bars.ts";
import { type Inks, path, type Shape } from "../scene.ts";
import { number } from "../svg.ts";

export interface StripLook {
  /** Bars in the colours of the signs; else in ink. */
  readonly signed: boolean;
  /** One bar in the accent colour, or −1. */
  readonly marked: number;
  /** The scale reaches at least to this value; 0: as far as the values do. */
  readonly full: number;
}

/** A bar per unit from zero, side by side over the width of a box. */
export function stripShapes(values: ArrayLike<number>, box: Box, look: StripLook, inks: Inks): Shape[] {
  const bounds = spanOf(values);
  const high = Math.max(bounds.high, look.full);
  const span = high - bounds.low;
  const shapes: Shape[] = [{ kind: "rect", ...box, paint: { fill: inks.sunk } }];
  if (!(span > 0) || !Number.isFinite(span)) return shapes;
  const pitch = box.width / values.length;
  const gap = pitch >= 3 ? pitch * 0.15 : 0;
  const zero = box.y + (high / span) * box.height;
  const parts = { above: "", below: "", marked: "" };
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value) || value === 0) continue;
    const [left, right] = [box.x + i * pitch, box.x + (i + 1) * pitch - gap];
    const end = zero - (value / span) * box.height;
    const bar = `M${number(left)} ${number(zero)}V${number(end)}H${number(right)}V${number(zero)}z`;
    parts[i === look.marked ? "marked" : value > 0 ? "above" : "below"] += bar;
  }
  const [above, below] = look.signed ? [inks.pos, inks.neg] : [inks.ink2, inks.ink2];
  if (parts.above) shapes.push(path(parts.above, { fill: above }));
  if (parts.below) shapes.push(path(parts.below, { fill: below }));
  if (parts.marked) shapes.push(path(parts.marked, { fill: inks.accent }));
  return shapes;
}
