import type { Crn } from "../../../src-worker/model/crn.ts";

/** Probability of every reachable state (counts, written "n1,n2,…") at one time. */
export interface Distribution {
  readonly states: readonly (readonly number[])[];
  readonly index: ReadonlyMap<string, number>;
  readonly probability: Float64Array;
}

/** Reachable states are given up beyond this number. */
const MOST_STATES = 600;

/** k · ∏ n(n − 1)… / N^(order − 1), written down as SCIENCE says it. */
function propensity(
  { reactants, rate }: Crn,
  r: number,
  n: readonly number[],
  countsPerUnit: number,
): number {
  let order = 0;
  let ways = 1;
  for (let e = reactants.start[r]; e < reactants.start[r + 1]; e++) {
    for (let i = 0; i < reactants.coefficient[e]; i++) ways *= n[reactants.species[e]] - i;
    order += reactants.coefficient[e];
  }
  return (rate[r] * ways) / countsPerUnit ** (order - 1);
}

function fired({ reactants, products }: Crn, r: number, n: readonly number[]): number[] | null {
  const next = [...n];
  for (let e = reactants.start[r]; e < reactants.start[r + 1]; e++) {
    next[reactants.species[e]] -= reactants.coefficient[e];
    if (next[reactants.species[e]] < 0) return null;
  }
  for (let e = products.start[r]; e < products.start[r + 1]; e++) {
    next[products.species[e]] += products.coefficient[e];
  }
  return next;
}

/**
 * The chemical master equation, solved by uniformisation (Jensen 1953): p(t) = Σ Poisson(Λt; j) · Pʲ p(0).
 * Answers null when there are too many states.
 */
export function solveMasterEquation(
  crn: Crn,
  counts: ArrayLike<number>,
  countsPerUnit: number,
  t: number,
): Distribution | null {
  const states: number[][] = [Array.from(counts)];
  const index = new Map([[states[0].join(), 0]]);
  const edges: { from: number; to: number; a: number }[] = [];
  const leaving: number[] = [];
  for (let from = 0; from < states.length; from++) {
    leaving[from] = 0;
    for (let r = 0; r < crn.rate.length; r++) {
      const next = fired(crn, r, states[from]);
      if (!next) continue;
      const key = next.join();
      if (!index.has(key)) {
        if (states.length === MOST_STATES) return null;
        index.set(key, states.length);
        states.push(next);
      }
      const a = propensity(crn, r, states[from], countsPerUnit);
      edges.push({ from, to: index.get(key)!, a });
      leaving[from] += a;
    }
  }
  const fastest = Math.max(...leaving, 1e-300);
  const probability = new Float64Array(states.length);
  let now = new Float64Array(states.length);
  now[0] = 1;
  let logWeight = -fastest * t;
  for (let j = 0, seen = 0; seen < 1 - 1e-12 && j < 20_000; j++) {
    const weight = Math.exp(logWeight);
    for (let s = 0; s < now.length; s++) probability[s] += weight * now[s];
    seen += weight;
    logWeight += Math.log((fastest * t) / (j + 1));
    const next = now.map((p, s) => p * (1 - leaving[s] / fastest));
    for (const { from, to, a } of edges) next[to] += (now[from] * a) / fastest;
    now = next;
  }
  return { states, index, probability };
}

/** Mean and variance of one species' count. */
export function momentsOf(
  { states, probability }: Distribution,
  species: number,
): { mean: number; variance: number } {
  let mean = 0;
  let square = 0;
  states.forEach((n, s) => {
    mean += probability[s] * n[species];
    square += probability[s] * n[species] ** 2;
  });
  return { mean, variance: square - mean ** 2 };
}
