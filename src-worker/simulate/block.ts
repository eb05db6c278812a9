import type { BlockShape, Plan } from "./plan.ts";
import { rateDerivative, reactionRate } from "./rateLaw.ts";

/**
 * The linear system of one component with a cycle, competition or A + A, factorised once per step:
 * (I − λ Σ_r ν_r ∂v_r/∂u) u = λ (inflow + g + Σ_r ν_r w⁰_r), dense with partial pivoting.
 */
export class Block {
  private readonly size: number;
  /** Net change of each own reaction on each own species, row = reaction. */
  private readonly change: Float64Array;
  /** ∂v/∂s of each own reaction by each own species at the base state. */
  private readonly slope: Float64Array;
  private readonly matrix: Float64Array;
  private readonly pivot: Int32Array;
  private readonly known: Float64Array;
  private readonly right: Float64Array;
  private readonly local: Int32Array;
  private lambda = 0;

  constructor(
    private readonly plan: Plan,
    private readonly rate: Float64Array,
    private readonly shape: BlockShape,
    local: Int32Array,
  ) {
    const { net } = plan;
    const m = shape.species.length;
    const count = shape.reactions.length;
    this.size = m;
    this.local = local;
    shape.species.forEach((s, i) => {
      local[s] = i;
    });
    this.change = new Float64Array(count * m);
    this.slope = new Float64Array(count * m);
    this.matrix = new Float64Array(m * m);
    this.pivot = new Int32Array(m);
    this.known = new Float64Array(count);
    this.right = new Float64Array(m);
    shape.reactions.forEach((r, q) => {
      for (let e = net.start[r]; e < net.start[r + 1]; e++) {
        const i = this.indexOf(net.species[e]);
        if (i >= 0) this.change[q * m + i] = net.coefficient[e];
      }
    });
  }

  /** Position of a species in this block, or −1: `local` is shared by all blocks of a plan. */
  private indexOf(s: number): number {
    const i = this.local[s];
    return i >= 0 && this.shape.species[i] === s ? i : -1;
  }

  /** Factorises at the base state `y` for λ = hγ. */
  factor(y: Float64Array, lambda: number): void {
    const { size: m, change, slope, matrix } = this;
    this.lambda = lambda;
    matrix.fill(0);
    slope.fill(0);
    for (let i = 0; i < m; i++) matrix[i * m + i] = 1;
    this.shape.reactions.forEach((r, q) => {
      for (let e = this.plan.reactants.start[r]; e < this.plan.reactants.start[r + 1]; e++) {
        const j = this.indexOf(this.plan.reactants.species[e]);
        if (j < 0) continue;
        const d = rateDerivative(this.plan.reactants, this.rate[r], r, e, y);
        slope[q * m + j] += d;
        if (d === 0) continue;
        for (let i = 0; i < m; i++) {
          const nu = change[q * m + i];
          if (nu !== 0) matrix[i * m + j] -= lambda * nu * d;
        }
      }
    });
    decompose(matrix, this.pivot, m);
  }

  /**
   * Solves one stage: writes u for the own species and w for the own reactions. u is formed from the
   * fluxes once more so that conservation laws hold to rounding however the system is conditioned.
   */
  solve(
    base: Float64Array,
    argument: Float64Array,
    known: Float64Array,
    u: Float64Array,
    w: Float64Array,
  ): void {
    const { size: m, change, slope, lambda, right } = this;
    const { species, reactions } = this.shape;
    for (let i = 0; i < m; i++) right[i] = known[species[i]];
    for (let q = 0; q < reactions.length; q++) {
      const r = reactions[q];
      let w0 = reactionRate(this.plan.reactants, this.rate[r], r, argument);
      for (let e = this.plan.reactants.start[r]; e < this.plan.reactants.start[r + 1]; e++) {
        const s = this.plan.reactants.species[e];
        if (this.indexOf(s) >= 0) continue;
        w0 += rateDerivative(this.plan.reactants, this.rate[r], r, e, base) * u[s];
      }
      this.known[q] = w0;
      for (let i = 0; i < m; i++) right[i] += change[q * m + i] * w0;
    }
    for (let i = 0; i < m; i++) right[i] *= lambda;
    backSolve(this.matrix, this.pivot, right, m);
    for (let i = 0; i < m; i++) u[species[i]] = known[species[i]];
    for (let q = 0; q < reactions.length; q++) {
      let flux = this.known[q];
      for (let i = 0; i < m; i++) flux += slope[q * m + i] * right[i];
      w[reactions[q]] = flux;
      for (let i = 0; i < m; i++) u[species[i]] += change[q * m + i] * flux;
    }
    for (let i = 0; i < m; i++) u[species[i]] *= lambda;
  }
}

/** LU with partial pivoting in place, row-major. */
function decompose(a: Float64Array, pivot: Int32Array, m: number): void {
  for (let k = 0; k < m; k++) {
    let p = k;
    for (let i = k + 1; i < m; i++) if (Math.abs(a[i * m + k]) > Math.abs(a[p * m + k])) p = i;
    pivot[k] = p;
    if (p !== k) {
      for (let j = 0; j < m; j++) {
        const swap = a[k * m + j];
        a[k * m + j] = a[p * m + j];
        a[p * m + j] = swap;
      }
    }
    const inverse = 1 / a[k * m + k];
    for (let i = k + 1; i < m; i++) {
      const factor = a[i * m + k] * inverse;
      if (factor === 0) continue;
      a[i * m + k] = factor;
      for (let j = k + 1; j < m; j++) a[i * m + j] -= factor * a[k * m + j];
    }
  }
}

function backSolve(a: Float64Array, pivot: Int32Array, b: Float64Array, m: number): void {
  for (let k = 0; k < m; k++) {
    const p = pivot[k];
    const x = b[p];
    b[p] = b[k];
    b[k] = x;
  }
  for (let i = 1; i < m; i++) {
    let sum = b[i];
    for (let j = 0; j < i; j++) sum -= a[i * m + j] * b[j];
    b[i] = sum;
  }
  for (let i = m - 1; i >= 0; i--) {
    let sum = b[i];
    for (let j = i + 1; j < m; j++) sum -= a[i * m + j] * b[j];
    b[i] = sum / a[i * m + i];
  }
}
