import type { Annotations, Layout, LayoutAxis } from "plotly.js";
import type { Palette } from "./palette.ts";
import { decadeTicks } from "./ticks.ts";

/** Where a plot is drawn: CSS pixels, colours, and 1 or (for the projector) 2 for text and lines. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly palette: Palette;
}

export type Range = readonly [number, number];

export interface AxisWish {
  readonly title: string;
  readonly range: Range;
  readonly log?: boolean;
  /** Whole steps, or names at whole places. */
  readonly ticks?: readonly { readonly at: number; readonly text: string }[];
  readonly grid?: boolean;
}

/** An axis in the page's style; the range of a logarithmic one is in data units. */
export function axisOf({ title, range, log = false, ticks, grid = false }: AxisWish, frame: Frame) {
  const { palette, scale } = frame;
  const axis: Partial<LayoutAxis> = {
    type: log ? "log" : "linear",
    range: log ? range.map(Math.log10) : [...range],
    zeroline: false,
    showline: true,
    linecolor: palette.line3,
    linewidth: scale,
    ticks: "outside",
    tickcolor: palette.line3,
    ticklen: 4 * scale,
    tickwidth: scale,
    showgrid: grid,
    gridcolor: palette.line,
    gridwidth: scale,
    nticks: 6,
    exponentformat: "power",
    automargin: false,
    fixedrange: true,
    title: { text: title, standoff: 6 * scale, font: { size: 11 * scale, color: palette.ink3 } },
    ...(log ? decadeTicks(range) : {}),
    ...(ticks
      ? {
          tickmode: "array" as const,
          tickvals: ticks.map(({ at }) => at),
          ticktext: ticks.map((tick) => tick.text),
        }
      : {}),
  };
  return axis;
}

interface LayoutParts {
  readonly x: Partial<LayoutAxis>;
  readonly y: Partial<LayoutAxis>;
  /** Room at the right for labels, px before scaling. */
  readonly right?: number;
  readonly annotations?: Partial<Annotations>[];
  readonly more?: Partial<Layout>;
}

export const TOP = 12;
export const BOTTOM = 40;
const LEFT = 56;

/** Plotly's layout of one plot. */
export function layoutOf({ x, y, right = 12, annotations = [], more = {} }: LayoutParts, frame: Frame) {
  const { palette, scale, width, height } = frame;
  const layout: Partial<Layout> = {
    width,
    height,
    autosize: false,
    margin: { l: LEFT * scale, r: right * scale, t: TOP * scale, b: BOTTOM * scale, pad: 0 },
    paper_bgcolor: palette.pane,
    plot_bgcolor: palette.pane,
    font: { family: palette.sans, size: 11 * scale, color: palette.ink3 },
    showlegend: false,
    hovermode: "closest",
    dragmode: false,
    hoverlabel: {
      bgcolor: palette.pane,
      bordercolor: palette.line3,
      font: { family: palette.sans, size: 12 * scale, color: palette.ink },
      align: "left",
    },
    xaxis: x,
    yaxis: y,
    annotations,
    ...more,
  };
  return layout;
}

/** Smallest range that holds all finite numbers, with 6 % of air. */
export function rangeOf(values: Iterable<number>): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const x of values) {
    if (!Number.isFinite(x)) continue;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  if (low > high) return [-1, 1];
  const air = 0.06 * (high - low) || Math.max(0.5, Math.abs(high) / 2);
  return [low - air, high + air];
}

/** Range of a logarithmic axis: whole decades around all positive numbers, at least one. */
export function decadesAround(values: readonly number[]): Range {
  const positive = values.filter((x) => x > 0 && Number.isFinite(x));
  if (positive.length === 0) return [0.1, 10];
  const low = Math.floor(Math.log10(Math.min(...positive)) + 1e-9);
  const high = Math.ceil(Math.log10(Math.max(...positive)) - 1e-9);
  return [10 ** low, 10 ** Math.max(high, low + 1)];
}

/** "rgba(…)" of a #rrggbb colour. */
export function faded(color: string, opacity: number): string {
  const [, r, g, b] = color.match(/^#(..)(..)(..)$/) ?? [];
  if (!r || !g || !b) return color;
  return `rgba(${[r, g, b].map((part) => Number.parseInt(part, 16)).join(",")},${opacity})`;
}
