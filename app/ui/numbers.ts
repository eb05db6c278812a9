/** The number with a true minus sign and at most `digits` decimals, trailing zeros kept off. */
export function plainNumber(value: number, digits = 6): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const exponential = size !== 0 && (size >= 1e7 || size < 10 ** -digits / 2);
  const text = exponential ? Number(value.toPrecision(4)).toExponential() : trimmed(value.toFixed(digits));
  return trueMinus(text === "-0" ? "0" : text);
}

/** The number with exactly `digits` decimals: columns of them line up. */
export function fixedNumber(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return trueMinus(Number(text) === 0 ? text.replace("-", "") : text);
}

/** Whole numbers with thousands separated: 367,616. */
export function wholeNumber(value: number): string {
  return trueMinus(Math.round(value).toLocaleString("en-US"));
}

/** Reads "−1.5", "-1,5", "1e-3" or "+2"; null when the text is no finite number. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(/[−–]/g, "-").replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

function trueMinus(text: string): string {
  return text.replaceAll("-", "−");
}

function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
