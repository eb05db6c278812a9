/** A change of a text: what stands between two places gives way to other text. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The one change that makes `after` of `before`, without what both begin and end with. */
export function difference(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
