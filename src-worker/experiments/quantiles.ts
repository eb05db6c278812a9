/** The quantiles shown everywhere: 5, 25, 50, 75 and 95 %. */
export const QUANTILES: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95];

/** One number per entry of `QUANTILES`; null where the quantile is not finite or nothing was measured. */
export type Bands = readonly (number | null)[];

/**
 * Quantiles with linear interpolation between order statistics (type 7 of Hyndman and Fan, Am. Stat. 50
 * (1996), 361, doi:10.1080/00031305.1996.10473566). A value of +∞ ("never") counts as the largest.
 */
export function quantilesOf(values: ArrayLike<number>, wanted = QUANTILES): (number | null)[] {
  const sorted = Float64Array.from(values).sort();
  return wanted.map((q) => {
    if (sorted.length === 0) return null;
    const position = q * (sorted.length - 1);
    const below = Math.floor(position);
    const rest = position - below;
    const low = sorted[below] as number;
    const value = rest === 0 ? low : low + rest * ((sorted[below + 1] as number) - low);
    return Number.isFinite(value) ? value : null;
  });
}

/** Times as numbers: one that was not reached counts as +∞. */
export function reachedOrNever(times: readonly (number | null)[]): number[] {
  return times.map((t) => t ?? Number.POSITIVE_INFINITY);
}

/** The median, null when it is not finite. */
export function medianOf(values: ArrayLike<number>): number | null {
  return quantilesOf(values, [0.5])[0] as number | null;
}
