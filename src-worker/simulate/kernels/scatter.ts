import { DenseBlock } from "./denseBlock.ts";
import { type Blocks, findBlocks } from "./findBlocks.ts";
import { hasSimd, type KernelChoice } from "./module.ts";
import type { Rows } from "./runs.ts";
import { findRuns, type RowRun } from "./runs.ts";
import { SignBlock } from "./signBlock.ts";

/** `naive` adds entry by entry; the others use the blocks that the stoichiometry shows. */
export type ScatterChoice = KernelChoice | "naive";

/** Spreads the fluxes of one level's reactions over the species they change. */
export class Scatter {
  private readonly blocks: readonly (SignBlock | DenseBlock)[];
  private readonly runs: readonly RowRun[];
  private readonly sparse: Rows;

  constructor(rows: Rows, choice: ScatterChoice) {
    const found: Blocks =
      choice === "naive"
        ? { signs: [], dense: [], sparse: rows }
        : findBlocks(rows, choice === "simd" && hasSimd());
    const kernels = choice === "naive" ? "plain" : choice;
    this.blocks = [
      ...found.signs.map((shape) => new SignBlock(shape, kernels)),
      ...found.dense.map((shape) => new DenseBlock(shape, kernels)),
    ];
    const { runs, rest } = choice === "naive" ? { runs: [], rest: found.sparse } : findRuns(found.sparse);
    this.runs = runs;
    this.sparse = rest;
  }

  /** inflow += stoichiometry · flux. */
  apply(flux: Float64Array, inflow: Float64Array): void {
    for (const block of this.blocks) block.apply(flux, inflow);
    for (const { reaction, count, target, stride, coefficient } of this.runs) {
      for (let i = 0, s = target; i < count; i++, s += stride) inflow[s] += coefficient * flux[reaction + i];
    }
    const { reactions, side } = this.sparse;
    const { start, species, coefficient } = side;
    for (let i = 0; i < reactions.length; i++) {
      const w = flux[reactions[i]];
      if (w === 0) continue;
      const end = start[i + 1];
      for (let e = start[i]; e < end; e++) inflow[species[e]] += coefficient[e] * w;
    }
  }

  /** Multiply-adds of all blocks as plain matrix products: what the arithmetic floor counts. */
  get multiplyAdds(): number {
    return this.blocks.reduce((sum, block) => sum + block.multiplyAdds, 0);
  }
}
