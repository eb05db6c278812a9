import { firstTime, type Range } from "../store/timeAxis.ts";
import type { Figure, ZoomRanges } from "../ui/plot/figure.ts";
import type { ChartArea } from "./area.ts";
import { type Axes, valueRange } from "./axes.ts";
import type { CurveSet } from "./curves.ts";
import { type Frame, plotLayout } from "./layout.ts";
import { columnDecimals } from "./numbers.ts";
import { plotTraces, type Reference } from "./traces.ts";

export interface FigureInput {
  readonly set: CurveSet;
  readonly references: readonly Reference[];
  readonly timeScale: Axes["timeScale"];
  readonly tEnd: number;
  readonly zoom: ZoomRanges | null;
  readonly frame: Omit<Frame, "decimals">;
}

/** Samples per curve: all of them once the run has ended, fewer while it grows with many curves. */
const SAMPLES = 1000;
const GROWING_SAMPLES = 240;
const MANY = 12;
const STALE_OPACITY = 0.4;

/** A picture with what belongs on top of it: where its axes are, and which curve each label names. */
export interface ChartFigure extends Figure {
  readonly area: ChartArea;
  readonly set: CurveSet;
  readonly scale: number;
  /** Decimals of the values read out. */
  readonly decimals: number;
  /** Index of the curve per annotation; −1 for those that name none. */
  readonly labelled: readonly number[];
}

/** The whole picture for plotly: axes, traces, labels and marks. */
export function buildFigure(input: FigureInput): ChartFigure {
  const { set, references, frame } = input;
  const axes = chartAxes(input);
  const growing = frame.runningTo !== null && set.curves.length > MANY;
  const traces = plotTraces(set, references, axes, {
    palette: frame.palette,
    scale: frame.scale,
    opacity: frame.stale ? STALE_OPACITY : 1,
    samples: growing ? GROWING_SAMPLES : SAMPLES,
  });
  const ends = set.curves.map((curve) => curve.values.at(-1) ?? 0);
  const decimals = Math.max(0, columnDecimals(ends) - 2);
  const { layout, area, labelled } = plotLayout(set, axes, { ...frame, decimals });
  return { data: traces, layout, area, labelled, set, scale: frame.scale, decimals };
}

function chartAxes({ set, references, timeScale, tEnd, zoom }: FigureInput): Axes {
  if (zoom) {
    const x: Range = timeScale === "log" ? [10 ** zoom.x[0], 10 ** zoom.x[1]] : zoom.x;
    return { timeScale, x, y: zoom.y };
  }
  const from = firstTime(set.curves[0]?.times ?? null, tEnd, timeScale);
  const values = references.map((reference) => reference.value);
  return { timeScale, x: [from, tEnd], y: valueRange(set, values, from) };
}
