import { StageVectors } from "./kernels/stageVectors.ts";
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
/** Rounding of the largest concentration, which no step size can undo. */
const ROUNDING = 8 * Number.EPSILON;

/**
 * Integrates the mass-action rate equations of any CRN by a stiffly accurate Rosenbrock method with
 * error control and dense output. Every stage is one `Sweep`. A step that would leave a concentration
 * below −atol is rejected and repeated smaller; states are never clipped, so linear conservation laws
 * hold to rounding.
 */
export class Integrator {
  t = 0;
  steps = 0;
  rejected = 0;
  sweeps = 0;
  private readonly sweep: Sweep;
  private readonly vectors: StageVectors;
  private readonly u: readonly Float64Array[];
  private readonly argument: Float64Array;
  /** The state at time `t`, one concentration per species. */
  readonly y: Float64Array;
  /** State at the start of the last accepted step. */
  private readonly previous: Float64Array;
  private previousT = 0;
  private h = 0;
  private lastError = 1;
  private peak: number;

  constructor(
    plan: Plan,
    rate: Float64Array,
    initial: Float64Array,
    private readonly tolerances: Tolerances,
    private readonly tableau: Tableau = RODAS4,
  ) {
    const n = initial.length;
    this.sweep = new Sweep(plan, rate);
    this.vectors = new StageVectors(n, tableau.a.length, plan.choice === "simd" ? "simd" : "plain");
    this.y = this.vectors.y;
    this.u = this.vectors.u;
    this.argument = this.vectors.argument;
    this.y.set(initial);
    this.previous = initial.slice();
    this.peak = initial.reduce((a, b) => Math.max(a, b), 0);
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
      const accepted = error <= 1 && this.staysNonNegative();
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

  /** Concentration of species `s` at a time inside the last step, by the method's dense output. */
  at(s: number, t: number): number {
    const h = this.t - this.previousT;
    if (t >= this.t || h === 0) return this.y[s];
    const theta = (t - this.previousT) / h;
    const { dense } = this.tableau;
    let d = 0;
    for (let k = dense.length - 1; k >= 0; k--) {
      let sum = 0;
      for (let i = 0; i < this.u.length; i++) sum += dense[k][i] * this.u[i][s];
      d = sum + theta * d;
    }
    return (1 - theta) * this.previous[s] + theta * (this.y[s] + (1 - theta) * d);
  }

  /** Start of the last accepted step. */
  get stepStart(): number {
    return this.previousT;
  }

  private stages(h: number): void {
    const { a, c, gamma } = this.tableau;
    this.sweep.prepare(this.y, h * gamma);
    for (let i = 0; i < a.length; i++) {
      this.vectors.combine(i, a[i], c[i], h);
      this.sweep.solve(this.argument, this.vectors.extra, this.u[i]);
      this.sweeps++;
    }
  }

  /** RMS of the last stage's increment (the method's error estimate) in units of the tolerances. */
  private errorNorm(): number {
    const { rtol, atol } = this.tolerances;
    const last = this.u[this.u.length - 1];
    const { y, argument } = this;
    let sum = 0;
    for (let s = 0; s < y.length; s++) {
      const next = argument[s] + last[s];
      const scale = atol + rtol * Math.max(Math.abs(y[s]), Math.abs(next));
      const e = last[s] / scale;
      sum += e * e;
    }
    return Math.sqrt(sum / y.length);
  }

  private staysNonNegative(): boolean {
    const last = this.u[this.u.length - 1];
    const floor = -(this.tolerances.atol + ROUNDING * this.peak);
    for (let s = 0; s < last.length; s++) if (this.argument[s] + last[s] < floor) return false;
    return true;
  }

  private accept(h: number, tEnd: number, error: number): void {
    const last = this.u[this.u.length - 1];
    this.previous.set(this.y);
    this.previousT = this.t;
    for (let s = 0; s < last.length; s++) {
      const x = this.argument[s] + last[s];
      this.y[s] = x;
      if (x > this.peak) this.peak = x;
    }
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

  private lastStep = 1;

  /** Hairer's starting step: 1 % of the state's size over its speed. */
  private firstStep(tEnd: number): number {
    this.sweep.derivative(this.y, this.argument);
    const { rtol, atol } = this.tolerances;
    let size = 0;
    let speed = 0;
    for (let s = 0; s < this.y.length; s++) {
      const scale = atol + rtol * Math.abs(this.y[s]);
      size += (this.y[s] / scale) ** 2;
      speed += (this.argument[s] / scale) ** 2;
    }
    if (!(speed > 0)) return tEnd - this.t;
    const h = size > 0 ? 0.01 * Math.sqrt(size / speed) : 1e-6;
    return Math.min(tEnd - this.t, Math.max(h, 1e-12));
  }
}
