import type { NetworkDocument } from "./document.ts";
import { changeLayer, type EdgeEnds, hasUnit } from "./editBase.ts";
import { matrixFrom, tidySkips, weightAt, withWeight, zeroMatrix } from "./editMatrix.ts";
import type { Layer, Network, UnitRef, Weight, WeightMatrix } from "./network.ts";
import { incoming, widths } from "./network.ts";

/** The weight of an edge; 0 where there is no edge or no such unit. */
export function weightOf(network: Network, { from, to }: EdgeEnds): Weight {
  if (!hasUnit(network, from) || !hasUnit(network, to) || from.layer >= to.layer) return 0;
  const matrix = matrixFrom(network.layers[to.layer - 1] as Layer, to.layer, from.layer);
  return matrix ? weightAt(matrix, from.index, to.index) : 0;
}

/**
 * Sets the weight of an edge; 0 removes it. An edge that jumps layers makes or joins the skip connection
 * of its source, and a skip connection left without edges goes. Backward edges change nothing.
 */
export function setWeight(document: NetworkDocument, edge: EdgeEnds, weight: Weight): NetworkDocument {
  const { network } = document;
  const { from, to } = edge;
  if (!hasUnit(network, from) || !hasUnit(network, to) || from.layer >= to.layer) return document;
  if (weightOf(network, edge) === weight) return document;
  return changeLayer(document, to.layer, (layer) => {
    if (from.layer === to.layer - 1) {
      return { ...layer, weights: withWeight(layer.weights, from.index, to.index, weight) };
    }
    const old = matrixFrom(layer, to.layer, from.layer);
    const empty = zeroMatrix(widths(network)[from.layer] as number, layer.bias.length);
    const weights = withWeight(old ?? empty, from.index, to.index, weight);
    const others = layer.skips.filter((skip) => skip.from !== from.layer);
    return { ...layer, skips: tidySkips([...others, { from: from.layer, weights }]) };
  });
}

/** Sets the weights of several edges. */
export function setWeights(
  document: NetworkDocument,
  edges: readonly EdgeEnds[],
  weight: Weight,
): NetworkDocument {
  return edges.reduce((next, edge) => setWeight(next, edge, weight), document);
}

export function removeEdges(document: NetworkDocument, edges: readonly EdgeEnds[]): NetworkDocument {
  return setWeights(document, edges, 0);
}

/** +1 becomes −1 and back; where there is no edge nothing changes. */
export function flipEdge(document: NetworkDocument, edge: EdgeEnds): NetworkDocument {
  const weight = weightOf(document.network, edge);
  return weight === 0 ? document : setWeight(document, edge, weight > 0 ? -1 : 1);
}

/** Every edge into and out of a unit, by layers: of their targets first, then of their sources. */
export function edgesOf(network: Network, unit: UnitRef): EdgeEnds[] {
  const edges: EdgeEnds[] = [];
  for (const [l, layer] of network.layers.entries()) {
    for (const { from, weights } of incoming(layer, l + 1).sort((a, b) => a.from - b.from)) {
      collect(edges, unit, from, l + 1, weights);
    }
  }
  return edges;
}

function collect(
  edges: EdgeEnds[],
  unit: UnitRef,
  from: number,
  to: number,
  { fanIn, width, values }: WeightMatrix,
): void {
  if (unit.layer === to) {
    for (let i = 0; i < fanIn; i++) {
      if (values[i * width + unit.index]) edges.push({ from: { layer: from, index: i }, to: unit });
    }
  } else if (unit.layer === from) {
    for (let j = 0; j < width; j++) {
      if (values[unit.index * width + j]) edges.push({ from: unit, to: { layer: to, index: j } });
    }
  }
}
