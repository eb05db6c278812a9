/** Between which samples of a curve a time lies. */
export interface Place {
  readonly from: number;
  /** 0 at sample `from`, 1 at the next. */
  readonly share: number;
}

/** The samples around a time among ascending times; held at the first and the last. */
export function placeOf(times: Float64Array, t: number): Place {
  const last = times.length - 1;
  if (last < 0 || t <= times[0]) return { from: 0, share: 0 };
  if (t >= times[last]) return { from: last, share: 0 };
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle] <= t) low = middle;
    else high = middle;
  }
  return { from: low, share: (t - times[low]) / (times[high] - times[low]) };
}

/** The value there by linear interpolation, as curves are drawn; NaN of a curve without samples. */
export function between(curve: Float64Array, { from, share }: Place): number {
  const last = curve.length - 1;
  if (last < 0) return Number.NaN;
  if (share === 0 || from >= last) return curve[Math.min(from, last)];
  return curve[from] + share * (curve[from + 1] - curve[from]);
}
