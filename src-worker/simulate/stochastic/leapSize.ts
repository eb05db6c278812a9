import type { Side } from "../../model/crn.ts";
import type { Chemistry } from "./process.ts";

/** A reaction that could use up a reactant in fewer firings than this is critical. */
const CRITICAL = 10;

/**
 * The largest leap that changes no propensity by more than a fraction ε, by the mean and variance of
 * every reactant's change (Cao, Gillespie and Petzold, J. Chem. Phys. 124 (2006), 044109,
 * doi:10.1063/1.2159468, equations 24, 32 and 33).
 */
export class LeapSize {
  /** Propensities of the counts last looked at. */
  readonly propensity: Float64Array;
  /** 1 for reactions that may fire at most once in a leap. */
  readonly critical: Uint8Array;
  /** Sum of all propensities, and of the critical reactions'. */
  total = 0;
  criticalTotal = 0;
  private readonly mean: Float64Array;
  private readonly variance: Float64Array;
  /** Species that are reactants: only their change can change a propensity. */
  private readonly reactants: Int32Array;
  private readonly order: ReactantOrder;

  constructor(
    private readonly chemistry: Chemistry,
    private readonly epsilon: number,
  ) {
    const { count } = chemistry.crn.species;
    const m = chemistry.crn.rate.length;
    this.propensity = new Float64Array(m);
    this.critical = new Uint8Array(m);
    this.mean = new Float64Array(count);
    this.variance = new Float64Array(count);
    this.order = reactantOrder(chemistry.crn.reactants, count);
    this.reactants = Int32Array.from(
      Array.from({ length: count }, (_, s) => s).filter((s) => this.order.highest[s] > 0),
    );
  }

  /** The time the non-critical reactions may leap from these counts; `Infinity` when none binds it. */
  of(counts: Float64Array): number {
    const { propensity, critical, mean, variance, chemistry } = this;
    const { net, propensities } = chemistry;
    mean.fill(0);
    variance.fill(0);
    this.total = 0;
    this.criticalTotal = 0;
    for (let r = 0; r < propensity.length; r++) {
      const a = propensities.of(r, counts);
      propensity[r] = a;
      critical[r] = 0;
      if (a === 0) continue;
      this.total += a;
      if (firingsLeft(net, r, counts) < CRITICAL) {
        critical[r] = 1;
        this.criticalTotal += a;
        continue;
      }
      for (let e = net.start[r]; e < net.start[r + 1]; e++) {
        const change = net.coefficient[e] * a;
        mean[net.species[e]] += change;
        variance[net.species[e]] += net.coefficient[e] * change;
      }
    }
    let leap = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.reactants.length; i++) {
      const s = this.reactants[i];
      if (variance[s] === 0) continue;
      const bound = this.largestChange(s, counts[s]);
      leap = Math.min(leap, bound / Math.abs(mean[s]), (bound * bound) / variance[s]);
    }
    return leap;
  }

  /** max(ε n / g, 1), where g bounds how much faster than n a propensity can change. */
  private largestChange(s: number, n: number): number {
    const { highest, alike } = this.order;
    if (this.epsilon * n <= 1 || n < alike[s]) return 1;
    let g = highest[s];
    for (let i = 1; i < alike[s]; i++) g += ((highest[s] / alike[s]) * i) / (n - i);
    return Math.max((this.epsilon * n) / g, 1);
  }
}

/** How often reaction `r` can fire before a reactant is used up. */
function firingsLeft({ start, species, coefficient }: Side, r: number, counts: Float64Array): number {
  let left = Number.POSITIVE_INFINITY;
  for (let e = start[r]; e < start[r + 1]; e++) {
    if (coefficient[e] < 0) left = Math.min(left, Math.floor(counts[species[e]] / -coefficient[e]));
  }
  return left;
}

interface ReactantOrder {
  /** Highest order of a reaction each species is a reactant of; 0 when of none. */
  readonly highest: Int32Array;
  /** Most molecules of the species that react at once. */
  readonly alike: Int32Array;
}

function reactantOrder({ start, species, coefficient }: Side, count: number): ReactantOrder {
  const highest = new Int32Array(count);
  const alike = new Int32Array(count);
  for (let r = 0; r + 1 < start.length; r++) {
    let order = 0;
    for (let e = start[r]; e < start[r + 1]; e++) order += coefficient[e];
    for (let e = start[r]; e < start[r + 1]; e++) {
      const s = species[e];
      highest[s] = Math.max(highest[s], order);
      alike[s] = Math.max(alike[s], coefficient[e]);
    }
  }
  return { highest, alike };
}
