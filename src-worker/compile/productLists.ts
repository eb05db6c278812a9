import type { Side } from "../model/crn.ts";

/** Whole numbers up to here are exact in float64. */
export const LARGEST_EXACT = Number.MAX_SAFE_INTEGER;

/** The species on one side of a reaction, ascending, with their coefficients. */
export type List = { readonly species: Int32Array; readonly coefficient: Float64Array };

/** Row `r` of a side as a view on the same memory. */
export function listOf(side: Side, r: number): List {
  const from = side.start[r] as number;
  const to = side.start[r + 1] as number;
  return { species: side.species.subarray(from, to), coefficient: side.coefficient.subarray(from, to) };
}

/** A dense sum of sparse lists that remembers which entries it touched. */
export class Accumulator {
  private readonly sum: Float64Array;
  private readonly touched: Int32Array;
  private count = 0;

  constructor(size: number) {
    this.sum = new Float64Array(size);
    this.touched = new Int32Array(size);
  }

  add(s: number, amount: number): void {
    if (this.sum[s] === 0) this.touched[this.count++] = s;
    this.sum[s] = (this.sum[s] as number) + amount;
  }

  addList({ species, coefficient }: List, factor: number): void {
    for (let e = 0; e < species.length; e++)
      this.add(species[e] as number, factor * (coefficient[e] as number));
  }

  /** A species whose sum is no longer an exact whole number, or −1. */
  firstInexact(): number {
    for (let i = 0; i < this.count; i++) {
      const s = this.touched[i] as number;
      if ((this.sum[s] as number) > LARGEST_EXACT) return s;
    }
    return -1;
  }

  /** Removes the common amount of two rails. */
  cancel(plus: number, minus: number): void {
    const common = Math.min(this.sum[plus] as number, this.sum[minus] as number);
    this.sum[plus] = (this.sum[plus] as number) - common;
    this.sum[minus] = (this.sum[minus] as number) - common;
  }

  /** The non-zero entries in species order; the accumulator is empty afterwards. */
  take(): List {
    const touched = this.touched.slice(0, this.count).sort();
    const species = touched.filter((s) => this.sum[s] !== 0);
    const coefficient = Float64Array.from(species, (s) => this.sum[s] as number);
    for (const s of touched) this.sum[s] = 0;
    this.count = 0;
    return { species, coefficient };
  }
}
