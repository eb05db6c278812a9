import { type Crn, molecules, sideLength } from "../../model/crn.ts";
import { speciesLabel } from "../../model/speciesName.ts";

/** Why a CRN is not the compiled form of a network: a sentence and the reactions (from 0) it is about. */
export interface Misfit {
  readonly because: string;
  readonly reactions: readonly number[];
}

export type Fit<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly misfit: Misfit };

export function fits<T>(value: T): Fit<T> {
  return { ok: true, value };
}

export function misfit(because: string, ...reactions: readonly number[]): Fit<never> {
  return { ok: false, misfit: { because, reactions } };
}

/** Products shown of a reaction in a message. */
const SHOWN = 4;

/** A CRN with who makes and who uses each species; reactions marked in `ignored` count for nothing. */
export class ReactionGraph {
  readonly crn: Crn;
  /** Cancellation reactions S⁺ + S⁻ → W. */
  readonly ignored: Uint8Array;
  /** The reaction that uses each species, −1 for none. */
  readonly consumer: Int32Array;
  /** What searches have cost so far, all together: product entries looked at, or as much time. */
  work = 0;
  private readonly madeStart: Int32Array;
  private readonly madeBy: Int32Array;

  constructor(crn: Crn, ignored: Uint8Array) {
    this.crn = crn;
    this.ignored = ignored;
    const count = crn.species.count;
    this.consumer = new Int32Array(count).fill(-1);
    this.madeStart = new Int32Array(count + 1);
    const { start, species } = crn.products;
    for (let r = 0; r < crn.rate.length; r++) {
      if (ignored[r]) continue;
      for (let e = crn.reactants.start[r]; e < crn.reactants.start[r + 1]; e++) {
        this.consumer[crn.reactants.species[e]] = r;
      }
      for (let e = start[r]; e < start[r + 1]; e++) this.madeStart[species[e] + 1]++;
    }
    for (let s = 0; s < count; s++) this.madeStart[s + 1] += this.madeStart[s];
    this.madeBy = new Int32Array(this.madeStart[count]);
    const next = this.madeStart.slice();
    for (let r = 0; r < crn.rate.length; r++) {
      if (ignored[r]) continue;
      for (let e = start[r]; e < start[r + 1]; e++) this.madeBy[next[species[e]]++] = r;
    }
  }

  get reactions(): number {
    return this.crn.rate.length;
  }

  /** The reactions that make a species, in order. */
  producers(s: number): Int32Array {
    return this.madeBy.subarray(this.madeStart[s], this.madeStart[s + 1]);
  }

  reactants(r: number): Int32Array {
    const { start, species } = this.crn.reactants;
    return species.subarray(start[r], start[r + 1]);
  }

  products(r: number): Int32Array {
    const { start, species } = this.crn.products;
    return species.subarray(start[r], start[r + 1]);
  }

  /** Products of the reaction that uses a species; none when nothing does. */
  fanOut(s: number): Int32Array {
    return this.consumer[s] < 0 ? NOTHING : this.products(this.consumer[s]);
  }

  /** True for one reactant molecule. */
  isUnimolecular(r: number): boolean {
    return molecules(this.crn.reactants, r) === 1;
  }

  /** True when a species takes part in a reaction that counts. */
  isUsed(s: number): boolean {
    return this.consumer[s] >= 0 || this.madeStart[s + 1] > this.madeStart[s];
  }

  label(s: number): string {
    return speciesLabel(this.crn.species, s);
  }

  /** "Reaction 3 (X⁺₁ → I⁺₁,₁ + I⁻₁,₂)". */
  name(r: number): string {
    return `Reaction ${r + 1} (${this.text(r)})`;
  }

  private text(r: number): string {
    const side = (which: "reactants" | "products") => {
      const { start, species, coefficient } = this.crn[which];
      const terms: string[] = [];
      for (let e = start[r]; e < Math.min(start[r + 1], start[r] + SHOWN); e++) {
        terms.push((coefficient[e] === 1 ? "" : `${coefficient[e]} `) + this.label(species[e]));
      }
      if (sideLength(this.crn[which], r) > SHOWN) terms.push("…");
      return terms.join(" + ") || "0";
    };
    return `${side("reactants")} → ${side("products")}`;
  }
}

const NOTHING = new Int32Array(0);

/** "A, B and C". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
