import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { hasEdges } from "../../src-worker/model/editMatrix.ts";
import {
  incoming,
  type Network,
  type UnitRef,
  type WeightMatrix,
  widths,
} from "../../src-worker/model/network.ts";
import { collapsedLayers } from "../store/collapse.ts";
import type { Box, Column, Port, UnitKind } from "./boxes.ts";
import { type Lane, lanesOf } from "./lanes.ts";

interface UnitSize {
  readonly width: number;
  readonly height: number;
  /** Clear space below a unit. */
  readonly gap: number;
  /** With more units than `most` a column is slim: lower nodes, one line of text. */
  readonly slim: { readonly most: number; readonly height: number; readonly gap: number };
  /** With more units than `most` only symbol and value are left, in narrower nodes. */
  readonly low?: {
    readonly most: number;
    readonly width: number;
    readonly height: number;
    readonly gap: number;
  };
}

/** Sizes in px at zoom 1. `scale` brings stored positions (those of `FULL`) to this density. */
export interface Density {
  readonly name: "full" | "compact" | "large";
  readonly unit: Readonly<Record<UnitKind, UnitSize>>;
  /** A collapsed layer. */
  readonly layer: Readonly<Record<UnitKind, { readonly width: number; readonly height: number }>>;
  /** Between columns: with three columns or fewer, with more, and where ribbons run, which need less. */
  readonly columnGap: { readonly few: number; readonly many: number; readonly bundled: number };
  readonly scale: { readonly x: number; readonly y: number };
  /** Half the height of a full-size terminal. */
  readonly terminal: number;
  /** The least distance of two edge ends at a node, where it is not the usual one. */
  readonly portPitch?: number;
}

export const FULL: Density = {
  name: "full",
  unit: {
    input: { width: 148, height: 58, gap: 38, slim: { most: 6, height: 36, gap: 8 } },
    hidden: { width: 140, height: 46, gap: 9, slim: { most: 10, height: 32, gap: 6 } },
    output: {
      width: 156,
      height: 92,
      gap: 46,
      slim: { most: 4, height: 46, gap: 9 },
      low: { most: 8, width: 124, height: 30, gap: 5 },
    },
  },
  layer: {
    input: { width: 96, height: 152 },
    hidden: { width: 140, height: 284 },
    output: { width: 104, height: 284 },
  },
  columnGap: { few: 144, many: 92, bundled: 80 },
  scale: { x: 1, y: 1 },
  terminal: 2.9,
};

/** Narrow panes drop second lines and keep text at full size. */
export const COMPACT: Density = {
  name: "compact",
  unit: {
    input: { width: 84, height: 46, gap: 24, slim: { most: 6, height: 32, gap: 8 } },
    hidden: { width: 96, height: 34, gap: 9, slim: { most: 10, height: 28, gap: 6 } },
    output: {
      width: 98,
      height: 74,
      gap: 32,
      slim: { most: 4, height: 34, gap: 8 },
      low: { most: 8, width: 108, height: 28, gap: 5 },
    },
  },
  layer: {
    input: { width: 72, height: 128 },
    hidden: { width: 96, height: 240 },
    output: { width: 96, height: 240 },
  },
  columnGap: { few: 100, many: 70, bundled: 36 },
  scale: { x: 0.69, y: 0.78 },
  terminal: 2.9,
};

/** For a projector: symbol and value alone, in type twice as large. */
export const LARGE: Density = {
  name: "large",
  unit: {
    input: { width: 152, height: 48, gap: 14, slim: { most: 0, height: 48, gap: 14 } },
    hidden: { width: 152, height: 44, gap: 8, slim: { most: 0, height: 44, gap: 8 } },
    output: { width: 196, height: 52, gap: 20, slim: { most: 0, height: 52, gap: 20 } },
  },
  layer: {
    input: { width: 150, height: 240 },
    hidden: { width: 208, height: 330 },
    output: { width: 150, height: 330 },
  },
  columnGap: { few: 88, many: 64, bundled: 64 },
  scale: { x: 0.9, y: 0.95 },
  terminal: 4.5,
};

/** The least and the largest distance of two edge ends, px; terminals are smaller than it. */
const PORT_PITCH = 3;
const WIDEST_PORT_PITCH = 10;
const HEADER_RISE = 36;

export interface Layout {
  readonly density: Density;
  readonly columns: readonly Column[];
  readonly lanes: ReadonlyMap<string, Lane>;
  readonly headerY: number;
  /** Everything drawn, headers and skip lanes included. */
  readonly bounds: Box;
}

/** Where everything goes: columns by layer index, moved units where they were put. */
export function layoutNetwork(document: NetworkDocument, density: Density): Layout {
  const { network } = document;
  const collapsed = collapsedLayers(network, document.canvas?.collapsed);
  const sizes = widths(network);
  const columnGap = sizes.length > 3 ? density.columnGap.many : density.columnGap.few;
  let x = 0;
  const columns = sizes.map((count, layer): Column => {
    const kind = kindOf(network, layer);
    const ports = collapsed.has(layer) ? [] : combOf(network, layer, collapsed);
    const column = collapsed.has(layer)
      ? collapsedColumn(layer, kind, x, density)
      : expandedColumn(document, { layer, kind, count, x, ports, density });
    const bundled = collapsed.has(layer) || collapsed.has(layer + 1);
    x += column.width + (bundled ? density.columnGap.bundled : columnGap);
    return column;
  });
  const lanes = lanesOf(network, columns);
  const bounds = boundsOf(columns, lanes);
  return { density, columns, lanes, headerY: bounds.y, bounds };
}

export function kindOf(network: Network, layer: number): UnitKind {
  if (layer === 0) return "input";
  return layer === network.layers.length ? "output" : "hidden";
}

function collapsedColumn(layer: number, kind: UnitKind, x: number, density: Density): Column {
  const { width, height } = density.layer[kind];
  const box = { x, y: -height / 2, width, height };
  const texts = { slim: false, low: false };
  return { layer, kind, collapsed: true, ...texts, x, width, boxes: [box], ports: [], headerX: x };
}

interface Expanded {
  readonly layer: number;
  readonly kind: UnitKind;
  readonly count: number;
  readonly x: number;
  readonly ports: readonly UnitRef[];
  readonly density: Density;
}

function expandedColumn(
  document: NetworkDocument,
  { layer, kind, count, x, ports, density }: Expanded,
): Column {
  const size = density.unit[kind];
  const slim = count > size.slim.most;
  const low = size.low && count > size.low.most ? size.low : null;
  const { height: least, gap } = low ?? (slim ? size.slim : size);
  const width = low?.width ?? size.width;
  const portPitch = density.portPitch ?? PORT_PITCH;
  const height = Math.max(least, ports.length * portPitch + 8);
  const pitch = height + gap;
  const top = -(count * pitch - gap) / 2;
  const stored = document.canvas?.positions;
  const boxes = Array.from({ length: count }, (_, index): Box => {
    const moved = stored?.[`${layer},${index}`];
    const place = moved
      ? { x: moved.x * density.scale.x, y: moved.y * density.scale.y }
      : { x, y: Math.round(top + index * pitch) };
    return { ...place, width, height };
  });
  const headerX = Math.min(...boxes.map((box) => box.x));
  const comb = portOffsets(ports, height, density.terminal, portPitch);
  return { layer, kind, collapsed: false, slim, low: low !== null, x, width, boxes, ports: comb, headerX };
}

/** The sources of a layer in the order of their ports: skips over the top first, then the layer before. */
function combOf(network: Network, layer: number, collapsed: ReadonlySet<number>): UnitRef[] {
  const own = network.layers[layer - 1];
  if (!own) return [];
  const sources = incoming(own, layer)
    .filter(({ from }) => !collapsed.has(from))
    .sort((a, b) => a.from - b.from);
  return sources.flatMap(({ from, weights }) =>
    Array.from({ length: weights.fanIn }, (_, index) => ({ layer: from, index })).filter(
      ({ index }) => from === layer - 1 || rowHasEdges(weights, index),
    ),
  );
}

function rowHasEdges(weights: WeightMatrix, row: number): boolean {
  const values = weights.values.subarray(row * weights.width, (row + 1) * weights.width);
  return hasEdges({ fanIn: 1, width: weights.width, values });
}

/** The comb of a node of the given height, a port per source, at least `least` px apart. */
export function portOffsets(
  sources: readonly UnitRef[],
  height: number,
  terminal: number,
  least = PORT_PITCH,
): Port[] {
  const pitch = Math.min(WIDEST_PORT_PITCH, Math.max(least, (height - 8) / sources.length));
  const half = Math.min(terminal, pitch * 0.42);
  return sources.map((from, i) => ({ from, offset: (i - (sources.length - 1) / 2) * pitch, half }));
}

function boundsOf(columns: readonly Column[], lanes: ReadonlyMap<string, Lane>): Box {
  const boxes = columns.flatMap((column) => column.boxes);
  const laneYs = [...lanes.values()].map((lane) => lane.y);
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y), ...laneYs) - HEADER_RISE;
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height), ...laneYs);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
