import type { Layer, Network } from "../model/network.ts";
import { createRandom } from "../random.ts";
import { itemSeed } from "./integrate.ts";

/** Size of a random network: `depth` hidden ReLU layers of `width` units, then a linear output layer. */
export interface NetworkSize {
  readonly inputs: number;
  readonly width: number;
  readonly depth: number;
  readonly outputs: number;
}

/** Streams of one repetition; a layer's stream depends on its number alone. */
const INPUT_STREAM = 0;
const OUTPUT_STREAM = 1;
const FIRST_LAYER_STREAM = 2;
const MOST_STREAMS = 1000;

/** A network with inputs. */
export interface RandomCase {
  readonly network: Network;
  /** Normal with deviation 1. */
  readonly input: readonly number[];
}

/**
 * A network with weights ±1 (each sign as likely), normal biases and inputs (deviation 1). One repetition
 * of a seed keeps its layers when it gets deeper, so that depths are compared on the same network.
 */
export function randomCase(size: NetworkSize, seed: number, repetition: number): RandomCase {
  const stream = (s: number) => createRandom(itemSeed(seed, repetition * MOST_STREAMS + s));
  const layers = Array.from({ length: size.depth }, (_, l) =>
    randomLayer(l === 0 ? size.inputs : size.width, size.width, "relu", stream(FIRST_LAYER_STREAM + l)),
  );
  const last = size.depth === 0 ? size.inputs : size.width;
  layers.push(randomLayer(last, size.outputs, "linear", stream(OUTPUT_STREAM)));
  const random = stream(INPUT_STREAM);
  return {
    network: {
      inputs: names("x", size.inputs),
      layers,
      outputs: names("y", size.outputs),
    },
    input: Array.from({ length: size.inputs }, () => random.normal()),
  };
}

function randomLayer(
  fanIn: number,
  width: number,
  activation: Layer["activation"],
  random: ReturnType<typeof createRandom>,
): Layer {
  const values = Int8Array.from({ length: fanIn * width }, () => (random.uniform() < 0.5 ? -1 : 1));
  return {
    activation,
    weights: { fanIn, width, values },
    skips: [],
    bias: Float64Array.from({ length: width }, () => random.normal()),
  };
}

function names(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
}
