import { contains, markerTimes } from "../../curves/axes.ts";
import type { Curve } from "../../curves/curves.ts";
import { valueAt } from "../../curves/sampling.ts";
import { counted } from "../../store/names.ts";
import { timeText } from "../../ui/numbers.ts";
import { markerPath } from "../marker.ts";
import { textWidth } from "../metrics.ts";
import { group, path, type Scene, type Shape, SMALL } from "../scene.ts";
import type { Frame } from "../sizes.ts";
import { number as n } from "../svg.ts";
import { figureText } from "../text.ts";
import { type Area, chartAxes, polyline, xOf, yOf } from "./area.ts";
import { axesShapes, axisRoom } from "./axesShapes.ts";
import { type DrawnCurve, endLabels, LABEL_GAP, labelsOf, labelWidth } from "./ends.ts";
import { DASHED, DOTTED, hasKey, KEY_HEIGHT, keyShapes } from "./key.ts";
import type { ChartModel } from "./model.ts";
import type { Polyline } from "./thin.ts";
import { linearTicks, logTicks } from "./ticks.ts";

/** Height of a chart that may choose it, of its width. */
const ASPECT = 0.62;
const TOP = 7;
const COMPLETION_ROOM = 12;
/** Room for the widest number at the end of the time axis. */
const RIGHT = 10;
/** Lines are this much of the page's width in px. */
const LINE_SHARE = 0.75;
/** Names with values may take this share of the width; else they go without. */
const LABEL_SHARE = 0.36;

/** The chart as its figure: curves into the network's values, axes with units, names at the right ends. */
export function chartScene(model: ChartModel, frame: Frame): Scene {
  const height = frame.height ?? Math.min(frame.most, frame.width * ASPECT);
  const { area, ticks, labels } = layOut(model, frame.width, height);
  const drawn = model.set.curves.map((curve, i): DrawnCurve => {
    const runs = labels[i] ?? [];
    return { curve, line: polyline(area, curve.times, curve.values), runs };
  });
  const { inks, show, references, set } = model;
  const key = show.legend
    ? keyShapes(set, references, inks, area.left, TOP, frame.width - area.left - 4)
    : [];
  const shapes: Shape[] = [
    ...axesShapes(area, ticks, inks),
    group(
      drawn.flatMap((one) => curveShape(one, model)),
      undefined,
      "curves",
    ),
    ...referenceShapes(area, model),
    group(
      drawn.flatMap(({ curve }) => markers(curve, area, model)),
      undefined,
      "markers",
    ),
    ...completion(area, model),
    group(endLabels(drawn, area, inks), undefined, "names"),
    ...(key.length > 0 ? [group(key, undefined, "key")] : []),
  ];
  return { x: 0, y: 0, width: frame.width, height, ...words(model), shapes };
}

function layOut(model: ChartModel, width: number, height: number) {
  const { show, set, references } = model;
  const axes = chartAxes(model);
  const top =
    TOP +
    (show.legend && hasKey(set, references) ? KEY_HEIGHT : 0) +
    (completionOf(model) ? COMPLETION_ROOM : 0);
  const valueTicks = linearTicks(axes.y, Math.max(2, Math.min(7, height / 34)));
  const inner = Math.max(40, width * 0.7);
  const timeTicks =
    axes.timeScale === "log"
      ? logTicks(axes.x, inner / 40)
      : linearTicks(axes.x, Math.max(2, Math.min(8, Math.round(inner / 45))));
  const within = (range: readonly [number, number]) => (tick: { value: number }) =>
    contains(range, tick.value);
  const ticks = {
    time: {
      ...timeTicks,
      ticks: timeTicks.ticks.filter(within([axes.x[0] * (1 - 1e-9), axes.x[1] * (1 + 1e-9)])),
    },
    value: { ...valueTicks, ticks: valueTicks.ticks.filter(within(axes.y)) },
  };
  const room = axisRoom(ticks);
  const labels = fittingLabels(model, width);
  const names = labelWidth(labels);
  const right = names > 0 ? Math.min(names + LABEL_GAP + 3, width * 0.4) : RIGHT;
  const area: Area = {
    axes,
    left: room.left,
    top,
    width: Math.max(20, width - room.left - right),
    height: Math.max(20, height - top - room.bottom),
  };
  return { area, ticks, labels };
}

/** As much beside the symbols as leaves the plot its room: names and values, names, values, or neither. */
function fittingLabels({ set, show, outputs }: ChartModel, width: number) {
  const names = show.names ? outputs : [];
  const wishes = [
    { names, values: show.values },
    { names, values: false },
    { names: [], values: show.values },
  ].map((parts) => labelsOf(set.curves, parts));
  const fits = wishes.find((labels) => labelWidth(labels) + LABEL_GAP <= width * LABEL_SHARE);
  return fits ?? labelsOf(set.curves, { names: [], values: false });
}

function linePath({ x, y }: Polyline): string {
  let d = "";
  for (let i = 0; i < x.length; i++) d += `${i === 0 ? "M" : "L"}${n(x[i] as number)} ${n(y[i] as number)}`;
  return d;
}

function curveShape({ curve, line }: DrawnCurve, { inks }: ChartModel): Shape[] {
  if (line.x.length < 2) return [];
  const width = curve.width * LINE_SHARE;
  const dash = curve.dotted ? { dash: DOTTED } : {};
  const faint = curve.opacity < 1 ? { opacity: curve.opacity } : {};
  const id = `curve-${curve.key.replace(/[^\w−-]+/g, "-").replaceAll("−", "-")}`;
  return [path(linePath(line), { stroke: inks[curve.ink], width, ...dash, ...faint }, id)];
}

/** The values to run into, as dashed lines over the whole axis. */
function referenceShapes(area: Area, { references, inks }: ChartModel): Shape[] {
  const lines = references.filter(({ value }) => contains(area.axes.y, value));
  const d = lines.map(({ value }) => `M${n(area.left)} ${n(yOf(area, value))}H${n(area.left + area.width)}`);
  return d.length > 0 ? [path(d.join(""), { stroke: inks.ink, width: 0.9, dash: DASHED }, "network")] : [];
}

function markers(curve: Curve, area: Area, { inks }: ChartModel): Shape[] {
  const { marker } = curve;
  if (!marker || curve.times.length === 0) return [];
  const { x } = area.axes;
  const times = [...new Set(markerTimes(curve, area.axes).map((t) => Math.min(t, x[1])))];
  return times
    .filter((t) => contains(x, t))
    .map((t) => {
      const at = markerPath(marker, xOf(area, t), yOf(area, valueAt(curve.times, curve.values, t)), 3.2);
      return path(at, { fill: inks[curve.ink], stroke: inks.pane, width: 0.75 });
    });
}

function completionOf(model: ChartModel): number | null {
  const { completion90, show } = model;
  return show.completion && completion90 !== null && contains(chartAxes(model).x, completion90)
    ? completion90
    : null;
}

/** When the outputs are 90 % there. */
function completion(area: Area, model: ChartModel): Shape[] {
  const t = completionOf(model);
  if (t === null) return [];
  const { inks } = model;
  const x = xOf(area, t);
  const text = figureText.completion(timeText(t));
  const wide = textWidth(text, SMALL) + 2;
  const after = x + wide < area.left + area.width;
  return [
    path(`M${n(x)} ${n(area.top - 8)}V${n(area.top + area.height)}`, {
      stroke: inks.ink2,
      width: 0.6,
      dash: [0.8, 2.2],
    }),
    {
      kind: "text",
      x: after ? x + 3 : x - 3,
      y: area.top - 2.5,
      size: SMALL,
      colour: inks.ink2,
      runs: [{ text }],
      ...(after ? {} : { anchor: "end" as const }),
    },
  ];
}

function words({ name, set, references, tEnd }: ChartModel): Pick<Scene, "title" | "description"> {
  const curves = counted(set.curves.length, "curve");
  return {
    title: figureText.chartTitle(name),
    description: figureText.chart(curves, timeText(tEnd), references.length),
  };
}
