import { SideBuilder } from "../../src-worker/compile/columns.ts";
import { emptyTable } from "../../src-worker/compile/speciesTable.ts";
import type { Crn, Side } from "../../src-worker/model/crn.ts";
import type { Random } from "../../src-worker/random.ts";

/** What is hidden of a compiled CRN. */
export interface Disguise {
  /** Species get names that tell nothing, and no role. */
  readonly rename: boolean;
  /** Dual-rail values are not declared. */
  readonly undeclared: boolean;
  readonly shuffle: boolean;
}

/** The same chemistry with reactions and species in another order and, if wanted, without telling names. */
export function disguised(crn: Crn, random: Random, { rename, undeclared, shuffle }: Disguise): Crn {
  const species = shuffle ? permutation(crn.species.count, random) : identity(crn.species.count);
  const reactions = shuffle ? permutation(crn.rate.length, random) : identity(crn.rate.length);
  const place = new Int32Array(species.length);
  species.forEach((s, i) => {
    place[s] = i;
  });
  const table = emptyTable(species.length);
  species.forEach((s, i) => {
    (table.ids as string[])[i] = rename ? `q${i}` : (crn.species.ids[s] as string);
    if (rename) return;
    table.role[i] = crn.species.role[s];
    table.layer[i] = crn.species.layer[s];
    table.unit[i] = crn.species.unit[s];
    table.rail[i] = crn.species.rail[s];
  });
  const at = (s: number) => (s < 0 ? -1 : place[s]);
  return {
    name: crn.name,
    species: table,
    reactants: reordered(crn.reactants, reactions, place),
    products: reordered(crn.products, reactions, place),
    rate: Float64Array.from(reactions, (r) => crn.rate[r]),
    initial: Float64Array.from(species, (s) => crn.initial[s]),
    dualRail: undeclared
      ? []
      : crn.dualRail.map((pair) => ({ ...pair, plus: at(pair.plus), minus: at(pair.minus) })),
  };
}

function reordered(side: Side, reactions: readonly number[], place: Int32Array): Side {
  const builder = new SideBuilder();
  for (const r of reactions) {
    for (let e = side.start[r]; e < side.start[r + 1]; e++)
      builder.add(place[side.species[e]], side.coefficient[e]);
    builder.endRow();
  }
  return builder.build();
}

function identity(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

function permutation(n: number, random: Random): number[] {
  const list = identity(n);
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

/** One reaction that is not as it should be, and which one it is. */
export interface Damaged {
  readonly crn: Crn;
  readonly what: "rate" | "more" | "less" | "other" | "twice" | "dropped";
  /** The damaged reaction; of a dropped one its former place. */
  readonly reaction: number;
  /** Species of the damaged reaction, before and after. */
  readonly species: ReadonlySet<number>;
}

/** Changes one reaction: its rate constant, one of its products, or its being there. */
export function damaged(crn: Crn, random: Random, what: Damaged["what"]): Damaged | null {
  const reaction = random.integer(crn.rate.length);
  const products = rowOf(crn.products, reaction);
  const species = new Set([...rowOf(crn.reactants, reaction).keys(), ...products.keys()]);
  const result = { what, reaction, species };
  if (what === "rate") {
    const rate = crn.rate.slice();
    rate[reaction] = 2;
    return { ...result, crn: { ...crn, rate } };
  }
  if (what === "dropped") return { ...result, crn: without(crn, reaction) };
  const stranger = random.integer(crn.species.count);
  const [some] = products.keys();
  if (what === "more") {
    if (products.has(stranger)) return null;
    products.set(stranger, 1);
  } else {
    const list = [...products.keys()];
    if (some === undefined) return null;
    const chosen = list[random.integer(list.length)];
    const n = products.get(chosen) as number;
    if (what === "twice") products.set(chosen, n + 1);
    else {
      products.delete(chosen);
      if (what === "other" && (products.has(stranger) || stranger === chosen)) return null;
      if (what === "other") products.set(stranger, n);
    }
  }
  if (what !== "twice" && what !== "less") species.add(stranger);
  return { ...result, crn: { ...crn, products: withRow(crn.products, reaction, products) } };
}

function rowOf(side: Side, r: number): Map<number, number> {
  const row = new Map<number, number>();
  for (let e = side.start[r]; e < side.start[r + 1]; e++) row.set(side.species[e], side.coefficient[e]);
  return row;
}

function withRow(side: Side, changed: number, row: ReadonlyMap<number, number>): Side {
  const builder = new SideBuilder();
  for (let r = 0; r + 1 < side.start.length; r++) {
    for (const [s, n] of r === changed ? row : rowOf(side, r)) builder.add(s, n);
    builder.endRow();
  }
  return builder.build();
}

function without(crn: Crn, dropped: number): Crn {
  const rest = (side: Side) => {
    const builder = new SideBuilder();
    for (let r = 0; r < crn.rate.length; r++) if (r !== dropped) builder.copyRow(side, r);
    return builder.build();
  };
  return {
    ...crn,
    reactants: rest(crn.reactants),
    products: rest(crn.products),
    rate: crn.rate.filter((_, r) => r !== dropped),
  };
}
