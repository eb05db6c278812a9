import type { NetworkDocument } from "./document.ts";
import { changeLayer } from "./editBase.ts";
import { hasEdges, tidySkips, zeroMatrix } from "./editMatrix.ts";
import { renumberPositions } from "./editRearrange.ts";
import type { Activation, Layer, Network, SkipConnection } from "./network.ts";
import { incoming, widths } from "./network.ts";

/**
 * Inserts a layer of `width` unconnected units (bias 0) after layer `after` (0 = inputs; the output
 * stays last). The weights that led past the new layer become a skip connection, so the network
 * computes what it did before.
 */
export function addLayer(
  document: NetworkDocument,
  after: number,
  activation: Activation,
  width: number,
): NetworkDocument {
  const { network } = document;
  if (!Number.isInteger(after) || after < 0 || !Number.isInteger(width) || width < 1) return document;
  const before = Math.min(after, network.layers.length - 1);
  const source = widths(network)[before] as number;
  const fresh: Layer = {
    activation,
    weights: zeroMatrix(source, width),
    skips: [],
    bias: new Float64Array(width),
  };
  const layers = network.layers.map((layer, l) => {
    if (l < before) return layer;
    const skips = layer.skips.map((skip) => (skip.from > before ? { ...skip, from: skip.from + 1 } : skip));
    if (l > before) return { ...layer, skips };
    const past: SkipConnection = { from: before, weights: layer.weights };
    return { ...layer, weights: zeroMatrix(width, layer.bias.length), skips: tidySkips([...skips, past]) };
  });
  layers.splice(before, 0, fresh);
  return renumberLayers({ ...document, network: { ...network, layers } }, (layer) =>
    layer > before ? layer + 1 : layer,
  );
}

/**
 * Takes a hidden layer (from 1) out with every edge into and out of it. The skip connection that led
 * past it becomes the direct weights of the layer after it; other skips keep their ends.
 */
export function removeLayer(document: NetworkDocument, index: number): NetworkDocument {
  const { network } = document;
  if (!Number.isInteger(index) || index < 1 || index >= network.layers.length) return document;
  const source = widths(network)[index - 1] as number;
  const layers = network.layers.flatMap((layer, l) => {
    const number = l + 1;
    if (number === index) return [];
    if (number < index) return [layer];
    const skips = layer.skips
      .filter((skip) => skip.from !== index)
      .map((skip) => (skip.from > index ? { ...skip, from: skip.from - 1 } : skip));
    if (number > index + 1) return [{ ...layer, skips }];
    const direct = skips.find((skip) => skip.from === index - 1);
    const weights = direct?.weights ?? zeroMatrix(source, layer.bias.length);
    return [{ ...layer, weights, skips: skips.filter((skip) => skip !== direct) }];
  });
  return renumberLayers({ ...document, network: { ...network, layers } }, (layer) =>
    layer === index ? -1 : layer > index ? layer - 1 : layer,
  );
}

/** True when hidden layer `index` (from 1) and the next hidden one can change places: nothing leads from one to the other. */
export function canSwapLayers(network: Network, index: number): boolean {
  const next = network.layers[index];
  return index >= 1 && next !== undefined && index < network.layers.length - 1 && !hasEdges(next.weights);
}

/**
 * Lets two neighbouring hidden layers, `index` (from 1) and the one after it, change places where no edge
 * leads from one to the other: the network computes what it did. Direct weights and skip connections
 * become one another as the distances change.
 */
export function swapLayers(document: NetworkDocument, index: number): NetworkDocument {
  const { network } = document;
  if (!Number.isInteger(index) || !canSwapLayers(network, index)) return document;
  const place = (layer: number) => (layer === index ? index + 1 : layer === index + 1 ? index : layer);
  const size = widths(network);
  const sizeAt = (layer: number) => size[place(layer)] as number;
  const layers = network.layers.map((_, l) => {
    const number = l + 1;
    if (number < index) return network.layers[l] as Layer;
    const old = place(number);
    const layer = network.layers[old - 1] as Layer;
    const sources = incoming(layer, old).map(({ from, weights, ...kept }) => ({
      ...kept,
      from: place(from),
      weights,
    }));
    const direct = sources.find(({ from }) => from === number - 1);
    const skips = tidySkips(sources.filter((source) => source.from < number - 1));
    return { ...layer, weights: direct?.weights ?? zeroMatrix(sizeAt(number - 1), layer.bias.length), skips };
  });
  return renumberLayers({ ...document, network: { ...network, layers } }, place);
}

/** Makes a layer (from 1) ReLU or linear. */
export function setActivation(
  document: NetworkDocument,
  layer: number,
  activation: Activation,
): NetworkDocument {
  return changeLayer(document, layer, (old) =>
    old.activation === activation ? old : { ...old, activation },
  );
}

/** Moves positions and collapsed layers along when layers are renumbered; −1 drops a layer's entries. */
function renumberLayers(document: NetworkDocument, place: (layer: number) => number): NetworkDocument {
  const moved = renumberPositions(document, (layer, index) => ({ layer: place(layer), index }));
  const collapsed = moved.canvas?.collapsed;
  if (!collapsed) return moved;
  const next = collapsed.map(place).filter((layer) => layer >= 0);
  return { ...moved, canvas: { ...moved.canvas, collapsed: next } };
}
