import type { Side } from "../model/crn.ts";
import { Block } from "./block.ts";
import type { Level, Plan } from "./plan.ts";
import { rateDerivative, reactionRate } from "./rateLaw.ts";

/** One level with its blocks' memory. */
interface Stage {
  readonly level: Level;
  readonly blocks: readonly Block[];
}

/**
 * One pass through a CRN in topological order in which the right-hand side and the linear solve of a
 * Rosenbrock stage are done together: every flux w = v(Y) + ∂v/∂y·u is formed once, and the known part
 * and the unknown correction of a reactant are multiplied by the same stoichiometry. Only cycles need a
 * factorisation, and only of their own block.
 */
export class Sweep {
  private readonly stages: readonly Stage[];
  private readonly inflow: Float64Array;
  /** Flux of every reaction in the last sweep. */
  readonly flux: Float64Array;
  private base: Float64Array = new Float64Array(0);
  private lambda = 0;

  constructor(
    private readonly plan: Plan,
    private readonly rate: Float64Array,
  ) {
    const { crn, net } = plan;
    const local = new Int32Array(crn.species.count).fill(-1);
    this.inflow = new Float64Array(crn.species.count);
    this.flux = new Float64Array(rate.length);
    this.stages = plan.levels.map((level) => ({
      level,
      blocks: level.blocks.map((shape) => new Block(crn, rate, net, shape, local)),
    }));
  }

  /** Fixes the base state of the Jacobian and λ = hγ for the stages of one step. */
  prepare(base: Float64Array, lambda: number): void {
    this.base = base;
    this.lambda = lambda;
    for (const { blocks } of this.stages) for (const block of blocks) block.factor(base, lambda);
  }

  /**
   * Solves (I/λ − J) u = f(argument) + extra. `u` is written; `extra` is Σ (c_ij/h) U_j.
   */
  solve(argument: Float64Array, extra: Float64Array, u: Float64Array): void {
    const { inflow, flux, lambda } = this;
    inflow.set(extra);
    for (const r of this.plan.sources) {
      flux[r] = this.rate[r];
      spread(this.plan.net, r, flux[r], inflow);
    }
    for (const { level, blocks } of this.stages) {
      const { plain } = level;
      for (let i = 0; i < plain.length; i++) u[plain[i]] = lambda * inflow[plain[i]];
      this.solveSingles(level, argument, u);
      this.solvePairs(level, argument, u);
      for (const block of blocks) block.solve(this.base, argument, inflow, u, flux);
      for (const r of level.explicit) flux[r] = this.explicitFlux(r, argument, u);
      level.scatter.apply(flux, inflow);
    }
  }

  /** The plain right-hand side f(y) of the rate equations, concentration per time. */
  derivative(y: Float64Array, out: Float64Array): void {
    const { crn, net } = this.plan;
    out.fill(0);
    for (let r = 0; r < this.rate.length; r++) {
      spread(net, r, reactionRate(crn.reactants, this.rate[r], r, y), out);
    }
  }

  private solveSingles(level: Level, argument: Float64Array, u: Float64Array): void {
    const { species, reaction } = level.single;
    const { inflow, flux, lambda, rate } = this;
    for (let i = 0; i < species.length; i++) {
      const s = species[i];
      const k = rate[reaction[i]];
      const x = (lambda * (inflow[s] - k * argument[s])) / (1 + lambda * k);
      u[s] = x;
      flux[reaction[i]] = k * (argument[s] + x);
    }
  }

  private solvePairs(level: Level, argument: Float64Array, u: Float64Array): void {
    const { a, b, reaction } = level.pair;
    const { inflow, flux, lambda, rate, base } = this;
    for (let i = 0; i < a.length; i++) {
      const [p, q] = [a[i], b[i]];
      const k = rate[reaction[i]];
      const alpha = k * base[q];
      const beta = k * base[p];
      const v = k * argument[p] * argument[q];
      const w = (v + lambda * (alpha * inflow[p] + beta * inflow[q])) / (1 + lambda * (alpha + beta));
      u[p] = lambda * (inflow[p] - w);
      u[q] = lambda * (inflow[q] - w);
      flux[reaction[i]] = w;
    }
  }

  private explicitFlux(r: number, argument: Float64Array, u: Float64Array): number {
    const { reactants } = this.plan.crn;
    let w = reactionRate(reactants, this.rate[r], r, argument);
    for (let e = reactants.start[r]; e < reactants.start[r + 1]; e++) {
      w += rateDerivative(reactants, this.rate[r], r, e, this.base) * u[reactants.species[e]];
    }
    return w;
  }
}

function spread(net: Side, r: number, flux: number, into: Float64Array): void {
  for (let e = net.start[r]; e < net.start[r + 1]; e++) into[net.species[e]] += net.coefficient[e] * flux;
}
