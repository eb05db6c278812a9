import type { Side } from "../model/crn.ts";
import { Block } from "./block.ts";
import type { Vectors } from "./kernels/vectors.ts";
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
  private lambda = 0;

  /** @param vectors in the plan's numbering, with the rate constants set. */
  constructor(
    private readonly plan: Plan,
    private readonly vectors: Vectors,
  ) {
    const local = new Int32Array(plan.speciesPlace.length).fill(-1);
    this.stages = plan.levels.map((level) => ({
      level,
      blocks: level.blocks.map((shape) => new Block(plan, vectors.rate, shape, local)),
    }));
  }

  /** Takes the state `vectors.y` as the base of the Jacobian, with λ = hγ, for the stages of one step. */
  prepare(lambda: number): void {
    const { vectors } = this;
    const rescaled = lambda !== this.lambda;
    this.lambda = lambda;
    for (const { level, blocks } of this.stages) {
      if (rescaled) vectors.prepareSingles(level.single, lambda);
      vectors.preparePairs(level.pair, lambda);
      for (const block of blocks) block.factor(vectors.y, lambda);
    }
  }

  /**
   * Solves (I/λ − J) u = f(argument) + inflow for the stage's argument and Σ (c_ij/h) U_j in
   * `vectors.inflow`, which is used up; `u` is written.
   */
  solve(u: Float64Array): void {
    const { lambda, vectors } = this;
    const { inflow, flux, argument, rate } = vectors;
    for (const r of this.plan.sources) {
      flux[r] = rate[r];
      spread(this.plan.net, r, flux[r], inflow);
    }
    for (const { level, blocks } of this.stages) {
      const { plain, single, pair } = level;
      const end = plain.species + plain.count;
      for (let s = plain.species; s < end; s++) u[s] = lambda * inflow[s];
      if (single.count > 0) vectors.solveSingles(single, u);
      if (pair.count > 0) vectors.solvePairs(pair, u, lambda);
      for (const block of blocks) block.solve(vectors.y, argument, inflow, u, flux);
      for (const r of level.explicit) flux[r] = this.explicitFlux(r, u);
      level.scatter.apply(flux, inflow);
    }
  }

  /** The plain right-hand side f(y) of the rate equations at the state, concentration per time. */
  derivative(out: Float64Array): void {
    const { net, reactants } = this.plan;
    const { y, rate } = this.vectors;
    out.fill(0);
    for (let r = 0; r < rate.length; r++) spread(net, r, reactionRate(reactants, rate[r], r, y), out);
  }

  private explicitFlux(r: number, u: Float64Array): number {
    const { reactants } = this.plan;
    const { argument, rate, y } = this.vectors;
    let w = reactionRate(reactants, rate[r], r, argument);
    for (let e = reactants.start[r]; e < reactants.start[r + 1]; e++) {
      w += rateDerivative(reactants, rate[r], r, e, y) * u[reactants.species[e]];
    }
    return w;
  }
}

function spread(net: Side, r: number, flux: number, into: Float64Array): void {
  for (let e = net.start[r]; e < net.start[r + 1]; e++) into[net.species[e]] += net.coefficient[e] * flux;
}
