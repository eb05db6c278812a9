import type { Box, Column } from "../../drawing/boxes.ts";
import type { BundleData, BundleEdge, CanvasEdge, WeightEdge } from "../../drawing/drawing.ts";
import { bandPath, lineEnd, linePath, type Point, splitSpan, terminalPath } from "../../drawing/geometry.ts";
import type { Layout } from "../../drawing/layout.ts";
import { group, type Inks, type PathShape, path, type Shape, SMALL, type TextShape } from "../scene.ts";
import { number } from "../svg.ts";

/** Width of a line by how many there are, px: a thousand lines as thick as ten would be one black area. */
function lineWidth(count: number): number {
  if (count <= 80) return 1;
  return count <= 300 ? 0.75 : count <= 900 ? 0.55 : 0.4;
}

const DASH = [3, 2] as const;

/** The edges between expanded layers: all lines, then all terminals, so that no line covers one. */
export function weightEdges(
  edges: readonly CanvasEdge[],
  layout: Layout,
  inks: Inks,
  dashed: boolean,
): Shape[] {
  const own = edges.filter((edge): edge is WeightEdge => edge.type === "weight");
  if (own.length === 0) return [];
  const width = lineWidth(own.length);
  const ends = { plus: [] as PathShape[], minus: [] as PathShape[] };
  const lines = { plus: [] as PathShape[], minus: [] as PathShape[] };
  let half = Number.POSITIVE_INFINITY;
  for (const { data } of own) {
    if (!data) continue;
    const sign = data.weight > 0 ? "plus" : "minus";
    const source = rightOf(boxOf(layout, data.from));
    const target = leftOf(boxOf(layout, data.to));
    const port = { x: target.x, y: target.y + data.offset };
    const name = `${data.from.layer}-${data.from.index + 1}-${data.to.layer}-${data.to.index + 1}`;
    lines[sign].push(
      path(linePath(source, lineEnd(port, data.weight), data.lane), undefined, `edge-${name}`),
    );
    ends[sign].push(path(terminalPath(port, data.weight, data.half), undefined, `end-${name}`));
    half = Math.min(half, data.half);
  }
  const dash = dashed ? { dash: DASH } : {};
  return [
    group(lines.plus, { stroke: inks.pos, width }, "edges-plus"),
    group(lines.minus, { stroke: inks.neg, width, ...dash }, "edges-minus"),
    group(ends.plus, { fill: inks.pos }, "ends-plus"),
    group(ends.minus, { stroke: inks.neg, width: Math.min(2, Math.max(0.5, half * 0.75)) }, "ends-minus"),
  ];
}

function boxOf(layout: Layout, unit: { readonly layer: number; readonly index: number }): Box {
  return (layout.columns[unit.layer] as Column).boxes[unit.index] as Box;
}

function rightOf({ x, y, width, height }: Box): Point {
  return { x: x + width, y: y + height / 2 };
}

function leftOf({ x, y, height }: Box): Point {
  return { x, y: y + height / 2 };
}

/** Ribbons and lines to and from layers drawn as one. */
export function bundleEdges(edges: readonly CanvasEdge[], layout: Layout, inks: Inks): Shape[] {
  const own = edges.filter((edge): edge is BundleEdge => edge.type === "bundle");
  return own.flatMap((edge) => {
    const { data } = edge;
    if (!data) return [];
    const [a, b] = [boxNamed(layout, edge.source), boxNamed(layout, edge.target)];
    if (!a || !b) return [];
    const source = { x: rightOf(a).x, y: rightOf(a).y + data.sourceOffset };
    const port = { x: b.x, y: leftOf(b).y + data.targetOffset };
    const shapes = data.lane ? bundleLines(data, source, port, inks) : ribbon(data, source, port, inks);
    return [group(shapes, undefined, `bundle-${edge.source}-${edge.target}`.replaceAll(",", "."))];
  });
}

/** The box of a node of the canvas: "layer2", or "1,0" for a unit. */
function boxNamed({ columns }: Layout, id: string): Box | undefined {
  const [layer = 0, index = 0] = (id.match(/\d+/g) ?? []).map(Number);
  return columns[layer]?.boxes[index];
}

/** Terminals of a ribbon, half their height at most, px. */
const RIBBON_END = 7;

function ribbon(data: BundleData, source: Point, port: Point, inks: Inks): Shape[] {
  const share = data.plus / (data.plus + data.minus);
  const [from, to] = [splitSpan(data.sourceSize, share), splitSpan(data.targetSize, share)];
  const end = { x: port.x - 10, y: port.y };
  const half = Math.min(RIBBON_END, Math.max(1.6, data.targetSize / 5));
  const band = (sign: "plus" | "minus", fill: string, stroke: string) =>
    data[sign] > 0 ? [path(bandPath(source, end, from[sign], to[sign]), { fill, stroke, width: 0.75 })] : [];
  const middle = (span: readonly [number, number]) => ({ x: port.x, y: port.y + (span[0] + span[1]) / 2 });
  return [
    ...band("plus", inks["pos-weak"], inks.pos),
    ...band("minus", inks["neg-weak"], inks.neg),
    ...terminals(data, middle(to.plus), middle(to.minus), half, inks),
    ...ribbonLabel(data, source, port, inks),
  ];
}

/** Two lines over or under a ribbon: how many weights, and the share of +1. */
function ribbonLabel(data: BundleData, source: Point, port: Point, inks: Inks): TextShape[] {
  if (!data.label) return [];
  const { labelBelow, sourceSize, targetSize, label } = data;
  const top = Math.min(source.y - sourceSize / 2, port.y - targetSize / 2);
  const bottom = Math.max(source.y + sourceSize / 2, port.y + targetSize / 2);
  const y = labelBelow ? bottom + 13 : top - 16;
  const at = { kind: "text", x: (source.x + port.x) / 2, anchor: "middle", size: SMALL } as const;
  return [
    { ...at, y, weight: 600, colour: inks.ink, runs: [{ text: label[0] }] },
    { ...at, y: y + 11, colour: inks.ink3, runs: [{ text: label[1] }] },
  ];
}

/** A bundle that skips layers: a line of each sign side by side along its lane. */
function bundleLines(data: BundleData, source: Point, port: Point, inks: Inks): Shape[] {
  const [plusAt, minusAt] = [
    { x: port.x, y: port.y - 4 },
    { x: port.x, y: port.y + 4 },
  ];
  const line = (weight: number, at: Point, shift: number) => {
    const lane = data.lane && { ...data.lane, y: data.lane.y + shift };
    return linePath({ x: source.x, y: source.y + shift }, lineEnd(at, weight), lane);
  };
  return [
    ...(data.plus > 0 ? [path(line(1, plusAt, -1.5), { stroke: inks.pos, width: 1.5 })] : []),
    ...(data.minus > 0 ? [path(line(-1, minusAt, 1.5), { stroke: inks.neg, width: 1.5 })] : []),
    ...terminals(data, plusAt, minusAt, 2.9, inks),
  ];
}

function terminals(data: BundleData, plusAt: Point, minusAt: Point, half: number, inks: Inks): Shape[] {
  const { x, y } = minusAt;
  const stem = `M${number(x - 10)} ${number(y)}H${number(x - 5)}`;
  return [
    ...(data.plus > 0 ? [path(terminalPath(plusAt, 1, half), { fill: inks.pos })] : []),
    ...(data.minus > 0
      ? [path(stem + terminalPath(minusAt, -1, half), { stroke: inks.neg, width: 1.75 })]
      : []),
  ];
}
