import type { Layout, LayoutAxis, Shape } from "plotly.js";
import { type Axes, contains } from "../curves/axes.ts";
import type { CurveSet } from "../curves/curves.ts";
import { timeFraction } from "../store/timeAxis.ts";
import { decadeTicks } from "../ui/plot/ticks.ts";
import { plainLabel } from "./endLabels.ts";
import type { Frame, Margins } from "./frame.ts";
import { chartText } from "./text.ts";

/** Height of the axis that "concentration" needs, px at scale 1. */
const TITLE_ROOM = 84;

/** Room around the plot area in pixels; the right side holds the widest label. */
export function margins(set: CurveSet, axes: Axes, frame: Frame): Margins {
  const { scale } = frame;
  const widest = Math.max(0, ...set.curves.filter((c) => c.labelled).map((c) => plainLabel(c, frame).length));
  const right = Math.min((14 + widest * 7) * scale, frame.width / 3);
  // "−2×10⁴" is wider than "−8000", "1.5×10⁷" wider still.
  const largest = Math.max(-axes.y[0], axes.y[1]);
  const left = largest >= 1e5 ? 74 : largest >= 1e4 ? 64 : 52;
  return { l: left * scale, r: Math.max(20 * scale, right), t: 22 * scale, b: 42 * scale };
}

/** Plotly's layout of a trajectory chart. */
export function plotLayout(axes: Axes, frame: Frame, margin: Margins): Partial<Layout> {
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
    title: { text: chartText.axes.time, ...titleStyle(frame) },
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
    title: {
      text: room < TITLE_ROOM * frame.scale ? "" : chartText.axes.concentration,
      ...titleStyle(frame),
    },
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
  if (completion90 !== null && contains(axes.x, completion90)) {
    const x = timeFraction(axes, completion90);
    const line = { color: palette.ink2, width: scale, dash: `${scale}px,${3 * scale}px` as "dot" };
    found.push({ type: "line", xref: "paper", yref: "paper", x0: x, x1: x, y0: 0, y1: 1, line });
  }
  return found;
}
