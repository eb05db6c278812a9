import type { Crn, Side } from "../../model/crn.ts";
import { fail, ok, type Result } from "../../model/problem.ts";

/** A reaction of more molecules of one species than this is refused: nothing physical reacts so. */
const MOST_ALIKE = 1000;

/** Shapes of reactions that have a formula of their own. */
const IDLE = 0;
const ONE = 1;
const TWO = 2;
const PAIR = 3;
const GENERAL = 4;

/**
 * Propensities k · ∏ n(n − 1)…(n − ν + 1) / N^(order − 1), in firings per time, with N counts per unit
 * of concentration. There is no 1/ν!, as in the rate law k·∏Sⁿ. A reaction that changes nothing
 * (A → A) never fires: leaving it out changes no count's distribution.
 */
export class Propensities {
  private readonly shape: Uint8Array;
  private readonly first: Int32Array;
  private readonly second: Int32Array;

  private constructor(
    private readonly reactants: Side,
    net: Side,
    /** k / N^(order − 1) of the simple shapes, k · N of the general one. */
    private readonly factor: Float64Array,
    private readonly countsPerUnit: number,
  ) {
    const m = factor.length;
    this.shape = new Uint8Array(m);
    this.first = new Int32Array(m);
    this.second = new Int32Array(m);
    for (let r = 0; r < m; r++) {
      this.shape[r] = net.start[r] === net.start[r + 1] ? IDLE : shapeOf(reactants, r);
      this.first[r] = reactants.species[reactants.start[r]] ?? 0;
      this.second[r] = reactants.species[reactants.start[r] + 1] ?? 0;
    }
  }

  /**
   * @param net the net change of every reaction.
   * @param rates one constant per reaction.
   * @returns a problem for a reaction of more than 1000 molecules of a species, or a constant beyond all bounds.
   */
  static of(crn: Crn, net: Side, rates: Float64Array, countsPerUnit: number): Result<Propensities> {
    const { reactants } = crn;
    const factor = new Float64Array(rates.length);
    for (let r = 0; r < rates.length; r++) {
      for (let e = reactants.start[r]; e < reactants.start[r + 1]; e++) {
        if (reactants.coefficient[e] > MOST_ALIKE) return tooMany(crn, r, e);
      }
      const shape = shapeOf(reactants, r);
      if (shape === ONE) factor[r] = rates[r];
      else factor[r] = shape === GENERAL ? rates[r] * countsPerUnit : rates[r] / countsPerUnit;
      if (!Number.isFinite(factor[r])) {
        return fail(
          "rate-not-finite",
          `Reaction ${r + 1}: rate constant ${rates[r]} with ${countsPerUnit} counts per unit grows beyond all bounds. Choose other units.`,
          { reaction: r + 1 },
        );
      }
    }
    return ok(new Propensities(reactants, net, factor, countsPerUnit));
  }

  /** Propensity of reaction `r` for these counts. */
  of(r: number, counts: Float64Array): number {
    switch (this.shape[r]) {
      case ONE:
        return this.factor[r] * counts[this.first[r]];
      case TWO:
        return this.factor[r] * (counts[this.first[r]] * counts[this.second[r]]);
      case PAIR: {
        const n = counts[this.first[r]];
        return this.factor[r] * (n * (n - 1));
      }
      case GENERAL:
        return this.general(r, counts);
      default:
        return 0;
    }
  }

  /** k · N · ∏ (n − i) / N: no power of N that could overflow. */
  private general(r: number, counts: Float64Array): number {
    const { start, species, coefficient } = this.reactants;
    let a = this.factor[r];
    for (let e = start[r]; e < start[r + 1]; e++) {
      const n = counts[species[e]];
      if (n < coefficient[e]) return 0;
      for (let i = 0; i < coefficient[e]; i++) a *= (n - i) / this.countsPerUnit;
    }
    return a;
  }
}

function shapeOf({ start, coefficient }: Side, r: number): number {
  const length = start[r + 1] - start[r];
  const one = coefficient[start[r]];
  if (length === 1 && one === 1) return ONE;
  if (length === 1 && one === 2) return PAIR;
  return length === 2 && one === 1 && coefficient[start[r] + 1] === 1 ? TWO : GENERAL;
}

function tooMany(crn: Crn, r: number, entry: number): Result<Propensities> {
  const species = crn.species.ids[crn.reactants.species[entry]];
  return fail(
    "molecularity",
    `Reaction ${r + 1}: ${crn.reactants.coefficient[entry]} molecules of ${species} react at once; stochastic simulation takes up to ${MOST_ALIKE}.`,
    { reaction: r + 1, species },
  );
}
