import type { Side } from "../model/crn.ts";

/**
 * Mass-action rate k·∏Sⁿ of reaction `r` (no 1/n!), in concentration per time.
 *
 * Below zero, where only the tolerance's slack lives, two negative factors would make a positive rate
 * that drives both further down without end; such a reaction rests instead. A single negative reactant
 * keeps the law: its reaction runs backwards and restores it.
 */
export function reactionRate(reactants: Side, k: number, r: number, y: Float64Array): number {
  let v = k;
  let negative = false;
  for (let e = reactants.start[r]; e < reactants.start[r + 1]; e++) {
    const x = y[reactants.species[e]];
    if (x < 0) negative = true;
    v *= power(x, reactants.coefficient[e]);
  }
  return negative && v > 0 ? 0 : v;
}

/** ∂rate/∂S for the reactant at entry `entry` of reaction `r`; 0 where the reaction rests. */
export function rateDerivative(
  reactants: Side,
  k: number,
  r: number,
  entry: number,
  y: Float64Array,
): number {
  if (y[reactants.species[entry]] < 0 && reactionRate(reactants, k, r, y) === 0) return 0;
  let d = k;
  for (let e = reactants.start[r]; e < reactants.start[r + 1]; e++) {
    const x = y[reactants.species[e]];
    const n = reactants.coefficient[e];
    d *= e === entry ? n * power(x, n - 1) : power(x, n);
  }
  return d;
}

function power(x: number, n: number): number {
  if (n === 1) return x;
  if (n === 0) return 1;
  return n === 2 ? x * x : x ** n;
}
