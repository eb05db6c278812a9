// AssemblyScript, compiled to WebAssembly with SIMD by build.mjs. Every function has a
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

/** Bytes between the tables of two groups; they stand at the start of the memory. */
const TABLE: usize = 4096;

/** sums[q] += Σ over all rows of ±(flux⁺, flux⁻), by table look-ups. See ../plain.ts. */
export function signedSums(
  pairs: usize,
  passes: i32,
  rows: i32,
  ternary: bool,
  codes: usize,
  sums: usize,
  columns: i32,
): void {
  const end = sums + (<usize>columns << 4);
  for (let pass = 0; pass < passes; pass++) {
    const from = pairs + (<usize>(pass * LANES * rows) << 4);
    if (!anyFlux(from, LANES * rows)) continue;
    for (let lane = 0; lane < LANES; lane++) {
      buildTable(<usize>lane * TABLE, from + (<usize>(lane * rows) << 4), rows, ternary);
    }
    let code = codes + (<usize>(pass * columns) << 3);
    for (let at = sums; at < end; at += 16) {
      // Four byte offsets into the four tables, 16 bits each.
      const four = load<u64>(code);
      const low = f64x2.add(
        v128.load(<usize>(four & 0xffff)),
        v128.load(<usize>((four >> 16) & 0xffff), TABLE),
      );
      const high = f64x2.add(
        v128.load(<usize>((four >> 32) & 0xffff), 2 * TABLE),
        v128.load(<usize>(four >> 48), 3 * TABLE),
      );
      v128.store(at, f64x2.add(v128.load(at), f64x2.add(low, high)));
      code += 8;
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
 * argument = y + Σ a_j u_j and inflow = Σ c_j u_j over `count` stages, n padded to a multiple of 2;
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
  inflow: usize,
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
    v128.store(inflow + s, rest);
  }
}

/** gain = λ / (1 + λ k): what S → … leaves of a push on S. */
export function prepareSingles(rate: usize, gain: usize, count: i32, lambda: f64): void {
  const l = f64x2.splat(lambda);
  const one = f64x2.splat(1);
  const even = <usize>(count & ~1) << 3;
  for (let i: usize = 0; i < even; i += 16) {
    v128.store(gain + i, f64x2.div(l, f64x2.add(one, f64x2.mul(l, v128.load(rate + i)))));
  }
  if (count & 1) store<f64>(gain + even, lambda / (1 + lambda * load<f64>(rate + even)));
}

/** u = gain (inflow − k Y), flux = k (Y + u) for S → …; all consecutive. */
export function solveSingles(
  inflow: usize,
  argument: usize,
  u: usize,
  rate: usize,
  gain: usize,
  flux: usize,
  count: i32,
): void {
  const even = <usize>(count & ~1) << 3;
  for (let i: usize = 0; i < even; i += 16) {
    const k = v128.load(rate + i);
    const y = v128.load(argument + i);
    const x = f64x2.mul(v128.load(gain + i), f64x2.sub(v128.load(inflow + i), f64x2.mul(k, y)));
    v128.store(u + i, x);
    v128.store(flux + i, f64x2.mul(k, f64x2.add(y, x)));
  }
  if (count & 1) {
    const k = load<f64>(rate + even);
    const y = load<f64>(argument + even);
    const x = load<f64>(gain + even) * (load<f64>(inflow + even) - k * y);
    store<f64>(u + even, x);
    store<f64>(flux + even, k * (y + x));
  }
}

/** Two concentrations below zero must not drive each other further down. */
// @ts-ignore: decorator
@inline
function resting(a: f64, b: f64): bool {
  return max(a, b) < 0;
}

/** α = k b, β = k a, gain = 1 / (1 + λ (α + β)) for A + B → … at the base state. */
export function preparePairs(
  a: usize,
  b: usize,
  rate: usize,
  alpha: usize,
  beta: usize,
  gain: usize,
  count: i32,
  lambda: f64,
): void {
  for (let i: usize = 0; i < <usize>count << 3; i += 8) {
    const x = load<f64>(a + i);
    const y = load<f64>(b + i);
    const k = resting(x, y) ? 0 : load<f64>(rate + i);
    const p = k * y;
    const q = k * x;
    store<f64>(alpha + i, p);
    store<f64>(beta + i, q);
    store<f64>(gain + i, 1 / (1 + lambda * (p + q)));
  }
}

/** One stage of A + B → …: w = (v + λ (α F_a + β F_b)) gain, u = λ (F − w); all consecutive. */
export function solvePairs(
  inflowA: usize,
  inflowB: usize,
  argumentA: usize,
  argumentB: usize,
  uA: usize,
  uB: usize,
  rate: usize,
  alpha: usize,
  beta: usize,
  gain: usize,
  flux: usize,
  count: i32,
  lambda: f64,
): void {
  for (let i: usize = 0; i < <usize>count << 3; i += 8) {
    const p = load<f64>(inflowA + i);
    const q = load<f64>(inflowB + i);
    const x = load<f64>(argumentA + i);
    const y = load<f64>(argumentB + i);
    const v = (resting(x, y) ? 0 : load<f64>(rate + i)) * x * y;
    const w = (v + lambda * (load<f64>(alpha + i) * p + load<f64>(beta + i) * q)) * load<f64>(gain + i);
    store<f64>(uA + i, lambda * (p - w));
    store<f64>(uB + i, lambda * (q - w));
    store<f64>(flux + i, w);
  }
}

/** Σ (last / (atol + rtol max(|y|, |argument + last|)))², n padded to a multiple of 2 with zeros. */
export function errorSum(y: usize, argument: usize, last: usize, rtol: f64, atol: f64, n: i32): f64 {
  const r = f64x2.splat(rtol);
  const a = f64x2.splat(atol);
  let sum = f64x2.splat(0);
  for (let i: usize = 0; i < <usize>n << 3; i += 16) {
    const e = v128.load(last + i);
    const next = f64x2.abs(f64x2.add(v128.load(argument + i), e));
    const size = f64x2.pmax(f64x2.abs(v128.load(y + i)), next);
    const x = f64x2.div(e, f64x2.add(a, f64x2.mul(r, size)));
    sum = f64x2.add(sum, f64x2.mul(x, x));
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** The smallest entry of argument + last. */
export function smallest(argument: usize, last: usize, n: i32): f64 {
  let least = f64x2.splat(Infinity);
  for (let i: usize = 0; i < <usize>n << 3; i += 16) {
    least = f64x2.pmin(least, f64x2.add(v128.load(argument + i), v128.load(last + i)));
  }
  return min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
}
