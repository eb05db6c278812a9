import type { Crn } from "../model/crn.ts";

/**
 * The exact limit for t → ∞ of a rate-independent CRN: reactions in topological order (producers
 * before consumers), each run to completion; `a → …` uses all of a, `a + b → …` uses min(a, b).
 *
 * @param order from `completionOrder`.
 * @param state one concentration per species: where the reactions start, then where they end.
 * @param extent if given, receives how often each reaction fired (concentration units).
 */
export function runToCompletion(
  crn: Crn,
  order: Int32Array,
  state: Float64Array,
  extent?: Float64Array,
): void {
  const { start: from, species: reactant, coefficient: needed } = crn.reactants;
  const { start, species, coefficient } = crn.products;
  for (let i = 0; i < order.length; i++) {
    const r = order[i];
    let times = Number.POSITIVE_INFINITY;
    let limiting = -1;
    for (let e = from[r]; e < from[r + 1]; e++) {
      const possible = state[reactant[e]] / needed[e];
      if (possible < times) {
        times = possible;
        limiting = e;
      }
    }
    if (extent) extent[r] = Math.max(times, 0);
    if (!(times > 0)) continue;
    for (let e = from[r]; e < from[r + 1]; e++) {
      // The limiting reactant ends at exactly zero, whatever the rounding of the product.
      state[reactant[e]] = e === limiting ? 0 : state[reactant[e]] - times * needed[e];
    }
    for (let e = start[r]; e < start[r + 1]; e++) state[species[e]] += coefficient[e] * times;
  }
}
