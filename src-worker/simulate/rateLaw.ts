import type { Side } from "../model/crn.ts";

/** Mass-action rate k·∏Sⁿ of reaction `r` (no 1/n!), in concentration per time. */
export function reactionRate(reactants: Side, k: number, r: number, y: Float64Array): number {
  let v = k;
  for (let e = reactants.start[r]; e < reactants.start[r + 1]; e++) {
    v *= power(y[reactants.species[e]], reactants.coefficient[e]);
  }
  return v;
}

/** ∂(k·∏Sⁿ)/∂S for the reactant at entry `entry` of reaction `r`. */
export function rateDerivative(
  reactants: Side,
  k: number,
  r: number,
  entry: number,
  y: Float64Array,
): number {
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
