import { describe, expect, it } from "vitest";
import { networkSigns, signCounts } from "../../../app/store/signs.ts";

const matrix = (fanIn: number, width: number, ...values: number[]) => ({
  fanIn,
  width,
  values: Int8Array.from(values),
});

describe("sign counts", () => {
  it("count +1 and −1, not 0, and remember a matrix", () => {
    const weights = matrix(2, 2, 1, -1, 0, 1);
    expect(signCounts(weights)).toEqual({ plus: 2, minus: 1 });
    expect(signCounts(weights)).toBe(signCounts(weights));
  });

  it("of a network include skip connections", () => {
    const network = {
      inputs: ["a"],
      outputs: ["y"],
      layers: [
        { activation: "relu" as const, weights: matrix(1, 1, 1), skips: [], bias: new Float64Array(1) },
        {
          activation: "linear" as const,
          weights: matrix(1, 1, -1),
          skips: [{ from: 0, weights: matrix(1, 1, -1) }],
          bias: new Float64Array(1),
        },
      ],
    };
    expect(networkSigns(network)).toEqual({ plus: 1, minus: 2 });
  });
});
