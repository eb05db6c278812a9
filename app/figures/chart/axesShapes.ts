import { runsWidth } from "../metrics.ts";
import { powerRuns } from "../runs.ts";
import { group, type Inks, path, type Run, type Shape, SMALL } from "../scene.ts";
import { number as n } from "../svg.ts";
import { figureText } from "../text.ts";
import { type Area, xOf, yOf } from "./area.ts";
import type { Tick, Ticks } from "./ticks.ts";

/** Length of a tick; of a minor one two thirds of it. */
const TICK = 3.5;
const LINE = 0.75;
/** Between a tick and its label, and between labels and title. */
const GAP = 3;

export interface AxisTicks {
  readonly time: Ticks;
  readonly value: Ticks;
}

/** Room that ticks, labels and title of the axes take, px. */
export function axisRoom({ value }: AxisTicks): { readonly left: number; readonly bottom: number } {
  const widest = value.ticks.reduce((width, { label }) => Math.max(width, runsWidth(label, SMALL)), 0);
  return { left: SMALL + 8 + widest + GAP + TICK, bottom: TICK + GAP + SMALL + 4 + SMALL + 3 };
}

/** Both axes with ticks, labels, titles and the light lines across the plot. */
export function axesShapes(area: Area, ticks: AxisTicks, inks: Inks): Shape[] {
  const { left, top, width, height } = area;
  const [right, bottom] = [left + width, top + height];
  const grid = ticks.value.ticks
    .map(({ value }) => `M${n(left)} ${n(yOf(area, value))}H${n(right)}`)
    .join("");
  const [low, high] = area.axes.y;
  const zero = low < 0 && high > 0 ? `M${n(left)} ${n(yOf(area, 0))}H${n(right)}` : "";
  const marks = [
    ...ticks.value.ticks.map(({ value }) => `M${n(left)} ${n(yOf(area, value))}H${n(left - TICK)}`),
    ...ticks.time.ticks.map(
      (tick) => `M${n(xOf(area, tick.value))} ${n(bottom)}V${n(bottom + lengthOf(tick))}`,
    ),
  ].join("");
  return [
    ...(grid ? [path(grid, { stroke: inks.line, width: 0.5 }, "grid")] : []),
    ...(zero ? [path(zero, { stroke: inks.line2, width: LINE }, "zero")] : []),
    path(
      `M${n(left)} ${n(top)}V${n(bottom)}H${n(right)}${marks}`,
      { stroke: inks.ink2, width: LINE },
      "axes",
    ),
    group(labels(area, ticks, inks), undefined, "labels"),
    ...titles(area, ticks, inks),
  ];
}

function lengthOf({ label }: Tick): number {
  return label.length > 0 ? TICK : (TICK * 2) / 3;
}

function labels(area: Area, { time, value }: AxisTicks, inks: Inks): Shape[] {
  const base = { kind: "text", size: SMALL, colour: inks.ink2 } as const;
  const bottom = area.top + area.height + TICK + GAP + SMALL * 0.75;
  return [
    ...value.ticks.map(({ value: v, label }): Shape => {
      const y = yOf(area, v) + SMALL * 0.36;
      return { ...base, x: area.left - TICK - GAP, y, anchor: "end", runs: label };
    }),
    ...time.ticks
      .filter(({ label }) => label.length > 0)
      .map(({ value: t, label }): Shape => {
        const runs = label;
        return { ...base, x: xOf(area, t), y: bottom, anchor: "middle", runs };
      }),
  ];
}

function titles(area: Area, { time, value }: AxisTicks, inks: Inks): Shape[] {
  const base = { kind: "text", size: SMALL, colour: inks.ink, anchor: "middle" } as const;
  const bottom = area.top + area.height + TICK + GAP + SMALL + 4 + SMALL * 0.75;
  return [
    {
      ...base,
      x: area.left + area.width / 2,
      y: bottom,
      runs: fittingTitle(figureText.time, area.width, time.exponent),
    },
    {
      ...base,
      x: SMALL * 0.75 + 3,
      y: area.top + area.height / 2,
      upright: true,
      runs: fittingTitle(figureText.concentration, area.height, value.exponent),
    },
  ];
}

interface Title {
  readonly what: string;
  readonly unit: string;
}

/** With the unit where the axis is long enough for it. */
function fittingTitle(title: Title, room: number, exponent: number): Run[] {
  const long = titleRuns(title, exponent);
  return runsWidth(long, SMALL) <= room ? long : titleRuns({ ...title, unit: "" }, exponent);
}

/** "time, arbitrary units", or "…, 10⁶ arbitrary units" where labels leave a power of ten out. */
function titleRuns({ what, unit }: Title, exponent: number): Run[] {
  if (exponent === 0) return [{ text: unit ? `${what}, ${unit}` : what }];
  const unitRuns = unit ? [{ text: ` ${unit}` }] : [];
  return [{ text: `${what}, ` }, ...powerRuns(exponent), ...unitRuns];
}
