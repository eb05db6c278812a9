import { type Crn, pairsOf } from "./crn.ts";

/**
 * The CRN with an input vector in its initial concentrations: x becomes (x + c, c) or (c, c − x) with rails
 * offset c. An input with one rail alone holds ±x there, never less than nothing.
 *
 * @param values one per dual-rail input; with another number of values the CRN stays as it is.
 */
export function withInputs(crn: Crn, values: ArrayLike<number>, railsOffset = 0): Crn {
  const pairs = pairsOf(crn, "input");
  if (pairs.length !== values.length) return crn;
  const initial = crn.initial.slice();
  pairs.forEach(({ plus, minus }, i) => {
    const x = values[i] as number;
    const c = plus >= 0 && minus >= 0 ? railsOffset : 0;
    if (plus >= 0) initial[plus] = Math.max(x, 0) + c;
    if (minus >= 0) initial[minus] = Math.max(-x, 0) + c;
  });
  return { ...crn, initial };
}
