import { plainNumber, wholeNumber } from "../ui/numbers.ts";

const SUPERSCRIPTS = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
const SUBSCRIPTS = ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"];

/** Digits of a text as superscripts, with a superscript minus: "-3" → "⁻³". */
export function superscript(text: string): string {
  return [...text].map((c) => (c === "-" ? "⁻" : (SUPERSCRIPTS[Number(c)] ?? c))).join("");
}

/** Digits of a text as subscripts: "1,3" → "₁,₃". */
export function subscript(text: string): string {
  return [...text].map((c) => (c >= "0" && c <= "9" ? (SUBSCRIPTS[Number(c)] as string) : c)).join("");
}

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

/** A number for running text: at most `digits` significant digits, powers of ten where they are shorter. */
export function brief(x: number, digits = 2): string {
  if (x === 0) return "0";
  const magnitude = Math.floor(Math.log10(Math.abs(x)));
  if (magnitude < -5 || magnitude > 6) {
    const [mantissa, exponent] = x.toExponential(digits - 1).split("e") as [string, string];
    const power = `10${superscript(String(Number(exponent)))}`;
    const factor = String(Number(mantissa));
    return factor === "1" ? power : `${factor.replace("-", "−")}·${power}`;
  }
  return plainNumber(Number(x.toPrecision(digits)), 8);
}

/** A time for running text: "50", "4.7", "0.083". */
export function timeText(t: number): string {
  if (t >= 10_000 && t < 1e7) return wholeNumber(t);
  return t >= 1000 ? brief(t, 4) : String(Number(t.toPrecision(t >= 10 ? 3 : 2)));
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
