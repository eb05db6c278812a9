/** Value at time t by linear interpolation; held constant outside the samples; NaN without samples. */
export function valueAt(times: Float64Array, values: Float64Array, t: number): number {
  const n = Math.min(times.length, values.length);
  if (n === 0) return Number.NaN;
  let low = 0;
  let high = n - 1;
  if (t <= (times[low] as number)) return values[low] as number;
  if (t >= (times[high] as number)) return values[high] as number;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= t) low = middle;
    else high = middle;
  }
  const t0 = times[low] as number;
  const share = (t - t0) / ((times[high] as number) - t0);
  return (values[low] as number) + share * ((values[high] as number) - (values[low] as number));
}

/** Indices of at most `limit` samples, evenly thinned; the first and the last are always kept. */
export function thinned(length: number, limit: number): Int32Array {
  if (length <= limit) return Int32Array.from({ length }, (_, i) => i);
  const step = (length - 1) / (limit - 1);
  return Int32Array.from({ length: limit }, (_, i) => Math.round(i * step));
}

export function pick(values: Float64Array, indices: Int32Array): Float64Array {
  if (indices.length === values.length) return values;
  return Float64Array.from(indices, (i) => values[i] as number);
}
