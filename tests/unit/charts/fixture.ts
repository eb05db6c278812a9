import { compileNetwork } from "../../../src-worker/compile/compile.ts";
import { DEFAULT_COMPILE_OPTIONS, type ReductionKind } from "../../../src-worker/model/compiled.ts";
import type { Network } from "../../../src-worker/model/network.ts";
import type { Trajectory } from "../../../src-worker/model/simulation.ts";

/** A network of the given widths whose weights are all +1, without biases. */
export function plainNetwork(...sizes: number[]): Network {
  const layers = sizes.slice(1).map((width, l) => {
    const fanIn = sizes[l] as number;
    return {
      activation: l === sizes.length - 2 ? ("linear" as const) : ("relu" as const),
      weights: { fanIn, width, values: new Int8Array(fanIn * width).fill(1) },
      skips: [],
      bias: new Float64Array(width),
    };
  });
  const inputs = Array.from({ length: sizes[0] as number }, (_, i) => `x${i + 1}`);
  const outputs = Array.from({ length: sizes.at(-1) as number }, (_, i) => `y${i + 1}`);
  return { inputs, layers, outputs };
}

export function compiled(network: Network, reduction: ReductionKind = "none") {
  const result = compileNetwork("test", network, { ...DEFAULT_COMPILE_OPTIONS, reduction });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** A trajectory that records the given species; species s has the value s + t at time t. */
export function ramp(species: readonly number[], times: readonly number[] = [0, 1, 2]): Trajectory {
  return {
    times: Float64Array.from(times),
    species: Int32Array.from(species),
    curves: species.map((s) => Float64Array.from(times, (t) => s + t)),
  };
}

/** Every species of a CRN of this size, as indices. */
export function everything(count: number): number[] {
  return Array.from({ length: count }, (_, s) => s);
}
