/**
 * The kernels in plain TypeScript: what runs where WebAssembly has no SIMD, and what the tests hold the
 * SIMD kernels against. Lengths are in elements, not bytes.
 */

/** Groups of rows whose tables are built together; a column then has four codes side by side. */
export const LANES = 4;

/** Numbers between the tables of two groups: 256 entries of two. */
export const TABLE = 512;

/**
 * sums[2q], sums[2q + 1] += Σ over rows of (f⁺, f⁻) for weight +1, (f⁻, f⁺) for −1, nothing for 0.
 *
 * The method of Arlazarov, Dinic, Kronrod and Faradžev (1970, "four Russians"): for each group of
 * `rows` rows all 2^rows (ternary: 3^rows) possible sums go into a table, and a column needs one
 * look-up per group instead of one addition per row. Only additions of non-negative fluxes: nothing
 * cancels, so small terms keep their digits.
 *
 * @param pairs (f⁺, f⁻) per row, `passes · 4 · rows` rows, padded with zeros.
 * @param tables room for four tables, `TABLE` numbers apart.
 * @param codes four numbers per pass and column: where in its table each group's sum starts, in bytes.
 */
export function signedSums(
  pairs: Float64Array,
  passes: number,
  rows: number,
  ternary: boolean,
  tables: Float64Array,
  codes: Uint16Array,
  sums: Float64Array,
  columns: number,
): void {
  for (let pass = 0; pass < passes; pass++) {
    const from = pass * LANES * rows;
    if (!pairs.subarray(2 * from, 2 * (from + LANES * rows)).some((flux) => flux !== 0)) continue;
    for (let lane = 0; lane < LANES; lane++) {
      buildTable(tables, lane * TABLE, pairs, 2 * (from + lane * rows), rows, ternary);
    }
    for (let q = 0; q < columns; q++) {
      const at = LANES * (pass * columns + q);
      const a = codes[at] >> 3;
      const b = TABLE + (codes[at + 1] >> 3);
      const c = 2 * TABLE + (codes[at + 2] >> 3);
      const d = 3 * TABLE + (codes[at + 3] >> 3);
      sums[2 * q] += tables[a] + tables[b] + (tables[c] + tables[d]);
      sums[2 * q + 1] += tables[a + 1] + tables[b + 1] + (tables[c + 1] + tables[d + 1]);
    }
  }
}

function buildTable(
  tables: Float64Array,
  at: number,
  pairs: Float64Array,
  from: number,
  rows: number,
  ternary: boolean,
): void {
  let size = 1;
  tables[at] = 0;
  tables[at + 1] = 0;
  for (let row = 0; row < rows; row++) {
    const plus = pairs[from + 2 * row];
    const minus = pairs[from + 2 * row + 1];
    for (let i = 0; i < size; i++) {
      const [e, f] = [tables[at + 2 * i], tables[at + 2 * i + 1]];
      const up = at + 2 * (i + size);
      tables[up] = e + plus;
      tables[up + 1] = f + minus;
      const down = ternary ? at + 2 * (i + 2 * size) : at + 2 * i;
      tables[down] = e + minus;
      tables[down + 1] = f + plus;
    }
    size *= ternary ? 3 : 2;
  }
}

/** sums += Σ_i fluxes[i] · row active[i] of a dense matrix of `columns` columns. */
export function denseSums(
  active: Int32Array,
  count: number,
  fluxes: Float64Array,
  matrix: Int16Array | Float64Array,
  sums: Float64Array,
  columns: number,
): void {
  for (let i = 0; i < count; i++) {
    const row = active[i] * columns;
    const w = fluxes[i];
    for (let c = 0; c < columns; c++) sums[c] += w * matrix[row + c];
  }
}
