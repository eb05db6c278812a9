import type { Remark } from "../model/compiled.ts";
import type { Crn } from "../model/crn.ts";
import { incoming, type Network, type WeightMatrix, widths } from "../model/network.ts";
import { SideBuilder } from "./columns.ts";
import { layOutSpecies, type SpeciesMap } from "./speciesTable.ts";

interface OutgoingMatrix {
  readonly layer: number;
  readonly weights: WeightMatrix;
}

export interface Unreduced {
  readonly crn: Crn;
  readonly map: SpeciesMap;
  readonly remarks: readonly Remark[];
}

/**
 * Algorithm 1 of Vasic et al. (ICML 2020, arXiv 2003.13720): one fan-out reaction per rail of every
 * source unit, carrying the products of all its outgoing edges, skip connections included, so that a
 * species is a reactant in at most one reaction; biases as initial concentrations; and per ReLU unit
 * I⁺ → M + H⁺ and I⁻ + M → H⁻. All rate constants are 1.
 *
 * @param minusInputs false leaves out the − rail of every input (positive inputs).
 */
export function compileUnreduced(name: string, network: Network, minusInputs: boolean): Unreduced {
  const map = layOutSpecies(network, minusInputs);
  const sizes = widths(network);
  const reactants = new SideBuilder(4 * sizes.reduce((a, b) => a + b, 0));
  const products = new SideBuilder(4 * sizes.reduce((a, b) => a + b, 0), 2 * entryBound(network));
  const remarks: Remark[] = [];
  const outgoing = outgoingMatrices(network);
  sizes.forEach((size, layer) => {
    if (layer > 0) addReluReactions(network, layer, map, reactants, products);
    if (layer === network.layers.length) return;
    const silent: number[] = [];
    for (let unit = 0; unit < size; unit++) {
      const emitted = addFanOut(layer, unit, outgoing[layer] ?? [], map, reactants, products);
      if (!emitted) silent.push(unit);
    }
    if (silent.length > 0) remarks.push(unusedRemark(network, layer, silent));
  });
  const builtReactants = reactants.build();
  return {
    crn: {
      name,
      species: map.table,
      reactants: builtReactants,
      products: products.build(),
      rate: new Float64Array(builtReactants.start.length - 1).fill(1),
      initial: biasConcentrations(network, map),
      dualRail: map.dualRail,
    },
    map,
    remarks,
  };
}

/** For each source layer, the matrices it feeds, in the order of their target layers. */
export function outgoingMatrices(network: Network): OutgoingMatrix[][] {
  const outgoing: OutgoingMatrix[][] = widths(network).map(() => []);
  network.layers.forEach((layer, l) => {
    for (const { from, weights } of incoming(layer, l + 1)) {
      outgoing[from]?.push({ layer: l + 1, weights });
    }
  });
  return outgoing;
}

function entryBound(network: Network): number {
  let bound = 0;
  network.layers.forEach((layer, l) => {
    for (const { weights } of incoming(layer, l + 1)) bound += weights.values.length;
    bound += 2 * layer.bias.length;
  });
  return bound;
}

/** Both rails' fan-out reactions of one unit; false when the unit has no outgoing edge. */
function addFanOut(
  layer: number,
  unit: number,
  outgoing: readonly OutgoingMatrix[],
  map: SpeciesMap,
  reactants: SideBuilder,
  products: SideBuilder,
): boolean {
  const used = outgoing.some(({ weights }) => rowIsUsed(weights, unit));
  if (!used) return false;
  for (const rail of [1, -1] as const) {
    const source = map.value(layer, unit, rail);
    if (source < 0) continue;
    reactants.add(source, 1);
    reactants.endRow();
    for (const { layer: target, weights } of outgoing) {
      const row = unit * weights.width;
      for (let j = 0; j < weights.width; j++) {
        const w = weights.values[row + j] as number;
        if (w !== 0) products.add(map.target(target, j, w === rail ? 1 : -1), 1);
      }
    }
    products.endRow();
  }
  return true;
}

export function rowIsUsed(weights: WeightMatrix, unit: number): boolean {
  const end = (unit + 1) * weights.width;
  for (let e = unit * weights.width; e < end; e++) if (weights.values[e] !== 0) return true;
  return false;
}

/** Reactions (1) and (2) of the paper for every unit of a ReLU layer. */
function addReluReactions(
  network: Network,
  layer: number,
  map: SpeciesMap,
  reactants: SideBuilder,
  products: SideBuilder,
): void {
  const { activation, bias } = network.layers[layer - 1]!;
  if (activation !== "relu") return;
  for (let unit = 0; unit < bias.length; unit++) {
    const mediator = map.mediator(layer, unit);
    reactants.add(map.target(layer, unit, 1), 1);
    reactants.endRow();
    products.add(mediator, 1);
    products.add(map.value(layer, unit, 1), 1);
    products.endRow();
    reactants.add(mediator, 1);
    reactants.add(map.target(layer, unit, -1), 1);
    reactants.endRow();
    products.add(map.value(layer, unit, -1), 1);
    products.endRow();
  }
}

/** A positive bias on the + rail, a negative one as −b on the − rail. */
function biasConcentrations(network: Network, map: SpeciesMap): Float64Array {
  const initial = new Float64Array(map.table.count);
  network.layers.forEach((layer, l) => {
    layer.bias.forEach((b, unit) => {
      if (b !== 0) initial[map.target(l + 1, unit, b > 0 ? 1 : -1)] = Math.abs(b);
    });
  });
  return initial;
}

function unusedRemark(network: Network, layer: number, units: readonly number[]): Remark {
  const what =
    layer === 0
      ? `Input ${units.map((u) => network.inputs[u]).join(", ")}`
      : `Layer ${layer}, unit ${units.map((u) => u + 1).join(", ")}`;
  return { code: "unused-unit", message: `${what}: no outgoing edge, so no fan-out reaction is emitted.` };
}
