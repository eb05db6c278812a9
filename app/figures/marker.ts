import type { MarkerShape } from "../ui/plot/outputStyles.ts";
import { number as n } from "./svg.ts";

/** SVG path of ●, ■ or ◆ around a point; `r` is the radius of the circle they look as large as. */
export function markerPath(shape: MarkerShape, x: number, y: number, r: number): string {
  if (shape === "square") {
    const s = r * 0.88;
    return `M${n(x - s)} ${n(y - s)}H${n(x + s)}V${n(y + s)}H${n(x - s)}z`;
  }
  if (shape === "diamond") {
    const d = r * 1.2;
    return `M${n(x)} ${n(y - d)}L${n(x + d)} ${n(y)}L${n(x)} ${n(y + d)}L${n(x - d)} ${n(y)}z`;
  }
  // Four Bézier curves: arcs are the one command that not every program reads.
  const k = r * 0.5523;
  const curve = (...points: readonly number[]) => `C${points.map((value) => n(value)).join(" ")}`;
  return (
    `M${n(x + r)} ${n(y)}` +
    curve(x + r, y + k, x + k, y + r, x, y + r) +
    curve(x - k, y + r, x - r, y + k, x - r, y) +
    curve(x - r, y - k, x - k, y - r, x, y - r) +
    `${curve(x + k, y - r, x + r, y - k, x + r, y)}z`
  );
}
