import type { Crn, Side } from "../model/crn.ts";

/** The net change of every reaction, in compressed rows: species whose amount it changes. */
export function netChange(crn: Crn): Side {
  const m = crn.rate.length;
  const bound = crn.products.species.length + crn.reactants.species.length;
  const start = new Int32Array(m + 1);
  const species = new Int32Array(bound);
  const coefficient = new Float64Array(bound);
  const slot = new Int32Array(crn.species.count).fill(-1);
  let filled = 0;
  const add = (from: number, s: number, amount: number) => {
    if (slot[s] >= from) {
      coefficient[slot[s]] += amount;
      return;
    }
    slot[s] = filled;
    species[filled] = s;
    coefficient[filled++] = amount;
  };
  for (let r = 0; r < m; r++) {
    const from = filled;
    for (let e = crn.reactants.start[r]; e < crn.reactants.start[r + 1]; e++) {
      add(from, crn.reactants.species[e], -crn.reactants.coefficient[e]);
    }
    for (let e = crn.products.start[r]; e < crn.products.start[r + 1]; e++) {
      add(from, crn.products.species[e], crn.products.coefficient[e]);
    }
    filled = dropZeros(species, coefficient, slot, from, filled);
    start[r + 1] = filled;
  }
  return { start, species: species.slice(0, filled), coefficient: coefficient.slice(0, filled) };
}

/** Closes up the entries whose change is zero (catalysts); answers the new end. */
function dropZeros(
  species: Int32Array,
  coefficient: Float64Array,
  slot: Int32Array,
  from: number,
  to: number,
): number {
  let kept = from;
  for (let e = from; e < to; e++) {
    slot[species[e]] = -1;
    if (coefficient[e] === 0) continue;
    species[kept] = species[e];
    coefficient[kept++] = coefficient[e];
  }
  return kept;
}

/** For every species the reactions it is a reactant of, in compressed rows. */
export function consumers(crn: Crn): { start: Int32Array; reaction: Int32Array } {
  const { species, start: rows } = crn.reactants;
  const start = new Int32Array(crn.species.count + 1);
  for (const s of species) start[s + 1]++;
  for (let s = 0; s < crn.species.count; s++) start[s + 1] += start[s];
  const next = start.slice();
  const reaction = new Int32Array(species.length);
  for (let r = 0; r < crn.rate.length; r++) {
    for (let e = rows[r]; e < rows[r + 1]; e++) reaction[next[species[e]]++] = r;
  }
  return { start, reaction };
}
