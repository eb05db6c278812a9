import type { Random } from "../../random.ts";
import { LARGEST_COUNT } from "./counts.ts";
import { exponential } from "./exponential.ts";
import { LeapSize } from "./leapSize.ts";
import { NextReaction } from "./nextReaction.ts";
import { poisson } from "./poisson.ts";
import type { Chemistry, Outcome, Process, Watch } from "./process.ts";

/** A leap must do the work of this many firings, else exact steps are cheaper (the paper's values). */
const WORTHWHILE = 10;
const EXACT_STEPS = 100;

/**
 * Tau-leaping with critical reactions and a step that keeps counts ≥ 0 (Cao, Gillespie and Petzold,
 * J. Chem. Phys. 124 (2006), 044109, doi:10.1063/1.2159468). At most one critical reaction fires in a
 * leap, once; a leap that would make a count negative is halved; where leaping does not pay, 100 exact
 * steps are done instead.
 */
export class TauLeap implements Process {
  t = 0;
  lastFiring = 0;
  steps = 0;
  readonly counts: Float64Array;
  private readonly next: Float64Array;
  private readonly size: LeapSize;
  private readonly exact: NextReaction;
  private exactLeft = 0;
  /** The exact process has not been left since it drew its times. */
  private exactCurrent = false;
  private random!: Random;
  private watch: Watch | null = null;

  constructor(
    private readonly chemistry: Chemistry,
    epsilon: number,
  ) {
    this.exact = new NextReaction(chemistry);
    // The exact steps go on from the leaps' counts, and the other way round.
    this.counts = this.exact.counts;
    this.next = this.counts.slice();
    this.size = new LeapSize(chemistry, epsilon);
  }

  begin(counts: Float64Array, random: Random, watch: Watch | null): void {
    this.exact.begin(counts, random, watch);
    this.exactCurrent = true;
    this.exactLeft = 0;
    this.random = random;
    this.watch = watch;
    this.t = 0;
    this.lastFiring = 0;
    this.steps = 0;
  }

  advance(until: number, budget: number): Outcome {
    if (this.t >= until) return "reached";
    const last = this.steps + budget;
    while (this.steps < last) {
      const outcome = this.exactLeft > 0 ? this.exactSteps(until, last - this.steps) : this.leap(until);
      if (outcome !== "paused") return outcome;
    }
    return "paused";
  }

  private exactSteps(until: number, budget: number): Outcome {
    const { exact } = this;
    const before = exact.steps;
    const outcome = exact.advance(until, Math.min(this.exactLeft, budget));
    this.exactLeft -= exact.steps - before;
    this.steps += exact.steps - before;
    this.t = exact.t;
    this.lastFiring = Math.max(this.lastFiring, exact.lastFiring);
    return outcome;
  }

  /** One leap, or the decision for exact steps. */
  private leap(until: number): Outcome {
    const { size, random } = this;
    let longest = size.of(this.counts);
    if (size.total === Number.POSITIVE_INFINITY) return "not-finite";
    if (size.total === 0) {
      if (until < Number.POSITIVE_INFINITY) this.t = until;
      return "done";
    }
    for (;;) {
      if (longest < WORTHWHILE / size.total) {
        this.startExact();
        return "paused";
      }
      const toCritical =
        size.criticalTotal > 0 ? exponential(random) / size.criticalTotal : Number.POSITIVE_INFINITY;
      const left = until - this.t;
      const tau = Math.min(longest, toCritical, left);
      if (tau === Number.POSITIVE_INFINITY) return "endless";
      const once = tau === toCritical ? this.pickCritical() : -1;
      const failure = this.tryFirings(tau, once);
      if (failure === "overflow") return failure;
      if (failure === "negative") {
        longest = Math.min(longest, left) / 2;
        continue;
      }
      this.counts.set(this.next);
      this.t = tau === left ? until : this.t + tau;
      this.lastFiring = this.t;
      this.exactCurrent = false;
      this.steps++;
      this.watch?.look(this.counts, this.t);
      return this.t === until ? "reached" : "paused";
    }
  }

  private startExact(): void {
    if (!this.exactCurrent) this.exact.resume(this.t);
    this.exactCurrent = true;
    this.exactLeft = EXACT_STEPS;
  }

  /** The counts after `tau`, in `next`; `once` is a critical reaction that fires (−1 for none). */
  private tryFirings(tau: number, once: number): "negative" | "overflow" | null {
    const { next, size, random } = this;
    const { propensity, critical } = size;
    next.set(this.counts);
    for (let r = 0; r < propensity.length; r++) {
      if (propensity[r] > 0 && critical[r] === 0) this.add(r, poisson(random, propensity[r] * tau));
    }
    if (once >= 0) this.add(once, 1);
    let largest = 0;
    for (let s = 0; s < next.length; s++) {
      if (next[s] < 0) return "negative";
      if (next[s] > largest) largest = next[s];
    }
    return largest > LARGEST_COUNT ? "overflow" : null;
  }

  private add(r: number, firings: number): void {
    if (firings === 0) return;
    const { start, species, coefficient } = this.chemistry.net;
    for (let e = start[r]; e < start[r + 1]; e++) this.next[species[e]] += coefficient[e] * firings;
  }

  /** A critical reaction, by propensity. */
  private pickCritical(): number {
    const { propensity, critical, criticalTotal } = this.size;
    let left = this.random.uniform() * criticalTotal;
    let chosen = -1;
    for (let r = 0; r < propensity.length && left >= 0; r++) {
      if (critical[r] === 0) continue;
      chosen = r;
      left -= propensity[r];
    }
    return chosen;
  }
}
