/**
 * The three dense products of a layer, row-major float64, without allocation. `A` is rows × fanIn,
 * `W` fanIn × width, `Z` rows × width. Four source units are taken at a time, so that a row of the
 * target is loaded and stored once for four multiply-adds; the order of additions is fixed.
 */

/** Z = A · W + bias, for the first `rows` rows. */
export function affine(
  z: Float64Array,
  a: Float64Array,
  w: Float64Array,
  bias: Float64Array,
  rows: number,
  fanIn: number,
): void {
  const width = bias.length;
  const blocked = fanIn - (fanIn % 4);
  for (let r = 0; r < rows; r++) {
    const out = r * width;
    for (let j = 0; j < width; j++) z[out + j] = bias[j] as number;
    const from = r * fanIn;
    for (let i = 0; i < blocked; i += 4) {
      const a0 = a[from + i] as number;
      const a1 = a[from + i + 1] as number;
      const a2 = a[from + i + 2] as number;
      const a3 = a[from + i + 3] as number;
      if (a0 === 0 && a1 === 0 && a2 === 0 && a3 === 0) continue;
      const w0 = i * width;
      const w1 = w0 + width;
      const w2 = w1 + width;
      const w3 = w2 + width;
      for (let j = 0; j < width; j++) {
        z[out + j] =
          (z[out + j] as number) +
          (a0 * (w[w0 + j] as number) + a1 * (w[w1 + j] as number)) +
          (a2 * (w[w2 + j] as number) + a3 * (w[w3 + j] as number));
      }
    }
    for (let i = blocked; i < fanIn; i++) {
      const x = a[from + i] as number;
      const row = i * width;
      for (let j = 0; j < width; j++) z[out + j] = (z[out + j] as number) + x * (w[row + j] as number);
    }
  }
}

/** dW = Aᵀ · dZ and dBias = column sums of dZ, over the first `rows` rows. */
export function weightGradient(
  dw: Float64Array,
  dBias: Float64Array,
  a: Float64Array,
  dz: Float64Array,
  rows: number,
  fanIn: number,
): void {
  const width = dBias.length;
  dw.fill(0);
  dBias.fill(0);
  const blocked = rows - (rows % 4);
  for (let r = 0; r < blocked; r += 4) {
    const z0 = r * width;
    const z1 = z0 + width;
    const z2 = z1 + width;
    const z3 = z2 + width;
    for (let i = 0; i < fanIn; i++) {
      const at = r * fanIn + i;
      const a0 = a[at] as number;
      const a1 = a[at + fanIn] as number;
      const a2 = a[at + 2 * fanIn] as number;
      const a3 = a[at + 3 * fanIn] as number;
      if (a0 === 0 && a1 === 0 && a2 === 0 && a3 === 0) continue;
      const row = i * width;
      for (let j = 0; j < width; j++) {
        dw[row + j] =
          (dw[row + j] as number) +
          (a0 * (dz[z0 + j] as number) + a1 * (dz[z1 + j] as number)) +
          (a2 * (dz[z2 + j] as number) + a3 * (dz[z3 + j] as number));
      }
    }
  }
  for (let r = blocked; r < rows; r++) {
    for (let i = 0; i < fanIn; i++) {
      const x = a[r * fanIn + i] as number;
      if (x === 0) continue;
      const row = i * width;
      for (let j = 0; j < width; j++) {
        dw[row + j] = (dw[row + j] as number) + x * (dz[r * width + j] as number);
      }
    }
  }
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < width; j++) dBias[j] = (dBias[j] as number) + (dz[r * width + j] as number);
  }
}

/** dA = dZ · Wᵀ, for the first `rows` rows. */
export function inputGradient(
  da: Float64Array,
  dz: Float64Array,
  w: Float64Array,
  rows: number,
  fanIn: number,
  width: number,
): void {
  const blocked = fanIn - (fanIn % 4);
  for (let r = 0; r < rows; r++) {
    const from = r * width;
    const to = r * fanIn;
    for (let i = 0; i < blocked; i += 4) {
      const w0 = i * width;
      const w1 = w0 + width;
      const w2 = w1 + width;
      const w3 = w2 + width;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let j = 0; j < width; j++) {
        const d = dz[from + j] as number;
        s0 += d * (w[w0 + j] as number);
        s1 += d * (w[w1 + j] as number);
        s2 += d * (w[w2 + j] as number);
        s3 += d * (w[w3 + j] as number);
      }
      da[to + i] = s0;
      da[to + i + 1] = s1;
      da[to + i + 2] = s2;
      da[to + i + 3] = s3;
    }
    for (let i = blocked; i < fanIn; i++) {
      let sum = 0;
      for (let j = 0; j < width; j++) sum += (dz[from + j] as number) * (w[i * width + j] as number);
      da[to + i] = sum;
    }
  }
}
