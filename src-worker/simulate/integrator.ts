import { Vectors } from "./kernels/vectors.ts";
import type { Plan } from "./plan.ts";
import { Sweep } from "./sweep.ts";
import { RODAS4, type Tableau } from "./tableau.ts";

export interface Tolerances {
  readonly rtol: number;
  readonly atol: number;
}

/** Why an integration cannot go on. */
export type IntegrationFailure = "step-too-small" | "not-finite";

const SAFETY = 0.9;
const LARGEST_GROWTH = 6;
const LARGEST_CUT = 0.2;
/** Steps with an error below this are shorter than accuracy asks for: then a species may creep so much of atol below −atol. */
const EXACT = 1e-6;
const CREEP = 0.01;
/** Rounding of the largest concentration, which no step size can undo. */
const ROUNDING = 8 * Number.EPSILON;

/**
 * Integrates the mass-action rate equations of any CRN by a stiffly accurate Rosenbrock method with
 * error control and dense output. Every stage is one `Sweep`. A step that would leave a concentration
 * below −atol is rejected and repeated smaller, unless nothing smaller helps; states are never clipped, so linear conservation laws
 * hold to rounding.
 */
export class Integrator {
  t = 0;
  steps = 0;
  rejected = 0;
  sweeps = 0;
  private readonly sweep: Sweep;
  private readonly vectors: Vectors;
  /** State at the start of the last accepted step, in the plan's numbering. */
  private readonly previous: Float64Array;
  /** The state in the CRN's own order, made when it is asked for. */
  private readonly outer: Float64Array;
  private outerIsFresh = true;
  private previousT = 0;
  private h = 0;
  private lastStep = 1;
  private lastError = 1;
  private peak: number;

  constructor(
    private readonly plan: Plan,
    rate: Float64Array,
    initial: Float64Array,
    private readonly tolerances: Tolerances,
    private readonly tableau: Tableau = RODAS4,
  ) {
    const choice = plan.choice === "simd" ? "simd" : "plain";
    this.vectors = new Vectors(initial.length, rate.length, tableau.a.length, choice);
    const { y, rate: innerRate } = this.vectors;
    plan.speciesPlace.forEach((place, s) => {
      y[place] = initial[s];
    });
    plan.reactionPlace.forEach((place, r) => {
      innerRate[place] = rate[r];
    });
    this.sweep = new Sweep(plan, this.vectors);
    this.previous = y.slice();
    this.outer = initial.slice();
    this.peak = initial.reduce((a, b) => Math.max(a, b), 0);
  }

  /** The state at time `t`, one concentration per species of the CRN; overwritten by later steps. */
  get y(): Float64Array {
    if (!this.outerIsFresh) {
      const { y } = this.vectors;
      const { speciesPlace } = this.plan;
      for (let s = 0; s < speciesPlace.length; s++) this.outer[s] = y[speciesPlace[s]];
      this.outerIsFresh = true;
    }
    return this.outer;
  }

  /** Takes one accepted step, never beyond `tEnd`; answers why not when the step size collapses. */
  step(tEnd: number): IntegrationFailure | null {
    if (this.h === 0) this.h = this.firstStep(tEnd);
    let cut = 0;
    for (;;) {
      const remaining = tEnd - this.t;
      // Stretching or halving avoids a last sliver of a step.
      const h = this.h >= remaining * 0.999 ? remaining : this.h > remaining / 2 ? remaining / 2 : this.h;
      if (!(h > Number.EPSILON * Math.max(this.t, Number.MIN_VALUE * 1e20)) && h !== remaining) {
        return Number.isFinite(h) ? "step-too-small" : "not-finite";
      }
      this.stages(h);
      const error = this.errorNorm();
      const accepted = error <= 1 && this.staysNonNegative(error);
      if (accepted) {
        this.accept(h, tEnd, error);
        return null;
      }
      this.rejected++;
      if (++cut > 200) return "step-too-small";
      const factor =
        error <= 1 ? 0.5 : Number.isFinite(error) ? SAFETY * error ** (-1 / this.tableau.order) : 0.1;
      this.h = h * Math.min(0.9, Math.max(LARGEST_CUT / 2, factor));
    }
  }

  /** Concentration of species `outer` at a time inside the last step, by the method's dense output. */
  at(outer: number, t: number): number {
    const s = this.plan.speciesPlace[outer];
    const { y, u } = this.vectors;
    const h = this.t - this.previousT;
    if (t >= this.t || h === 0) return y[s];
    const theta = (t - this.previousT) / h;
    const { dense } = this.tableau;
    let d = 0;
    for (let k = dense.length - 1; k >= 0; k--) {
      let sum = 0;
      for (let i = 0; i < u.length; i++) sum += dense[k][i] * u[i][s];
      d = sum + theta * d;
    }
    return (1 - theta) * this.previous[s] + theta * (y[s] + (1 - theta) * d);
  }

  /** Start of the last accepted step. */
  get stepStart(): number {
    return this.previousT;
  }

  private stages(h: number): void {
    const { a, c, gamma } = this.tableau;
    this.sweep.prepare(h * gamma);
    for (let i = 0; i < a.length; i++) {
      this.vectors.combine(i, a[i], c[i], h);
      this.sweep.solve(this.vectors.u[i]);
      this.sweeps++;
    }
  }

  /** RMS of the last stage's increment (the method's error estimate) in units of the tolerances. */
  private errorNorm(): number {
    const { rtol, atol } = this.tolerances;
    return Math.sqrt(this.vectors.errorSum(rtol, atol) / this.previous.length);
  }

  /**
   * No step is short enough where a species rests on −atol and reactants that are themselves negative within the
   * tolerance still take from it: what they owe is handed on little by little, and is soon at its end.
   */
  private staysNonNegative(error: number): boolean {
    const { atol } = this.tolerances;
    const smallest = this.vectors.smallest();
    if (smallest >= -(atol + ROUNDING * this.peak)) return true;
    return error < EXACT && smallest >= this.smallestNow() - CREEP * atol;
  }

  private smallestNow(): number {
    return this.vectors.y.reduce((a, b) => Math.min(a, b), 0);
  }

  private accept(h: number, tEnd: number, error: number): void {
    const { y, argument, u } = this.vectors;
    const last = u[u.length - 1];
    this.previous.set(y);
    this.previousT = this.t;
    for (let s = 0; s < last.length; s++) {
      const x = argument[s] + last[s];
      y[s] = x;
      if (x > this.peak) this.peak = x;
    }
    this.outerIsFresh = false;
    this.t = h === tEnd - this.t ? tEnd : this.t + h;
    this.steps++;
    const { order } = this.tableau;
    const err = Math.max(error, 1e-8);
    // Predictive controller of Gustafsson (Hairer & Wanner II, IV.8): it looks at the last error too.
    const plain = SAFETY * err ** (-1 / order);
    const predictive =
      this.steps > 1 ? (h / this.lastStep) * SAFETY * (this.lastError / (err * err)) ** (1 / order) : plain;
    const growth = Math.max(LARGEST_CUT, Math.min(LARGEST_GROWTH, plain, predictive));
    this.lastError = Math.max(err, 1e-2);
    this.lastStep = h;
    this.h = Math.max(h * growth, h >= this.h ? 0 : this.h * LARGEST_CUT);
  }

  /** Hairer's starting step: 1 % of the state's size over its speed. */
  private firstStep(tEnd: number): number {
    const { y, argument } = this.vectors;
    this.sweep.derivative(argument);
    const { rtol, atol } = this.tolerances;
    let size = 0;
    let speed = 0;
    for (let s = 0; s < y.length; s++) {
      const scale = atol + rtol * Math.abs(y[s]);
      size += (y[s] / scale) ** 2;
      speed += (argument[s] / scale) ** 2;
    }
    if (!(speed > 0)) return tEnd - this.t;
    const h = size > 0 ? 0.01 * Math.sqrt(size / speed) : 1e-6;
    return Math.min(tEnd - this.t, Math.max(h, 1e-12));
  }
}
