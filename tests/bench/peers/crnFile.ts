import type { CompiledNetwork } from "../../../src-worker/model/compiled.ts";
import { type Crn, sideLength } from "../../../src-worker/model/crn.ts";

/**
 * A compiled network for the peers' drivers, little-endian: six int32 (species, reactions, product entries,
 * outputs, times, initial states), then in float64 the times, the initial states, the rate constants and
 * the product coefficients, then in int32 each reaction's first and second reactant (−1 for none), where
 * its product entries begin (one more than there are reactions), the entries' species, and each output's
 * + and − rail. Every species is a reactant of at most one reaction, one molecule at a time.
 */
export function crnFile(
  { crn, outputs }: CompiledNetwork,
  times: readonly number[],
  states: readonly Float64Array[],
): Uint8Array {
  const { products, rate, species } = crn;
  const { first, second } = reactantColumns(crn);
  const rails = outputs.flatMap(({ plus, minus }) => [plus, minus]);
  const sizes = [
    species.count,
    rate.length,
    products.species.length,
    outputs.length,
    times.length,
    states.length,
  ];
  const parts: readonly (Float64Array | Int32Array)[] = [
    Int32Array.from(sizes),
    Float64Array.from(times),
    ...states,
    rate,
    products.coefficient,
    first,
    second,
    products.start,
    products.species,
    Int32Array.from(rails),
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let filled = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), filled);
    filled += part.byteLength;
  }
  return bytes;
}

function reactantColumns(crn: Crn): { first: Int32Array; second: Int32Array } {
  const { reactants, rate } = crn;
  const first = new Int32Array(rate.length);
  const second = new Int32Array(rate.length).fill(-1);
  const read = new Set(reactants.species);
  if (read.size < reactants.species.length || reactants.coefficient.some((count) => count !== 1)) {
    throw new Error("a species is a reactant of two reactions, which the peers' drivers do not expect");
  }
  for (let r = 0; r < rate.length; r++) {
    const start = reactants.start[r];
    first[r] = reactants.species[start];
    if (sideLength(reactants, r) === 2) second[r] = reactants.species[start + 1];
  }
  return { first, second };
}
