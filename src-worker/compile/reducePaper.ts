import { type Crn, pairsOf, type Side, type SpeciesTable, sideLength } from "../model/crn.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { speciesLabel } from "../model/speciesName.ts";
import { SideBuilder } from "./columns.ts";
import { Accumulator, type List } from "./productLists.ts";
import { dropSpecies } from "./speciesTable.ts";

/**
 * Algorithm 2 of Vasic et al. (ICML 2020): every unimolecular reaction R → P… whose R is not an input
 * is removed; wherever R was produced its products are put instead, with multiplicity, and R's initial
 * concentration moves into them. Then the rails of every dual-rail pair cancel in each product list and
 * in the initial concentrations. The result does not depend on the order.
 *
 * Coefficients are exact whole numbers; one past 2^53 is refused with the layer's name.
 */
export function reducePaper(crn: Crn): Result<Crn> {
  const removable = removableReactions(crn);
  const order = downstreamFirst(crn, removable);
  if (!order) {
    return fail("unimolecular-cycle", "The unimolecular reactions form a cycle, so they cannot be removed.");
  }
  const expanded = new Map<number, { species: Int32Array; coefficient: Float64Array }>();
  const scratch = new Accumulator(crn.species.count);
  for (const s of order) {
    expandRow(crn.products, removable[s] as number, expanded, scratch);
    const overflow = scratch.firstInexact();
    if (overflow >= 0) return tooLarge(crn.species, overflow);
    expanded.set(s, scratch.take());
  }
  return substitute(crn, removable, expanded, scratch);
}

/** For each species the non-input unimolecular reaction that alone consumes it, or −1. */
export function removableReactions(crn: Crn): Int32Array {
  const consumers = new Int32Array(crn.species.count);
  const removable = new Int32Array(crn.species.count).fill(-1);
  const isInput = inputSpecies(crn);
  for (const s of crn.reactants.species) consumers[s] = (consumers[s] as number) + 1;
  for (let r = 0; r < crn.rate.length; r++) {
    const e = crn.reactants.start[r] as number;
    if (sideLength(crn.reactants, r) !== 1 || crn.reactants.coefficient[e] !== 1) continue;
    const s = crn.reactants.species[e] as number;
    if (!isInput[s] && consumers[s] === 1) removable[s] = r;
  }
  return removable;
}

export function inputSpecies(crn: Crn): Uint8Array {
  const isInput = new Uint8Array(crn.species.count);
  for (const pair of pairsOf(crn, "input")) {
    if (pair.plus >= 0) isInput[pair.plus] = 1;
    if (pair.minus >= 0) isInput[pair.minus] = 1;
  }
  return isInput;
}

/** Removable species, each after all removable species its reaction produces; null on a cycle. */
function downstreamFirst(crn: Crn, removable: Int32Array): number[] | null {
  const state = new Uint8Array(crn.species.count);
  const order: number[] = [];
  const { start, species } = crn.products;
  for (let root = 0; root < removable.length; root++) {
    if ((removable[root] as number) < 0 || state[root] === 2) continue;
    const stack: { s: number; e: number }[] = [{ s: root, e: start[removable[root] as number] as number }];
    state[root] = 1;
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      if (top.e === start[(removable[top.s] as number) + 1]) {
        state[top.s] = 2;
        order.push(top.s);
        stack.pop();
        continue;
      }
      const next = species[top.e++] as number;
      const r = removable[next] as number;
      if (r < 0 || state[next] === 2) continue;
      if (state[next] === 1) return null;
      state[next] = 1;
      stack.push({ s: next, e: start[r] as number });
    }
  }
  return order;
}

/** Adds row `r` to the accumulator with every removable species replaced by its expansion. */
function expandRow(side: Side, r: number, expanded: ReadonlyMap<number, List>, into: Accumulator): void {
  for (let e = side.start[r] as number; e < (side.start[r + 1] as number); e++) {
    const s = side.species[e] as number;
    const list = expanded.get(s);
    if (list) into.addList(list, side.coefficient[e] as number);
    else into.add(s, side.coefficient[e] as number);
  }
}

function substitute(
  crn: Crn,
  removable: Int32Array,
  expanded: ReadonlyMap<number, List>,
  scratch: Accumulator,
): Result<Crn> {
  const pairs = crn.dualRail.filter((pair) => pair.plus >= 0 && pair.minus >= 0);
  const reactants = new SideBuilder();
  const products = new SideBuilder();
  const rate: number[] = [];
  const removed = new Uint8Array(crn.rate.length);
  for (const r of removable) if (r >= 0) removed[r] = 1;
  for (let r = 0; r < crn.rate.length; r++) {
    if (removed[r]) continue;
    expandRow(crn.products, r, expanded, scratch);
    const overflow = scratch.firstInexact();
    if (overflow >= 0) return tooLarge(crn.species, overflow);
    for (const { plus, minus } of pairs) scratch.cancel(plus, minus);
    const list = scratch.take();
    list.species.forEach((s, e) => {
      products.add(s, list.coefficient[e] as number);
    });
    products.endRow();
    reactants.copyRow(crn.reactants, r);
    rate.push(crn.rate[r] as number);
  }
  const initial = movedConcentrations(crn, expanded);
  for (const { plus, minus } of pairs) {
    const common = Math.min(initial[plus] as number, initial[minus] as number);
    initial[plus] = (initial[plus] as number) - common;
    initial[minus] = (initial[minus] as number) - common;
  }
  const keep = new Uint8Array(crn.species.count).fill(1);
  for (const s of expanded.keys()) keep[s] = 0;
  const reduced = {
    ...crn,
    reactants: reactants.build(),
    products: products.build(),
    rate: Float64Array.from(rate),
    initial,
  };
  return ok(dropSpecies(reduced, keep).crn);
}

function movedConcentrations(crn: Crn, expanded: ReadonlyMap<number, List>): Float64Array {
  const initial = crn.initial.slice();
  for (const [s, { species, coefficient }] of expanded) {
    const amount = crn.initial[s] as number;
    if (amount === 0) continue;
    initial[s] = 0;
    species.forEach((p, e) => {
      initial[p] = (initial[p] as number) + amount * (coefficient[e] as number);
    });
  }
  return initial;
}

export function tooLarge<T>(species: SpeciesTable, s: number): Result<T> {
  const layer = species.layer[s] as number;
  return fail(
    "coefficient-too-large",
    `Layer ${layer}: the coefficient of ${speciesLabel(species, s)} passes 2^53 and would no longer be exact. ` +
      "Use the compact reduction or leave the network unreduced.",
    { layer, species: species.ids[s] as string },
  );
}
