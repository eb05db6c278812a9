import type { Axes } from "../curves/axes.ts";
import { timeAtFraction, unclampedFraction } from "../store/timeAxis.ts";

/** Where the axes of a drawn chart lie in its frame, CSS pixels. */
export interface ChartArea {
  readonly axes: Axes;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Half a pixel beside the axes still counts as on them. */
const EDGE = 0.5;

/** The pixel of a time; null beside the axis. t = 0 is the left end of a logarithmic axis of a whole run. */
export function timeToPixel(area: ChartArea, t: number): number | null {
  const x = unclampedFraction(area.axes, t) * area.width;
  return x < -EDGE || x > area.width + EDGE ? null : area.left + Math.max(0, Math.min(area.width, x));
}

/** The time at a pixel: the inverse of `timeToPixel`, held at the axis' ends. */
export function pixelToTime(area: ChartArea, x: number): number {
  const fraction = Math.max(0, Math.min(1, (x - area.left) / area.width));
  return timeAtFraction(area.axes, fraction);
}

/** The pixel of a value, downwards; null above and below the axis. */
export function valueToPixel({ axes, top, height }: ChartArea, value: number): number | null {
  const [low, high] = axes.y;
  const y = ((high - value) / (high - low)) * height;
  return y >= -EDGE && y <= height + EDGE ? top + y : null;
}

/** Room below the time axis in which a press still means a time, px at scale 1: ticks and title. */
const AXIS_ROOM = 40;

/** True where a press moves the time cursor: on the plot and on its time axis. */
export function isOnTime(area: ChartArea, x: number, y: number, scale: number): boolean {
  const inside = x >= area.left - 8 * scale && x <= area.left + area.width + 8 * scale;
  return inside && y >= area.top && y <= area.top + area.height + AXIS_ROOM * scale;
}
