import { type Crn, ROLE } from "../../model/crn.ts";
import { type Fit, fits, misfit, type ReactionGraph } from "./graph.ts";

/** Initial concentrations may differ by rounding: those of reduced CRNs are sums. */
const ROUNDING = 1e-9;

/**
 * Proves that a CRN is the compiled one with other names: `to` sends its species one to one to those of
 * the compiled CRN, every reaction to a reaction with the same products and rate constant, none is left
 * over, and the initial concentrations hold the same biases. Names the first reaction that does not fit.
 *
 * @param to index in the compiled CRN of each species, −1 for one that takes part in no reaction.
 */
export function proveIsomorphic(graph: ReactionGraph, compiled: Crn, to: Int32Array): Fit<null> {
  const { crn } = graph;
  const back = new Int32Array(compiled.species.count).fill(-1);
  for (let s = 0; s < to.length; s++) {
    if (to[s] < 0) continue;
    if (back[to[s]] >= 0) {
      const both = `${graph.label(back[to[s]])} and ${graph.label(s)}`;
      return misfit(`${both} would be one species of the compiled network.`, Math.max(graph.consumer[s], 0));
    }
    back[to[s]] = s;
  }
  const reactionOf = new Map<string, number>();
  for (let q = 0; q < compiled.rate.length; q++) reactionOf.set(reactantKey(compiled, q, null), q);
  const amounts = new Float64Array(compiled.species.count);
  for (let r = 0; r < crn.rate.length; r++) {
    const key = reactantKey(crn, r, to);
    const q = reactionOf.get(key);
    if (q === undefined)
      return misfit(`${graph.name(r)} is no reaction of the network that the others compute.`, r);
    reactionOf.delete(key);
    const differs = firstDifference(crn, r, compiled, q, to, amounts);
    if (differs !== null) return misfit(`${graph.name(r)} ${sentence(graph, compiled, back, differs)}`, r);
  }
  const [missing] = reactionOf.values();
  if (missing !== undefined) {
    const reactants = namesOf(graph, compiled, back, compiled.reactants, missing).join(" + ");
    return misfit(`The reaction of ${reactants} is missing.`);
  }
  return sameInitial(graph, compiled, back);
}

function reactantKey(crn: Crn, r: number, to: Int32Array | null): string {
  const { start, species } = crn.reactants;
  const list = species.subarray(start[r], start[r + 1]);
  return Array.from(list, (s) => (to ? to[s] : s))
    .sort((a, b) => a - b)
    .join();
}

/** A product that two reactions make in different amounts. */
interface Difference {
  /** Index in the compiled CRN; −1 for a species it does not have. */
  readonly species: number;
  readonly made: number;
  readonly expected: number;
}

function firstDifference(
  crn: Crn,
  r: number,
  compiled: Crn,
  q: number,
  to: Int32Array,
  amounts: Float64Array,
): Difference | null {
  let found: Difference | null = null;
  const mine = crn.products;
  const theirs = compiled.products;
  for (let e = theirs.start[q]; e < theirs.start[q + 1]; e++)
    amounts[theirs.species[e]] = theirs.coefficient[e];
  for (let e = mine.start[r]; e < mine.start[r + 1]; e++) {
    const species = to[mine.species[e]];
    const expected = species < 0 ? 0 : amounts[species];
    if (mine.coefficient[e] !== expected) found ??= { species, made: mine.coefficient[e], expected };
    if (species >= 0) amounts[species] = 0;
  }
  for (let e = theirs.start[q]; e < theirs.start[q + 1]; e++) {
    const species = theirs.species[e];
    if (amounts[species] !== 0) found ??= { species, made: 0, expected: amounts[species] };
    amounts[species] = 0;
  }
  return found;
}

function sentence(
  graph: ReactionGraph,
  compiled: Crn,
  back: Int32Array,
  { species, made, expected }: Difference,
): string {
  if (species < 0) return "makes a species that the network does not have.";
  const name = back[species] >= 0 ? graph.label(back[species]) : compiled.species.ids[species];
  if (made === 0) return `does not make ${name}, of which the others need ${expected}.`;
  return `makes ${made} ${name}; with the others it would be ${expected}.`;
}

function namesOf(
  graph: ReactionGraph,
  compiled: Crn,
  back: Int32Array,
  side: Crn["reactants"],
  q: number,
): string[] {
  const list = side.species.subarray(side.start[q], side.start[q + 1]);
  return Array.from(list, (t) => (back[t] >= 0 ? graph.label(back[t]) : compiled.species.ids[t]));
}

/** Biases are differences of rails; inputs hold any amounts, and waste may lie about. */
function sameInitial(graph: ReactionGraph, compiled: Crn, back: Int32Array): Fit<null> {
  const { crn } = graph;
  const mine = (t: number) => (t < 0 || back[t] < 0 ? 0 : crn.initial[back[t]]);
  const theirs = (t: number) => (t < 0 ? 0 : compiled.initial[t]);
  const inPair = new Uint8Array(compiled.species.count);
  const differs = (a: number, b: number) =>
    Math.abs(a - b) > ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
  for (const { plus, minus, role } of compiled.dualRail) {
    for (const t of [plus, minus]) if (t >= 0) inPair[t] = 1;
    const value = mine(plus) - mine(minus);
    if (role === "input" || !differs(value, theirs(plus) - theirs(minus))) continue;
    return wrongAmount(graph, back[plus] >= 0 ? back[plus] : back[minus], value);
  }
  for (let t = 0; t < inPair.length; t++) {
    if (inPair[t] || compiled.species.role[t] === ROLE.W || !differs(mine(t), theirs(t))) continue;
    return wrongAmount(graph, back[t], mine(t));
  }
  return fits(null);
}

function wrongAmount(graph: ReactionGraph, s: number, amount: number): Fit<never> {
  const r = Math.max(graph.consumer[s] >= 0 ? graph.consumer[s] : (graph.producers(s)[0] ?? 0), 0);
  const shown = String(amount).replace("-", "−");
  return misfit(`${graph.label(s)} has the initial concentration ${shown}, which no bias gives.`, r);
}
