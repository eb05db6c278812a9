import { type Crn, type Side, sideLength } from "../model/crn.ts";
import { type Components, speciesByComponent, stronglyConnected } from "./components.ts";
import type { Rows } from "./kernels/runs.ts";
import { Scatter, type ScatterChoice } from "./kernels/scatter.ts";
import { netChange } from "./stoichiometry.ts";

/** Species of one strongly connected component with the reactions that change and read them. */
export interface BlockShape {
  readonly species: Int32Array;
  readonly reactions: Int32Array;
}

/** A run of consecutive species and reactions: member i is `species + i` with `reaction + i`. */
export interface Run {
  readonly species: number;
  readonly reaction: number;
  readonly count: number;
}

/**
 * One level of the graph of components. Everything a level needs was produced by earlier levels, so
 * its components are solved independently, then their reactions' fluxes go to later levels. Species and
 * reactions are in the plan's own numbering, in which each kind is consecutive.
 */
export interface Level {
  /** Species that no reaction both reads and changes (`reaction` is unused). */
  readonly plain: Run;
  /** S → …, the only reaction that reads S. */
  readonly single: Run;
  /** A + B → …, the only reaction that reads A or B (M with I⁻): `species` is the first A. */
  readonly pair: Run & { readonly partner: number };
  /** Everything else: cycles, competition, A + A. */
  readonly blocks: readonly BlockShape[];
  /** Reactions whose reactants are all known here and all unchanged by them (catalysts). */
  readonly explicit: Int32Array;
  /** Spreads the fluxes of this level's reactions over the species outside their own component. */
  readonly scatter: Scatter;
}

/** The order in which a linearly implicit step goes through a CRN, in a numbering made for it. */
export interface Plan {
  /** Inner number of each of the CRN's species and reactions. */
  readonly speciesPlace: Int32Array;
  readonly reactionPlace: Int32Array;
  /** Reactants and net change in inner numbers. */
  readonly reactants: Side;
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
  const last = components.depth.reduce((a, b) => Math.max(a, b), 0);
  const levelOf = (component: number) => last - components.depth[component];
  const levels = Array.from({ length: last + 1 }, () => new LevelMembers());
  const ownComponent = sortComponents(crn, net, components, levels, levelOf);
  const sources: number[] = [];
  for (let r = 0; r < crn.rate.length; r++) {
    const level = finishingLevel(crn, r, components.of, levelOf);
    if (level < 0) {
      sources.push(r);
      continue;
    }
    if (ownComponent[r] < 0) levels[level].explicit.push(r);
    levels[level].finishing.push(r);
  }
  for (const level of levels) level.sort();
  const speciesPlace = numbering(levels.flatMap((level) => level.speciesInOrder()));
  const reactionPlace = numbering([...levels.flatMap((level) => level.reactionsInOrder()), ...sources]);
  const place: Places = { species: speciesPlace, reaction: reactionPlace };
  const innerNet = renumbered(net, place);
  return {
    speciesPlace,
    reactionPlace,
    reactants: renumbered(crn.reactants, place),
    net: innerNet,
    sources: Int32Array.from(sources, (r) => reactionPlace[r]),
    levels: levels.map((level) => {
      const rows = rowsOf(level.finishing, net, components.of, ownComponent, place);
      return level.build(place, new Scatter(rows, choice));
    }),
    choice,
    largestBlock: Math.max(0, ...levels.flatMap(({ blocks }) => blocks.map(({ species }) => species.length))),
  };
}

interface Places {
  readonly species: Int32Array;
  readonly reaction: Int32Array;
}

/** The inverse of an order: where each item stands in it. */
function numbering(order: readonly number[]): Int32Array {
  const place = new Int32Array(order.length);
  order.forEach((item, i) => {
    place[item] = i;
  });
  return place;
}

/** A side with its rows and species in inner numbers. */
function renumbered(side: Side, { species: speciesPlace, reaction: reactionPlace }: Places): Side {
  const rows = reactionPlace.length;
  const outer = new Int32Array(rows);
  reactionPlace.forEach((inner, r) => {
    outer[inner] = r;
  });
  const start = new Int32Array(rows + 1);
  const species = new Int32Array(side.species.length);
  const coefficient = new Float64Array(side.species.length);
  let filled = 0;
  for (let inner = 0; inner < rows; inner++) {
    const r = outer[inner];
    for (let e = side.start[r]; e < side.start[r + 1]; e++) {
      species[filled] = speciesPlace[side.species[e]];
      coefficient[filled++] = side.coefficient[e];
    }
    start[inner + 1] = filled;
  }
  return { start, species, coefficient };
}

/** Deals the components out to their levels by kind; answers the component that owns each reaction. */
function sortComponents(
  crn: Crn,
  net: Side,
  components: Components,
  levels: readonly LevelMembers[],
  levelOf: (component: number) => number,
): Int32Array {
  const members = speciesByComponent(components.of, components.count);
  const own = ownReactions(crn, net, components.of);
  const ownComponent = new Int32Array(crn.rate.length).fill(-1);
  for (let c = 0; c < components.count; c++) {
    const species = members.species.slice(members.start[c], members.start[c + 1]);
    const reactions = own.rows(c);
    for (const r of reactions) ownComponent[r] = c;
    const level = levels[levelOf(c)];
    if (reactions.length === 0) level.plain.push(...species);
    else if (
      reactions.length === 1 &&
      species.length <= 2 &&
      readsOnceEach(crn, net, species, reactions[0])
    ) {
      if (species.length === 1) level.single.push({ s: species[0], r: reactions[0] });
      else level.pair.push({ a: species[0], b: species[1], r: reactions[0] });
    } else level.blocks.push({ species, reactions });
  }
  return ownComponent;
}

/** The members of a level in the CRN's own numbers. */
class LevelMembers {
  readonly plain: number[] = [];
  readonly single: { s: number; r: number }[] = [];
  readonly pair: { a: number; b: number; r: number }[] = [];
  readonly blocks: BlockShape[] = [];
  readonly explicit: number[] = [];
  readonly finishing: number[] = [];

  /** By species, so that what was compiled unit by unit ends up consecutive and in step. */
  sort(): void {
    this.plain.sort((p, q) => p - q);
    this.single.sort((p, q) => p.s - q.s);
    this.pair.sort((p, q) => p.a - q.a);
  }

  speciesInOrder(): number[] {
    return [
      ...this.plain,
      ...this.single.map(({ s }) => s),
      ...this.pair.map(({ a }) => a),
      ...this.pair.map(({ b }) => b),
      ...this.blocks.flatMap(({ species }) => Array.from(species)),
    ];
  }

  reactionsInOrder(): number[] {
    return [
      ...this.single.map(({ r }) => r),
      ...this.pair.map(({ r }) => r),
      ...this.blocks.flatMap(({ reactions }) => Array.from(reactions)),
      ...this.explicit,
    ];
  }

  build({ species, reaction }: Places, scatter: Scatter): Level {
    const first = (list: readonly number[], place: Int32Array) => (list.length > 0 ? place[list[0]] : 0);
    const { plain, single, pair } = this;
    return {
      plain: { species: first(plain, species), reaction: 0, count: plain.length },
      single: {
        species: first(
          single.map(({ s }) => s),
          species,
        ),
        reaction: first(
          single.map(({ r }) => r),
          reaction,
        ),
        count: single.length,
      },
      pair: {
        species: first(
          pair.map(({ a }) => a),
          species,
        ),
        partner: first(
          pair.map(({ b }) => b),
          species,
        ),
        reaction: first(
          pair.map(({ r }) => r),
          reaction,
        ),
        count: pair.length,
      },
      blocks: this.blocks.map((block) => ({
        species: block.species.map((s) => species[s]),
        reactions: block.reactions.map((r) => reaction[r]),
      })),
      explicit: Int32Array.from(this.explicit, (r) => reaction[r]),
      scatter,
    };
  }
}

/** What the finishing reactions change outside their own component, in inner numbers. */
function rowsOf(
  finishing: readonly number[],
  net: Side,
  componentOf: Int32Array,
  ownComponent: Int32Array,
  place: Places,
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
      species[filled] = place.species[net.species[e]];
      coefficient[filled++] = net.coefficient[e];
    }
    start[i + 1] = filled;
  });
  return {
    reactions: Int32Array.from(finishing, (r) => place.reaction[r]),
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
