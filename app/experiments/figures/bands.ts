import type { Annotations, Data } from "plotly.js";
import type { Figure } from "../../ui/plot/figure.ts";
import {
  axisOf,
  BOTTOM,
  type Frame,
  faded,
  layoutOf,
  type Range,
  rangeOf,
  TOP,
} from "../../ui/plot/frame.ts";
import { escapeHtml } from "../../ui/plot/html.ts";
import { placeLabels } from "../../ui/plot/labels.ts";
import { type OutputStyle, outputStyles } from "../../ui/plot/outputStyles.ts";
import { text } from "../text.ts";

/** One output over time: nested bands (outermost first) around a middle curve. */
export interface BandedOutput {
  readonly name: string;
  readonly middle: Float64Array;
  readonly bands: readonly { readonly low: Float64Array; readonly high: Float64Array }[];
  /** Drawn dashed in ink; null for none. */
  readonly limit: number | null;
  /** Drawn dotted: the same output in another run. */
  readonly beside: { readonly times: Float64Array; readonly values: Float64Array } | null;
}

export interface BandPlot {
  readonly times: Float64Array;
  readonly outputs: readonly BandedOutput[];
  readonly timeScale: "linear" | "log";
  /** How many decades before the end a logarithmic axis shows at most. */
  readonly decades: number;
}

/** Nested bands lie over each other: together about as dark as a single one. */
const SHADE = 0.32;

/** Quantile or deviation bands of every output, with limits; above three outputs the leaders only. */
export function bandFigure({ times, outputs, timeScale, decades }: BandPlot, frame: Frame): Figure {
  const log = timeScale === "log";
  const tEnd = times.at(-1) ?? 1;
  const from = log ? firstLogTime(times, tEnd, decades) : 0;
  const styles = outputStyles(outputs.map(({ middle, limit }) => limit ?? middle.at(-1) ?? 0));
  const x: Range = [from, tEnd];
  const y = rangeOf(shownValues(outputs, styles, times, from));
  const data = outputs.flatMap((output, o) => {
    const style = styles[o] as OutputStyle;
    return [...shades(output, style, times, frame), ...lines(output, style, times, frame)];
  });
  return {
    data: [...data, ...limitLines(outputs, x, frame)],
    layout: layoutOf(
      {
        x: axisOf({ title: text.time, range: x, log }, frame),
        y: axisOf({ title: text.concentration, range: y, grid: true }, frame),
        right: labelRoom(outputs),
        annotations: endLabels(outputs, styles, y, frame),
      },
      frame,
    ),
  };
}

function firstLogTime(times: Float64Array, tEnd: number, decades: number): number {
  const first = times.find((t) => t > 0) ?? tEnd / 1000;
  return Math.max(first, tEnd / 10 ** decades);
}

function* shownValues(
  outputs: readonly BandedOutput[],
  styles: readonly OutputStyle[],
  times: Float64Array,
  from: number,
): Generator<number> {
  for (const [o, { middle, bands, limit }] of outputs.entries()) {
    if (limit !== null) yield limit;
    const curves = styles[o]?.marker ? [middle, ...bands.flatMap(({ low, high }) => [low, high])] : [middle];
    for (const curve of curves) {
      for (let i = 0; i < curve.length; i++) if ((times[i] as number) >= from) yield curve[i] as number;
    }
  }
}

function shades(output: BandedOutput, style: OutputStyle, times: Float64Array, frame: Frame): Data[] {
  if (!style.marker) return [];
  const color = frame.palette[style.ink];
  const shared = { type: "scatter", mode: "lines", x: times, hoverinfo: "skip", line: { width: 0 } } as const;
  return output.bands.flatMap(({ low, high }): Data[] => [
    { ...shared, y: low },
    { ...shared, y: high, fill: "tonexty", fillcolor: faded(color, SHADE / output.bands.length) },
  ]);
}

function lines(output: BandedOutput, style: OutputStyle, times: Float64Array, frame: Frame): Data[] {
  const { palette, scale } = frame;
  const color = palette[style.ink];
  const name = escapeHtml(output.name);
  const middle: Data = {
    type: "scatter",
    mode: "lines",
    name: output.name,
    x: times,
    y: output.middle,
    line: { color, width: (style.marker ? 2 : 1) * scale },
    hovertemplate: `${name} = %{y:.4~f}<br>t = %{x:.3~g}<extra></extra>`,
  };
  if (!output.beside) return [middle];
  const beside: Data = {
    type: "scatter",
    mode: "lines",
    x: output.beside.times,
    y: output.beside.values,
    line: { color: palette.ink, width: 1.25 * scale, dash: `${1.5 * scale}px,${2.5 * scale}px` as "dot" },
    hoverinfo: "skip",
  };
  return [middle, beside];
}

/** All limits as one trace with gaps: plotly's cost is per trace. */
function limitLines(outputs: readonly BandedOutput[], x: Range, { palette, scale }: Frame): Data[] {
  const limits = outputs.flatMap(({ limit }) => (limit === null ? [] : [limit]));
  if (limits.length === 0) return [];
  return [
    {
      type: "scatter",
      mode: "lines",
      name: "limit",
      x: limits.flatMap(() => [x[0], x[1], null]),
      y: limits.flatMap((limit) => [limit, limit, null]),
      connectgaps: false,
      line: { color: palette.ink, width: 1.25 * scale, dash: `${4 * scale}px,${4 * scale}px` as "dash" },
      opacity: 0.85,
      hoverinfo: "skip",
    },
  ];
}

const LONGEST_NAME = 14;

function shortName(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}

function labelRoom(outputs: readonly BandedOutput[]): number {
  return 20 + 6.8 * Math.max(2, ...outputs.map(({ name }) => shortName(name).length));
}

/** Names at the right end of the curves, moved apart where they would overlap. */
function endLabels(
  outputs: readonly BandedOutput[],
  styles: readonly OutputStyle[],
  y: Range,
  { height, scale, palette }: Frame,
): Partial<Annotations>[] {
  const room = height - (TOP + BOTTOM) * scale;
  const wishes = outputs.map(({ middle, limit }, o) => ({
    y: ((y[1] - (middle.at(-1) ?? limit ?? 0)) / (y[1] - y[0])) * room,
    height: 15 * scale,
    priority: styles[o]?.marker ? 0 : 1,
  }));
  const placed = placeLabels(wishes, -6 * scale, room + 6 * scale);
  return outputs.flatMap(({ name }, o) => {
    const at = placed[o];
    const style = styles[o];
    if (at === null || at === undefined || !style) return [];
    const label = escapeHtml(shortName(name));
    return {
      xref: "paper",
      yref: "paper",
      x: 1,
      y: 1,
      yshift: -at,
      xshift: 8 * scale,
      xanchor: "left",
      yanchor: "middle",
      text: style.marker ? `<b>${label}</b>` : label,
      showarrow: false,
      font: { size: 12 * scale, color: palette[style.ink] },
    };
  });
}
