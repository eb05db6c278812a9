import { type Crn, type DualRail, sideLength } from "../model/crn.ts";

/**
 * Finds dual-rail pairs whose cancellation could change an output. A pair is *transparent* when one
 * extra molecule of each of its rails changes no output value in the limit. The extra molecules are
 * followed through the CRN: a reaction of one reactant passes its amount on; a reaction of two needs
 * equal extra amounts, since min(a + δ, b + δ) = min(a, b) + δ; equal amounts on the rails of a pair
 * already known to be transparent need not be followed. In the end every output must be balanced.
 */
export class Transparency {
  private readonly order: Int32Array;
  private readonly position: Int32Array;
  private readonly partner: Int32Array;
  private readonly amount: Float64Array;
  private readonly transparent: Uint8Array;
  private readonly touched: number[] = [];

  /** @param order producers before consumers, cancellations left out (see `completionOrder`). */
  constructor(
    private readonly crn: Crn,
    order: Int32Array,
  ) {
    const n = crn.species.count;
    this.order = asLateAsPossible(crn, order);
    this.position = new Int32Array(n).fill(order.length);
    this.order.forEach((r, i) => {
      for (let e = crn.reactants.start[r]; e < crn.reactants.start[r + 1]; e++) {
        this.position[crn.reactants.species[e]] = i;
      }
    });
    this.partner = new Int32Array(n).fill(-1);
    this.amount = new Float64Array(n);
    this.transparent = new Uint8Array(n);
    for (const { plus, minus } of crn.dualRail) {
      if (plus < 0 || minus < 0) continue;
      this.partner[plus] = minus;
      this.partner[minus] = plus;
    }
  }

  /** The first of the pairs that is not transparent, or null. */
  firstOpaque(pairs: readonly DualRail[]): DualRail | null {
    const start = ({ plus, minus }: DualRail) => Math.min(this.position[plus], this.position[minus]);
    const downstreamFirst = this.crn.dualRail
      .filter(({ plus, minus }) => plus >= 0 && minus >= 0)
      .sort((a, b) => start(b) - start(a));
    for (const pair of downstreamFirst) {
      const verdict = this.follow(pair, start(pair)) ? 1 : 0;
      this.transparent[pair.plus] = verdict;
      this.transparent[pair.minus] = verdict;
    }
    return pairs.find(({ plus }) => !this.transparent[plus]) ?? null;
  }

  private follow({ plus, minus }: DualRail, from: number): boolean {
    this.add(plus, 1);
    this.add(minus, 1);
    let followed = true;
    for (let i = from; i < this.order.length && followed; i++) followed = this.pass(this.order[i]);
    const balanced = this.crn.dualRail.every(
      (pair) =>
        pair.role !== "output" ||
        pair.plus < 0 ||
        pair.minus < 0 ||
        this.amount[pair.plus] === this.amount[pair.minus],
    );
    for (const s of this.touched) this.amount[s] = 0;
    this.touched.length = 0;
    return followed && balanced;
  }

  private add(s: number, amount: number): void {
    if (this.amount[s] === 0) this.touched.push(s);
    this.amount[s] += amount;
  }

  /** Lets reaction `r` use up the extra amounts of its reactants; false when that cannot be followed. */
  private pass(r: number): boolean {
    const { reactants, products } = this.crn;
    const first = reactants.start[r];
    let amount = -1;
    for (let e = first; e < reactants.start[r + 1]; e++) {
      const s = reactants.species[e];
      this.dropBalanced(s);
      if (amount >= 0 && this.amount[s] !== amount) return false;
      amount = this.amount[s];
      if (amount > 0 && reactants.coefficient[e] !== 1) return false;
    }
    if (amount === 0) return true;
    if (sideLength(reactants, r) > 2) return false;
    for (let e = first; e < reactants.start[r + 1]; e++) this.amount[reactants.species[e]] = 0;
    for (let e = products.start[r]; e < products.start[r + 1]; e++) {
      this.add(products.species[e], amount * products.coefficient[e]);
    }
    return true;
  }

  /** Forgets equal amounts on both rails of a pair that is known to be transparent. */
  private dropBalanced(s: number): void {
    const p = this.partner[s];
    if (p < 0 || !this.transparent[s] || this.amount[p] !== this.amount[s]) return;
    this.amount[s] = 0;
    this.amount[p] = 0;
  }
}

/** The same order, with every reaction moved as close to its consumers as possible: rails stay together. */
function asLateAsPossible(crn: Crn, order: Int32Array): Int32Array {
  const depthOfSpecies = new Int32Array(crn.species.count);
  const depth = new Int32Array(crn.rate.length);
  for (let i = order.length - 1; i >= 0; i--) {
    const r = order[i];
    for (let e = crn.products.start[r]; e < crn.products.start[r + 1]; e++) {
      depth[r] = Math.max(depth[r], depthOfSpecies[crn.products.species[e]]);
    }
    for (let e = crn.reactants.start[r]; e < crn.reactants.start[r + 1]; e++) {
      depthOfSpecies[crn.reactants.species[e]] = depth[r] + 1;
    }
  }
  return order.slice().sort((a, b) => depth[b] - depth[a]);
}
