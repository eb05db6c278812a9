import type { Crn } from "../model/crn.ts";
import { addProduct, incoming, type Network, widths } from "../model/network.ts";
import { ok, type Result } from "../model/problem.ts";
import { outgoingMatrices, type Unreduced } from "./algorithm1.ts";
import { SideBuilder } from "./columns.ts";
import { LARGEST_EXACT } from "./productLists.ts";
import { tooLarge } from "./reducePaper.ts";
import { dropSpecies, type SpeciesMap } from "./speciesTable.ts";

/**
 * The compact reduction: the substitution of Algorithm 2, but the rails of each layer's units cancel
 * *before* they are substituted, layer by layer. A product list is then the network (without biases)
 * applied to ±1 of the list's source, and the initial concentrations are the network applied to its
 * biases: a unit with net amount z > 0 contributes z M and z H⁺, with z < 0 it contributes |z| I⁻.
 * Cancelling a pair changes no value, so the limit is that of the unreduced network.
 *
 * Coefficients are exact whole numbers; one past 2^53 is refused with the layer's name.
 */
export function reduceCompact(network: Network, { crn, map }: Unreduced): Result<Crn> {
  const spread = new Spread(network);
  const reactants = new SideBuilder();
  const products = new SideBuilder();
  const minusInputs = map.value(0, 0, -1) >= 0;
  const outgoing = outgoingMatrices(network);
  const isUsed = (layer: number, unit: number) =>
    (outgoing[layer] ?? []).some(({ weights }) => {
      const row = weights.values.subarray(unit * weights.width, (unit + 1) * weights.width);
      return row.some((w) => w !== 0);
    });

  const addList = (layer: number, unit: number, amount: 1 | -1): Result<void> => {
    const overflow = spread.from(layer, unit, amount);
    if (overflow) return tooLarge(crn.species, map.target(overflow.layer, overflow.unit, 1));
    writeList(network, map, spread.net, products);
    return ok(undefined);
  };

  for (let i = 0; i < network.inputs.length; i++) {
    if (!isUsed(0, i)) continue;
    for (const rail of minusInputs ? ([1, -1] as const) : ([1] as const)) {
      reactants.add(map.value(0, i, rail), 1);
      reactants.endRow();
      const written = addList(0, i, rail);
      if (!written.ok) return written;
    }
  }
  const last = network.layers.length;
  for (let l = 1; l <= last; l++) {
    if (network.layers[l - 1]!.activation !== "relu") continue;
    for (let j = 0; j < network.layers[l - 1]!.bias.length; j++) {
      reactants.add(map.mediator(l, j), 1);
      reactants.add(map.target(l, j, -1), 1);
      reactants.endRow();
      if (l === last) {
        products.add(map.value(l, j, -1), 1);
        products.endRow();
        continue;
      }
      const written = addList(l, j, -1);
      if (!written.ok) return written;
    }
  }
  const builtReactants = reactants.build();
  spread.fromBiases();
  const reduced: Crn = {
    ...crn,
    reactants: builtReactants,
    products: products.build(),
    rate: new Float64Array(builtReactants.start.length - 1).fill(1),
    initial: netConcentrations(network, map, spread.net, crn.species.count),
  };
  return ok(dropSpecies(reduced, keptSpecies(network, map, crn.species.count)).crn);
}

/** Spreads an amount through the network with the rails of every layer cancelled before going on. */
export class Spread {
  /** Net amount z = I⁺ − I⁻ (or H⁺ − H⁻) per unit, layers counted from 0 = inputs. */
  readonly net: Float64Array[];
  /** What leaves each unit, H⁺ − H⁻. */
  private readonly out: Float64Array[];

  constructor(private readonly network: Network) {
    this.net = widths(network).map((size) => new Float64Array(size));
    this.out = widths(network).map((size) => new Float64Array(size));
  }

  /**
   * From `amount` of one unit's value, as far as layer `upTo` (the last one unless told); answers the unit
   * whose rails pass 2^53, if any.
   */
  from(
    layer: number,
    unit: number,
    amount: number,
    upTo = this.network.layers.length,
  ): { layer: number; unit: number } | null {
    for (const column of [...this.net, ...this.out]) column.fill(0);
    this.out[layer]![unit] = amount;
    for (let l = layer + 1; l <= upTo; l++) {
      this.collect(l);
      const bound = this.railBound(l);
      if (bound > LARGEST_EXACT) return { layer: l, unit: 0 };
    }
    return null;
  }

  /** From the biases of every layer. */
  fromBiases(): void {
    for (const column of [...this.net, ...this.out]) column.fill(0);
    this.network.layers.forEach((layer, l) => {
      this.net[l + 1]!.set(layer.bias);
      this.collect(l + 1);
    });
  }

  private collect(l: number): void {
    const layer = this.network.layers[l - 1]!;
    const net = this.net[l]!;
    for (const { from, weights } of incoming(layer, l)) addProduct(net, this.out[from]!, weights);
    const out = this.out[l]!;
    if (layer.activation === "linear") out.set(net);
    else for (let j = 0; j < net.length; j++) out[j] = net[j]! > 0 ? net[j]! : 0;
  }

  /** No rail of layer `l` can hold more than this before its rails cancel. */
  private railBound(l: number): number {
    let bound = 0;
    for (const { from } of incoming(this.network.layers[l - 1]!, l)) {
      for (const amount of this.out[from]!) bound += Math.abs(amount);
    }
    return bound;
  }
}

/** Calls `visit` with every species that a net amount of some unit leaves, in species order. */
function visitNet(
  network: Network,
  map: SpeciesMap,
  net: readonly Float64Array[],
  visit: (species: number, amount: number) => void,
): void {
  const last = network.layers.length;
  for (let l = 1; l <= last; l++) {
    const relu = network.layers[l - 1]!.activation === "relu";
    net[l]!.forEach((z, j) => {
      if (z === 0) return;
      if (relu) visit(z > 0 ? map.mediator(l, j) : map.target(l, j, -1), Math.abs(z));
      if (l === last && (z > 0 || !relu)) visit(map.value(l, j, z > 0 ? 1 : -1), Math.abs(z));
    });
  }
}

function writeList(network: Network, map: SpeciesMap, net: readonly Float64Array[], into: SideBuilder): void {
  visitNet(network, map, net, (species, amount) => into.add(species, amount));
  into.endRow();
}

function netConcentrations(network: Network, map: SpeciesMap, net: readonly Float64Array[], count: number) {
  const initial = new Float64Array(count);
  visitNet(network, map, net, (species, amount) => {
    initial[species] = amount;
  });
  return initial;
}

/** Inputs, M and I⁻ of ReLU units, and outputs stay; I⁺ and hidden values are substituted away. */
function keptSpecies(network: Network, map: SpeciesMap, count: number): Uint8Array {
  const keep = new Uint8Array(count);
  const last = network.layers.length;
  widths(network).forEach((size, l) => {
    for (let j = 0; j < size; j++) {
      if (l === 0 || l === last) {
        keep[map.value(l, j, 1)] = 1;
        if (map.value(l, j, -1) >= 0) keep[map.value(l, j, -1)] = 1;
      }
      if (l > 0 && network.layers[l - 1]!.activation === "relu") {
        keep[map.mediator(l, j)] = 1;
        keep[map.target(l, j, -1)] = 1;
      }
    }
  });
  return keep;
}
