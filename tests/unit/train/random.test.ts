import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp, log } from "../../../src-worker/elementary.ts";
import { createRandom, xoshiro128 } from "../../../src-worker/random.ts";

/** xoshiro128** written with big integers, straight from its definition. */
function* reference(words: readonly bigint[]): Generator<number> {
  const mask = 0xffffffffn;
  const rotate = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & mask;
  let [s0, s1, s2, s3] = words as [bigint, bigint, bigint, bigint];
  for (;;) {
    yield Number((rotate((s1 * 5n) & mask, 7n) * 9n) & mask);
    const t = (s1 << 9n) & mask;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 11n);
  }
}

describe("random numbers", () => {
  it("gives the published first numbers of xoshiro128** from the state 1, 2, 3, 4", () => {
    const next = xoshiro128(Uint32Array.of(1, 2, 3, 4));
    expect([next(), next(), next(), next()]).toEqual([11520, 0, 5927040, 70819200]);
  });

  it("agrees with a big-integer reference from any state", () => {
    const word = fc.integer({ min: 1, max: 0xffffffff });
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), (words) => {
        const next = xoshiro128(Uint32Array.from(words));
        const expected = reference(words.map(BigInt));
        for (let i = 0; i < 50; i++) expect(next()).toBe(expected.next().value);
      }),
      { numRuns: 50 },
    );
  });

  it("is fixed by its seed, and different for neighbouring and for large seeds", () => {
    const first = (seed: number) => createRandom(seed).uniform();
    expect(first(7)).toBe(first(7));
    expect(new Set([0, 1, 2, 7, 2 ** 32, 2 ** 32 + 1, 2 ** 40, -1].map(first)).size).toBe(8);
  });

  it("draws uniform, whole and normal numbers with the right mean and spread", () => {
    const random = createRandom(1);
    const n = 200_000;
    const counts = new Array<number>(7).fill(0);
    let sum = 0;
    let normalSum = 0;
    let normalSquares = 0;
    let inside = 0;
    let outside = 0;
    for (let i = 0; i < n; i++) {
      const u = random.uniform();
      if (!(u > 0 && u < 1)) outside++;
      sum += u;
      const k = random.integer(7);
      counts[k] = (counts[k] as number) + 1;
      const x = random.normal();
      normalSum += x;
      normalSquares += x * x;
      if (Math.abs(x) < 1) inside++;
    }
    expect(outside).toBe(0);
    // Five standard errors each.
    expect(Math.abs(sum / n - 0.5)).toBeLessThan((5 * Math.sqrt(1 / 12)) / Math.sqrt(n));
    expect(Math.abs(normalSum / n)).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(normalSquares / n - 1)).toBeLessThan((5 * Math.SQRT2) / Math.sqrt(n));
    expect(Math.abs(inside / n - 0.682689)).toBeLessThan((5 * 0.466) / Math.sqrt(n));
    for (const c of counts) expect(Math.abs(c - n / 7)).toBeLessThan(5 * Math.sqrt((n * 6) / 49));
  });
});

describe("exp and log without engine functions", () => {
  it("agree with Math.exp and Math.log to a few units in the last place", () => {
    const close = (a: number, b: number) => Math.abs(a - b) <= 4 * Number.EPSILON * Math.abs(b);
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => close(exp(x), Math.exp(x))),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.double({ min: 5e-324, max: Number.MAX_VALUE, noNaN: true }), (x) =>
        close(log(x), Math.log(x)),
      ),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), (x) => close(log(x), Math.log(x))),
      { numRuns: 2000 },
    );
  });

  it("treat the ends like Math.exp and Math.log", () => {
    expect([exp(0), exp(800), exp(-800), exp(-740)]).toEqual([1, Infinity, 0, Math.exp(-740)]);
    expect([log(1), log(0), log(-1), log(Infinity)]).toEqual([0, -Infinity, Number.NaN, Infinity]);
  });
});
