import { type Crn, molecules, sideLength } from "../../model/crn.ts";
import type { NameHint } from "../../model/nameHints.ts";
import { completionOrder } from "../../model/order.ts";
import { type Fit, fits, misfit, ReactionGraph } from "./graph.ts";

/** What every compiled CRN has in common, whatever its network: rates, orders, one consumer a species. */
export function survey(crn: Crn, ignored: Uint8Array): Fit<ReactionGraph> {
  const graph = new ReactionGraph(crn, ignored);
  const user = new Int32Array(crn.species.count).fill(-1);
  for (let r = 0; r < crn.rate.length; r++) {
    if (crn.rate[r] !== 1) {
      const k = String(crn.rate[r]).replace("-", "−");
      return misfit(`${graph.name(r)} has the rate constant ${k}; those of a compiled network are 1.`, r);
    }
    if (ignored[r]) continue;
    const order = molecules(crn.reactants, r);
    if (order !== sideLength(crn.reactants, r) || order < 1 || order > 2) {
      const has =
        order === 0 ? "no reactant" : order > 2 ? `${order} reactant molecules` : "twice the same reactant";
      return misfit(`${graph.name(r)} has ${has}; compiled reactions have one, or two of two species.`, r);
    }
    for (const s of graph.reactants(r)) {
      if (user[s] >= 0) {
        const both = `${graph.label(s)} is a reactant of reactions ${user[s] + 1} and ${r + 1}`;
        return misfit(`${both}; in a compiled network each species has one reaction.`, r, user[s]);
      }
      user[s] = r;
    }
  }
  return crn.rate.length === 0 ? misfit("There is no reaction.") : fits(graph);
}

/** A compiled network goes forwards: names a cycle and its reactions. */
export function checkForwards(graph: ReactionGraph): Fit<null> {
  const order = completionOrder(graph.crn, graph.ignored);
  if (order.ok || order.reason.kind !== "cycle") return fits(null);
  const { species } = order.reason;
  const cycle = [...species, species[0]].map((s) => graph.label(s)).join(" → ");
  const reactions = species.map((s) => graph.consumer[s]);
  return misfit(`${cycle} is a cycle; a compiled network goes forwards.`, ...reactions);
}

/**
 * The ways to tell cancellations S⁺ + S⁻ → W apart from reactions M + I⁻ → H⁻, the likeliest first. A waste
 * is made by such reactions alone and used by none. There is no doubt where names or declarations tell,
 * and where both reactants have another reaction: M has none.
 */
export function cancellationChoices(crn: Crn, hints: readonly (NameHint | null)[]): Uint8Array[] {
  const graph = new ReactionGraph(crn, new Uint8Array(crn.rate.length));
  const mates = declaredMates(crn);
  const uses = new Int32Array(crn.species.count);
  for (const s of crn.reactants.species) uses[s]++;
  const groups = new Map<number, number[]>();
  const joins = new Uint8Array(crn.rate.length);
  let relus = false;
  for (let r = 0; r < crn.rate.length; r++) {
    if (!isPair(crn, r)) continue;
    const [waste] = graph.products(r);
    if (waste !== undefined && isWaste(graph, waste)) groups.set(waste, [...(groups.get(waste) ?? []), r]);
    else {
      joins[r] = 1;
      relus ||= isReluLike(graph, r);
    }
  }
  const certain = new Uint8Array(crn.rate.length);
  const likely: number[] = [];
  const unlikely: number[] = [];
  for (const [waste, group] of groups) {
    const told =
      crn.species.ids[waste] === "W" ||
      group.some((r) => mates[graph.reactants(r)[0]] === graph.reactants(r)[1]);
    const named =
      hints[waste] !== null || group.some((r) => graph.reactants(r).some((s) => hints[s]?.role === "M"));
    const competes = group.some((r) => graph.reactants(r).every((s) => uses[s] > 1));
    const alike = group.every((r) => isReluLike(graph, r, joins));
    if (told || (competes && !named)) for (const r of group) certain[r] = 1;
    else if (named || alike) relus = true;
    if (told || competes || named) continue;
    // A pair that nothing makes has nothing to cancel.
    if (!group.some((r) => graph.reactants(r).every((s) => graph.producers(s).length > 0))) continue;
    (alike ? unlikely : likely).push(...group);
  }
  const marked = (more: readonly number[]) => {
    const marks = certain.slice();
    for (const r of more) marks[r] = 1;
    return marks;
  };
  const choices = relus ? [marked(likely), certain] : [certain, marked(likely)];
  if (likely.length === 0) choices.length = 1;
  return unlikely.length === 0 ? choices : [...choices, marked([...likely, ...unlikely])];
}

/** Two different species react. */
function isPair(crn: Crn, r: number): boolean {
  return sideLength(crn.reactants, r) === 2 && molecules(crn.reactants, r) === 2;
}

/** Used by nothing, and made only by reactions of two reactants that make nothing else. */
function isWaste(graph: ReactionGraph, s: number): boolean {
  if (graph.consumer[s] >= 0) return false;
  const { crn } = graph;
  return graph.producers(s).every((r) => {
    return molecules(crn.products, r) === 1 && isPair(crn, r);
  });
}

/**
 * True when one reactant of a bimolecular reaction comes from a reaction like I⁺ → M + H⁺ alone. The other
 * product, H⁺, must not be used by any of `joins`: then it would be the M.
 */
export function isReluLike(graph: ReactionGraph, r: number, joins?: Uint8Array): boolean {
  return graph.reactants(r).some((s) => {
    const makers = graph.producers(s);
    const split = makers[0];
    if (makers.length !== 1 || !graph.isUnimolecular(split) || molecules(graph.crn.products, split) !== 2)
      return false;
    return !graph
      .products(split)
      .some((t) => t !== s && graph.consumer[t] >= 0 && joins?.[graph.consumer[t]] === 1);
  });
}

/** The declared partner of each species, −1 for none. */
function declaredMates(crn: Crn): Int32Array {
  const mates = new Int32Array(crn.species.count).fill(-1);
  for (const { plus, minus } of crn.dualRail) {
    if (plus < 0 || minus < 0) continue;
    mates[plus] = minus;
    mates[minus] = plus;
  }
  return mates;
}

/** The partner that a cancellation reaction, declarations or names give each species, −1 for none. */
export function toldMates(graph: ReactionGraph, hints: readonly (NameHint | null)[]): Int32Array {
  const mates = declaredMates(graph.crn);
  graph.ignored.forEach((mark, r) => {
    if (!mark) return;
    const [a, b] = graph.reactants(r);
    mates[a] = b;
    mates[b] = a;
  });
  const named = new Map<string, number>();
  hints.forEach((hint, s) => {
    if (!hint || hint.rail === 0 || mates[s] >= 0) return;
    const key = `${hint.role} ${hint.layer} ${hint.unit} `;
    named.set(key + hint.rail, s);
    const mate = named.get(key + -hint.rail);
    if (mate === undefined || mates[mate] >= 0) return;
    mates[s] = mate;
    mates[mate] = s;
  });
  return mates;
}

/** Marks the species that a cancellation reaction uses. */
export function cancelledSpecies(graph: ReactionGraph): Uint8Array {
  const marks = new Uint8Array(graph.crn.species.count);
  graph.ignored.forEach((mark, r) => {
    if (mark) for (const s of graph.reactants(r)) marks[s] = 1;
  });
  return marks;
}
