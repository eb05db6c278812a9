import type { Annotations, Layout, LayoutAxis, Shape } from "plotly.js";
import { timeFraction } from "../store/timeAxis.ts";
import { fixedNumber, timeText } from "../ui/numbers.ts";
import { placeLabels } from "../ui/plot/labels.ts";
import type { Palette } from "../ui/plot/palette.ts";
import { decadeTicks } from "../ui/plot/ticks.ts";
import type { ChartArea } from "./area.ts";
import type { Axes } from "./axes.ts";
import type { Curve, CurveSet } from "./curves.ts";

/** The frame a chart is drawn in and the marks on its time axis. */
export interface Frame {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** 1, or 2 for the projector: text and lines. */
  readonly scale: number;
  readonly palette: Palette;
  /** Where the integration stands; null once it has ended. */
  readonly runningTo: number | null;
  readonly completion90: number | null;
  /** Decimals of the values at the right end. */
  readonly decimals: number;
  readonly stale: boolean;
  /** A plain drag draws a zoom box. */
  readonly zooming: boolean;
}

interface Margins {
  readonly l: number;
  readonly r: number;
  readonly t: number;
  readonly b: number;
}

/** Height of the axis that "concentration" needs, px at scale 1. */
const TITLE_ROOM = 84;

/** Below this width the labels at the right end drop their values. */
const VALUES_FROM = 330;

/** Room around the plot area in pixels; the right side holds the widest label. */
export function margins(set: CurveSet, axes: Axes, frame: Frame): Margins {
  const { scale } = frame;
  const widest = Math.max(0, ...set.curves.filter((c) => c.labelled).map((c) => plainLabel(c, frame).length));
  const right = Math.min(14 + widest * 6.6 * scale, frame.width / 3);
  // "1.5×10⁷" is wider than "−8000".
  const left = Math.max(-axes.y[0], axes.y[1]) >= 1e5 ? 74 : 52;
  return { l: left * scale, r: Math.max(20, right), t: 22 * scale, b: 42 * scale };
}

/** Plotly's layout of a trajectory chart, where its axes lie, and which curve each annotation names. */
export interface ChartLayout {
  readonly layout: Partial<Layout>;
  readonly area: ChartArea;
  readonly labelled: readonly number[];
}

export function plotLayout(set: CurveSet, axes: Axes, frame: Frame): ChartLayout {
  const margin = margins(set, axes, frame);
  const labels = endLabels(set, axes, frame, margin);
  const more = completionLabel(axes, frame);
  const annotations = [...labels.map(({ annotation }) => annotation), ...more];
  const area = {
    axes,
    left: margin.l,
    top: margin.t,
    width: Math.max(1, frame.width - margin.l - margin.r),
    height: Math.max(1, frame.height - margin.t - margin.b),
  };
  const labelled = [...labels.map(({ curve }) => set.curves.indexOf(curve)), ...more.map(() => -1)];
  return { layout: { ...baseLayout(axes, frame, margin), annotations }, area, labelled };
}

function baseLayout(axes: Axes, frame: Frame, margin: Margins): Partial<Layout> {
  const { palette, scale } = frame;
  return {
    width: frame.width,
    height: frame.height,
    margin: { ...margin, pad: 0 },
    autosize: false,
    paper_bgcolor: palette.pane,
    plot_bgcolor: palette.pane,
    font: { family: palette.sans, size: 11 * scale, color: palette.ink3 },
    showlegend: false,
    hovermode: "closest",
    hoverdistance: 12,
    // Plotly swaps the two while Shift is held; a plain drag is the time cursor's (see useScrub).
    dragmode: frame.zooming ? "zoom" : "pan",
    hoverlabel: {
      bgcolor: palette.pane,
      bordercolor: palette.line3,
      font: { family: palette.sans, size: 12 * scale, color: palette.ink },
      align: "left",
    },
    xaxis: timeAxis(axes, frame),
    yaxis: concentrationAxis(axes, frame, margin),
    shapes: shapes(axes, frame),
  };
}

function axis(frame: Frame): Partial<LayoutAxis> {
  const { palette, scale } = frame;
  return {
    zeroline: false,
    linecolor: palette.line3,
    linewidth: scale,
    showline: true,
    tickcolor: palette.line3,
    tickwidth: scale,
    ticklen: 4 * scale,
    ticks: "outside",
    gridcolor: palette.line,
    gridwidth: scale,
    exponentformat: "power",
    automargin: false,
  };
}

function titleStyle({ scale, palette }: Frame) {
  return { standoff: 6 * scale, font: { size: 11 * scale, color: palette.ink3 } };
}

function timeAxis(axes: Axes, frame: Frame): Partial<LayoutAxis> {
  const log = axes.timeScale === "log";
  return {
    ...axis(frame),
    type: log ? "log" : "linear",
    range: log ? axes.x.map(Math.log10) : [...axes.x],
    showgrid: false,
    nticks: 6,
    ...(log ? decadeTicks(axes.x) : {}),
    title: { text: "time, arbitrary units", ...titleStyle(frame) },
  };
}

function concentrationAxis(axes: Axes, frame: Frame, margin: Margins): Partial<LayoutAxis> {
  const room = frame.height - margin.t - margin.b;
  return {
    ...axis(frame),
    range: [...axes.y],
    nticks: Math.max(5, Math.min(7, Math.round(room / (36 * frame.scale)))),
    zeroline: true,
    zerolinecolor: frame.palette.line3,
    zerolinewidth: frame.scale,
    // A title longer than its axis would run out of the frame.
    title: { text: room < TITLE_ROOM * frame.scale ? "" : "concentration", ...titleStyle(frame) },
  };
}

function shapes(axes: Axes, frame: Frame): Partial<Shape>[] {
  const { palette, scale, runningTo, completion90 } = frame;
  const found: Partial<Shape>[] = [];
  if (runningTo !== null) {
    const x = timeFraction(axes, runningTo);
    const area = { xref: "paper", yref: "paper", y0: 0, y1: 1 } as const;
    found.push(
      { ...area, type: "rect", x0: x, x1: 1, fillcolor: palette.sunk, line: { width: 0 }, layer: "below" },
      { ...area, type: "line", x0: x, x1: x, line: { color: palette.accent, width: 1.5 * scale } },
    );
  }
  if (completion90 !== null && inside(axes, completion90)) {
    const x = timeFraction(axes, completion90);
    const line = { color: palette.ink2, width: scale, dash: `${scale}px,${3 * scale}px` as "dot" };
    found.push({ type: "line", xref: "paper", yref: "paper", x0: x, x1: x, y0: 0, y1: 1, line });
  }
  return found;
}

function inside(axes: Axes, t: number): boolean {
  return t >= axes.x[0] && t <= axes.x[1];
}

function completionLabel(axes: Axes, frame: Frame): Partial<Annotations>[] {
  const t = frame.completion90;
  if (t === null || !inside(axes, t)) return [];
  const x = timeFraction(axes, t);
  return [
    {
      xref: "paper",
      yref: "paper",
      x,
      y: 1,
      xanchor: x > 0.6 ? "right" : "left",
      yanchor: "bottom",
      text: `90 % at t = ${timeText(t)}`,
      showarrow: false,
      font: { size: 11 * frame.scale, color: frame.palette.ink2 },
      borderpad: 2,
    },
  ];
}

/** "y₁ 4.86" where there is room for the value, else "y₁". */
function plainLabel(curve: Curve, frame: Frame): string {
  return curve.plain + valueText(curve, frame);
}

function valueText(curve: Curve, frame: Frame): string {
  const last = curve.values[curve.values.length - 1];
  if (last === undefined || frame.width < VALUES_FROM * frame.scale) return "";
  return ` ${fixedNumber(last, frame.decimals)}`;
}

interface EndLabel {
  readonly curve: Curve;
  readonly annotation: Partial<Annotations>;
}

/** Names at the right end of the curves, moved apart where they would overlap. */
function endLabels(set: CurveSet, axes: Axes, frame: Frame, margin: Margins): EndLabel[] {
  const { scale, palette } = frame;
  const room = frame.height - margin.t - margin.b;
  const toPixel = (v: number) => ((axes.y[1] - v) / (axes.y[1] - axes.y[0])) * room;
  const ends = set.curves.flatMap((curve) => {
    const last = curve.values[curve.values.length - 1];
    if (!curve.labelled || last === undefined) return [];
    const y = toPixel(last);
    return y < -2 || y > room + 2 ? [] : [{ curve, y }];
  });
  const wishes = ends.map(({ curve, y }) => ({
    y,
    height: 15 * scale,
    priority: curve.kind === "value" ? (curve.marker ? 0 : 1) : curve.kind === "rail" ? 2 : 3,
  }));
  const placed = placeLabels(wishes, -8 * scale, room + 8 * scale);
  return ends.flatMap(({ curve }, i) => {
    const y = placed[i];
    if (y === null || y === undefined) return [];
    const strong = curve.kind === "value" && curve.marker !== null;
    const text = curve.html + valueText(curve, frame);
    const annotation: Partial<Annotations> = {
      xref: "paper",
      yref: "paper",
      x: 1,
      y: 1,
      yshift: -y,
      xshift: 8 * scale,
      xanchor: "left",
      yanchor: "middle",
      align: "left",
      text: strong ? `<b>${text}</b>` : text,
      showarrow: false,
      // Pointed at, the label lights its neuron as its curve does.
      captureevents: true,
      opacity: frame.stale ? 0.4 : 1,
      font: { size: 12 * scale, color: palette[curve.ink] },
    };
    return { curve, annotation };
  });
}
