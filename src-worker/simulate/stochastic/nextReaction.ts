import type { Random } from "../../random.ts";
import { LARGEST_COUNT } from "./counts.ts";
import { exponential } from "./exponential.ts";
import type { Chemistry, Outcome, Process, Watch } from "./process.ts";
import { EventQueue } from "./queue.ts";

/** No exponential time is left over from before the reaction became impossible. */
const NONE = -1;

/**
 * Exact stochastic simulation by the next reaction method (Gibson and Bruck, J. Phys. Chem. A 104 (2000),
 * 1876, doi:10.1021/jp993732q). A firing costs one exponential number; the times of the reactions whose
 * propensity it changed are rescaled, not drawn again. The dependency graph is walked as firing → changed
 * species → their consumers, which needs no more memory than the stoichiometry, however large the fan-out.
 */
export class NextReaction implements Process {
  t = 0;
  lastFiring = 0;
  steps = 0;
  readonly counts: Float64Array;
  private readonly propensity: Float64Array;
  /** What is left of an impossible reaction's exponential time (mean 1). */
  private readonly left: Float64Array;
  private readonly queue: EventQueue;
  private random!: Random;
  private watch: Watch | null = null;
  private failure: Outcome | null = null;

  constructor(private readonly chemistry: Chemistry) {
    const m = chemistry.crn.rate.length;
    this.counts = new Float64Array(chemistry.crn.species.count);
    this.propensity = new Float64Array(m);
    this.left = new Float64Array(m);
    this.queue = new EventQueue(m);
  }

  begin(counts: Float64Array, random: Random, watch: Watch | null): void {
    this.counts.set(counts);
    this.random = random;
    this.watch = watch;
    this.steps = 0;
    this.lastFiring = 0;
    this.resume(0);
  }

  /** Draws every reaction's time anew from the present counts: exact, since waiting has no memory. */
  resume(t: number): void {
    const { counts, propensity, left, queue, random } = this;
    const { propensities } = this.chemistry;
    this.t = t;
    this.failure = null;
    for (let r = 0; r < propensity.length; r++) {
      const a = propensities.of(r, counts);
      if (a === Number.POSITIVE_INFINITY) this.failure = "not-finite";
      propensity[r] = a;
      left[r] = NONE;
      queue.time[r] = a > 0 ? t + exponential(random) / a : Number.POSITIVE_INFINITY;
    }
    queue.rebuild();
  }

  advance(until: number, budget: number): Outcome {
    const { queue, watch } = this;
    const { heap, time } = queue;
    if (this.failure) return this.failure;
    for (let left = budget; left > 0; left--) {
      const r = heap.length > 0 ? heap[0] : -1;
      const t = r < 0 ? Number.POSITIVE_INFINITY : time[r];
      if (!(t <= until) || t === Number.POSITIVE_INFINITY) {
        if (until < Number.POSITIVE_INFINITY) this.t = until;
        return t === Number.POSITIVE_INFINITY ? "done" : "reached";
      }
      this.t = t;
      this.lastFiring = t;
      this.fire(r);
      this.steps++;
      if (this.failure) return this.failure;
      if (watch !== null && watch.touched[r] !== 0) watch.look(this.counts, t);
    }
    return "paused";
  }

  private fire(r: number): void {
    const { counts, queue, propensity, random } = this;
    const { net, consumers, propensities } = this.chemistry;
    const end = net.start[r + 1];
    for (let e = net.start[r]; e < end; e++) {
      const n = counts[net.species[e]] + net.coefficient[e];
      counts[net.species[e]] = n;
      if (n > LARGEST_COUNT) this.failure = "overflow";
    }
    for (let e = net.start[r]; e < end; e++) {
      const s = net.species[e];
      for (let c = consumers.start[s]; c < consumers.start[s + 1]; c++) {
        const other = consumers.reaction[c];
        if (other !== r) this.rescale(other);
      }
    }
    const a = propensities.of(r, counts);
    if (a === Number.POSITIVE_INFINITY) this.failure = "not-finite";
    propensity[r] = a;
    queue.time[r] = a > 0 ? this.t + exponential(random) / a : Number.POSITIVE_INFINITY;
    queue.later(r);
  }

  /** The reaction's propensity may have changed: what is left of its waiting time shrinks or stretches. */
  private rescale(r: number): void {
    const { queue, left } = this;
    const { time } = queue;
    const before = this.propensity[r];
    const now = this.chemistry.propensities.of(r, this.counts);
    if (now === before) return;
    this.propensity[r] = now;
    if (now === Number.POSITIVE_INFINITY) this.failure = "not-finite";
    if (now === 0) {
      left[r] = before * (time[r] - this.t);
      time[r] = Number.POSITIVE_INFINITY;
      queue.later(r);
      return;
    }
    if (before === 0) {
      const rest = left[r] === NONE ? exponential(this.random) : left[r];
      left[r] = NONE;
      time[r] = this.t + rest / now;
      queue.earlier(r);
      return;
    }
    time[r] = this.t + (before / now) * (time[r] - this.t);
    if (now > before) queue.earlier(r);
    else queue.later(r);
  }
}
