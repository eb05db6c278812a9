const SUPERSCRIPTS = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
const SUBSCRIPTS = ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"];

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

/** Whole numbers with thousands separated: 367,616. By hand: the first use of Intl costs some 20 ms. */
export function wholeNumber(value: number): string {
  return trueMinus(
    Math.round(value)
      .toFixed(0)
      .replace(/\B(?=(\d{3})+$)/g, ","),
  );
}

/** Reads "−1.5", "-1,5", "1e-3" or "+2"; null when the text is no finite number. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(/[−–]/g, "-").replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Digits of a text as superscripts, with a superscript minus: "-3" → "⁻³". */
export function superscript(text: string): string {
  return [...text].map((c) => (c === "-" ? "⁻" : (SUPERSCRIPTS[Number(c)] ?? c))).join("");
}

/** Digits of a text as subscripts: "1,3" → "₁,₃". */
export function subscript(text: string): string {
  return [...text].map((c) => (c >= "0" && c <= "9" ? (SUBSCRIPTS[Number(c)] as string) : c)).join("");
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

function trueMinus(text: string): string {
  return text.replaceAll("-", "−");
}

function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
