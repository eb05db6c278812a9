import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { zeroMatrix } from "../../src-worker/model/editMatrix.ts";

/** A small network to draw on: two inputs, two ReLU units, one output, and no edge yet. */
export function emptyNetwork(name: string): NetworkDocument {
  return {
    name,
    network: {
      inputs: ["x1", "x2"],
      layers: [
        { activation: "relu", weights: zeroMatrix(2, 2), skips: [], bias: new Float64Array(2) },
        { activation: "linear", weights: zeroMatrix(2, 1), skips: [], bias: new Float64Array(1) },
      ],
      outputs: ["y"],
    },
    examples: [{ name: "x1 = 3, x2 = 1", values: [3, 1] }],
    extra: {},
  };
}
