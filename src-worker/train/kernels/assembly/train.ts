// AssemblyScript, compiled to WebAssembly with SIMD by simulate/kernels/assembly/build.mjs. Every
// function has a plain TypeScript twin in ../plain.ts, which gives the same bits: sums run over k in
// ascending order, one rounding to float32 after each operation, nothing fused.

/** Columns of a wide panel: eight vectors of four, which stay in registers. */
const WIDE: i32 = 32;

/**
 * Lists the entries ≠ 0 of a matrix, row by row and in blocks of k: `starts` holds, block-major, where
 * each row's list begins in `entries` (one more at the end), an entry being k·128 within its block
 * (the bytes between two rows of a wide panel) and the value.
 */
export function compress(
  source: usize,
  rowStride: i32,
  columnStride: i32,
  rows: i32,
  first: i32,
  last: i32,
  block: i32,
  starts: usize,
  entries: usize,
): void {
  let at = entries;
  let start = starts;
  const step = <usize>columnStride << 2;
  for (let from = first; from < last; from += block) {
    const size = min(block, last - from);
    for (let r = 0; r < rows; r++) {
      store<u32>(start, <u32>at);
      start += 4;
      let value = source + (<usize>(r * rowStride + from * columnStride) << 2);
      for (let k = 0; k < size; k++) {
        const v = load<f32>(value);
        store<i32>(at, k << 7);
        store<f32>(at, v, 4);
        at += v != 0 ? 8 : 0;
        value += step;
      }
    }
  }
  store<u32>(start, <u32>at);
}

/** Copies a row-major matrix (rows × ld, ld a multiple of 4) into panels of 32 columns, then of 4. */
export function pack(source: usize, rows: i32, ld: i32, target: usize): void {
  let at = target;
  let column = 0;
  for (; column + WIDE <= ld; column += WIDE) {
    for (let r = 0; r < rows; r++) {
      const from = source + (<usize>(r * ld + column) << 2);
      v128.store(at, v128.load(from));
      v128.store(at, v128.load(from, 16), 16);
      v128.store(at, v128.load(from, 32), 32);
      v128.store(at, v128.load(from, 48), 48);
      v128.store(at, v128.load(from, 64), 64);
      v128.store(at, v128.load(from, 80), 80);
      v128.store(at, v128.load(from, 96), 96);
      v128.store(at, v128.load(from, 112), 112);
      at += 128;
    }
  }
  for (; column < ld; column += 4) {
    for (let r = 0; r < rows; r++) {
      v128.store(at, v128.load(source + (<usize>(r * ld + column) << 2)));
      at += 16;
    }
  }
}

/**
 * C (rows × ld) from listed rows times packed panels of `inner` rows. `mode` 0 starts at zero, 1 goes on
 * from C (which holds the bias), 2 adds the finished sum to C.
 */
export function product(
  starts: usize,
  rows: i32,
  inner: i32,
  block: i32,
  panels: usize,
  c: usize,
  ld: i32,
  mode: i32,
): void {
  const blocks = (inner + block - 1) / block;
  let panel = panels;
  let column = 0;
  for (; column + WIDE <= ld; column += WIDE) {
    for (let b = 0; b < blocks; b++) {
      const base = panel + (<usize>(b * block) << 7);
      const begin = mode == 2 ? 2 : b > 0 ? 1 : mode;
      for (let r = 0; r < rows; r++) {
        const list = starts + (<usize>(b * rows + r) << 2);
        wide(load<u32>(list), load<u32>(list, 4), base, c + (<usize>(r * ld + column) << 2), begin);
      }
    }
    panel += <usize>inner << 7;
  }
  for (; column < ld; column += 4) {
    for (let b = 0; b < blocks; b++) {
      const base = panel + (<usize>(b * block) << 4);
      const begin = mode == 2 ? 2 : b > 0 ? 1 : mode;
      for (let r = 0; r < rows; r++) {
        const list = starts + (<usize>(b * rows + r) << 2);
        narrow(load<u32>(list), load<u32>(list, 4), base, c + (<usize>(r * ld + column) << 2), begin);
      }
    }
    panel += <usize>inner << 4;
  }
}

// @ts-ignore: decorator
@inline
function wide(from: usize, to: usize, base: usize, c: usize, begin: i32): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  if (begin == 1) {
    s0 = v128.load(c);
    s1 = v128.load(c, 16);
    s2 = v128.load(c, 32);
    s3 = v128.load(c, 48);
    s4 = v128.load(c, 64);
    s5 = v128.load(c, 80);
    s6 = v128.load(c, 96);
    s7 = v128.load(c, 112);
  }
  for (let at = from; at < to; at += 8) {
    const row = base + <usize>load<u32>(at);
    const a = v128.load32_splat(at, 4);
    s0 = f32x4.add(s0, f32x4.mul(a, v128.load(row)));
    s1 = f32x4.add(s1, f32x4.mul(a, v128.load(row, 16)));
    s2 = f32x4.add(s2, f32x4.mul(a, v128.load(row, 32)));
    s3 = f32x4.add(s3, f32x4.mul(a, v128.load(row, 48)));
    s4 = f32x4.add(s4, f32x4.mul(a, v128.load(row, 64)));
    s5 = f32x4.add(s5, f32x4.mul(a, v128.load(row, 80)));
    s6 = f32x4.add(s6, f32x4.mul(a, v128.load(row, 96)));
    s7 = f32x4.add(s7, f32x4.mul(a, v128.load(row, 112)));
  }
  if (begin == 2) {
    s0 = f32x4.add(v128.load(c), s0);
    s1 = f32x4.add(v128.load(c, 16), s1);
    s2 = f32x4.add(v128.load(c, 32), s2);
    s3 = f32x4.add(v128.load(c, 48), s3);
    s4 = f32x4.add(v128.load(c, 64), s4);
    s5 = f32x4.add(v128.load(c, 80), s5);
    s6 = f32x4.add(v128.load(c, 96), s6);
    s7 = f32x4.add(v128.load(c, 112), s7);
  }
  v128.store(c, s0);
  v128.store(c, s1, 16);
  v128.store(c, s2, 32);
  v128.store(c, s3, 48);
  v128.store(c, s4, 64);
  v128.store(c, s5, 80);
  v128.store(c, s6, 96);
  v128.store(c, s7, 112);
}

// @ts-ignore: decorator
@inline
function narrow(from: usize, to: usize, base: usize, c: usize, begin: i32): void {
  let sum = begin == 1 ? v128.load(c) : f32x4.splat(0);
  for (let at = from; at < to; at += 8) {
    const a = v128.load32_splat(at, 4);
    sum = f32x4.add(sum, f32x4.mul(a, v128.load(base + (<usize>load<u32>(at) >> 3))));
  }
  if (begin == 2) sum = f32x4.add(v128.load(c), sum);
  v128.store(c, sum);
}

/** Column sums of the rows `first` … `last` − 1; added to `target` when `add`. */
export function columnSums(z: usize, first: i32, last: i32, ld: i32, target: usize, add: bool): void {
  for (let column = 0; column < ld; column += 4) {
    let sum = f32x4.splat(0);
    for (let r = first; r < last; r++) sum = f32x4.add(sum, v128.load(z + (<usize>(r * ld + column) << 2)));
    const to = target + (<usize>column << 2);
    v128.store(to, add ? f32x4.add(v128.load(to), sum) : sum);
  }
}

/** Writes the row `source` into each of the rows. */
export function fillRows(target: usize, rows: i32, ld: i32, source: usize): void {
  const size = <usize>ld << 2;
  for (let r = 0; r < rows; r++) memory.copy(target + <usize>r * size, source, size);
}

/** z = max(0, z), times its mask where there is one (0: none). */
export function relu(z: usize, mask: usize, n: i32): void {
  const end = <usize>n << 2;
  const zero = f32x4.splat(0);
  for (let at: usize = 0; at < end; at += 16) {
    const x = v128.load(z + at);
    const y = mask ? f32x4.mul(x, v128.load(mask + at)) : x;
    v128.store(z + at, v128.and(f32x4.gt(x, zero), y));
  }
}

/** slope = value > 0 ? factor · slope : 0. */
export function gate(slope: usize, value: usize, factor: f32, n: i32): void {
  const end = <usize>n << 2;
  const zero = f32x4.splat(0);
  const f = f32x4.splat(factor);
  for (let at: usize = 0; at < end; at += 16) {
    const passes = f32x4.gt(v128.load(value + at), zero);
    v128.store(slope + at, v128.and(passes, f32x4.mul(f, v128.load(slope + at))));
  }
}

/** target = target · factor, entry by entry. */
export function multiply(target: usize, factor: usize, n: i32): void {
  const end = <usize>n << 2;
  for (let at: usize = 0; at < end; at += 16) {
    v128.store(target + at, f32x4.mul(v128.load(target + at), v128.load(factor + at)));
  }
}

/** Draws 0 (where a number of 24 random bits is below `bound`) or `kept`; four xorshift32 lanes. */
export function drawMask(mask: usize, n: i32, bound: i32, kept: f32, state: usize): void {
  const end = mask + (<usize>n << 2);
  const k = f32x4.splat(kept);
  const limit = i32x4.splat(bound);
  let x = v128.load(state);
  for (let at = mask; at < end; at += 16) {
    x = v128.xor(x, i32x4.shl(x, 13));
    x = v128.xor(x, i32x4.shr_u(x, 17));
    x = v128.xor(x, i32x4.shl(x, 5));
    v128.store(at, v128.and(i32x4.ge_s(i32x4.shr_u(x, 8), limit), k));
  }
  v128.store(state, x);
}

/** Below this a moment counts as zero: denormal numbers are slow and move nothing. */
const TINY: f32 = 1e-30;

/** One ADAM step; the parameters end in −limit … limit. */
export function adam(
  parameters: usize,
  gradient: usize,
  first: usize,
  second: usize,
  n: i32,
  factor: f32,
  rate: f32,
  correct: f32,
  limit: f32,
): void {
  const end = <usize>n << 2;
  const f = f32x4.splat(factor);
  const beta1 = f32x4.splat(0.9);
  const rest1 = f32x4.splat(0.1);
  const beta2 = f32x4.splat(0.999);
  const rest2 = f32x4.splat(0.001);
  const epsilon = f32x4.splat(1e-8);
  const step = f32x4.splat(rate);
  const c = f32x4.splat(correct);
  const high = f32x4.splat(limit);
  const low = f32x4.splat(-limit);
  const tiny = f32x4.splat(TINY);
  for (let at: usize = 0; at < end; at += 16) {
    const g = f32x4.mul(f, v128.load(gradient + at));
    let m = f32x4.add(f32x4.mul(beta1, v128.load(first + at)), f32x4.mul(rest1, g));
    let v = f32x4.add(f32x4.mul(beta2, v128.load(second + at)), f32x4.mul(rest2, f32x4.mul(g, g)));
    m = v128.and(m, f32x4.ge(f32x4.abs(m), tiny));
    v = v128.and(v, f32x4.ge(v, tiny));
    v128.store(first + at, m);
    v128.store(second + at, v);
    const move = f32x4.div(f32x4.mul(step, m), f32x4.add(f32x4.sqrt(f32x4.mul(v, c)), epsilon));
    const w = f32x4.sub(v128.load(parameters + at), move);
    v128.store(parameters + at, f32x4.max(f32x4.min(w, high), low));
  }
}

// @ts-ignore: decorator
@inline
function copyOf(w: v128, scale: v128, minus: v128, threshold: v128, low: v128, real: bool): v128 {
  if (real) return f32x4.mul(w, scale);
  const negative = v128.and(f32x4.le(w, low), minus);
  return v128.bitselect(scale, negative, f32x4.ge(w, threshold));
}

/**
 * Writes the binarised copies of the latent weights (width × ld, one row per unit): `forward` in panels
 * of units (the transposed matrix), and `backward`, where it is not 0, in panels of sources. `real`
 * copies scale · w instead.
 */
export function binarise(
  latent: usize,
  width: i32,
  ld: i32,
  scale: f32,
  threshold: f32,
  real: bool,
  forward: usize,
  backward: usize,
): void {
  const s = f32x4.splat(scale);
  const minus = f32x4.splat(-scale);
  const t = f32x4.splat(threshold);
  const low = f32x4.splat(-threshold);
  const units = (width + 3) & ~3;
  const wideUnits = units - (units % WIDE);
  const wideSources = ld - (ld % WIDE);
  const row = <usize>ld << 2;
  for (let j = 0; j < units; j += 4) {
    const inWide = j < wideUnits;
    const panel = inWide ? <usize>(j / WIDE) * <usize>(ld * WIDE) : <usize>wideUnits * ld + <usize>((j - wideUnits) / 4) * <usize>(ld * 4);
    const step: usize = inWide ? 128 : 16;
    let to = forward + (panel << 2) + (inWide ? <usize>(j % WIDE) << 2 : 0);
    for (let i = 0; i < ld; i += 4) {
      const from = latent + <usize>j * row + (<usize>i << 2);
      const a = copyOf(v128.load(from), s, minus, t, low, real);
      const b = copyOf(v128.load(from + row), s, minus, t, low, real);
      const c = copyOf(v128.load(from + 2 * row), s, minus, t, low, real);
      const d = copyOf(v128.load(from + 3 * row), s, minus, t, low, real);
      const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
      const ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f64>(ab0, cd0, 0, 2));
      v128.store(to + step, v128.shuffle<f64>(ab0, cd0, 1, 3));
      v128.store(to + 2 * step, v128.shuffle<f64>(ab1, cd1, 0, 2));
      v128.store(to + 3 * step, v128.shuffle<f64>(ab1, cd1, 1, 3));
      to += 4 * step;
      if (backward) {
        const wideHere = i < wideSources;
        const gap: usize = wideHere ? 128 : 16;
        const at =
          backward +
          (wideHere
            ? (<usize>(i / WIDE) * <usize>(units * WIDE) + <usize>(i % WIDE)) << 2
            : (<usize>wideSources * units + <usize>((i - wideSources) / 4) * <usize>(units * 4)) << 2) +
          <usize>j * gap;
        v128.store(at, a);
        v128.store(at + gap, b);
        v128.store(at + 2 * gap, c);
        v128.store(at + 3 * gap, d);
      }
    }
  }
}
