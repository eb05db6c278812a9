import { type Crn, type Side, sideLength } from "../model/crn.ts";
import { speciesByComponent, stronglyConnected } from "./components.ts";
import type { Rows } from "./kernels/findBlocks.ts";
import { Scatter, type ScatterChoice } from "./kernels/scatter.ts";
import { netChange } from "./stoichiometry.ts";

/** Species of one strongly connected component with the reactions that change and read them. */
export interface BlockShape {
  readonly species: Int32Array;
  readonly reactions: Int32Array;
}

/**
 * One level of the graph of components. Everything a level needs was produced by earlier levels, so
 * its components are solved independently, then their reactions' fluxes go to later levels.
 */
export interface Level {
  /** Species that no reaction both reads and changes. */
  readonly plain: Int32Array;
  /** S → …, the only reaction that reads S: species and reaction. */
  readonly single: { readonly species: Int32Array; readonly reaction: Int32Array };
  /** A + B → …, the only reaction that reads A or B (M with I⁻ in compiled networks). */
  readonly pair: { readonly a: Int32Array; readonly b: Int32Array; readonly reaction: Int32Array };
  /** Everything else: cycles, competition, A + A. */
  readonly blocks: readonly BlockShape[];
  /** Reactions whose reactants are all known here and all unchanged by them (catalysts). */
  readonly explicit: Int32Array;
  /** Spreads the fluxes of this level's reactions over the species outside their own component. */
  readonly scatter: Scatter;
}

/** The order in which a linearly implicit step goes through a CRN (SCIENCE: feed-forward sweep). */
export interface Plan {
  readonly crn: Crn;
  readonly net: Side;
  /** Reactions without reactants: their flux is known before the first level. */
  readonly sources: Int32Array;
  readonly levels: readonly Level[];
  readonly choice: ScatterChoice;
  /** Species in the largest block that needs a factorisation; 0 for feed-forward CRNs. */
  readonly largestBlock: number;
}

/**
 * Analyses a CRN once: strongly connected components of the Jacobian's dependency graph in topological
 * order, as late as possible, so that both rails of a layer's fan-out fall into one level.
 *
 * @param choice which kernels spread the fluxes; "simd" falls back to "plain" where there is none.
 */
export function planSweep(crn: Crn, choice: ScatterChoice = "simd"): Plan {
  const net = netChange(crn);
  const components = stronglyConnected(crn, net);
  const members = speciesByComponent(components.of, components.count);
  const last = components.depth.reduce((a, b) => Math.max(a, b), 0);
  const levelOf = (component: number) => last - components.depth[component];
  const builders = Array.from({ length: last + 1 }, () => new LevelBuilder());
  const blockReactions = ownReactions(crn, net, components.of);
  const ownComponent = new Int32Array(crn.rate.length).fill(-1);
  let largestBlock = 0;
  for (let c = 0; c < components.count; c++) {
    const species = members.species.slice(members.start[c], members.start[c + 1]);
    const reactions = blockReactions.rows(c);
    for (const r of reactions) ownComponent[r] = c;
    const builder = builders[levelOf(c)];
    if (reactions.length === 0) for (const s of species) builder.plain.push(s);
    else if (isSingle(crn, net, species, reactions)) {
      builder.singleSpecies.push(species[0]);
      builder.singleReaction.push(reactions[0]);
    } else if (isPair(crn, net, species, reactions)) {
      builder.pairA.push(species[0]);
      builder.pairB.push(species[1]);
      builder.pairReaction.push(reactions[0]);
    } else {
      builder.blocks.push({ species, reactions });
      largestBlock = Math.max(largestBlock, species.length);
    }
  }
  const sources: number[] = [];
  for (let r = 0; r < crn.rate.length; r++) {
    const level = finishingLevel(crn, r, components.of, levelOf);
    if (level < 0) sources.push(r);
    else {
      if (ownComponent[r] < 0) builders[level].explicit.push(r);
      builders[level].finishing.push(r);
    }
  }
  return {
    crn,
    net,
    sources: Int32Array.from(sources),
    levels: builders.map((builder) => builder.build(net, components.of, ownComponent, choice)),
    choice,
    largestBlock,
  };
}

class LevelBuilder {
  readonly plain: number[] = [];
  readonly singleSpecies: number[] = [];
  readonly singleReaction: number[] = [];
  readonly pairA: number[] = [];
  readonly pairB: number[] = [];
  readonly pairReaction: number[] = [];
  readonly blocks: BlockShape[] = [];
  readonly explicit: number[] = [];
  readonly finishing: number[] = [];

  build(net: Side, componentOf: Int32Array, ownComponent: Int32Array, choice: ScatterChoice): Level {
    return {
      plain: Int32Array.from(this.plain),
      single: {
        species: Int32Array.from(this.singleSpecies),
        reaction: Int32Array.from(this.singleReaction),
      },
      pair: {
        a: Int32Array.from(this.pairA),
        b: Int32Array.from(this.pairB),
        reaction: Int32Array.from(this.pairReaction),
      },
      blocks: this.blocks,
      explicit: Int32Array.from(this.explicit),
      scatter: new Scatter(rowsOf(this.finishing, net, componentOf, ownComponent), choice),
    };
  }
}

/** What the finishing reactions change outside their own component. */
function rowsOf(
  finishing: readonly number[],
  net: Side,
  componentOf: Int32Array,
  ownComponent: Int32Array,
): Rows {
  let bound = 0;
  for (const r of finishing) bound += sideLength(net, r);
  const start = new Int32Array(finishing.length + 1);
  const species = new Int32Array(bound);
  const coefficient = new Float64Array(bound);
  let filled = 0;
  finishing.forEach((r, i) => {
    for (let e = net.start[r]; e < net.start[r + 1]; e++) {
      if (componentOf[net.species[e]] === ownComponent[r]) continue;
      species[filled] = net.species[e];
      coefficient[filled++] = net.coefficient[e];
    }
    start[i + 1] = filled;
  });
  return {
    reactions: Int32Array.from(finishing),
    side: { start, species: species.slice(0, filled), coefficient: coefficient.slice(0, filled) },
  };
}

/** For each component the reactions that change one of its species and read one of its species. */
function ownReactions(crn: Crn, net: Side, componentOf: Int32Array) {
  const lists = new Map<number, number[]>();
  for (let r = 0; r < crn.rate.length; r++) {
    for (let e = crn.reactants.start[r]; e < crn.reactants.start[r + 1]; e++) {
      const c = componentOf[crn.reactants.species[e]];
      const list = lists.get(c);
      if (list?.at(-1) === r || !changes(net, r, c, componentOf)) continue;
      if (list) list.push(r);
      else lists.set(c, [r]);
    }
  }
  return { rows: (c: number) => Int32Array.from(lists.get(c) ?? []) };
}

function changes(net: Side, r: number, component: number, componentOf: Int32Array): boolean {
  for (let e = net.start[r]; e < net.start[r + 1]; e++) {
    if (componentOf[net.species[e]] === component) return true;
  }
  return false;
}

/** The level after which a reaction's flux is known: that of its last reactant; −1 without reactants. */
function finishingLevel(
  crn: Crn,
  r: number,
  componentOf: Int32Array,
  levelOf: (component: number) => number,
): number {
  let level = -1;
  for (let e = crn.reactants.start[r]; e < crn.reactants.start[r + 1]; e++) {
    level = Math.max(level, levelOf(componentOf[crn.reactants.species[e]]));
  }
  return level;
}

function isSingle(crn: Crn, net: Side, species: Int32Array, reactions: Int32Array): boolean {
  return species.length === 1 && reactions.length === 1 && readsOnceEach(crn, net, species, reactions[0]);
}

function isPair(crn: Crn, net: Side, species: Int32Array, reactions: Int32Array): boolean {
  return species.length === 2 && reactions.length === 1 && readsOnceEach(crn, net, species, reactions[0]);
}

/** Reaction `r` has exactly these reactants, one molecule of each, and uses up one of each. */
function readsOnceEach(crn: Crn, net: Side, species: Int32Array, r: number): boolean {
  if (sideLength(crn.reactants, r) !== species.length) return false;
  for (let e = crn.reactants.start[r]; e < crn.reactants.start[r + 1]; e++) {
    if (crn.reactants.coefficient[e] !== 1 || !species.includes(crn.reactants.species[e])) return false;
  }
  let used = 0;
  for (let e = net.start[r]; e < net.start[r + 1]; e++) {
    if (species.includes(net.species[e])) used += net.coefficient[e] === -1 ? 1 : 2 * species.length;
  }
  return used === species.length;
}
