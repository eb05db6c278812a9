import { SideBuilder } from "../../src-worker/compile/columns.ts";
import { emptyTable } from "../../src-worker/compile/speciesTable.ts";
import type { Crn, DualRail } from "../../src-worker/model/crn.ts";

/** A CRN from lines such as "A + 2 B -> C @ 0.5" (k = 1 when left out) and initial concentrations. */
export function crnOf(
  lines: readonly string[],
  initial: Readonly<Record<string, number>> = {},
  dualRail: readonly { name: string; plus: string; minus: string; role: DualRail["role"] }[] = [],
): Crn {
  const ids: string[] = [];
  const index = (id: string) => {
    if (!ids.includes(id)) ids.push(id);
    return ids.indexOf(id);
  };
  const reactants = new SideBuilder();
  const products = new SideBuilder();
  const rate: number[] = [];
  for (const line of lines) {
    const [body, k] = line.split("@");
    const [left, right] = body.split("->");
    for (const [side, text] of [
      [reactants, left],
      [products, right],
    ] as const) {
      const amounts = new Map<string, number>();
      for (const term of text.split("+").map((t) => t.trim())) {
        const [, n, id] = term.match(/^(\d*)\s*(\w*)$/)!;
        if (id !== "") amounts.set(id, (amounts.get(id) ?? 0) + (n === "" ? 1 : Number(n)));
      }
      for (const [id, amount] of amounts) side.add(index(id), amount);
      side.endRow();
    }
    rate.push(k === undefined ? 1 : Number(k));
  }
  for (const id of Object.keys(initial)) index(id);
  const species = emptyTable(ids.length);
  ids.forEach((id, s) => {
    (species.ids as string[])[s] = id;
  });
  return {
    name: "test",
    species,
    reactants: reactants.build(),
    products: products.build(),
    rate: Float64Array.from(rate),
    initial: Float64Array.from(ids, (id) => initial[id] ?? 0),
    dualRail: dualRail.map((pair) => ({ ...pair, plus: index(pair.plus), minus: index(pair.minus) })),
  };
}

/** Reactions as sorted, readable text: ["A + 2 B -> C", …], in the CRN's order. */
export function reactionsOf(crn: Crn): string[] {
  const side = (which: "reactants" | "products", r: number) => {
    const { start, species, coefficient } = crn[which];
    const terms: string[] = [];
    for (let e = start[r]; e < start[r + 1]; e++) {
      const id = crn.species.ids[species[e]];
      terms.push(coefficient[e] === 1 ? id : `${coefficient[e]} ${id}`);
    }
    return terms.join(" + ");
  };
  return Array.from(crn.rate, (_, r) => `${side("reactants", r)} -> ${side("products", r)}`);
}
