/** A bar of an output, in percent of its track. */
export interface OutputBar {
  readonly from: number;
  readonly width: number;
  readonly limit: number;
}

/**
 * Bars from zero to what the chemistry holds, on one scale that holds zero and every limit.
 *
 * @param crn values now, one per limit; null without a run
 */
export function barsOf(
  limits: readonly number[],
  crn: ArrayLike<number> | null,
): { readonly zero: number; readonly bars: readonly OutputBar[] } {
  const all = [0, ...limits, ...Array.from(crn ?? [])];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const percent = (x: number) => (high > low ? (100 * (x - low)) / (high - low) : 0);
  const zero = percent(0);
  return {
    zero,
    bars: limits.map((limit, k) => {
      const at = percent(crn?.[k] ?? 0);
      return { from: Math.min(zero, at), width: Math.abs(at - zero), limit: percent(limit) };
    }),
  };
}

/** The largest output and the second; none where there is only one. */
export function leaders(values: readonly number[]): readonly [number?, number?] {
  if (values.length < 2) return [];
  const order = values
    .map((_, k) => k)
    .sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
  return [order[0] as number, order[1] as number];
}
