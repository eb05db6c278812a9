import type { LayoutAxis } from "plotly.js";
import { script } from "./html.ts";

/** Powers of ten on a logarithmic axis, at most `limit` of them, as exponents. */
export function decades([from, to]: readonly [number, number], limit = 7): number[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first + 1) / limit));
  const found: number[] = [];
  for (let exponent = first; exponent <= last; exponent += step) found.push(exponent);
  return found;
}

/** Plotly would set powers of ten a quarter larger than all other numbers. */
export function decadeTicks(range: readonly [number, number]): Partial<LayoutAxis> {
  const exponents = decades(range);
  // Zoomed in to less than two decades plotly's own ticks say more.
  if (exponents.length < 2) return {};
  return {
    tickmode: "array",
    tickvals: exponents.map((exponent) => 10 ** exponent),
    ticktext: exponents.map((exponent) =>
      exponent === 0 || exponent === 1
        ? `${10 ** exponent}`
        : `10${script("sup", `${exponent}`.replace("-", "−"))}`,
    ),
  };
}
