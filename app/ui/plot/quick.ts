import type { Layout } from "plotly.js";
import type { Figure } from "./figure.ts";

/** What quick drawing knows of a trace: lines and markers. */
interface Trace {
  readonly mode?: string;
  readonly x: ArrayLike<number | null>;
  readonly y: ArrayLike<number | null>;
  readonly opacity?: number;
  readonly line?: { readonly color: string; readonly width: number; readonly dash?: string };
  readonly marker?: {
    readonly symbol: string;
    readonly size: number;
    readonly color: string;
    readonly opacity?: number;
    readonly line?: { readonly color: string; readonly width: number };
  };
}

/** The plot area in CSS pixels and the ranges it shows. */
interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  x(value: number): number;
  y(value: number): number;
}

type Scale = { readonly type?: string; readonly range?: readonly unknown[] } | undefined;

/** Where a value sits between the ends of an axis, 0 to 1. */
function placeOn(axis: Scale): (value: number) => number {
  const [from, to] = (axis?.range ?? [0, 1]) as readonly [number, number];
  const log = axis?.type === "log";
  return (value) => ((log ? Math.log10(value) : value) - from) / (to - from);
}

function areaOf({ width = 0, height = 0, margin = {}, xaxis, yaxis }: Partial<Layout>): Area {
  const { l = 0, r = 0, t = 0, b = 0 } = margin;
  const area = { left: l, top: t, width: width - l - r, height: height - t - b };
  const [along, up] = [placeOn(xaxis), placeOn(yaxis)];
  return {
    ...area,
    x: (value) => area.left + along(value) * area.width,
    y: (value) => area.top + (1 - up(value)) * area.height,
  };
}

/** Pictures with equal keys can be drawn over each other's axes. */
export function axesKey({ width, height, margin, xaxis, yaxis, paper_bgcolor }: Partial<Layout>): string {
  const axes = [xaxis, yaxis].map((axis) => [axis?.type, axis?.range]);
  return JSON.stringify([width, height, margin, axes, paper_bgcolor]);
}

/**
 * Draws a figure's lines, markers and marks on a canvas of its size, over axes that plotly drew. It takes a few
 * milliseconds where plotly needs a tenth of a second, so that curves follow a hand that drags.
 *
 * @param ratio device pixels per CSS pixel; the canvas has that many times the figure's size.
 */
export function paintQuick(context: CanvasRenderingContext2D, figure: Figure, ratio: number): void {
  const { layout } = figure;
  const area = areaOf(layout);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, layout.width ?? 0, layout.height ?? 0);
  paintShapes(context, area, layout, "below");
  for (const trace of figure.data as readonly Trace[]) {
    if (trace.mode === "lines") paintLine(context, area, trace);
    else if (trace.mode === "markers") paintMarkers(context, area, trace);
  }
  paintShapes(context, area, layout, "above");
  context.globalAlpha = 1;
}

function paintLine(context: CanvasRenderingContext2D, area: Area, { x, y, line, opacity = 1 }: Trace): void {
  if (!line) return;
  context.save();
  context.beginPath();
  context.rect(area.left, area.top, area.width, area.height);
  context.clip();
  context.beginPath();
  let drawing = false;
  for (let i = 0; i < x.length; i++) {
    const [px, py] = [area.x(x[i] ?? Number.NaN), area.y(y[i] ?? Number.NaN)];
    // A gap, or a time that a logarithmic axis cannot show.
    if (!Number.isFinite(px) || !Number.isFinite(py) || x[i] === null) drawing = false;
    else if (drawing) context.lineTo(px, py);
    else {
      context.moveTo(px, py);
      drawing = true;
    }
  }
  stroke(context, line, opacity);
  context.restore();
}

type Line = NonNullable<Trace["line"]>;

function stroke(context: CanvasRenderingContext2D, { color, width, dash }: Line, opacity: number): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.lineJoin = "round";
  context.globalAlpha = opacity;
  context.setLineDash(dash?.includes("px") ? dash.split(",").map(Number.parseFloat) : []);
  context.stroke();
}

function paintMarkers(context: CanvasRenderingContext2D, area: Area, { x, y, marker }: Trace): void {
  if (!marker) return;
  context.setLineDash([]);
  context.globalAlpha = marker.opacity ?? 1;
  context.fillStyle = marker.color;
  for (let i = 0; i < x.length; i++) {
    context.beginPath();
    outline(context, marker.symbol, area.x(x[i] as number), area.y(y[i] as number), marker.size / 2);
    context.fill();
    if (!marker.line) continue;
    context.strokeStyle = marker.line.color;
    context.lineWidth = marker.line.width;
    context.stroke();
  }
}

function outline(context: CanvasRenderingContext2D, symbol: string, x: number, y: number, r: number): void {
  if (symbol === "circle") context.arc(x, y, r, 0, 2 * Math.PI);
  else if (symbol === "square") context.rect(x - r, y - r, 2 * r, 2 * r);
  else {
    const d = r * 1.3;
    context.moveTo(x, y - d);
    context.lineTo(x + d, y);
    context.lineTo(x, y + d);
    context.lineTo(x - d, y);
    context.closePath();
  }
}

/** Marks given in fractions of the plot area. */
function paintShapes(
  context: CanvasRenderingContext2D,
  area: Area,
  { shapes = [] }: Partial<Layout>,
  layer: "below" | "above",
): void {
  for (const shape of shapes) {
    if ((shape.layer === "below") !== (layer === "below")) continue;
    const [x0, x1] = [shape.x0, shape.x1].map((x) => area.left + Number(x) * area.width) as [number, number];
    context.globalAlpha = 1;
    if (shape.type === "rect") {
      context.fillStyle = shape.fillcolor ?? "transparent";
      context.fillRect(x0, area.top, x1 - x0, area.height);
    } else if (shape.line) {
      context.beginPath();
      context.moveTo(x0, area.top);
      context.lineTo(x1, area.top + area.height);
      stroke(context, shape.line as Line, 1);
    }
  }
}
