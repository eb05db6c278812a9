import { Layout } from "../../arena.ts";
import { type Arena, createArena, type KernelChoice } from "./module.ts";
import { LANES, signedSums, TABLE } from "./plain.ts";

/**
 * Reactions in pairs that fan out over the same pairs of species with ± structure: `weights[p · columns
 * + q]` = +1 when the pair's first reaction makes the column's first species (and its second reaction
 * the second species), −1 the other way round, 0 when neither makes either.
 */
export interface SignShape {
  readonly rows: { readonly plus: Int32Array; readonly minus: Int32Array };
  readonly columns: { readonly plus: Int32Array; readonly minus: Int32Array };
  readonly weights: Int8Array;
}

/** One table entry: two float64. */
const ENTRY_BYTES = 16;

/** The whole fan-out of a layer as table look-ups: see `signedSums`. */
export class SignBlock {
  private readonly arena: Arena;
  private readonly pairs: Float64Array;
  private readonly tables: Float64Array;
  private readonly codes: Uint16Array;
  private readonly sums: Float64Array;
  private readonly rows: number;
  private readonly passes: number;
  private readonly ternary: boolean;
  /** The fluxes already stand as the kernel wants them: (f⁺, f⁻) row after row. */
  private readonly interleaved: boolean;

  constructor(
    private readonly shape: SignShape,
    choice: KernelChoice,
  ) {
    const { weights } = shape;
    const rowCount = shape.rows.plus.length;
    const columns = shape.columns.plus.length;
    const { plus, minus } = shape.rows;
    this.interleaved = plus.every((r, p) => r === plus[0] + 2 * p && minus[p] === r + 1);
    this.ternary = weights.includes(0);
    this.rows = groupSize(columns, this.ternary);
    this.passes = Math.ceil(rowCount / (LANES * this.rows));
    const layout = new Layout();
    // The SIMD kernel expects its tables at the start of the memory.
    const tablesAt = layout.take(8 * LANES * TABLE);
    const pairsAt = layout.take(16 * this.passes * LANES * this.rows);
    const codesAt = layout.take(2 * LANES * this.passes * columns);
    const sumsAt = layout.take(16 * columns);
    this.arena = createArena(layout.bytes, choice);
    const { buffer } = this.arena;
    this.pairs = new Float64Array(buffer, pairsAt, 2 * this.passes * LANES * this.rows);
    this.tables = new Float64Array(buffer, tablesAt, LANES * TABLE);
    this.codes = new Uint16Array(buffer, codesAt, LANES * this.passes * columns);
    this.sums = new Float64Array(buffer, sumsAt, 2 * columns);
    this.encode(weights, rowCount, columns);
  }

  /** inflow += what the fluxes of the block's reactions make. */
  apply(flux: Float64Array, inflow: Float64Array): void {
    const { pairs, sums, passes, rows, ternary, tables, codes, arena } = this;
    const { plus, minus } = this.shape.rows;
    const { plus: first, minus: second } = this.shape.columns;
    if (this.interleaved) pairs.set(flux.subarray(plus[0], plus[0] + 2 * plus.length));
    else {
      for (let p = 0; p < plus.length; p++) {
        pairs[2 * p] = flux[plus[p]];
        pairs[2 * p + 1] = flux[minus[p]];
      }
    }
    sums.fill(0);
    if (arena.kernels) {
      arena.kernels.signedSums(
        pairs.byteOffset,
        passes,
        rows,
        ternary,
        codes.byteOffset,
        sums.byteOffset,
        first.length,
      );
    } else signedSums(pairs, passes, rows, ternary, tables, codes, sums, first.length);
    for (let q = 0; q < first.length; q++) {
      inflow[first[q]] += sums[2 * q];
      inflow[second[q]] += sums[2 * q + 1];
    }
  }

  /** Multiply-adds a plain product with the ± matrix would need: the unit of the arithmetic floor. */
  get multiplyAdds(): number {
    return this.shape.weights.length;
  }

  private encode(weights: Int8Array, rowCount: number, columns: number): void {
    const base = this.ternary ? 3 : 2;
    for (let p = 0; p < rowCount; p++) {
      const group = Math.floor(p / this.rows);
      const digit = base ** (p % this.rows);
      const from = LANES * Math.floor(group / LANES) * columns + (group % LANES);
      for (let q = 0; q < columns; q++) {
        const w = weights[p * columns + q];
        // Binary: bit 1 = +1. Ternary: digit 1 = +1, 2 = −1.
        const code = w > 0 ? digit : w < 0 && this.ternary ? 2 * digit : 0;
        this.codes[from + LANES * q] += ENTRY_BYTES * code;
      }
    }
  }
}

/** The group size with the least additions per row: building a table against one look-up a column. */
function groupSize(columns: number, ternary: boolean): number {
  const base = ternary ? 3 : 2;
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  // A code must fit into a byte.
  for (let rows = 1; base ** rows <= 256; rows++) {
    let table = 0;
    for (let i = 1; i <= rows; i++) table += base ** i;
    const cost = (table + columns) / rows;
    if (cost < least) {
      least = cost;
      best = rows;
    }
  }
  return best;
}
