import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { storeText } from "./text.ts";

const { name, about, source } = storeText.figure1;

/** The paper's Figure 1 (2-3-1): the page opens running on it, before any file is read. */
export const FIGURE_1: NetworkDocument = {
  name,
  network: {
    inputs: ["x1", "x2"],
    layers: [
      {
        activation: "relu",
        weights: { fanIn: 2, width: 3, values: Int8Array.of(1, 1, 1, -1, -1, -1) },
        skips: [],
        bias: new Float64Array(3),
      },
      {
        activation: "linear",
        weights: { fanIn: 3, width: 1, values: Int8Array.of(1, 1, -1) },
        skips: [],
        bias: new Float64Array(1),
      },
    ],
    outputs: ["y"],
  },
  examples: [{ name: "x1 = 3, x2 = 1", values: [3, 1] }],
  about: { text: about, source },
  extra: {},
};
