import type { Side } from "../../model/crn.ts";
/** The fluxes of some reactions over what they change: row i belongs to `reactions[i]`. */
export interface Rows {
  readonly reactions: Int32Array;
  readonly side: Side;
}

/** Reaction `reaction + i` changes species `target + i · stride` by `coefficient`, for i below `count`. */
export interface RowRun {
  readonly reaction: number;
  readonly target: number;
  readonly stride: number;
  readonly count: number;
  readonly coefficient: number;
}

/** Longer rows are left to the general path. */
const LONGEST_ROW = 3;
const SHORTEST_RUN = 8;

/**
 * Finds consecutive short rows that step in time through their reactions and their targets, as
 * I⁺ → M + H⁺ does from unit to unit: they are added without looking up a single index.
 */
export function findRuns({ reactions, side }: Rows): { runs: RowRun[]; rest: Rows } {
  const runs: RowRun[] = [];
  const kept: number[] = [];
  const { start, species, coefficient } = side;
  const order = Array.from(reactions.keys()).sort((a, b) => reactions[a] - reactions[b]);
  /** Row b comes one reaction after row a and changes species at the steps of the run that began at `first`. */
  const follows = (first: number, a: number, b: number): boolean => {
    const length = start[a + 1] - start[a];
    if (reactions[b] !== reactions[a] + 1 || start[b + 1] - start[b] !== length) return false;
    const steps = reactions[a] - reactions[first];
    for (let e = 0; e < length; e++) {
      const [p, q] = [start[a] + e, start[b] + e];
      const step = species[q] - species[p];
      if (coefficient[q] !== coefficient[p]) return false;
      if (species[p] !== species[start[first] + e] + steps * step) return false;
    }
    return true;
  };
  for (let i = 0; i < order.length; ) {
    let end = i + 1;
    while (end < order.length && follows(order[i], order[end - 1], order[end])) end++;
    const row = order[i];
    const length = start[row + 1] - start[row];
    if (end - i < SHORTEST_RUN || length > LONGEST_ROW) kept.push(...order.slice(i, end));
    else {
      for (let e = start[row]; e < start[row] + length; e++) {
        const [target, count] = [species[e], end - i];
        const stride = species[start[order[i + 1]] + e - start[row]] - target;
        runs.push({ reaction: reactions[row], target, stride, count, coefficient: coefficient[e] });
      }
    }
    i = end;
  }
  return {
    runs,
    rest: keepRows(
      { reactions, side },
      kept.sort((a, b) => a - b),
    ),
  };
}

/** Some rows of a table of rows, in the given order. */
export function keepRows({ reactions, side }: Rows, kept: readonly number[]): Rows {
  const start = new Int32Array(kept.length + 1);
  kept.forEach((row, i) => {
    start[i + 1] = start[i] + side.start[row + 1] - side.start[row];
  });
  const species = new Int32Array(start[kept.length]);
  const coefficient = new Float64Array(start[kept.length]);
  kept.forEach((row, i) => {
    species.set(side.species.subarray(side.start[row], side.start[row + 1]), start[i]);
    coefficient.set(side.coefficient.subarray(side.start[row], side.start[row + 1]), start[i]);
  });
  return { reactions: Int32Array.from(kept, (row) => reactions[row]), side: { start, species, coefficient } };
}
