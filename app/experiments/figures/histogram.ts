import type { Data } from "plotly.js";
import type { Figure } from "../../ui/plot/figure.ts";
import { axisOf, type Frame, layoutOf } from "../../ui/plot/frame.ts";
import { script } from "../../ui/plot/html.ts";
import type { Ink } from "../../ui/plot/outputStyles.ts";
import { decades } from "../../ui/plot/ticks.ts";

/** Counts of positive numbers in bins of equal width on a logarithmic axis. */
export interface LogBins {
  /** log₁₀ of the left edge of the first bin. */
  readonly from: number;
  /** Bin width in decades. */
  readonly width: number;
  readonly counts: readonly number[];
}

/** Bins that hold all positive finite numbers; `perDecade` of them in a decade. */
export function logBins(values: readonly number[], perDecade: number): LogBins {
  const logs = values.filter((x) => x > 0 && Number.isFinite(x)).map(Math.log10);
  if (logs.length === 0) return { from: 0, width: 1 / perDecade, counts: [] };
  const low = logs.reduce((a, b) => Math.min(a, b));
  const high = logs.reduce((a, b) => Math.max(a, b));
  const first = Math.floor(low * perDecade + 1e-9);
  const last = Math.floor(high * perDecade + 1e-9);
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const x of logs) {
    const bin = Math.min(last, Math.floor(x * perDecade + 1e-9)) - first;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { from: first / perDecade, width: 1 / perDecade, counts };
}

export interface HistogramPlot {
  readonly groups: readonly { readonly bins: LogBins; readonly ink: Ink | "err"; readonly name: string }[];
  /** A bar of its own for what has no place on the axis: exact zeros at the left, "later" at the right. */
  readonly outside: { readonly side: "left" | "right"; readonly count: number; readonly name: string } | null;
  readonly title: string;
  readonly countTitle: string;
}

/** Stacked bars over a logarithmic axis, with an optional bar beside it. */
export function histogramFigure({ groups, outside, title, countTitle }: HistogramPlot, frame: Frame): Figure {
  const filled = groups.filter(({ bins }) => bins.counts.length > 0);
  const low = filled.length > 0 ? Math.min(...filled.map(({ bins }) => bins.from)) : 0;
  const high =
    filled.length > 0
      ? Math.max(...filled.map(({ bins }) => bins.from + bins.width * bins.counts.length))
      : 0;
  const width = groups[0]?.bins.width ?? 1;
  const gap = filled.length > 0 ? 1.5 * width : 0;
  const place = outside?.side === "left" ? low - gap : high + gap;
  const data: Data[] = filled.map(({ bins, ink, name }) =>
    bar(
      bins.counts.map((_, i) => bins.from + (i + 0.5) * bins.width),
      bins.counts,
      bins.width,
      colorOf(ink, frame),
      name,
    ),
  );
  if (outside) data.push(bar([place], [outside.count], width, frame.palette.ink3, outside.name));
  const edges = [low, high, ...(outside ? [place - width, place + width] : [])];
  const range = [Math.min(...edges) - 0.2 * width, Math.max(...edges) + 0.2 * width] as const;
  const ticks = decadesBetween(low, high);
  if (outside) ticks.push({ at: place, text: outside.name });
  const top = Math.max(1, ...totals(filled.map(({ bins }) => bins)), outside?.count ?? 0);
  return {
    data,
    layout: layoutOf(
      {
        x: axisOf({ title, range, ticks }, frame),
        y: axisOf({ title: countTitle, range: [0, 1.08 * top], grid: true }, frame),
        more: { barmode: "stack", bargap: 0 },
      },
      frame,
    ),
  };
}

function bar(x: readonly number[], y: readonly number[], width: number, color: string, name: string): Data {
  return {
    type: "bar",
    name,
    x: [...x],
    y: [...y],
    width: 0.86 * width,
    marker: { color },
    hovertemplate: `%{y}<extra>${name}</extra>`,
  };
}

function colorOf(ink: Ink | "err", { palette }: Frame): string {
  return palette[ink];
}

/** Heights of the stacked bars; groups may begin at different bins. */
function totals(all: readonly LogBins[]): number[] {
  const sums = new Map<number, number>();
  for (const { from, width, counts } of all) {
    counts.forEach((count, i) => {
      const at = Math.round(from / width) + i;
      sums.set(at, (sums.get(at) ?? 0) + count);
    });
  }
  return [...sums.values()];
}

function decadesBetween(low: number, high: number): { at: number; text: string }[] {
  const whole = decades([10 ** low, 10 ** high], 6);
  const exponents = whole.length > 1 ? whole : [];
  const named = exponents.map((at) => ({ at, text: powerText(at) }));
  if (named.length > 0 || high <= low) return named;
  return [low, (low + high) / 2, high].map((at) => ({ at, text: `${Number((10 ** at).toPrecision(2))}` }));
}

function powerText(exponent: number): string {
  if (exponent === 0 || exponent === 1) return `${10 ** exponent}`;
  return `10${script("sup", `${exponent}`.replace("-", "−"))}`;
}
