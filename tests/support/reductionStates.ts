import { SideBuilder } from "../../src-worker/compile/columns.ts";
import type { ReductionState, Steps } from "../../src-worker/compile/reductionSteps.ts";
import { dropSpecies } from "../../src-worker/compile/speciesTable.ts";
import type { Crn } from "../../src-worker/model/crn.ts";

/** A state as a CRN; species that the steps so far removed or discarded are left out. */
export function stateCrn(steps: Steps, state: ReductionState, position: number): Crn {
  const { crn, plan, discarded } = steps;
  const reactants = new SideBuilder();
  const products = new SideBuilder();
  const rate: number[] = [];
  state.products.forEach((list, r) => {
    if (!list) return;
    reactants.copyRow(crn.reactants, r);
    list.species.forEach((s, e) => {
      products.add(s, list.coefficient[e] as number);
    });
    products.endRow();
    rate.push(crn.rate[r] as number);
  });
  const keep = new Uint8Array(crn.species.count).fill(1);
  for (let step = 0; step < position; step++) {
    const s = plan.reactant[step] as number;
    if (s >= 0) keep[s] = 0;
  }
  plan.stages.forEach(({ to }, i) => {
    if (to <= position) for (const s of discarded[i]!) keep[s] = 0;
  });
  const played = {
    ...crn,
    reactants: reactants.build(),
    products: products.build(),
    rate: Float64Array.from(rate),
    initial: state.initial,
  };
  return dropSpecies(played, keep).crn;
}
