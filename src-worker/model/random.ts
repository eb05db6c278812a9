/** Uniform random numbers that one seed fixes on every engine. */
export interface UniformRandom {
  /** Uniform in the open interval (0, 1), 52 bits. */
  uniform(): number;
  /** Uniform whole number in 0 … n − 1, for 1 ≤ n ≤ 2³². */
  integer(n: number): number;
}

const TWO_26 = 67108864;
const TWO_32 = 4294967296;
const TWO_52 = 4503599627370496;

/**
 * xoshiro128**, 32 bits per call (Blackman and Vigna, ACM Trans. Math. Softw. 47 (2021), 36,
 * doi:10.1145/3460772). The four words of `state` must not all be 0; they are advanced in place.
 */
export function xoshiro128(state: Uint32Array): () => number {
  return () => {
    const s1 = state[1] as number;
    const five = Math.imul(s1, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    state[2] = (state[2] as number) ^ (state[0] as number);
    state[3] = (state[3] as number) ^ s1;
    state[1] = s1 ^ (state[2] as number);
    state[0] = (state[0] as number) ^ (state[3] as number);
    state[2] = (state[2] as number) ^ (s1 << 9);
    const s3 = state[3] as number;
    state[3] = (s3 << 11) | (s3 >>> 21);
    return result;
  };
}

/** MurmurHash3's finaliser: every bit of the argument reaches every bit of the result. */
function mix(word: number): number {
  let h = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Four well-mixed words from a whole-number seed up to 2⁵³: a Weyl sequence through `mix`. */
function seedState(seed: number): Uint32Array {
  const whole = Math.trunc(seed);
  let weyl = mix((whole >>> 0) + 1) + Math.floor(whole / TWO_32);
  const state = new Uint32Array(4);
  for (let i = 0; i < 4; i++) {
    weyl = (weyl + 0x9e3779b9) | 0;
    state[i] = mix(weyl);
  }
  return state;
}

/** Uniform random numbers from a whole-number seed: the same seed gives the same numbers on every engine. */
export function createUniform(seed: number): UniformRandom {
  const next = xoshiro128(seedState(seed));

  function uniform(): number {
    const high = next() >>> 6;
    const low = next() >>> 6;
    return (high * TWO_26 + low + 0.5) / TWO_52;
  }

  function integer(n: number): number {
    // Draws past the last full multiple of n are thrown away: they would favour small numbers.
    const limit = TWO_32 - (TWO_32 % n);
    let draw = next();
    while (draw >= limit) draw = next();
    return draw % n;
  }

  return { uniform, integer };
}
