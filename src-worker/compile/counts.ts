import type { ProductCounts, ReactionCounts } from "../model/compiled.ts";
import { type Crn, molecules, pairsOf, sideLength } from "../model/crn.ts";

/** Reactions split as the paper's two ways of counting need: `unimolecular` includes `input`. */
export function countReactions(crn: Crn): ReactionCounts {
  const isInput = new Uint8Array(crn.species.count);
  for (const { plus, minus } of pairsOf(crn, "input")) {
    if (plus >= 0) isInput[plus] = 1;
    if (minus >= 0) isInput[minus] = 1;
  }
  let input = 0;
  let unimolecular = 0;
  let bimolecular = 0;
  for (let r = 0; r < crn.rate.length; r++) {
    const order = molecules(crn.reactants, r);
    if (order === 2) bimolecular++;
    if (order !== 1) continue;
    unimolecular++;
    if (isInput[crn.reactants.species[crn.reactants.start[r]!]!]) input++;
  }
  return { total: crn.rate.length, input, unimolecular, bimolecular };
}

/** Product entries (species summed over reactions), molecules (coefficients summed), largest reaction. */
export function countProducts(crn: Crn): ProductCounts {
  let entries = 0;
  let total = 0;
  let largest = 0;
  for (let r = 0; r < crn.rate.length; r++) {
    entries += sideLength(crn.products, r);
    const sum = molecules(crn.products, r);
    total += sum;
    if (sum > largest) largest = sum;
  }
  return { entries, molecules: total, largest };
}
