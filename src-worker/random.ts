import { log } from "./elementary.ts";
import { createUniform, type UniformRandom } from "./model/random.ts";

export { xoshiro128 } from "./model/random.ts";

/** A stream of random numbers that one seed fixes on every engine. */
export interface Random extends UniformRandom {
  /** Normal with mean 0 and deviation 1. */
  normal(): number;
}

/** Random numbers from a whole-number seed: the same seed gives the same numbers on every engine. */
export function createRandom(seed: number): Random {
  const { uniform, integer } = createUniform(seed);
  let spare = 0;
  let hasSpare = false;

  /** Marsaglia's polar method (SIAM Rev. 6 (1964), 260, doi:10.1137/1006063). */
  function normal(): number {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    let u = 0;
    let v = 0;
    let s = 0;
    do {
      u = 2 * uniform() - 1;
      v = 2 * uniform() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s === 0);
    const factor = Math.sqrt((-2 * log(s)) / s);
    spare = v * factor;
    hasSpare = true;
    return u * factor;
  }

  return { uniform, integer, normal };
}
