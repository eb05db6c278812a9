import { type DualRail, railValue } from "../model/crn.ts";
import type { Integrator } from "./integrator.ts";

const FRACTION = 0.1;
const FLOOR = 0.001;
/** Looks per step: the dense output is smooth, so an excursion rarely hides between them. */
const LOOKS = 4;
const BISECTIONS = 40;

/**
 * Follows when every output has come within 10 % of |limit| (at least 0.001) for good: the 90 %
 * completion time of the paper (section 6), read off the dense output of every step.
 */
export class CompletionTracker {
  private readonly band: Float64Array;
  private lastOutside = 0;
  private outside = true;

  constructor(
    private readonly outputs: readonly DualRail[],
    private readonly limits: Float64Array,
    initial: Float64Array,
  ) {
    this.band = limits.map((limit) => Math.max(FRACTION * Math.abs(limit), FLOOR));
    this.outside = this.isOutside((s) => initial[s]);
  }

  /** Call after every accepted step. */
  follow(run: Integrator): void {
    const from = run.stepStart;
    const width = run.t - from;
    for (let look = 1; look <= LOOKS; look++) {
      const t = look === LOOKS ? run.t : from + (width * look) / LOOKS;
      const outside = this.isOutside((s) => run.at(s, t));
      if (outside) this.lastOutside = t;
      else if (this.outside) this.lastOutside = this.crossing(run, t - width / LOOKS, t);
      this.outside = outside;
    }
  }

  /** Last time any output was outside its band; null while one still is. */
  get time(): number | null {
    return this.outside ? null : this.lastOutside;
  }

  private crossing(run: Integrator, outside: number, inside: number): number {
    let [a, b] = [outside, inside];
    for (let i = 0; i < BISECTIONS; i++) {
      const middle = (a + b) / 2;
      if (this.isOutside((s) => run.at(s, middle))) a = middle;
      else b = middle;
    }
    return a;
  }

  private isOutside(concentration: (s: number) => number): boolean {
    for (let i = 0; i < this.outputs.length; i++) {
      const { plus, minus } = this.outputs[i];
      const value = (plus < 0 ? 0 : concentration(plus)) - (minus < 0 ? 0 : concentration(minus));
      if (Math.abs(value - this.limits[i]) > this.band[i]) return true;
    }
    return false;
  }
}

/** Values of the outputs in a state. */
export function outputValues(outputs: readonly DualRail[], state: Float64Array): Float64Array {
  return Float64Array.from(outputs, (pair) => railValue(pair, state));
}
