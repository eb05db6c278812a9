/** "98.54 %" of a share. */
export function percent(share: number, digits = 2): string {
  return `${(100 * share).toFixed(digits)}\u00a0%`;
}

/** "9,854 of 10,000". */
export function outOf(part: number, whole: number): string {
  return `${grouped(part)} of ${grouped(whole)}`;
}

/** Thousands apart: "59,975,028". */
export function grouped(n: number): string {
  return n.toLocaleString("en");
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Three significant digits, powers of ten for what is very large or small. */
export function brief(x: number | null): string {
  if (x === null) return "not reached";
  const [mantissa, power] = digits(x).replaceAll("-", "−").split("e");
  if (power === undefined) return mantissa;
  const raised = [...power.replace("+", "")].map((c) => (c === "−" ? "⁻" : SUPERSCRIPTS[Number(c)]));
  return `${mantissa}·10${raised.join("")}`;
}

function digits(x: number): string {
  return Math.abs(x) >= 1e6 || (x !== 0 && Math.abs(x) < 1e-3)
    ? x.toExponential(1)
    : `${Number(x.toPrecision(3))}`;
}

/** Mean and sample standard deviation. */
export function spreadOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}
