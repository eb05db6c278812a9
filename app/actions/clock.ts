import { PLAY_SECONDS } from "../store/time.ts";
import { type TimeAxis, timeAtFraction, timeFraction } from "../store/timeAxis.ts";

/** A frame that took longer (a hidden page) moves the cursor by no more, in seconds. */
const LONGEST_FRAME = 0.25;

/**
 * Where the cursor stands `seconds` later: the same way on the axis every second, be it linear or logarithmic.
 * Null once the right end is reached.
 */
export function advance(axis: TimeAxis, t: number, seconds: number, speed: number): number | null {
  const way = (Math.min(seconds, LONGEST_FRAME) * speed) / PLAY_SECONDS;
  const next = timeFraction(axis, t) + way;
  return next >= 1 ? null : timeAtFraction(axis, next);
}

/** The cursor moved by a part of the axis, no farther than its ends; null stands at the right one. */
export function moved(axis: TimeAxis, t: number | null, part: number): number {
  const next = (t === null ? 1 : timeFraction(axis, t)) + part;
  return timeAtFraction(axis, Math.max(0, Math.min(1, next)));
}
