import type { Data } from "plotly.js";
import type { EpochPoint } from "../../src-worker/engine.ts";
import type { RunCurve } from "../store/training.ts";
import type { Figure } from "../ui/plot/figure.ts";
import { axisOf, decadesAround, type Frame, faded, layoutOf, type Range } from "../ui/plot/frame.ts";
import { text } from "./text.ts";

export interface TrainingPlot {
  readonly runs: readonly RunCurve[];
  readonly epochs: number;
  /** Training and validation have a curve each; else there is one. */
  readonly validated: boolean;
}

/** What is drawn of a point. */
type Measure = (point: EpochPoint) => number;

const EARLIER = 0.35;

/** Loss per epoch on a logarithmic axis: the newest run, the others faint behind it. */
export function lossFigure(plot: TrainingPlot, frame: Frame): Figure {
  const values = plot.runs.flatMap(({ points }) =>
    points.flatMap(({ loss, trainLoss }) => [loss, trainLoss]),
  );
  const range = decadesAround(values);
  const positive =
    (measure: Measure): Measure =>
    (point) =>
      Math.max(measure(point), range[0] / 10);
  return figure(
    plot,
    { title: text.plots.loss, range, log: true },
    { judged: positive(({ loss }) => loss), training: positive(({ trainLoss }) => trainLoss) },
    frame,
  );
}

/** Right answers per epoch, in percent. */
export function accuracyFigure(plot: TrainingPlot, frame: Frame): Figure {
  const shares = plot.runs.flatMap(({ points }) => points.map(({ accuracy }) => accuracy));
  // The last few percent are what a person looks for: the axis begins where the better half is.
  const low = shares.length > 0 ? Math.min(0.9, Math.max(0, quantile(shares, 0.1) - 0.05)) : 0;
  return figure(
    plot,
    { title: text.plots.accuracy, range: [(100 * Math.floor(10 * low)) / 10, 100.5], log: false },
    { judged: ({ accuracy }) => 100 * accuracy, training: ({ trainAccuracy }) => 100 * trainAccuracy },
    frame,
  );
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(q * (sorted.length - 1))] ?? 0;
}

function figure(
  { runs, epochs, validated }: TrainingPlot,
  axis: { readonly title: string; readonly range: Range; readonly log: boolean },
  measures: { readonly judged: Measure; readonly training: Measure },
  frame: Frame,
): Figure {
  const { palette, scale } = frame;
  const earlier = runs.slice(0, -1);
  const newest = runs.at(-1);
  const line = (curves: readonly RunCurve[], measure: Measure, color: string, width: number): Data => ({
    type: "scatter",
    mode: "lines",
    // All earlier runs as one trace with gaps: plotly's cost is per trace.
    x: curves.flatMap(({ points }) => [...points.map(({ epoch }) => epoch), null]),
    y: curves.flatMap(({ points }) => [...points.map(measure), null]),
    connectgaps: false,
    hoverinfo: "skip",
    line: { color, width: width * scale },
  });
  const data: Data[] = [];
  if (earlier.length > 0) data.push(line(earlier, measures.judged, faded(palette.ink3, EARLIER), 1));
  if (newest && validated) data.push(line([newest], measures.training, palette.y1, 1.25));
  if (newest) data.push(line([newest], measures.judged, palette.accent, 1.75));
  return {
    data,
    layout: layoutOf(
      {
        x: axisOf({ title: text.plots.epoch, range: [0, Math.max(1, epochs)] }, frame),
        y: axisOf({ ...axis, grid: true }, frame),
      },
      frame,
    ),
  };
}
