/** A name on an axis: which cell, and its middle, CSS px from the start of the axis. */
export interface Tick {
  readonly index: number;
  readonly at: number;
}

const STRIDES = [1, 2, 5];

/** The fewest cells between names so that these keep `room` px each: 1, 2, 5, 10, 20, 50, … */
export function strideFor(cell: number, room: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of STRIDES) if (step * power * cell >= room) return step * power;
  }
}

/**
 * The names that fit on an axis: every cell, or every 2nd, 5th, 10th, … counted from 1 (so 10, 20, 30),
 * those in the middle of a visible cell only.
 * @param start - where the first cell starts, CSS px; may be far outside
 * @param length - of the axis, CSS px
 */
export function ticks(count: number, start: number, cell: number, length: number, room: number): Tick[] {
  const stride = strideFor(cell, room);
  const first = Math.max(0, Math.floor(-start / cell));
  const last = Math.min(count - 1, Math.floor((length - start) / cell));
  const found: Tick[] = [];
  for (let n = Math.ceil((first + 1) / stride) * stride; n - 1 <= last; n += stride) {
    const at = start + (n - 0.5) * cell;
    if (at >= 0 && at <= length) found.push({ index: n - 1, at });
  }
  return found;
}
