import type { Network } from "../../src-worker/model/network.ts";
import { createRandom } from "../../src-worker/random.ts";

/** A random ±1 network with normal biases, ReLU hidden layers and a linear output. */
export function randomNetwork(widths: readonly number[], seed: number): Network {
  const random = createRandom(seed);
  return {
    inputs: Array.from({ length: widths[0] }, (_, i) => `x${i + 1}`),
    outputs: Array.from({ length: widths.at(-1)! }, (_, i) => `y${i}`),
    layers: widths.slice(1).map((width, l) => ({
      activation: l === widths.length - 2 ? "linear" : "relu",
      weights: {
        fanIn: widths[l],
        width,
        values: Int8Array.from({ length: widths[l] * width }, () => (random.uniform() < 0.5 ? -1 : 1)),
      },
      skips: [],
      bias: Float64Array.from({ length: width }, () => random.normal()),
    })),
  };
}

/** Inputs differ from run to run, so that nothing can be remembered. */
export function randomInput(count: number, seed: number): number[] {
  const random = createRandom(1000 + seed);
  return Array.from({ length: count }, () => random.normal());
}
