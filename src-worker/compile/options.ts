import type { CancellationKind, CompiledNetwork, InputEncoding } from "../model/compiled.ts";
import { type Crn, type DualRail, pairsOf, ROLE, type SpeciesTable, sideLength } from "../model/crn.ts";
import { incoming, type Network } from "../model/network.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { SideBuilder } from "./columns.ts";
import { dropSpecies, emptyTable, renumbered } from "./speciesTable.ts";

/**
 * The network whose inputs are x − s: the shift goes into the bias of every layer that reads the
 * inputs, skips included, so outputs stay the same.
 */
export function shiftInputs(network: Network, bounds: readonly number[]): Network {
  const layers = network.layers.map((layer, l) => {
    const bias = layer.bias.slice();
    for (const { from, weights } of incoming(layer, l + 1)) {
      if (from !== 0) continue;
      for (let i = 0; i < weights.fanIn; i++) {
        for (let j = 0; j < weights.width; j++) {
          bias[j] = bias[j]! + bounds[i]! * weights.values[i * weights.width + j]!;
        }
      }
    }
    return { ...layer, bias };
  });
  return { ...network, layers };
}

/** Checks the lower bounds of positive inputs: one per input, finite and ≤ 0. */
export function checkBounds(network: Network, bounds: readonly number[]): Result<void> {
  if (bounds.length !== network.inputs.length) {
    return fail(
      "bounds-count",
      `Positive inputs: ${bounds.length} lower bounds for ${network.inputs.length} inputs. Give one per input.`,
    );
  }
  const bad = bounds.findIndex((s) => !(s <= 0) || !Number.isFinite(s));
  if (bad >= 0) {
    return fail(
      "bound-positive",
      `Positive inputs: the lower bound of ${network.inputs[bad]} is ${bounds[bad]}; it must be 0 or less.`,
      { field: "inputBounds", column: bad + 1 },
    );
  }
  return ok(undefined);
}

/** How inputs are written while the input reactions are kept: each rail is its own species. */
export function directEncoding(
  crn: Crn,
  names: readonly string[],
  bounds: readonly number[] | null,
  railsOffset: number,
): InputEncoding {
  const targets = new SideBuilder();
  for (const pair of pairsOf(crn, "input")) {
    for (const rail of [pair.plus, pair.minus]) {
      if (rail >= 0) targets.add(rail, 1);
      targets.endRow();
    }
  }
  return { names, targets: targets.build(), bounds, railsOffset };
}

/**
 * Removes the input reactions and species; an input amount then goes straight into the products of
 * its former reaction. Nothing input-derived is cancelled: that would compute the network.
 */
export function foldInputs(crn: Crn, encoding: InputEncoding): { crn: Crn; encoding: InputEncoding } {
  const reactionOf = new Int32Array(crn.species.count).fill(-1);
  const isInput = new Uint8Array(crn.species.count);
  for (const s of encoding.targets.species) isInput[s] = 1;
  const reactants = new SideBuilder();
  const products = new SideBuilder();
  const rate: number[] = [];
  for (let r = 0; r < crn.rate.length; r++) {
    const s = crn.reactants.species[crn.reactants.start[r]!]!;
    if (isInput[s] && sideLength(crn.reactants, r) === 1) {
      reactionOf[s] = r;
      continue;
    }
    reactants.copyRow(crn.reactants, r);
    products.copyRow(crn.products, r);
    rate.push(crn.rate[r]!);
  }
  const targets = new SideBuilder();
  for (let row = 0; row + 1 < encoding.targets.start.length; row++) {
    const e = encoding.targets.start[row]!;
    const r = e < encoding.targets.start[row + 1]! ? reactionOf[encoding.targets.species[e]!]! : -1;
    if (r >= 0) targets.copyRow(crn.products, r);
    else targets.endRow();
  }
  const keep = isInput.map((x) => 1 - x);
  const folded = {
    ...crn,
    reactants: reactants.build(),
    products: products.build(),
    rate: Float64Array.from(rate),
  };
  const { crn: dropped, renumber } = dropSpecies(folded, keep);
  return { crn: dropped, encoding: { ...encoding, targets: renumbered(targets.build(), renumber) } };
}

/** Appends S⁺ + S⁻ → W for every chosen dual-rail pair whose two rails exist; W is one inert species. */
export function addCancellation(crn: Crn, kind: CancellationKind): Crn {
  const chosen = crn.dualRail.filter((pair) => pair.plus >= 0 && pair.minus >= 0 && isChosen(pair, kind));
  if (chosen.length === 0) return crn;
  const waste = crn.species.count;
  const reactants = new SideBuilder();
  const products = new SideBuilder();
  for (let r = 0; r < crn.rate.length; r++) {
    reactants.copyRow(crn.reactants, r);
    products.copyRow(crn.products, r);
  }
  for (const { plus, minus } of chosen) {
    reactants.add(plus, 1);
    reactants.add(minus, 1);
    reactants.endRow();
    products.add(waste, 1);
    products.endRow();
  }
  const rate = new Float64Array(crn.rate.length + chosen.length).fill(1);
  rate.set(crn.rate);
  const initial = new Float64Array(waste + 1);
  initial.set(crn.initial);
  return {
    ...crn,
    species: withWaste(crn.species),
    reactants: reactants.build(),
    products: products.build(),
    rate,
    initial,
  };
}

function isChosen(pair: DualRail, kind: CancellationKind): boolean {
  if (kind === "all") return true;
  if (kind === "outputs") return pair.role === "output";
  return kind === "hidden" && pair.role === "internal";
}

function withWaste(species: SpeciesTable): SpeciesTable {
  const table = emptyTable(species.count + 1);
  table.role.set(species.role);
  table.layer.set(species.layer);
  table.unit.set(species.unit);
  table.rail.set(species.rail);
  table.role[species.count] = ROLE.W;
  return { ...table, ids: [...species.ids, "W"] };
}

/**
 * Initial concentrations for one (prepared) input vector: the biases plus the encoded inputs, where x
 * becomes (x + c, c) or (c, c − x) with rails offset c, and x − s on the + rail alone for positive inputs.
 *
 * @returns one concentration per species, or a problem that names the input that is not finite, is
 *   missing, or lies below its bound.
 */
export function encodeInputs(
  { crn, encoding }: Pick<CompiledNetwork, "crn" | "encoding">,
  input: ArrayLike<number>,
): Result<Float64Array> {
  const { names, bounds, targets } = encoding;
  if (input.length !== names.length) {
    return fail(
      "input-count",
      `${input.length} input values for ${names.length} inputs (${names.join(", ")}).`,
    );
  }
  const initial = crn.initial.slice();
  const addRail = (row: number, amount: number) => {
    if (amount === 0) return;
    for (let e = targets.start[row]!; e < targets.start[row + 1]!; e++) {
      const s = targets.species[e]!;
      initial[s] = initial[s]! + amount * targets.coefficient[e]!;
    }
  };
  for (let i = 0; i < names.length; i++) {
    const x = input[i]!;
    if (!Number.isFinite(x)) {
      return fail("input-not-finite", `Input ${names[i]} is ${x}; give a finite number.`, { column: i + 1 });
    }
    const bound = bounds?.[i];
    if (bound !== undefined) {
      if (x < bound) {
        return fail(
          "input-below-bound",
          `Input ${names[i]} is ${x}, below its lower bound ${bound}. Lower the bound or raise the input.`,
          { column: i + 1 },
        );
      }
      addRail(2 * i, x - bound);
      continue;
    }
    addRail(2 * i, encoding.railsOffset + Math.max(x, 0));
    addRail(2 * i + 1, encoding.railsOffset + Math.max(-x, 0));
  }
  return ok(initial);
}
