// AssemblyScript, compiled to WebAssembly with SIMD by scripts/build-kernels.mjs. Every function has a
// plain TypeScript twin in ../plain.ts that the tests hold against it.

/** Tables are built for four groups of rows at a time, so that a column needs one load for four codes. */
const LANES: i32 = 4;

/** Fills one table with every sum a group's signs can give; answers the entries written. */
function buildTable(table: usize, pairs: usize, rows: i32, ternary: bool): i32 {
  let size: i32 = 1;
  v128.store(table, f64x2.splat(0));
  for (let row = 0; row < rows; row++) {
    const plus = v128.load(pairs + (<usize>row << 4));
    const minus = v128.shuffle<f64>(plus, plus, 1, 0);
    const span = <usize>size << 4;
    const end = table + span;
    for (let at = table; at < end; at += 16) {
      const sum = v128.load(at);
      v128.store(at + span, f64x2.add(sum, plus));
      if (ternary) v128.store(at + 2 * span, f64x2.add(sum, minus));
      else v128.store(at, f64x2.add(sum, minus));
    }
    size *= ternary ? 3 : 2;
  }
  return size;
}

function anyFlux(pairs: usize, count: i32): bool {
  let seen = f64x2.splat(0);
  const zero = f64x2.splat(0);
  for (let i = 0; i < count; i++) seen = v128.or(seen, f64x2.ne(v128.load(pairs + (<usize>i << 4)), zero));
  return v128.any_true(seen);
}

/** sums[q] += Σ over all rows of ±(flux⁺, flux⁻), by table look-ups. See ../plain.ts. */
export function signedSums(
  pairs: usize,
  passes: i32,
  rows: i32,
  ternary: bool,
  tableBytes: usize,
  tables: usize,
  codes: usize,
  sums: usize,
  columns: i32,
): void {
  const t1 = tables + tableBytes;
  const t2 = t1 + tableBytes;
  const t3 = t2 + tableBytes;
  for (let pass = 0; pass < passes; pass++) {
    const from = pairs + (<usize>(pass * LANES * rows) << 4);
    if (!anyFlux(from, LANES * rows)) continue;
    for (let lane = 0; lane < LANES; lane++) {
      buildTable(tables + <usize>lane * tableBytes, from + (<usize>(lane * rows) << 4), rows, ternary);
    }
    let code = codes + (<usize>(pass * columns) << 2);
    let at = sums;
    for (let q = 0; q < columns; q++) {
      const four = load<u32>(code);
      const low = f64x2.add(
        v128.load(tables + ((<usize>(four & 255)) << 4)),
        v128.load(t1 + ((<usize>((four >> 8) & 255)) << 4)),
      );
      const high = f64x2.add(
        v128.load(t2 + ((<usize>((four >> 16) & 255)) << 4)),
        v128.load(t3 + ((<usize>(four >> 24)) << 4)),
      );
      v128.store(at, f64x2.add(v128.load(at), f64x2.add(low, high)));
      code += 4;
      at += 16;
    }
  }
}

/** sums += Σ_r flux_r · row_r for 16-bit coefficients; columns are padded to a multiple of 8. */
export function denseSums16(active: usize, count: i32, fluxes: usize, matrix: usize, sums: usize, columns: i32): void {
  for (let i = 0; i < count; i += 2) {
    const two = i + 1 < count;
    const r0 = matrix + ((<usize>load<i32>(active + (<usize>i << 2)) * columns) << 1);
    const r1 = two ? matrix + ((<usize>load<i32>(active + (<usize>(i + 1) << 2)) * columns) << 1) : r0;
    const w0 = f64x2.splat(load<f64>(fluxes + (<usize>i << 3)));
    const w1 = two ? f64x2.splat(load<f64>(fluxes + (<usize>(i + 1) << 3))) : f64x2.splat(0);
    for (let c = 0; c < columns; c += 8) {
      const a = v128.load(r0 + (<usize>c << 1));
      const b = v128.load(r1 + (<usize>c << 1));
      const at = sums + (<usize>c << 3);
      four(at, i32x4.extend_low_i16x8_s(a), i32x4.extend_low_i16x8_s(b), w0, w1);
      four(at + 32, i32x4.extend_high_i16x8_s(a), i32x4.extend_high_i16x8_s(b), w0, w1);
    }
  }
}

// @ts-expect-error: decorator
@inline
function four(at: usize, a: v128, b: v128, w0: v128, w1: v128): void {
  const a1 = v128.shuffle<i32>(a, a, 2, 3, 2, 3);
  const b1 = v128.shuffle<i32>(b, b, 2, 3, 2, 3);
  v128.store(
    at,
    f64x2.add(
      v128.load(at),
      f64x2.add(f64x2.mul(w0, f64x2.convert_low_i32x4_s(a)), f64x2.mul(w1, f64x2.convert_low_i32x4_s(b))),
    ),
  );
  v128.store(
    at + 16,
    f64x2.add(
      v128.load(at + 16),
      f64x2.add(f64x2.mul(w0, f64x2.convert_low_i32x4_s(a1)), f64x2.mul(w1, f64x2.convert_low_i32x4_s(b1))),
    ),
  );
}

/** sums += Σ_r flux_r · row_r for coefficients in float64; columns are padded to a multiple of 2. */
export function denseSums64(active: usize, count: i32, fluxes: usize, matrix: usize, sums: usize, columns: i32): void {
  for (let i = 0; i < count; i++) {
    const row = matrix + ((<usize>load<i32>(active + (<usize>i << 2)) * columns) << 3);
    const w = f64x2.splat(load<f64>(fluxes + (<usize>i << 3)));
    for (let c: usize = 0; c < <usize>columns << 3; c += 16) {
      v128.store(sums + c, f64x2.add(v128.load(sums + c), f64x2.mul(w, v128.load(row + c))));
    }
  }
}

/**
 * argument = y + Σ a_j u_j and extra = Σ c_j u_j over `count` stages, n padded to a multiple of 2;
 * stage j's vector starts at `u + j · stride`, its factors stand in `a` and `c`.
 */
export function combine(
  y: usize,
  u: usize,
  stride: usize,
  count: i32,
  a: usize,
  c: usize,
  argument: usize,
  extra: usize,
  n: i32,
): void {
  const end = <usize>n << 3;
  for (let s: usize = 0; s < end; s += 16) {
    let sum = v128.load(y + s);
    let rest = f64x2.splat(0);
    let from = u + s;
    for (let j = 0; j < count; j++) {
      const x = v128.load(from);
      sum = f64x2.add(sum, f64x2.mul(v128.load64_splat(a + (<usize>j << 3)), x));
      rest = f64x2.add(rest, f64x2.mul(v128.load64_splat(c + (<usize>j << 3)), x));
      from += stride;
    }
    v128.store(argument + s, sum);
    v128.store(extra + s, rest);
  }
}
