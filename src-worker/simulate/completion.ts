import { type DualRail, railValue } from "../model/crn.ts";
import { winnerOf } from "../model/network.ts";
import type { Integrator } from "./integrator.ts";

const FRACTION = 0.1;
const FLOOR = 0.001;
/** Looks per step: the dense output is smooth, so an excursion rarely hides between them. */
const LOOKS = 4;
const BISECTIONS = 40;

/** A value as the difference of two concentrations; −1 for a rail that does not exist. */
export type Rails = Pick<DualRail, "plus" | "minus">;

/** What a monitor may ask at a look: a value's number and a time between the last look and this one. */
export type ValueAt = (i: number, t: number) => number;

/** Watches values along a trajectory. */
export interface Monitor {
  /** Called at t = 0 with `before` = 0, then at every look in order of time. */
  look(t: number, before: number, values: Float64Array, at: ValueAt): void;
}

/** Shows values to monitors at several times of every step, read off the dense output. */
export class Follower {
  private readonly values: Float64Array;

  constructor(
    private readonly rails: readonly Rails[],
    private readonly monitors: readonly Monitor[],
    initial: Float64Array,
  ) {
    this.values = Float64Array.from(rails, (pair) => railValue(pair as DualRail, initial));
    for (const monitor of monitors) monitor.look(0, 0, this.values, (i) => this.values[i]);
  }

  /** Call after every accepted step. */
  follow(run: Integrator): void {
    const from = run.stepStart;
    const width = run.t - from;
    const at: ValueAt = (i, t) => {
      const { plus, minus } = this.rails[i];
      return (plus < 0 ? 0 : run.at(plus, t)) - (minus < 0 ? 0 : run.at(minus, t));
    };
    for (let look = 1; look <= LOOKS; look++) {
      const t = look === LOOKS ? run.t : from + (width * look) / LOOKS;
      for (let i = 0; i < this.values.length; i++) this.values[i] = at(i, t);
      for (const monitor of this.monitors) monitor.look(t, t - width / LOOKS, this.values, at);
    }
  }
}

/** The last time each value was farther from its target than its band. */
export class BandMonitor implements Monitor {
  private readonly last: Float64Array;
  private readonly outside: Uint8Array;

  constructor(
    private readonly targets: Float64Array,
    private readonly band: Float64Array,
  ) {
    this.last = new Float64Array(targets.length);
    this.outside = new Uint8Array(targets.length);
  }

  look(t: number, before: number, values: Float64Array, at: ValueAt): void {
    for (let i = 0; i < values.length; i++) {
      const outside = this.isOutside(i, values[i]);
      if (outside) this.last[i] = t;
      else if (this.outside[i]) {
        this.last[i] = lastTime(before, t, (middle) => this.isOutside(i, at(i, middle)));
      }
      this.outside[i] = outside ? 1 : 0;
    }
  }

  /** Of one value; null while it is still outside. */
  timeOf(i: number): number | null {
    return this.outside[i] ? null : this.last[i];
  }

  /** The last time any value was outside; null while one still is. */
  get time(): number | null {
    return this.outside.includes(1) ? null : this.last.reduce((a, b) => Math.max(a, b), 0);
  }

  private isOutside(i: number, value: number): boolean {
    return Math.abs(value - this.targets[i]) > this.band[i];
  }
}

/** The last time another value became the largest. */
export class WinnerMonitor implements Monitor {
  winner = -1;
  /** 0 when the winner at t = 0 stayed the winner. */
  lastChange = 0;

  look(t: number, before: number, values: Float64Array, at: ValueAt): void {
    const winner = winnerOf(values);
    if (winner !== this.winner && t > 0) {
      const old = this.winner;
      const there = new Float64Array(values.length);
      const isOld = (middle: number) => winnerOf(there.map((_, i) => at(i, middle))) === old;
      this.lastChange = lastTime(before, t, isOld);
    }
    this.winner = winner;
  }
}

/** Bisects for the last time between `yes` and `no` at which a condition holds. */
function lastTime(yes: number, no: number, holds: (t: number) => boolean): number {
  let [a, b] = [yes, no];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (a + b) / 2;
    if (holds(middle)) a = middle;
    else b = middle;
  }
  return a;
}

/** A band of `fraction` of each |target|, at least `floor`. */
export function relativeBand(
  targets: Float64Array,
  fraction: number = FRACTION,
  floor: number = FLOOR,
): Float64Array {
  return targets.map((target) => Math.max(fraction * Math.abs(target), floor));
}

/**
 * Follows when every output has come within 10 % of |limit| (at least 0.001) for good: the 90 %
 * completion time of the paper (section 6), read off the dense output of every step.
 */
export class CompletionTracker {
  private readonly band: BandMonitor;
  private readonly follower: Follower;

  constructor(outputs: readonly Rails[], limits: Float64Array, initial: Float64Array) {
    this.band = new BandMonitor(limits, relativeBand(limits));
    this.follower = new Follower(outputs, [this.band], initial);
  }

  /** Call after every accepted step. */
  follow(run: Integrator): void {
    this.follower.follow(run);
  }

  /** Last time any output was outside its band; null while one still is. */
  get time(): number | null {
    return this.band.time;
  }
}

/** Values of the outputs in a state. */
export function outputValues(outputs: readonly DualRail[], state: Float64Array): Float64Array {
  return Float64Array.from(outputs, (pair) => railValue(pair, state));
}
