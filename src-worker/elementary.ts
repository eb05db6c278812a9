/**
 * exp and log from +, −, × and / alone. ECMAScript leaves Math.exp, Math.log and Math.pow to the
 * engine, so their last digits differ between browsers; results that a seed must fix (random numbers,
 * training) use these instead. Both are within about 2 units in the last place.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const TWO_54 = 18014398509481984;

const view = new DataView(new ArrayBuffer(8));

/** 2^k for −1022 ≤ k ≤ 1023, exactly. */
function powerOfTwo(k: number): number {
  view.setUint32(0, (k + 1023) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** e^x, the same on every engine. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x > 709.79) return Number.POSITIVE_INFINITY;
  if (x < -745.14) return 0;
  const k = Math.round(x / (LN2_HIGH + LN2_LOW));
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  // |r| ≤ 0.347: the Taylor sum ends below 10⁻¹⁷ after 13 terms.
  let sum = 1;
  for (let n = 13; n >= 1; n--) sum = 1 + (r * sum) / n;
  const half = k >> 1;
  return sum * powerOfTwo(half) * powerOfTwo(k - half);
}

/** Natural logarithm, the same on every engine. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const subnormal = x < 2.2250738585072014e-308;
  view.setFloat64(0, subnormal ? x * TWO_54 : x);
  const high = view.getUint32(0);
  let k = (high >>> 20) - 1023 - (subnormal ? 54 : 0);
  view.setUint32(0, (high & 0xfffff) | (1023 << 20));
  let m = view.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    k++;
  }
  // log m = 2 artanh f with f = (m − 1)/(m + 1), |f| ≤ 0.172.
  const f = (m - 1) / (m + 1);
  const f2 = f * f;
  let sum = 0;
  for (let n = 25; n >= 3; n -= 2) sum = (sum + 1 / n) * f2;
  return k * LN2_HIGH + (k * LN2_LOW + 2 * f * sum + 2 * f);
}
