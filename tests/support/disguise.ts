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
    dualRail: undeclared ? [] : crn.dualRail.map((pair) => ({ ...pair, plus: at(pair.plus), minus: at(pair.minus) })),
  };
}

function reordered(side: Side, reactions: readonly number[], place: Int32Array): Side {
  const builder = new SideBuilder();
  for (const r of reactions) {
    for (let e = side.start[r]; e < side.start[r + 1]; e++) builder.add(place[side.species[e]], side.coefficient[e]);
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
