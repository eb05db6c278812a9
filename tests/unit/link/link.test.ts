import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readState } from "../../../app/storage/state.ts";
import { readNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import { crc32 } from "../../../src-worker/formats/zip.ts";
import { dictionary1 } from "../../../src-worker/link/dictionary.ts";
import { readLink, writeLink } from "../../../src-worker/link/link.ts";
import { pack } from "../../../src-worker/link/pack.ts";
import { FIELDS_1, TEXTS_1 } from "../../../src-worker/link/words.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import type { LinkParts } from "../../../src-worker/model/link.ts";
import { shapeName } from "../../../src-worker/model/network.ts";
import { documentOfCrn, type ShownDocument } from "../../../src-worker/model/shownDocument.ts";
import { DEFAULT_SETTINGS } from "../../../src-worker/model/simulation.ts";
import { storeDocument, storeExamples } from "../../../src-worker/model/stored.ts";
import { createRandom } from "../../../src-worker/random.ts";
import { crns, networkDocuments } from "../../fixtures/arbitraries.ts";
import { processorMs } from "../../support/processorTime.ts";

const ROOT = join(import.meta.dirname, "../../..");
const LINKS = join(ROOT, "tests/fixtures/links");

function stateOf(document: ShownDocument) {
  return {
    input: document.examples?.[0]?.values ?? document.network.inputs.map(() => 1),
    example: document.examples?.[0] ? 0 : null,
    lastExample: 0,
    options: DEFAULT_COMPILE_OPTIONS,
    settings: DEFAULT_SETTINGS,
    curves: "all",
    timeScale: "linear",
  };
}

const VIEW = {
  layout: "edit",
  hidden: { inputs: false, chart: false, reactions: false },
  inspector: false,
  experiments: null,
  selected: [],
};

function partsOf(document: ShownDocument, more: Partial<LinkParts> = {}): LinkParts {
  const examples = storeExamples(document.examples);
  return { document: storeDocument(document), examples, state: stateOf(document), view: VIEW, ...more };
}

function link(document: ShownDocument, more: Partial<LinkParts> = {}): string {
  const written = writeLink(partsOf(document, more));
  if (!written.ok) throw new Error(written.problem.message);
  return written.value;
}

function example(file: string): ShownDocument {
  const read = readNetworkJson(readFileSync(join(ROOT, `public/examples/${file}.dualrail.json`), "utf8"));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

const firstExample = (document: ShownDocument) => ({ ...document, examples: document.examples!.slice(0, 1) });

/** A link around bytes of somebody else's making, with the right checksum. */
function forged(packed: Uint8Array, version = 1): string {
  const body = deflateSync(packed, { dictionary: dictionary1() });
  const bytes = Buffer.alloc(4 + body.length);
  bytes.writeUInt32BE(crc32(body));
  bytes.set(body, 4);
  return `${version}.${bytes.toString("base64url")}`;
}

function message(text: string): string {
  const read = readLink(text);
  return read.ok ? "read" : read.problem.message;
}

describe("a link", () => {
  it("brings any network back exactly: skips, names, biases, preparation, unknown fields", () => {
    fc.assert(
      fc.property(networkDocuments, (document) => {
        const read = readLink(link(document, { lesson: { lesson: "relu", step: 2 } }));
        expect(read).toEqual({
          ok: true,
          value: { document, state: stateOf(document), view: VIEW, lesson: { lesson: "relu", step: 2 } },
        });
      }),
    );
  });

  it("brings any reactions back exactly, their text and further systems included", () => {
    fc.assert(
      fc.property(crns, crns, fc.string(), (crn, other, text) => {
        const document = documentOfCrn({ crn, text }, crn.name, [other]);
        const read = readLink(link(document));
        expect(read.ok && read.value.document).toEqual(document);
      }),
    );
  });

  it("brings any state back exactly", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const positive = fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-300 });
    const states = fc.record({
      input: fc.tuple(number, number),
      railsOffset: positive,
      tEnd: positive,
      rates: fc.oneof(
        fc.record({
          kind: fc.constant("loguniform"),
          low: fc.constant(1e-3),
          high: positive.map((k) => k + 1),
          seed: fc.integer(),
        }),
        fc.record({ kind: fc.constant("explicit"), values: fc.array(positive) }),
      ),
    });
    fc.assert(
      fc.property(states, ({ input, railsOffset, tEnd, rates }) => {
        const document = { ...example("figure1"), examples: [] };
        const state = {
          ...stateOf(document),
          input,
          example: null,
          options: { ...DEFAULT_COMPILE_OPTIONS, railsOffset, reduction: "paper" },
          settings: { ...DEFAULT_SETTINGS, tEnd, rates },
          timeScale: "log",
        };
        const read = readLink(link(document, { state }));
        expect(read.ok && readState(read.value.state, document)).toEqual(state);
      }),
    );
  });

  it("is short: IRIS, and a stranger of its size, under 400 characters; as long as was promised elsewhere", () => {
    const address = "https://dualrail.example/some/path/#".length;
    expect(address + link(firstExample(example("iris"))).length).toBeLessThan(100);
    expect(address + link(stranger([4, 8, 3])).length).toBeLessThan(400);
    expect(address + link(stranger([10, 32, 4])).length).toBeLessThan(800);
    expect(address + link(example("iris")).length).toBeLessThan(2000);
    expect(link(firstExample(example("mnist"))).length).toBeGreaterThan(8000);
  });

  it("survives what chat programs add to its end", () => {
    const iris = link(firstExample(example("iris")));
    for (const end of [".", ")", "…", ">,", '"', "\n"]) expect(readLink(iris + end).ok).toBe(true);
  });
});

/** A trained network nobody has seen: other names, four-digit biases, measured means. */
function stranger(widths: readonly number[]): ShownDocument {
  const random = createRandom(5);
  const names = (count: number, stem: string) => Array.from({ length: count }, (_, i) => `${stem} ${i + 1}`);
  const layers = widths.slice(1).map((width, l) => {
    const fanIn = widths[l] as number;
    return {
      activation: l === widths.length - 2 ? ("linear" as const) : ("relu" as const),
      weights: {
        fanIn,
        width,
        values: Int8Array.from({ length: fanIn * width }, () => (random.uniform() < 0.5 ? -1 : 1)),
      },
      skips: [],
      bias: Float64Array.from({ length: width }, () => Number(random.normal().toPrecision(4))),
    };
  });
  const values = names(widths[0] as number, "").map(() => Number((5 * random.uniform()).toFixed(1)));
  return {
    name: "Wine of three growers",
    network: {
      inputs: names(widths[0] as number, "Alcohol"),
      layers,
      outputs: names(widths.at(-1) as number, "grower"),
    },
    preparation: { mean: values.map(() => random.normal()), deviation: values.map(() => random.uniform()) },
    examples: [{ name: "bottle 17", values, label: "grower 2" }],
    extra: {},
  };
}

describe("links that are out in the world", () => {
  const texts = Object.fromEntries(
    readdirSync(LINKS).map((file) => [file, readFileSync(join(LINKS, file), "utf8").trim().slice(1)]),
  );
  const opened = (file: string) => {
    const read = readLink(texts[file] as string);
    if (!read.ok) throw new Error(`${file}: ${read.problem.message}`);
    const { document, state, ...rest } = read.value;
    return { document, state: readState(state, document), ...rest };
  };

  it("all open", () => {
    expect(Object.keys(texts)).toHaveLength(5);
    for (const file of Object.keys(texts)) expect(opened(file).document.name).not.toBe("");
  });

  it("hold what they held: IRIS with its 51st flower", () => {
    const { document, state, lesson } = opened("v1-iris.txt");
    const { examples, ...iris } = example("iris");
    expect({ ...document, examples }).toEqual({ ...iris, examples });
    expect(document.examples).toEqual([examples![50]]);
    expect(state).toMatchObject({ example: 0, input: examples![50]!.values, curves: "all" });
    expect(lesson).toBeNull();
  });

  it("hold what they held: a reduction, random rates, rails, a log axis, a layout", () => {
    const { document, state, view } = opened("v1-figure1-compact-random.txt");
    expect(shapeName(document.network)).toBe("2-3-1");
    expect(state.input).toEqual([2.5, -1]);
    expect(state.options).toEqual({ ...DEFAULT_COMPILE_OPTIONS, reduction: "compact", railsOffset: 0.5 });
    expect(state.settings.rates).toEqual({ kind: "loguniform", low: 0.001, high: 1000, seed: 7 });
    expect(state.settings.tEnd).toBe(200);
    expect(state.timeScale).toBe("log");
    expect(view).toMatchObject({ layout: "watch", hidden: { reactions: true } });
  });

  it("hold what they held: a skip connection and a lesson's step; reactions with their text", () => {
    const min = opened("v1-min-skip-lesson.txt");
    expect(min.document.network.layers[1]?.skips[0]?.from).toBe(0);
    expect(min.lesson).toEqual({ lesson: "min", step: 2 });
    const { reactions } = opened("v1-majority-crn.txt").document;
    expect(reactions?.text).toContain("Majority");
    expect(reactions?.crn.rate.length).toBeGreaterThan(0);
  });

  it("stand on words that never change", () => {
    const mark = (text: string) => crc32(new TextEncoder().encode(text)).toString(16);
    expect(crc32(dictionary1()).toString(16)).toBe("7fe719ea");
    expect(mark(FIELDS_1.join())).toBe("9493b612");
    expect(mark(TEXTS_1.join())).toBe("70229c6e");
  });
});

const DAMAGED =
  "The link is damaged, or was cut off on its way. Copy it again as a whole, or ask whoever sent it for the file.";

describe("hostile and broken links", () => {
  const iris = link(firstExample(example("iris")));

  it("cut anywhere or with any character changed, are refused", () => {
    for (let end = 0; end < iris.length; end++) expect(message(iris.slice(0, end))).toBe(DAMAGED);
    for (let at = 2; at < iris.length; at++) {
      const other = iris[at] === "A" ? "B" : "A";
      // The last character's spare bits say nothing.
      if (at < iris.length - 1) expect(message(iris.slice(0, at) + other + iris.slice(at + 1))).toBe(DAMAGED);
    }
  });

  it("of a newer version say so; of no version are damaged", () => {
    const newer = "The link was made by a newer Dualrail. Reload the page to get the newest version.";
    expect(message(iris.replace("1.", "2."))).toBe(newer);
    expect(message(iris.replace("1.", "9999."))).toBe(newer);
    for (const text of [
      "",
      "1",
      "1.",
      "0.AAAA",
      "01",
      "x.AAAA",
      iris.replace("1.", "0."),
      iris.replace("1.", ""),
    ]) {
      expect(message(text)).toBe(DAMAGED);
    }
  });

  it("may hold any bytes and any text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (bytes, text) => {
        expect(message(forged(bytes))).toMatch(/^The link .*\.$/);
        expect(message(`1.${text}`)).toBe(DAMAGED);
      }),
      { numRuns: 300 },
    );
  });

  it("with a byte of the packed document changed under a right checksum, are refused or sound", () => {
    const packed = pack(partsOf(example("figure1")));
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.nat(255), (at, by) => {
        const bytes = packed.slice();
        bytes[at] = by;
        expect(message(forged(bytes))).toMatch(/^(read|The link .*\.)$/s);
      }),
      { numRuns: 500 },
    );
  });

  it("of other things than documents are refused: the place is named", () => {
    const document = storeDocument(example("figure1"));
    const says = (value: unknown) => message(forged(pack(value)));
    for (const value of [null, 1, "x", [], {}, { document: null, examples: null }]) {
      expect(says(value)).toMatch(/damaged|holds nothing that can be shown/);
    }
    const wide = { ...document.network!, inputs: ["only one"] };
    expect(says({ document: { ...document, network: wide }, examples: null })).toMatch(
      /Layer 1.*Copy it again/,
    );
    expect(says({ document: { ...document, name: 7 }, examples: null })).toContain("The name is 7.");
  });

  it("that script, nest, repeat or promise too much are refused", () => {
    let nested: unknown = 1;
    for (let i = 0; i < 31; i++) nested = [nested];
    expect(message(forged(pack(nested)))).toBe(DAMAGED);
    // 100,000 lists, each in the other; two fields of one name; a prototype; a list of 2^50 entries.
    expect(message(forged(Uint8Array.from({ length: 200_000 }, (_, i) => (i % 2 ? 1 : 5))))).toBe(DAMAGED);
    expect(message(forged(Uint8Array.of(6, 2, 1, 128, 1, 128)))).toBe(DAMAGED);
    const proto = [0, 9, ...new TextEncoder().encode("__proto__"), 128];
    expect(message(forged(Uint8Array.of(6, 1, ...proto)))).toBe(DAMAGED);
    for (const tag of [3, 5, 6, 8, 9, 10, 11, 12]) {
      expect(message(forged(Uint8Array.of(tag, 255, 255, 255, 255, 255, 255, 127, 0)))).toBe(DAMAGED);
    }
    const script = { ...example("figure1"), name: "<img src=x onerror=alert(1)>" };
    const read = readLink(link(script));
    expect(read.ok && read.value.document.name).toBe(script.name);
  });

  it("that unfold to megabytes, or are megabytes, end soon and take little", () => {
    const bomb = forged(new Uint8Array(40 * 1024 * 1024).fill(5));
    const start = processorMs();
    expect(message(bomb)).toBe(DAMAGED);
    expect(message(`1.${"A".repeat(5_000_000)}`)).toMatch(/^The link is too long to be one of Dualrail's\./);
    expect(processorMs() - start).toBeLessThan(2000);
  });

  it("with extra fields too deep for a link cannot be made", () => {
    let deep: unknown = 1;
    for (let i = 0; i < 60; i++) deep = { deep };
    const written = writeLink(partsOf({ ...example("figure1"), extra: { deep } }));
    expect(written.ok || written.problem.message).toBe(
      "Additional fields are nested too deeply for a link. Send the file instead.",
    );
  });
});
