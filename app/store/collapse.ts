import { incoming, type Network, widths } from "../../src-worker/model/network.ts";

/** Above this many edges or units React Flow gets slow and the eye lost (measured: DESIGN §6). */
const EDGE_LIMIT = 600;
const UNIT_LIMIT = 40;
/** A layer of more units none of whose edges are drawn says more as a matrix than as a tall column. */
const ALONE_LIMIT = 16;
/** A person may expand beyond the limits, but no file can ask for a page that never answers. */
const HARD_EDGE_LIMIT = 2500;
const HARD_UNIT_LIMIT = 160;

/**
 * The layers (0 = inputs) drawn as one node each: layers above 40 units, then the widest ones while
 * more than 600 edges would be drawn, then those above 16 units that are left without any drawn edge.
 * A document's own list replaces that choice up to hard limits.
 */
export function collapsedLayers(network: Network, own?: readonly number[]): ReadonlySet<number> {
  const [units, edges] = own ? [HARD_UNIT_LIMIT, HARD_EDGE_LIMIT] : [UNIT_LIMIT, EDGE_LIMIT];
  const size = widths(network);
  const collapsed = new Set(own?.filter((layer) => layer in size));
  for (const [layer, width] of size.entries()) if (width > units) collapsed.add(layer);
  while (collapsed.size < size.length && drawnEdges(network, collapsed) > edges) {
    collapsed.add(widestExpanded(size, collapsed));
  }
  if (!own) for (const layer of aloneLayers(network, size, collapsed)) collapsed.add(layer);
  return collapsed;
}

/** Expanded layers above the limit whose neighbours, skips included, are all collapsed. */
function aloneLayers(network: Network, size: readonly number[], collapsed: ReadonlySet<number>): number[] {
  const connected = new Set<number>();
  for (const [l, layer] of network.layers.entries()) {
    if (collapsed.has(l + 1)) continue;
    for (const { from } of incoming(layer, l + 1)) {
      if (!collapsed.has(from)) connected.add(from).add(l + 1);
    }
  }
  return [...size.keys()].filter(
    (layer) => !collapsed.has(layer) && !connected.has(layer) && (size[layer] as number) > ALONE_LIMIT,
  );
}

/** Edges between expanded layers: each would be an edge of its own on the canvas. */
export function drawnEdges(network: Network, collapsed: ReadonlySet<number>): number {
  let edges = 0;
  for (const [l, layer] of network.layers.entries()) {
    if (collapsed.has(l + 1)) continue;
    for (const { from, weights } of incoming(layer, l + 1)) {
      if (!collapsed.has(from)) for (const w of weights.values) if (w !== 0) edges++;
    }
  }
  return edges;
}

function widestExpanded(size: readonly number[], collapsed: ReadonlySet<number>): number {
  let widest = -1;
  for (const [layer, width] of size.entries()) {
    if (!collapsed.has(layer) && (widest < 0 || width > (size[widest] as number))) widest = layer;
  }
  return widest;
}
