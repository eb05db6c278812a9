import { weightOf } from "../../../src-worker/model/edit.ts";
import type { Network, UnitRef } from "../../../src-worker/model/network.ts";
import { type UnitNode, unitNode, type WeightEdge, weightEdge } from "../../drawing/drawing.ts";
import { FULL, kindOf, portOffsets } from "../../drawing/layout.ts";
import type { NeuronWindow, Span } from "../../store/levels.ts";

/** Neurons of a window and every edge between them, px at zoom 1. */
export interface WindowScene {
  readonly nodes: readonly UnitNode[];
  readonly edges: readonly WeightEdge[];
}

const WIDTH = 164;
const HEIGHT = 34;
const GAP = 8;
/** Combs of many ports are packed more tightly than on the canvas, so that 40 neurons stay in sight. */
const PORT_PITCH = 3;
const COMB = 52;
const BETWEEN = 150;
const BETWEEN_PER_EDGE = 0.12;

/** Lays a window's sources and units out in two columns, each centred on the same line. */
export function windowScene(network: Network, window: NeuronWindow): WindowScene {
  const sources = unitsOf(window.from, window.sources);
  const units = unitsOf(window.layer, window.units);
  const comb = Math.min(PORT_PITCH * sources.length, Math.max(COMB, 1.2 * sources.length));
  const height = Math.max(HEIGHT, comb + 8);
  const ports = portOffsets(sources, height, FULL.terminal, 1);
  const x = WIDTH + BETWEEN + BETWEEN_PER_EDGE * sources.length * units.length;
  const edges = ports.flatMap((port) =>
    units.flatMap((to): WeightEdge[] => {
      const weight = weightOf(network, { from: port.from, to });
      return weight === 0 ? [] : [weightEdge(network, port, to, weight, null)];
    }),
  );
  return {
    nodes: [...column(network, sources, 0, HEIGHT), ...column(network, units, x, height)],
    edges,
  };
}

function unitsOf(layer: number, [first, last]: Span): UnitRef[] {
  return Array.from({ length: last - first + 1 }, (_, i) => ({ layer, index: first + i }));
}

function column(network: Network, units: readonly UnitRef[], x: number, height: number): UnitNode[] {
  const pitch = height + GAP;
  const top = -(units.length * pitch - GAP) / 2;
  return units.map((unit, i) =>
    unitNode(network, unit, { x, y: top + i * pitch, width: WIDTH, height }, kindOf(network, unit.layer), {
      compact: false,
      slim: true,
      low: true,
    }),
  );
}
