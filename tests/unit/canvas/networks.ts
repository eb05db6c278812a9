import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import type { Layer } from "../../../src-worker/model/network.ts";

/** A document of the given widths; weights are +1 and −1 in turn, biases 0. */
export function documentOf(widths: readonly number[]): NetworkDocument {
  const layers = widths.slice(1).map((width, l): Layer => {
    const fanIn = widths[l] as number;
    const values = Int8Array.from({ length: fanIn * width }, (_, i) => (i % 2 === 0 ? 1 : -1));
    const activation = l < widths.length - 2 ? "relu" : "linear";
    return { activation, weights: { fanIn, width, values }, skips: [], bias: new Float64Array(width) };
  });
  const inputs = Array.from({ length: widths[0] as number }, (_, i) => `x${i + 1}`);
  const outputs = Array.from({ length: widths.at(-1) as number }, (_, i) => `y${i + 1}`);
  return { name: "test", network: { inputs, layers, outputs }, extra: {} };
}
