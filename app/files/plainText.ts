import type { NetworkDocument } from "../../src-worker/model/document.ts";
import type { WeightMatrix } from "../../src-worker/model/network.ts";

/**
 * A `*.dualrail.json` text made on the page's own thread, for when the engine is not to be had: the same content
 * as the engine writes, without its line breaks for people.
 */
export function plainText({ name, network, extra, ...options }: NetworkDocument): string {
  const fields = {
    format: "dualrail-network",
    version: 1,
    name,
    inputs: network.inputs,
    layers: network.layers.map(({ weights, skips, bias, ...layer }) => ({
      ...layer,
      weights: rowsOf(weights),
      skips: skips.map((skip) => ({ ...skip, weights: rowsOf(skip.weights) })),
      bias: Array.from(bias),
    })),
    outputs: network.outputs,
    ...options,
  };
  return `${JSON.stringify({ ...extra, ...fields }, null, 1)}\n`;
}

function rowsOf({ fanIn, width, values }: WeightMatrix): string[] {
  const sign = (w: number) => (w > 0 ? "+" : w < 0 ? "-" : "0");
  return Array.from({ length: fanIn }, (_, i) =>
    Array.from(values.subarray(i * width, (i + 1) * width), sign).join(""),
  );
}

/** Objects written at most: shared ones inside shared ones can be more than there are atoms. */
const MOST_OBJECTS = 200_000;

/** Anything as JSON, for looking into: typed arrays as lists, other objects by their kind, loops cut. */
export function dumpText(value: unknown): string {
  const above: object[] = [];
  let count = 0;
  return JSON.stringify(
    value,
    function (this: unknown, _key, found: unknown) {
      if (typeof found === "bigint") return String(found);
      if (typeof found !== "object" || found === null) return found;
      // JSON.stringify calls with the object it is inside of.
      while (above.length > 0 && above.at(-1) !== this) above.pop();
      if (above.includes(found)) return "[loop]";
      if (++count > MOST_OBJECTS) return "[more]";
      above.push(found);
      if (ArrayBuffer.isView(found)) return Array.from(found as Int8Array);
      const kind = Object.prototype.toString.call(found);
      return Array.isArray(found) || kind === "[object Object]" ? found : kind;
    },
    1,
  );
}
