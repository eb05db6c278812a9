import fc from "fast-check";
import type { CompileOptions } from "../../src-worker/model/compiled.ts";
import type {
  Activation,
  Layer,
  Network,
  SkipConnection,
  WeightMatrix,
} from "../../src-worker/model/network.ts";
import { createRandom, type Random } from "../../src-worker/random.ts";

export interface RandomCase {
  readonly network: Network;
  readonly input: number[];
}

/** What a random network may look like. */
export interface NetworkShape {
  readonly maxLayers: number;
  readonly maxWidth: number;
}

/**
 * Random feed-forward networks with inputs: ternary weights, skip connections, linear hidden layers,
 * dead units (zero columns), zero rows, decimal biases and inputs at scales from 1e-6 to 1e6.
 * Built from one seed, so that a failure shrinks to a seed and shape that can be repeated.
 */
export function networkCases({ maxLayers, maxWidth }: NetworkShape): fc.Arbitrary<RandomCase> {
  return fc
    .record({
      seed: fc.nat(2 ** 30),
      widths: fc.array(fc.integer({ min: 1, max: maxWidth }), { minLength: 2, maxLength: maxLayers + 1 }),
      zeros: fc.constantFrom(0, 0.3, 0.8),
      skips: fc.boolean(),
      scale: fc.integer({ min: -6, max: 6 }),
    })
    .map(({ seed, widths, zeros, skips, scale }) =>
      build(createRandom(seed), widths, zeros, skips, 10 ** scale),
    );
}

function build(
  random: Random,
  widths: readonly number[],
  zeros: number,
  skips: boolean,
  scale: number,
): RandomCase {
  const inputs = Array.from({ length: widths[0] }, (_, i) => `x${i + 1}`);
  const outputs = Array.from({ length: widths.at(-1)! }, (_, i) => `y${i}`);
  const layers = widths.slice(1).map((width, l): Layer => {
    const last = l === widths.length - 2;
    const activation: Activation = random.uniform() < (last ? 0.8 : 0.25) ? "linear" : "relu";
    const chosen: SkipConnection[] = [];
    for (let from = 0; skips && from < l; from++) {
      if (random.uniform() < 0.4) chosen.push({ from, weights: matrix(random, widths[from], width, zeros) });
    }
    return {
      activation,
      weights: matrix(random, widths[l], width, zeros),
      skips: chosen,
      bias: Float64Array.from({ length: width }, () => amount(random, scale)),
    };
  });
  const input = inputs.map(() => amount(random, scale));
  return { network: { inputs, layers, outputs }, input };
}

function matrix(random: Random, fanIn: number, width: number, zeros: number): WeightMatrix {
  const values = new Int8Array(fanIn * width);
  const dead = random.integer(4) === 0 ? random.integer(width) : -1;
  const silent = random.integer(4) === 0 ? random.integer(fanIn) : -1;
  for (let i = 0; i < fanIn; i++) {
    for (let j = 0; j < width; j++) {
      if (j === dead || i === silent || random.uniform() < zeros) continue;
      values[i * width + j] = random.uniform() < 0.5 ? -1 : 1;
    }
  }
  return { fanIn, width, values };
}

/** Zero now and then, else a decimal number of either sign. */
function amount(random: Random, scale: number): number {
  if (random.integer(6) === 0) return 0;
  return Number((random.normal() * scale).toPrecision(4));
}

export const compileOptions: fc.Arbitrary<Omit<CompileOptions, "positiveInputs"> & { positive: boolean }> =
  fc.record({
    reduction: fc.constantFrom("none" as const, "paper" as const, "compact" as const),
    foldInputs: fc.boolean(),
    positive: fc.boolean(),
    cancellation: fc.constantFrom("none" as const, "outputs" as const, "hidden" as const, "all" as const),
    railsOffset: fc.constantFrom(0, 1.5),
  });

/** Bounds that an input vector respects: below each value and not above 0. */
export function boundsFor(input: readonly number[]): number[] {
  return input.map((x) => Math.min(0, x) - Math.abs(x) / 2);
}
