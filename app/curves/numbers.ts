/**
 * Decimals that show a column of numbers with about five significant digits: 4 for everyday
 * magnitudes, fewer for thousands, more where all numbers are tiny.
 */
export function columnDecimals(values: readonly number[]): number {
  const largest = values.reduce((max, x) => (Number.isFinite(x) ? Math.max(max, Math.abs(x)) : max), 0);
  if (largest === 0) return 4;
  const magnitude = Math.floor(Math.log10(largest));
  if (magnitude <= -2) return Math.min(12, 3 - magnitude);
  return magnitude < 2 ? 4 : Math.max(0, 5 - magnitude);
}

/**
 * Splits `shown` where it first differs from `reference`: the head agrees, the tail is drawn grey.
 * Texts of different sign, first digit or length before the decimal point agree in nothing.
 */
export function splitAgreement(shown: string, reference: string): readonly [string, string] {
  if (shown.indexOf(".") !== reference.indexOf(".")) return ["", shown];
  let same = 0;
  while (same < shown.length && shown[same] === reference[same]) same++;
  if (!/\d/.test(shown.slice(0, same))) return ["", shown];
  return [shown.slice(0, same), shown.slice(same)];
}
