import { Layout } from "../../arena.ts";
import type { Run } from "../plan.ts";
import { type Arena, createArena, type KernelChoice } from "./module.ts";
import * as plain from "./plainSteps.ts";

/** Below this many species an instance costs more than it saves. */
const LEAST_SPECIES = 256;
const BYTES = 8;

/**
 * All vectors of one integration, side by side in one memory, in a plan's numbering, with the steps
 * that work on consecutive parts of them: SIMD where it can be had, plain TypeScript elsewhere.
 */
export class Vectors {
  /** State, argument of the stage, and what flows into each species beside its own reactions. */
  readonly y: Float64Array;
  readonly argument: Float64Array;
  readonly inflow: Float64Array;
  /** U of every stage. */
  readonly u: readonly Float64Array[];
  /** Per reaction: rate constant, flux of the last sweep. */
  readonly rate: Float64Array;
  readonly flux: Float64Array;
  private readonly gain: Float64Array;
  private readonly alpha: Float64Array;
  private readonly beta: Float64Array;
  private readonly a: Float64Array;
  private readonly c: Float64Array;
  private readonly arena: Arena;
  private readonly padded: number;

  constructor(species: number, reactions: number, stages: number, choice: KernelChoice) {
    this.padded = species + (species % 2);
    const layout = new Layout();
    const lengths = [species, species, species, ...new Array<number>(stages).fill(species)];
    lengths.push(...new Array<number>(5).fill(reactions), stages, stages);
    const offsets = lengths.map((length) => layout.take(BYTES * (length + (length % 2))));
    this.arena = createArena(layout.bytes, species < LEAST_SPECIES ? "plain" : choice);
    const parts = offsets.map((offset, i) => new Float64Array(this.arena.buffer, offset, lengths[i]));
    [this.y, this.argument, this.inflow] = parts;
    this.u = parts.slice(3, 3 + stages);
    [this.rate, this.flux, this.gain, this.alpha, this.beta, this.a, this.c] = parts.slice(3 + stages);
  }

  /** argument = y + Σ a_j U_j and inflow = Σ c_j U_j / h over the `count` stages so far. */
  combine(count: number, a: readonly number[], c: readonly number[], h: number): void {
    for (let j = 0; j < count; j++) {
      this.a[j] = a[j];
      this.c[j] = c[j] / h;
    }
    const { y, u, argument, inflow, arena } = this;
    if (!arena.kernels) {
      plain.combine(y, u, count, this.a, this.c, argument, inflow);
      return;
    }
    const stride = BYTES * this.padded;
    const [aAt, cAt] = [this.a.byteOffset, this.c.byteOffset];
    arena.kernels.combine(
      ...([y.byteOffset, u[0].byteOffset, stride, count, aAt, cAt] as const),
      ...([argument.byteOffset, inflow.byteOffset, this.padded] as const),
    );
  }

  prepareSingles({ reaction, count }: Run, lambda: number): void {
    const { rate, gain, arena } = this;
    if (!arena.kernels) plain.prepareSingles(rate, gain, reaction, count, lambda);
    else arena.kernels.prepareSingles(at(rate, reaction), at(gain, reaction), count, lambda);
  }

  solveSingles(run: Run, u: Float64Array): void {
    const { inflow, argument, rate, gain, flux, arena } = this;
    const { species: s, reaction: r, count } = run;
    if (!arena.kernels) plain.solveSingles(inflow, argument, u, rate, gain, flux, run);
    else {
      arena.kernels.solveSingles(
        ...([at(inflow, s), at(argument, s), at(u, s)] as const),
        ...([at(rate, r), at(gain, r), at(flux, r), count] as const),
      );
    }
  }

  preparePairs(
    { species: p, partner: q, reaction: r, count }: Run & { partner: number },
    lambda: number,
  ): void {
    const { y, rate, alpha, beta, gain, arena } = this;
    if (!arena.kernels) plain.preparePairs(y, p, q, rate, alpha, beta, gain, r, count, lambda);
    else {
      arena.kernels.preparePairs(
        ...([at(y, p), at(y, q), at(rate, r)] as const),
        ...([at(alpha, r), at(beta, r), at(gain, r), count, lambda] as const),
      );
    }
  }

  solvePairs(run: Run & { partner: number }, u: Float64Array, lambda: number): void {
    const { inflow, argument, rate, alpha, beta, gain, flux, arena } = this;
    const { species: p, partner: q, reaction: r, count } = run;
    if (!arena.kernels) {
      plain.solvePairs(inflow, argument, u, rate, alpha, beta, gain, flux, run, lambda);
      return;
    }
    arena.kernels.solvePairs(
      ...([at(inflow, p), at(inflow, q), at(argument, p), at(argument, q), at(u, p), at(u, q)] as const),
      ...([at(rate, r), at(alpha, r), at(beta, r), at(gain, r), at(flux, r), count, lambda] as const),
    );
  }

  /** Σ over species of (last stage's U in units of the tolerances)². */
  errorSum(rtol: number, atol: number): number {
    const { y, argument, u, arena } = this;
    const last = u[u.length - 1];
    if (!arena.kernels) return plain.errorSum(y, argument, last, rtol, atol);
    const { errorSum } = arena.kernels;
    return errorSum(y.byteOffset, argument.byteOffset, last.byteOffset, rtol, atol, this.padded);
  }

  /** The smallest concentration of the new state, argument + last U. */
  smallest(): number {
    const { argument, u, arena } = this;
    const last = u[u.length - 1];
    if (!arena.kernels) return plain.smallest(argument, last);
    return arena.kernels.smallest(argument.byteOffset, last.byteOffset, this.padded);
  }
}

function at(vector: Float64Array, index: number): number {
  return vector.byteOffset + BYTES * index;
}
