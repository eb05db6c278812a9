import type { Data } from "plotly.js";
import type { Figure } from "../../ui/plot/figure.ts";
import { axisOf, decadesAround, type Frame, layoutOf } from "../../ui/plot/frame.ts";
import type { Ink } from "../../ui/plot/outputStyles.ts";

/** Medians with their spread over a few named places, one colour per series. */
export interface RangePlot {
  readonly places: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly ink: Ink;
    /** Per place: low, middle, high; null where nothing is known. */
    readonly ranges: readonly (readonly [number | null, number | null, number | null] | null)[];
  }[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly log: boolean;
  /** Joins the medians. */
  readonly joined: boolean;
}

const SPREAD = 0.12;

/** Median dots with bars from the low to the high quantile. */
export function rangeFigure(plot: RangePlot, frame: Frame): Figure {
  const { places, series, xTitle, yTitle, log, joined } = plot;
  const all = series.flatMap(({ ranges }) => ranges.flatMap((range) => [...(range ?? [])]));
  const known = all.filter((x) => x !== null);
  const top = Math.max(0, ...known);
  const range = log ? decadesAround(known) : ([0, 1.08 * top || 1] as const);
  return {
    data: series.map((one, s) => seriesTrace(one, (s - (series.length - 1) / 2) * SPREAD, joined, frame)),
    layout: layoutOf(
      {
        x: axisOf(
          {
            title: xTitle,
            range: [-0.5, places.length - 0.5],
            ticks: places.map((text, at) => ({ at, text })),
          },
          frame,
        ),
        y: axisOf({ title: yTitle, range, log, grid: true }, frame),
        right: series.length > 1 ? 76 : 12,
        annotations: series.length > 1 ? names(plot, range, frame) : [],
      },
      frame,
    ),
  };
}

function seriesTrace(
  { name, ink, ranges }: RangePlot["series"][number],
  shift: number,
  joined: boolean,
  { palette, scale }: Frame,
): Data {
  const color = palette[ink];
  const middles = ranges.map((range) => range?.[1] ?? null);
  const away = (end: 0 | 2) =>
    ranges.map((range) => Math.abs((range?.[end] ?? range?.[1] ?? 0) - (range?.[1] ?? 0)));
  return {
    type: "scatter",
    mode: joined ? "lines+markers" : "markers",
    name,
    x: ranges.map((_, i) => i + shift),
    y: middles,
    line: { color, width: 1.5 * scale },
    marker: { color, size: 8 * scale },
    error_y: {
      type: "data",
      symmetric: false,
      array: away(2),
      arrayminus: away(0),
      color,
      thickness: 1.5 * scale,
      width: 4 * scale,
    },
    hovertemplate: `${name} %{y:.4~g}<extra></extra>`,
  };
}

/** Each series named behind its last point. */
function names({ series }: RangePlot, range: readonly [number, number], { palette, scale }: Frame) {
  const place = (v: number) =>
    (Math.log10(v) - Math.log10(range[0])) / (Math.log10(range[1]) - Math.log10(range[0]));
  return series.flatMap(({ name, ink, ranges }) => {
    const last = ranges.findLast((one) => one?.[1] != null)?.[1];
    if (last === null || last === undefined || last <= 0) return [];
    return {
      xref: "paper" as const,
      yref: "paper" as const,
      x: 1,
      y: place(last),
      xshift: 4 * scale,
      xanchor: "left" as const,
      yanchor: "middle" as const,
      text: name,
      showarrow: false,
      font: { size: 12 * scale, color: palette[ink] },
    };
  });
}

/** Shares in percent as bars over the same places. */
export function shareFigure(
  {
    places,
    shares,
    xTitle,
    yTitle,
  }: {
    readonly places: readonly string[];
    /** 0 to 1. */
    readonly shares: readonly number[];
    readonly xTitle: string;
    readonly yTitle: string;
  },
  frame: Frame,
): Figure {
  const percents = shares.map((share) => 100 * share);
  const top = Math.max(1, ...percents);
  return {
    data: [
      {
        type: "bar",
        x: places.map((_, i) => i),
        y: percents,
        width: 0.5,
        marker: { color: frame.palette.err },
        hovertemplate: "%{y:.3~g} %<extra></extra>",
      },
    ],
    layout: layoutOf(
      {
        x: axisOf(
          {
            title: xTitle,
            range: [-0.5, places.length - 0.5],
            ticks: places.map((text, at) => ({ at, text })),
          },
          frame,
        ),
        y: axisOf({ title: yTitle, range: [0, 1.08 * top], grid: true }, frame),
      },
      frame,
    ),
  };
}
