import type { TrainKernels } from "./kernels.ts";

const WIDE = 32;
const TINY = Math.fround(1e-30);
const BETA1 = Math.fround(0.9);
const REST1 = Math.fround(0.1);
const BETA2 = Math.fround(0.999);
const REST2 = Math.fround(0.001);
const EPSILON = Math.fround(1e-8);

const { fround } = Math;

/**
 * The training kernels without SIMD, over the same memory layout and with the same bits. Rounding the
 * float64 result of one +, −, ×, / or √ of float32 numbers gives the float32 result exactly.
 */
export function plainKernels(buffer: ArrayBuffer): TrainKernels {
  const f32 = new Float32Array(buffer);
  const i32 = new Int32Array(buffer);

  const compress: TrainKernels["compress"] = (
    source,
    rowStride,
    columnStride,
    rows,
    first,
    last,
    block,
    starts,
    entries,
  ) => {
    let at = entries >> 2;
    let start = starts >> 2;
    for (let from = first; from < last; from += block) {
      const size = Math.min(block, last - from);
      for (let r = 0; r < rows; r++) {
        i32[start++] = at << 2;
        let value = (source >> 2) + r * rowStride + from * columnStride;
        for (let k = 0; k < size; k++, value += columnStride) {
          if (f32[value] === 0) continue;
          i32[at] = k << 7;
          f32[at + 1] = f32[value];
          at += 2;
        }
      }
    }
    i32[start] = at << 2;
  };

  const pack: TrainKernels["pack"] = (source, rows, ld, target) => {
    let at = target >> 2;
    for (let column = 0, size = 0; column < ld; column += size) {
      size = column + WIDE <= ld ? WIDE : 4;
      for (let r = 0; r < rows; r++, at += size) {
        const from = (source >> 2) + r * ld + column;
        f32.copyWithin(at, from, from + size);
      }
    }
  };

  const product: TrainKernels["product"] = (starts, rows, inner, block, panels, c, ld, mode) => {
    const blocks = Math.ceil(inner / block);
    const sums = new Float32Array(WIDE);
    let panel = panels >> 2;
    for (let column = 0, size = 0; column < ld; column += size) {
      size = column + WIDE <= ld ? WIDE : 4;
      // Entries count in bytes of a wide row.
      const shift = size === WIDE ? 2 : 5;
      for (let b = 0; b < blocks; b++) {
        const base = panel + b * block * size;
        const goesOn = mode === 1 || (mode === 0 && b > 0);
        for (let r = 0; r < rows; r++) {
          const list = (starts >> 2) + b * rows + r;
          const to = (c >> 2) + r * ld + column;
          if (goesOn) sums.set(f32.subarray(to, to + size));
          else sums.fill(0);
          for (let at = i32[list] >> 2; at < i32[list + 1] >> 2; at += 2) {
            const row = base + (i32[at] >> shift);
            const a = f32[at + 1];
            for (let j = 0; j < size; j++) sums[j] += fround(a * f32[row + j]);
          }
          for (let j = 0; j < size; j++) f32[to + j] = mode === 2 ? f32[to + j] + sums[j] : sums[j];
        }
      }
      panel += inner * size;
    }
  };

  const columnSums: TrainKernels["columnSums"] = (z, first, last, ld, target, add) => {
    for (let column = 0; column < ld; column++) {
      let sum = 0;
      for (let r = first; r < last; r++) sum = fround(sum + f32[(z >> 2) + r * ld + column]);
      const to = (target >> 2) + column;
      f32[to] = add ? f32[to] + sum : sum;
    }
  };

  const fillRows: TrainKernels["fillRows"] = (target, rows, ld, source) => {
    for (let r = 0; r < rows; r++) {
      f32.copyWithin((target >> 2) + r * ld, source >> 2, (source >> 2) + ld);
    }
  };

  const relu: TrainKernels["relu"] = (z, mask, n) => {
    for (let at = z >> 2, m = mask >> 2, i = 0; i < n; i++, at++, m++) {
      f32[at] = f32[at] > 0 ? (mask ? f32[at] * f32[m] : f32[at]) : 0;
    }
  };

  const gate: TrainKernels["gate"] = (slope, value, factor, n) => {
    const f = fround(factor);
    for (let at = slope >> 2, v = value >> 2, i = 0; i < n; i++, at++, v++) {
      f32[at] = f32[v] > 0 ? f * f32[at] : 0;
    }
  };

  const multiply: TrainKernels["multiply"] = (target, factor, n) => {
    for (let at = target >> 2, f = factor >> 2, i = 0; i < n; i++, at++, f++) f32[at] *= f32[f];
  };

  const drawMask: TrainKernels["drawMask"] = (mask, n, bound, kept, state) => {
    for (let at = mask >> 2, i = 0; i < n; i++, at++) {
      const lane = (state >> 2) + (i & 3);
      let x = i32[lane];
      x ^= x << 13;
      x ^= x >>> 17;
      x ^= x << 5;
      i32[lane] = x;
      f32[at] = x >>> 8 >= bound ? kept : 0;
    }
  };

  const adam: TrainKernels["adam"] = (
    parameters,
    gradient,
    first,
    second,
    n,
    factor,
    rate,
    correct,
    limit,
  ) => {
    const [f, step, c, high] = [fround(factor), fround(rate), fround(correct), fround(limit)];
    for (let i = 0; i < n; i++) {
      const g = fround(f * f32[(gradient >> 2) + i]);
      let m = fround(fround(BETA1 * f32[(first >> 2) + i]) + fround(REST1 * g));
      let v = fround(fround(BETA2 * f32[(second >> 2) + i]) + fround(REST2 * fround(g * g)));
      if (!(Math.abs(m) >= TINY)) m = 0;
      if (!(v >= TINY)) v = 0;
      f32[(first >> 2) + i] = m;
      f32[(second >> 2) + i] = v;
      const move = fround(fround(step * m) / fround(fround(Math.sqrt(fround(v * c))) + EPSILON));
      const w = fround(f32[(parameters >> 2) + i] - move);
      f32[(parameters >> 2) + i] = Math.max(Math.min(w, high), -high);
    }
  };

  const binarise: TrainKernels["binarise"] = (
    latent,
    width,
    ld,
    scale,
    threshold,
    real,
    forward,
    backward,
  ) => {
    const [s, t] = [fround(scale), fround(threshold)];
    const units = (width + 3) & ~3;
    for (let j = 0; j < units; j++) {
      for (let i = 0; i < ld; i++) {
        const w = f32[(latent >> 2) + j * ld + i];
        const copy = real ? fround(w * s) : w >= t ? s : w <= -t ? -s : 0;
        f32[(forward >> 2) + panelOffset(i, j, ld, units)] = copy;
        if (backward) f32[(backward >> 2) + panelOffset(j, i, units, ld)] = copy;
      }
    }
  };

  return {
    compress,
    pack,
    product,
    columnSums,
    fillRows,
    relu,
    gate,
    multiply,
    drawMask,
    adam,
    binarise,
  };
}

/** Where entry (row, column) of a packed matrix of rows × columns is. */
function panelOffset(row: number, column: number, rows: number, columns: number): number {
  const wide = columns - (columns % WIDE);
  const size = column < wide ? WIDE : 4;
  const within = column < wide ? column % WIDE : (column - wide) % 4;
  return (column - within) * rows + row * size + within;
}
