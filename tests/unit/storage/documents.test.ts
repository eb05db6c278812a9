import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dumpText, plainText } from "../../../app/files/plainText.ts";
import { sameContent } from "../../../app/storage/same.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { readNetworkJson, writeNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import { readStored } from "../../../src-worker/formats/stored.ts";
import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import { validateNetwork } from "../../../src-worker/model/edit.ts";
import { joinParts, storeDocument, storeExamples } from "../../../src-worker/model/stored.ts";
import { networkDocuments } from "../../fixtures/arbitraries.ts";
import { anything, damage, damaged } from "../../support/storage.ts";

/** What the database holds of a document: a structured clone of its parts. */
function stored(document: NetworkDocument) {
  return structuredClone({ document: storeDocument(document), examples: storeExamples(document.examples) });
}

/** −0 and 0 are one number in a file. */
const plain = (document: NetworkDocument) =>
  JSON.parse(JSON.stringify(document, (_, v) => (ArrayBuffer.isView(v) ? Array.from(v as Int8Array) : v)));

function message(raw: unknown): string {
  const read = readStored(raw);
  return read.ok ? "read" : read.problem.message;
}

describe("a stored document", () => {
  it("comes back the same, typed arrays and unknown fields included", () => {
    fc.assert(
      fc.property(networkDocuments, (document) => {
        const read = readStored(stored(document));
        expect(read).toEqual({ ok: true, value: document });
      }),
    );
  });

  it("keeps weights and values as typed arrays and does not drag a larger buffer along", () => {
    const buffer = new Int8Array(1000).fill(1);
    const weights = { fanIn: 2, width: 3, values: buffer.subarray(100, 106) };
    const layer = { ...FIGURE_1.network.layers[0]!, weights, skips: [{ from: 0, weights }] };
    const document = { ...FIGURE_1, network: { ...FIGURE_1.network, layers: [layer] } };
    const [kept] = storeDocument(document).network!.layers;
    expect(kept?.weights.values.buffer.byteLength).toBe(6);
    expect(kept?.skips[0]?.weights.values.buffer.byteLength).toBe(6);
    expect(storeDocument(FIGURE_1).network!.layers[0]?.weights).toBe(FIGURE_1.network.layers[0]?.weights);
    expect(storeExamples(FIGURE_1.examples)?.values).toEqual(Float64Array.of(3, 1));
    expect(storeExamples(undefined)).toBeNull();
  });

  it("damaged anywhere, is refused with a sentence or read as a document that can be compiled and saved", () => {
    fc.assert(
      fc.property(networkDocuments, fc.array(damage, { minLength: 1, maxLength: 3 }), (document, damages) => {
        const raw = damages.reduce<unknown>(
          (value, { turns, by }) => damaged(value, turns, by),
          stored(document),
        );
        const read = readStored(raw);
        if (!read.ok) {
          expect(read.problem.message).toMatch(/\.$/);
          return;
        }
        expect(validateNetwork(read.value.network).ok).toBe(true);
        expect(writeNetworkJson(read.value).ok).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("may be anything at all", () => {
    fc.assert(
      fc.property(anything, anything, (document, examples) => {
        expect(readStored(document).ok).toBe(false);
        expect(readStored({ document, examples }).ok).toBe(false);
      }),
    );
  });

  it.each<[string, (raw: ReturnType<typeof stored>) => unknown, string]>([
    ["no record", () => null, "The record holds no network."],
    [
      "a name that is none",
      (r) => ({ ...r, document: { ...r.document, name: 7 } }),
      "The name is 7. It must be text.",
    ],
    [
      "a weight of 2",
      (r) => {
        r.document.network!.layers[1]!.weights.values[2] = 2;
        return r;
      },
      "Layer 2: row 3, column 1: 2 is not −1, 0 or 1.",
    ],
    [
      "weights that are a plain list",
      (r) => {
        Object.assign(r.document.network!.layers[0]!.weights, { values: [1, 1, 1, -1, -1, -1] });
        return r;
      },
      "Layer 1 has no weights.",
    ],
    [
      "too many numbers in the examples",
      (r) => ({ ...r, examples: { ...r.examples, values: new Float64Array(3) } }),
      "There are 3 numbers for 1 examples of 2 each.",
    ],
    [
      "an object inside itself",
      (r) => {
        const loop: Record<string, unknown> = {};
        loop.loop = loop;
        return { ...r, document: { ...r.document, extra: loop } };
      },
      "The additional fields are no plain data.",
    ],
    [
      "a date among the options",
      (r) => ({ ...r, document: { ...r.document, about: { text: new Date(0) } } }),
      "The optional fields are no plain data.",
    ],
    [
      "two inputs of one name",
      (r) => ({ ...r, document: { ...r.document, network: { ...r.document.network, inputs: ["a", "a"] } } }),
      '"inputs" entry 2 has the same name as entry 1, "a". Give each its own name.',
    ],
  ])("with %s is refused", (_, change, words) => {
    expect(message(change(stored(FIGURE_1)))).toBe(words);
  });

  it("of shared objects in many layers is read in no time", () => {
    let shared: unknown = { leaf: 1 };
    for (let depth = 0; depth < 60; depth++) shared = { a: shared, b: shared };
    const raw = stored(FIGURE_1);
    expect(message({ ...raw, document: { ...raw.document, extra: { shared } } })).toBe("read");
  });
});

describe("a file without the engine", () => {
  it("opens again as the same network", () => {
    fc.assert(
      fc.property(networkDocuments, (document) => {
        const read = readNetworkJson(plainText(document));
        expect(read.ok ? plain(read.value) : read.problem.message).toEqual(plain(document));
      }),
    );
  });

  it("is made of a stored document without checking it", () => {
    const read = readNetworkJson(plainText(joinParts(stored(FIGURE_1))));
    expect(read).toEqual({ ok: true, value: FIGURE_1 });
  });
});

describe("a record that cannot be read, as a file", () => {
  it("is JSON, whatever it holds", () => {
    fc.assert(
      fc.property(anything, (value) => {
        const text = dumpText({ value });
        expect(() => JSON.parse(text)).not.toThrow();
      }),
    );
  });

  it("cuts loops, writes typed arrays as lists and says what else there is", () => {
    const loop: Record<string, unknown> = {
      weights: Int8Array.of(1, -1),
      big: 5n,
      map: new Map(),
      list: [[1], [1]],
    };
    loop.again = { loop };
    expect(JSON.parse(dumpText(loop))).toEqual({
      weights: [1, -1],
      big: "5",
      map: "[object Map]",
      list: [[1], [1]],
      again: { loop: "[loop]" },
    });
  });

  it("ends, though shared objects would fill the universe", () => {
    let shared: unknown = { leaf: 1 };
    for (let depth = 0; depth < 60; depth++) shared = { a: shared, b: shared };
    expect(dumpText(shared)).toContain("[more]");
  });
});

describe("the same content", () => {
  it("is found in a copy and missed after any change", () => {
    fc.assert(
      fc.property(networkDocuments, damage, (document, { turns, by }) => {
        const copy = structuredClone(document);
        expect(sameContent(document, copy)).toBe(true);
        const other = damaged(document, turns, by);
        let equal = true;
        try {
          expect(other).toStrictEqual(document);
        } catch {
          equal = false;
        }
        expect(sameContent(document, other)).toBe(equal);
      }),
    );
  });
});
