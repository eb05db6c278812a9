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
  /** The run that is drawn in front: the newest, at the end the one that is kept. */
  readonly front: RunCurve | null;
}

/** What is drawn of a point. */
type Measure = (point: EpochPoint) => number;

const BEHIND = 0.3;

/** Loss per epoch on a logarithmic axis: one run, the others faint behind it. */
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
  const { front } = plot;
  const shares = plot.runs.flatMap(({ points }) => points.map(({ accuracy }) => accuracy));
  // The last few percent are what a person looks for: the axis begins where the better half is.
  const low = shares.length > 0 ? Math.min(0.9, Math.max(0, quantile(shares, 0.1) - 0.05)) : 0;
  const drawn = figure(
    plot,
    { title: text.plots.accuracy, range: [(100 * Math.floor(10 * low)) / 10, 100.5], log: false },
    { judged: ({ accuracy }) => 100 * accuracy, training: ({ trainAccuracy }) => 100 * trainAccuracy },
    frame,
  );
  return front?.best ? { ...drawn, data: [...drawn.data, bestMark(front.best, frame)] } : drawn;
}

/** The epoch that is kept so far. */
function bestMark(
  best: { readonly epoch: number; readonly accuracy: number },
  { palette, scale }: Frame,
): Data {
  return {
    type: "scatter",
    mode: "markers",
    x: [best.epoch],
    y: [100 * best.accuracy],
    hoverinfo: "skip",
    marker: {
      size: 8 * scale,
      color: palette.pane,
      line: { color: palette.ink, width: 1.75 * scale },
    },
  };
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(q * (sorted.length - 1))] ?? 0;
}

function figure(
  { runs, epochs, validated, front }: TrainingPlot,
  axis: { readonly title: string; readonly range: Range; readonly log: boolean },
  measures: { readonly judged: Measure; readonly training: Measure },
  frame: Frame,
): Figure {
  const { palette, scale } = frame;
  const others = runs.filter((run) => run !== front);
  const line = (curves: readonly RunCurve[], measure: Measure, color: string, width: number): Data => ({
    type: "scatter",
    mode: "lines",
    // All other runs as one trace with gaps: plotly's cost is per trace.
    x: curves.flatMap(({ points }) => [...points.map(({ epoch }) => epoch), null]),
    y: curves.flatMap(({ points }) => [...points.map(measure), null]),
    connectgaps: false,
    hoverinfo: "skip",
    line: { color, width: width * scale },
  });
  const data: Data[] = [];
  if (others.length > 0) data.push(line(others, measures.judged, faded(palette.ink3, BEHIND), 1));
  if (front && validated) data.push(line([front], measures.training, palette.y1, 1.25));
  if (front) data.push(line([front], measures.judged, palette.accent, 1.75));
  return {
    data,
    layout: layoutOf(
      {
        x: axisOf({ title: text.plots.epoch, range: [0, Math.max(1, epochs)] }, frame),
        y: axisOf({ ...axis, grid: true }, frame),
        right: 20,
      },
      frame,
    ),
  };
}
