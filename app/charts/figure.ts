import { type Axes, steadyRange, valueRange } from "../curves/axes.ts";
import type { CurveSet, Reference } from "../curves/curves.ts";
import { columnDecimals } from "../curves/numbers.ts";
import { firstTime, type Range } from "../store/timeAxis.ts";
import type { Figure, ZoomRanges } from "../ui/plot/figure.ts";
import type { ChartArea } from "./area.ts";
import { plotLabels } from "./endLabels.ts";
import type { Frame, Margins } from "./frame.ts";
import { margins, plotLayout } from "./layout.ts";
import { plotTraces } from "./traces.ts";

export interface FigureInput {
  readonly set: CurveSet;
  readonly references: readonly Reference[];
  readonly timeScale: Axes["timeScale"];
  readonly tEnd: number;
  readonly zoom: ZoomRanges | null;
  readonly frame: Omit<Frame, "decimals">;
  /** While curves follow one another quickly: the picture before, whose frame is kept where it still fits. */
  readonly live: { readonly before: Held | null } | null;
}

/** The frame of a picture: kept, the next one need not draw its axes again and nothing jumps. */
export interface Held {
  readonly y: Range;
  readonly margin: Margins;
}

/** Samples per curve: all of them once the run has ended, fewer while it grows with many curves. */
const SAMPLES = 1000;
const GROWING_SAMPLES = 240;
const MANY = 12;
const STALE_OPACITY = 0.4;

/** A picture with what belongs on top of it: where its axes are, and its curves. */
export interface ChartFigure extends Figure {
  /** What the next picture may keep of it. */
  readonly held: Held;
  readonly area: ChartArea;
  readonly set: CurveSet;
  readonly scale: number;
  /** Decimals of the values read out. */
  readonly decimals: number;
}

/** The whole picture for plotly: axes, traces, labels and marks. */
export function buildFigure(input: FigureInput): ChartFigure {
  const { set, references } = input;
  const axes = chartAxes(input);
  const ends = set.curves.map((curve) => curve.values.at(-1) ?? 0);
  const decimals = Math.max(0, columnDecimals(ends) - 2);
  const frame = { ...input.frame, decimals };
  const growing = frame.runningTo !== null && set.curves.length > MANY;
  const traces = plotTraces(set, references, axes, {
    palette: frame.palette,
    scale: frame.scale,
    opacity: frame.stale ? STALE_OPACITY : 1,
    samples: growing ? GROWING_SAMPLES : SAMPLES,
  });
  const margin = heldMargin(input.live?.before ?? null, margins(set, axes, frame));
  return {
    data: traces,
    layout: plotLayout(axes, frame, margin),
    labels: plotLabels(set, axes, frame, margin),
    held: { y: axes.y, margin },
    area: areaOf(axes, frame, margin),
    set,
    scale: frame.scale,
    decimals,
  };
}

function areaOf(axes: Axes, { width, height }: Frame, { l, r, t, b }: Margins): ChartArea {
  return { axes, left: l, top: t, width: Math.max(1, width - l - r), height: Math.max(1, height - t - b) };
}

/** Margins only grow while a frame is held. */
function heldMargin(before: Held | null, wanted: Margins): Margins {
  const wide = before && before.margin.r >= wanted.r && before.margin.l >= wanted.l;
  return wide ? before.margin : wanted;
}

function chartAxes({ set, references, timeScale, tEnd, zoom, live }: FigureInput): Axes {
  if (zoom) {
    const x: Range = timeScale === "log" ? [10 ** zoom.x[0], 10 ** zoom.x[1]] : zoom.x;
    return { timeScale, x, y: zoom.y };
  }
  const from = firstTime(set.curves[0]?.times ?? null, tEnd, timeScale);
  const values = references.map((reference) => reference.value);
  const y = valueRange(set, values, from);
  return { timeScale, x: [from, tEnd], y: live ? steadyRange(live.before?.y ?? null, y) : y };
}
