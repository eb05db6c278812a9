import { compileNetwork } from "../../../src-worker/compile/compile.ts";
import {
  type CompiledNetwork,
  type CompileOptions,
  DEFAULT_COMPILE_OPTIONS,
} from "../../../src-worker/model/compiled.ts";
import type { Network } from "../../../src-worker/model/network.ts";

/** A network of the given widths with a fixed pattern of ±1 weights and small biases. */
export function patterned(...sizes: number[]): Network {
  const layers = sizes.slice(1).map((width, l) => {
    const fanIn = sizes[l] as number;
    return {
      activation: l === sizes.length - 2 ? ("linear" as const) : ("relu" as const),
      weights: {
        fanIn,
        width,
        values: Int8Array.from({ length: fanIn * width }, (_, w) => (w % 3 ? 1 : -1)),
      },
      skips: [],
      bias: Float64Array.from({ length: width }, (_, j) => (j % 2 ? -0.5 : 0.25)),
    };
  });
  const inputs = Array.from({ length: sizes[0] as number }, (_, i) => `x${i + 1}`);
  const outputs = Array.from({ length: sizes.at(-1) as number }, (_, i) => `y${i + 1}`);
  return { inputs, layers, outputs };
}

export function compile(network: Network, options: Partial<CompileOptions> = {}): CompiledNetwork {
  const result = compileNetwork("test", network, { ...DEFAULT_COMPILE_OPTIONS, ...options });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
