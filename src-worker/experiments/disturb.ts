import { SideBuilder } from "../compile/columns.ts";
import type { Crn } from "../model/crn.ts";
import type { Random } from "../random.ts";

export type ErrorDistribution = "uniform" | "normal";

/** How much of the range of errors each species' initial concentration gets: one number per species. */
export function drawErrors(count: number, distribution: ErrorDistribution, random: Random): Float64Array {
  const draw = distribution === "normal" ? () => random.normal() : () => 2 * random.uniform() - 1;
  return Float64Array.from({ length: count }, draw);
}

/**
 * Initial concentrations off by a relative error each: S becomes S·(1 + level·e). A uniform e lies in
 * (−1, 1), so that `level` is the largest error; a normal e has deviation 1, so that `level` is the
 * standard error. Concentrations stay ≥ 0, and what is absent stays absent.
 */
export function withErrors(initial: Float64Array, errors: Float64Array, level: number): Float64Array {
  return initial.map((x, s) => Math.max(0, x * (1 + level * (errors[s] as number))));
}

/**
 * Every reaction gets its reverse with ε·k (the paper's footnote 2: no reaction is truly irreversible), by
 * formal mass action: the reverse of a fan-out needs all its products at once, so its order is their
 * number. ε = 0 leaves the CRN as it is.
 *
 * @param rate the forward constants, one per reaction.
 */
export function withReverse(crn: Crn, rate: Float64Array, epsilon: number): Crn {
  if (epsilon === 0) return { ...crn, rate };
  const m = rate.length;
  const [reactants, products] = copiedSides(crn);
  const rates = Array.from(rate);
  for (let r = 0; r < m; r++) {
    // Waste without products has nothing to come back from.
    if (crn.products.start[r] === crn.products.start[r + 1]) continue;
    reactants.copyRow(crn.products, r);
    products.copyRow(crn.reactants, r);
    rates.push(epsilon * (rate[r] as number));
  }
  return { ...crn, reactants: reactants.build(), products: products.build(), rate: Float64Array.from(rates) };
}

/**
 * Every species that some reaction makes leaks: one reaction ∅ → S with constant ε (concentration per
 * time), however many reactions make S. ε = 0 leaves the CRN as it is.
 *
 * @param rate the constants of the CRN's own reactions.
 */
export function withLeaks(crn: Crn, rate: Float64Array, epsilon: number): Crn {
  if (epsilon === 0) return { ...crn, rate };
  const made = [...new Set(crn.products.species)].sort((a, b) => a - b);
  const [reactants, products] = copiedSides(crn);
  for (const s of made) {
    reactants.endRow();
    products.add(s, 1);
    products.endRow();
  }
  const rates = new Float64Array(rate.length + made.length).fill(epsilon);
  rates.set(rate);
  return { ...crn, reactants: reactants.build(), products: products.build(), rate: rates };
}

function copiedSides(crn: Crn): [SideBuilder, SideBuilder] {
  const [reactants, products] = [new SideBuilder(), new SideBuilder()];
  for (let r = 0; r < crn.rate.length; r++) {
    reactants.copyRow(crn.reactants, r);
    products.copyRow(crn.products, r);
  }
  return [reactants, products];
}
