/** The value that stands there most often; of several the one that comes first. Undefined where there is none. */
export function mostCommon(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  for (const [value, count] of counts) if (count === most) return value;
  return undefined;
}
