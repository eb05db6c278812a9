import type { NetworkDocument } from "./document.ts";
import type { Layer, Network, UnitRef } from "./network.ts";
import { widths } from "./network.ts";

/** An edge by its ends; layer 0 = inputs. */
export interface EdgeEnds {
  readonly from: UnitRef;
  readonly to: UnitRef;
}

export function hasUnit(network: Network, unit: UnitRef): boolean {
  const width = widths(network)[unit.layer];
  return width !== undefined && Number.isInteger(unit.index) && unit.index >= 0 && unit.index < width;
}

/** The document with one layer (from 1) changed; the same document when the layer stays or there is none. */
export function changeLayer(
  document: NetworkDocument,
  index: number,
  change: (layer: Layer) => Layer,
): NetworkDocument {
  const { network } = document;
  const old = network.layers[index - 1];
  if (!old) return document;
  const next = change(old);
  if (next === old) return document;
  const layers = network.layers.map((layer, l) => (l === index - 1 ? next : layer));
  return { ...document, network: { ...network, layers } };
}

/** Units by layer (0 = inputs), layers and indices ascending, each unit once; those the network lacks are left out. */
export function byLayer(network: Network, units: readonly UnitRef[]): ReadonlyMap<number, readonly number[]> {
  const sets = new Map<number, Set<number>>();
  for (const { layer, index } of units) {
    if (!hasUnit(network, { layer, index })) continue;
    const set = sets.get(layer) ?? new Set();
    sets.set(layer, set.add(index));
  }
  const layers = [...sets.keys()].sort((a, b) => a - b);
  return new Map(layers.map((layer) => [layer, [...(sets.get(layer) as Set<number>)].sort((a, b) => a - b)]));
}
