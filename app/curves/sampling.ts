import { between, placeOf } from "../../src-worker/model/interpolate.ts";

/** Value at time t by linear interpolation; held constant outside the samples; NaN without samples. */
export function valueAt(times: Float64Array, values: Float64Array, t: number): number {
  return times.length === 0 ? Number.NaN : between(values, placeOf(times, t));
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
