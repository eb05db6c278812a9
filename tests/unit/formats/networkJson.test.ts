import { describe, expect, test } from "vitest";
import { readNetworkJson, writeNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import { readWeights, storeWeights } from "../../../src-worker/formats/weights.ts";
import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import type { Layer, WeightMatrix } from "../../../src-worker/model/network.ts";
import type { Result } from "../../../src-worker/model/problem.ts";
import { GOOD_TEXT } from "../../fixtures/bad-networks.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** Deterministic weights and biases without any structure to compress. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function largeNetwork(widths: readonly number[], ternary: boolean): NetworkDocument {
  const random = noise(7);
  const weight = () => (ternary && random() < 0.3 ? 0 : random() < 0.5 ? -1 : 1);
  const layers = widths.slice(1).map((width, i) => ({
    activation: i === widths.length - 2 ? ("linear" as const) : ("relu" as const),
    weights: matrix(widths[i] as number, width, weight),
    skips: [],
    bias: Float64Array.from({ length: width }, () => random() * 10 - 5),
  }));
  const names = (letter: string, n: number) => Array.from({ length: n }, (_, i) => `${letter}${i + 1}`);
  const network = {
    inputs: names("x", widths[0] as number),
    layers,
    outputs: names("y", widths.at(-1) as number),
  };
  return { name: widths.join("-"), network, extra: {} };
}

function matrix(fanIn: number, width: number, weight: () => number): WeightMatrix {
  return { fanIn, width, values: Int8Array.from({ length: fanIn * width }, weight) };
}

describe("weights", () => {
  const place = {
    name: "Layer 1",
    where: { layer: 1 },
    fanIn: 2,
    source: "each of the 2 inputs",
    width: null,
  };
  const expected = { fanIn: 2, width: 3, values: Int8Array.of(1, -1, 0, 0, 1, -1) };

  test.each([
    ["strings", ["+-0", "0+-"]],
    ["strings with the true minus", ["+−0", "0+−"]],
    [
      "lists",
      [
        [1, -1, 0],
        [0, 1, -1],
      ],
    ],
    ["a string and a list", ["+-0", [0, 1, -1]]],
    // 01, 10, 00, 00 from the lowest bits up: 0b00001001; then 01, 10: 0b00001001.
    ["two bits a weight", { packed: btoa("\x09\x09"), shape: [2, 3] }],
  ])("are read from %s", (_, stored) => {
    expect(value(readWeights(stored, place))).toStrictEqual(expected);
  });

  test("without zeros are read from one bit a weight", () => {
    const stored = { packed: btoa("\x2a"), shape: [2, 3], bits: 1 };
    expect([...value(readWeights(stored, place)).values]).toEqual([1, -1, 1, -1, 1, -1]);
  });

  test.each([1, 2, 3, 4])("of a large matrix come back from %i extra columns", (extra) => {
    for (const zeros of [true, false]) {
      const random = noise(extra);
      const weights = matrix(64, 64 + extra, () => (zeros && random() < 0.3 ? 0 : random() < 0.5 ? -1 : 1));
      const stored = storeWeights(weights);
      expect(stored).toMatchObject(
        zeros ? { shape: [64, 64 + extra] } : { shape: [64, 64 + extra], bits: 1 },
      );
      expect(value(readWeights(JSON.parse(JSON.stringify(stored)), { ...place, fanIn: 64 }))).toStrictEqual(
        weights,
      );
    }
  });

  test("of up to 4096 entries are written as rows", () => {
    expect(Array.isArray(storeWeights(matrix(64, 64, () => 1)))).toBe(true);
    expect(Array.isArray(storeWeights(matrix(64, 65, () => 1)))).toBe(false);
  });
});

describe("writing", () => {
  test("puts one weights row and one example a line", () => {
    const document = { ...value(readNetworkJson(GOOD_TEXT)), examples: [{ name: "a", values: [3, -1] }] };
    const lines = value(writeNetworkJson(document))
      .split("\n")
      .map((line) => line.trim());
    for (const line of ['"+++",', '"---"', '"bias": [0, 0, 0]', '{ "name": "a", "values": [3, -1] }']) {
      expect(lines).toContain(line);
    }
  });

  test("changes one line when one weight changes", () => {
    const before = value(writeNetworkJson(value(readNetworkJson(GOOD_TEXT)))).split("\n");
    const after = value(writeNetworkJson(value(readNetworkJson(GOOD_TEXT.replace("---", "-+-"))))).split(
      "\n",
    );
    expect(after.filter((line, i) => line !== before[i])).toHaveLength(1);
  });

  test("keeps 196-512-512-10 under 100 kB, and all of it", () => {
    const document = largeNetwork([196, 512, 512, 10], false);
    const text = value(writeNetworkJson(document));
    expect(text.length).toBeLessThan(100_000);
    const { network } = value(readNetworkJson(text));
    // Whole columns at once: a failing comparison entry by entry would print 367,616 lines.
    network.layers.forEach((layer, l) => {
      const { weights, bias } = document.network.layers[l] as Layer;
      expect(layer.weights.values.join() === weights.values.join()).toBe(true);
      expect(layer.bias).toStrictEqual(bias);
    });
  });

  test("takes two bits a weight when there are zeros", () => {
    const document = largeNetwork([100, 100, 3], true);
    const text = value(writeNetworkJson(document));
    expect(text).not.toContain('"bits"');
    expect(value(readNetworkJson(text))).toStrictEqual(document);
  });

  test("refuses what could not be read again", () => {
    const document = value(readNetworkJson(GOOD_TEXT));
    const layers = document.network.layers.map((layer) => ({
      ...layer,
      bias: layer.bias.map(() => Number.NaN),
    }));
    const result = writeNetworkJson({ ...document, network: { ...document.network, layers } });
    expect(result).toMatchObject({
      ok: false,
      problem: { message: "Layer 1, bias 1 is null. A bias is a finite number." },
    });
  });
});

describe("fields this version does not know", () => {
  const parts = JSON.parse(GOOD_TEXT) as Record<string, unknown> & { layers: Record<string, unknown>[] };
  const text = JSON.stringify({
    ...parts,
    layers: parts.layers.map((layer, i) => ({ ...layer, dropout: 0.5 * i })),
    about: { text: "t", licence: "CC0" },
    simulation: { tEnd: 10, rates: [1, 2] },
    colours: { x1: ["red", null, { deep: [[]] }] },
  });

  test("are kept in extra, in layers and in the optional parts", () => {
    const document = value(readNetworkJson(text));
    expect(document.extra).toStrictEqual({ colours: { x1: ["red", null, { deep: [[]] }] } });
    expect(document.about).toStrictEqual({ text: "t", licence: "CC0" });
    expect(value(readNetworkJson(value(writeNetworkJson(document))))).toStrictEqual(document);
    expect(JSON.parse(value(writeNetworkJson(document)))).toMatchObject({
      layers: [{ dropout: 0 }, { dropout: 0.5 }],
      simulation: { rates: [1, 2] },
    });
  });

  test("cannot replace the known ones when the document is written", () => {
    const document = { ...value(readNetworkJson(GOOD_TEXT)), extra: { format: "other", layers: [] } };
    expect(value(readNetworkJson(value(writeNetworkJson(document)))).network).toStrictEqual(document.network);
  });
});

test("a file without a name takes the one given", () => {
  const text = GOOD_TEXT.replace('"name":"Figure 1",', "");
  expect(value(readNetworkJson(text, "figure1")).name).toBe("figure1");
});
