import type { Edge, Node } from "@xyflow/react";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import {
  type Activation,
  incoming,
  type Layer,
  type Network,
  type UnitRef,
  type Weight,
  type WeightMatrix,
} from "../../src-worker/model/network.ts";
import { layerName, symbolText, unitName } from "../store/names.ts";
import { type SignCounts, signCounts } from "../store/signs.ts";
import type { EdgeRef } from "../store/view.ts";
import { wholeNumber } from "../ui/numbers.ts";
import type { Box, Column, Port, UnitKind } from "./boxes.ts";
import { type Lane, laneKey } from "./lanes.ts";
import type { Density, Layout } from "./layout.ts";
import { drawingText } from "./text.ts";

export type UnitData = {
  readonly layer: number;
  readonly index: number;
  readonly letter: string;
  readonly sub: string;
  readonly name: string;
  /** 0 for inputs, which have none. */
  readonly bias: number;
  readonly activation: Activation;
  readonly compact: boolean;
  /** One line of text. */
  readonly slim: boolean;
  /** Symbol and value only. */
  readonly low: boolean;
};
export type LayerData = {
  readonly layer: number;
  readonly kind: UnitKind;
  readonly title: string;
  readonly units: number;
  readonly activation: Activation;
  readonly compact: boolean;
};
export type UnitNode = Node<UnitData, UnitKind>;
export type LayerNode = Node<LayerData, "layer">;
export type CanvasNode = UnitNode | LayerNode;

export type WeightData = {
  readonly from: UnitRef;
  readonly to: UnitRef;
  readonly weight: Weight;
  /** Of the port, from the middle of the target node. */
  readonly offset: number;
  /** Half the height of the terminal. */
  readonly half: number;
  readonly lane: Lane | null;
};
/** Many weights drawn as one band that is split by the share of +1 and −1. */
export type BundleData = {
  readonly plus: number;
  readonly minus: number;
  readonly sourceOffset: number;
  readonly sourceSize: number;
  readonly targetOffset: number;
  readonly targetSize: number;
  readonly lane: Lane | null;
  /** Layers at its ends; 0 = inputs. */
  readonly from: number;
  readonly to: number;
  /** Two lines beside the ribbon: how many weights, and the share of +1. */
  readonly label: readonly [string, string] | null;
  /** Under the ribbon, because skip connections cross over it. */
  readonly labelBelow: boolean;
};
export type WeightEdge = Edge<WeightData, "weight">;
export type BundleEdge = Edge<BundleData, "bundle">;
export type CanvasEdge = WeightEdge | BundleEdge;

export interface Scene {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
}

/** What React Flow draws for a document: a node per unit or collapsed layer, an edge per weight or bundle. */
export function drawScene(document: NetworkDocument, layout: Layout): Scene {
  const { network } = document;
  const nodes = layout.columns.flatMap((column) => columnNodes(network, column, layout));
  const edges = network.layers.flatMap((layer, l) =>
    incoming(layer, l + 1).flatMap(({ from, weights }): CanvasEdge[] => {
      const source = layout.columns[from] as Column;
      const target = layout.columns[l + 1] as Column;
      return source.collapsed || target.collapsed
        ? bundles(network, layout, source, target, weights)
        : weightEdges(network, layout, source, target, weights);
    }),
  );
  return { nodes, edges };
}

export function layerId(layer: number): string {
  return `layer${layer}`;
}

export function edgeId({ from, to }: EdgeRef): string {
  return `${from.layer},${from.index}>${to.layer},${to.index}`;
}

function columnNodes(network: Network, column: Column, layout: Layout): CanvasNode[] {
  const compact = layout.density.name !== "full";
  const own: Layer | undefined = network.layers[column.layer - 1];
  const activation = own?.activation ?? "linear";
  const { layer, kind } = column;
  if (column.collapsed) {
    const units = own ? own.bias.length : network.inputs.length;
    const title = layerName(network, layer);
    const data: LayerData = { layer, kind, title, units, activation, compact };
    const ariaLabel = drawingText.layer(title, units);
    return [
      { ...placed(layerId(layer), column.boxes[0] as Box), type: "layer", data, draggable: false, ariaLabel },
    ];
  }
  const look = { compact, slim: column.slim, low: column.low };
  return column.boxes.map((box, index) => unitNode(network, { layer, index }, box, kind, look));
}

/** The node of one unit. */
export function unitNode(
  network: Network,
  { layer, index }: UnitRef,
  box: Box,
  kind: UnitKind,
  look: Pick<UnitData, "compact" | "slim" | "low">,
): UnitNode {
  const own: Layer | undefined = network.layers[layer - 1];
  const name = unitName(network, { layer, index });
  const bias = own?.bias[index] ?? 0;
  const data: UnitData = { layer, index, ...name, bias, activation: own?.activation ?? "linear", ...look };
  return { ...placed(`${layer},${index}`, box), type: kind, data, ariaLabel: unitLabel(data, kind) };
}

function placed(id: string, { x, y, width, height }: Box) {
  // Above linked edges (1), so that handles stay within reach.
  return { id, position: { x, y }, width, height, measured: { width, height }, zIndex: 2 };
}

function unitLabel(data: UnitData, kind: UnitKind): string {
  const symbol = symbolText(data);
  const named = data.name ? `${symbol} ${data.name}` : symbol;
  if (kind === "input") return drawingText.input(named);
  const activation = drawingText.activations[data.activation];
  return kind === "output"
    ? drawingText.output(named, activation)
    : drawingText.neuron(named, data.layer, activation);
}

function weightEdges(
  network: Network,
  layout: Layout,
  source: Column,
  target: Column,
  weights: WeightMatrix,
): WeightEdge[] {
  const edges: WeightEdge[] = [];
  for (const port of target.ports) {
    if (port.from.layer !== source.layer) continue;
    for (let j = 0; j < weights.width; j++) {
      const weight = weights.values[port.from.index * weights.width + j] as Weight;
      if (weight === 0) continue;
      const to = { layer: target.layer, index: j };
      const lane = layout.lanes.get(laneKey(port.from, to.layer, weight)) ?? null;
      edges.push(weightEdge(network, port, to, weight, lane));
    }
  }
  return edges;
}

/** The edge of one weight, from a port's source into a unit. */
export function weightEdge(
  network: Network,
  { from, offset, half }: Port,
  to: UnitRef,
  weight: Weight,
  lane: Lane | null,
): WeightEdge {
  const [a, b] = [symbolText(unitName(network, from)), symbolText(unitName(network, to))];
  return {
    id: edgeId({ from, to }),
    source: `${from.layer},${from.index}`,
    target: `${to.layer},${to.index}`,
    type: "weight",
    data: { from, to, weight, offset, half, lane },
    ariaLabel: drawingText.edge(a, b, weight),
  };
}

/** Share of a collapsed node's height that ribbons cover. */
const RIBBON_SHARE = 0.56;
const THIN = 8;

function bundles(
  network: Network,
  layout: Layout,
  source: Column,
  target: Column,
  weights: WeightMatrix,
): BundleEdge[] {
  const direct = source.layer === target.layer - 1;
  return source.boxes.flatMap((sourceBox, i) =>
    target.boxes.flatMap((targetBox, j): BundleEdge[] => {
      const { plus, minus } = share(weights, source.collapsed ? null : i, target.collapsed ? null : j);
      if (plus + minus === 0) return [];
      const ends = {
        ...sideEnds("source", sourceBox, target.boxes.length, j, direct && source.collapsed),
        ...sideEnds("target", targetBox, source.boxes.length, i, direct && target.collapsed),
      };
      const from = source.collapsed ? layerId(source.layer) : `${source.layer},${i}`;
      const to = target.collapsed ? layerId(target.layer) : `${target.layer},${j}`;
      const lane = direct
        ? null
        : (layout.lanes.get(laneKey({ layer: source.layer, index: i }, target.layer, 1)) ?? null);
      const labelBelow = layout.lanes.size > 0;
      const label =
        direct && source.collapsed && target.collapsed ? ribbonLabel(plus, minus, layout.density) : null;
      const names = [layerName(network, source.layer), layerName(network, target.layer)] as const;
      return [
        {
          id: `${from}>${to}`,
          source: from,
          target: to,
          type: "bundle",
          data: { plus, minus, ...ends, lane, from: source.layer, to: target.layer, label, labelBelow },
          ariaLabel: drawingText.bundle(...names, plus, minus),
          selectable: false,
          focusable: false,
        },
      ];
    }),
  );
}

/** "262,144 edges" over "53 % +1"; "262k" over "53 %" where ribbons are short. */
function ribbonLabel(plus: number, minus: number, density: Density): readonly [string, string] {
  const count = plus + minus;
  const percent = `${Math.round((100 * plus) / count)}\u2009%`;
  if (density.name === "full") return [drawingText.edges(wholeNumber(count)), `${percent} +1`];
  return [count < 10_000 ? wholeNumber(count) : `${wholeNumber(count / 1000)}k`, percent];
}

/** Where a bundle touches a node: the whole ribbon side, or its own slice when several share the node. */
function sideEnds<S extends "source" | "target">(
  side: S,
  box: Box,
  sharing: number,
  position: number,
  ribbon: boolean,
): { readonly [K in `${S}Offset` | `${S}Size`]: number } {
  const room = box.height * RIBBON_SHARE;
  const slice = room / sharing;
  const size = ribbon ? Math.min(slice, sharing > 1 ? THIN : slice) : THIN;
  const offset = ribbon ? (position - (sharing - 1) / 2) * slice : 0;
  return { [`${side}Offset`]: offset, [`${side}Size`]: size } as {
    readonly [K in `${S}Offset` | `${S}Size`]: number;
  };
}

function share(weights: WeightMatrix, row: number | null, column: number | null): SignCounts {
  if (row === null && column === null) return signCounts(weights);
  let plus = 0;
  let minus = 0;
  const { fanIn, width, values } = weights;
  for (let i = row ?? 0; i < (row === null ? fanIn : row + 1); i++) {
    for (let j = column ?? 0; j < (column === null ? width : column + 1); j++) {
      const w = values[i * width + j] as number;
      if (w > 0) plus++;
      else if (w < 0) minus++;
    }
  }
  return { plus, minus };
}
