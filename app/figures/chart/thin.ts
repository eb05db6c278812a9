/** Points of a curve on paper, px. */
export interface Polyline {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Leaves out what cannot be seen: of the points in each column of `pitch` px the first, the last, the highest and
 * the lowest stay. Points must come in the order of x. What stays are points of the curve itself, so that extremes
 * and ends are exact and the line covers the same pixels.
 * Jugel et al., "M4: a visualization-oriented time series data aggregation" (2014), doi:10.14778/2732951.2732953.
 */
export function thinned({ x, y }: Polyline, pitch: number): Polyline {
  const kept: number[] = [];
  for (let from = 0; from < x.length; ) {
    const column = Math.floor((x[from] as number) / pitch);
    let to = from;
    let [low, high] = [from, from];
    while (to < x.length && Math.floor((x[to] as number) / pitch) === column) {
      if ((y[to] as number) < (y[low] as number)) low = to;
      if ((y[to] as number) > (y[high] as number)) high = to;
      to++;
    }
    const chosen = [...new Set([from, low, high, to - 1])].sort((a, b) => a - b);
    kept.push(...chosen);
    from = to;
  }
  return {
    x: Float64Array.from(kept, (i) => x[i] as number),
    y: Float64Array.from(kept, (i) => y[i] as number),
  };
}
