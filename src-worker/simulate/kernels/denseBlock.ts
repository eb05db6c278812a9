import { Layout } from "../../arena.ts";
import { type Arena, createArena, type KernelChoice } from "./module.ts";
import { denseSums } from "./plain.ts";

/** Reactions whose whole-number coefficients over the same species are mostly not zero. */
export interface DenseShape {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  /** rows × columns, row-major. */
  readonly coefficients: Float64Array;
}

const SHORT = 32767;
/** Columns are padded to whole vectors of 16-bit numbers. */
const VECTOR = 8;

/** A dense block of a reduced CRN: 16-bit coefficients where they fit, else float64. */
export class DenseBlock {
  private readonly arena: Arena;
  private readonly width: number;
  private readonly matrix: Int16Array | Float64Array;
  private readonly active: Int32Array;
  private readonly fluxes: Float64Array;
  private readonly sums: Float64Array;

  constructor(
    private readonly shape: DenseShape,
    choice: KernelChoice,
  ) {
    const { rows, columns, coefficients } = shape;
    const short = coefficients.every((c) => Math.abs(c) <= SHORT);
    this.width = Math.ceil(columns.length / VECTOR) * VECTOR;
    const size = rows.length * this.width;
    const layout = new Layout();
    const matrixAt = layout.take(size * (short ? 2 : 8));
    const activeAt = layout.take(4 * rows.length);
    const fluxesAt = layout.take(8 * rows.length);
    const sumsAt = layout.take(8 * this.width);
    this.arena = createArena(layout.bytes, choice);
    const { buffer } = this.arena;
    this.matrix = short ? new Int16Array(buffer, matrixAt, size) : new Float64Array(buffer, matrixAt, size);
    this.active = new Int32Array(buffer, activeAt, rows.length);
    this.fluxes = new Float64Array(buffer, fluxesAt, rows.length);
    this.sums = new Float64Array(buffer, sumsAt, this.width);
    for (let r = 0; r < rows.length; r++) {
      const row = coefficients.subarray(r * columns.length, (r + 1) * columns.length);
      this.matrix.set(row, r * this.width);
    }
  }

  /** inflow += what the fluxes of the block's reactions change; reactions at rest are skipped. */
  apply(flux: Float64Array, inflow: Float64Array): void {
    const { active, fluxes, sums, matrix, width, arena } = this;
    const { rows, columns } = this.shape;
    let count = 0;
    for (let r = 0; r < rows.length; r++) {
      const w = flux[rows[r]];
      if (w === 0) continue;
      active[count] = r;
      fluxes[count++] = w;
    }
    if (count === 0) return;
    sums.fill(0);
    if (arena.kernels) {
      const kernel = matrix instanceof Int16Array ? arena.kernels.denseSums16 : arena.kernels.denseSums64;
      kernel(active.byteOffset, count, fluxes.byteOffset, matrix.byteOffset, sums.byteOffset, width);
    } else denseSums(active, count, fluxes, matrix, sums, width);
    for (let c = 0; c < columns.length; c++) inflow[columns[c]] += sums[c];
  }

  get multiplyAdds(): number {
    return this.shape.coefficients.length;
  }
}
