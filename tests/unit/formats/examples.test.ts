import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collapsedLayers } from "../../../app/store/collapse.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { isInHeart } from "../../../src-worker/data/heart.ts";
import { readNetworkJson, writeNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import { type NetworkDocument, prepare } from "../../../src-worker/model/document.ts";
import { evaluate, shapeName, winnerOf } from "../../../src-worker/model/network.ts";

const folder = new URL("../../../public/examples/", import.meta.url);
const text = (file: string) => readFileSync(new URL(file, folder), "utf8");

function open(file: string): NetworkDocument {
  const result = readNetworkJson(text(file));
  if (!result.ok) throw new Error(`${file}: ${result.problem.message}`);
  return result.value;
}

interface IndexEntry {
  readonly file: string;
  readonly name: string;
  readonly sentence: string;
  readonly source: string;
  readonly shape: string;
}

const index = JSON.parse(text("index.json")) as IndexEntry[];
const real = fc.double({ noNaN: true, min: -1e6, max: 1e6 });

const functions: [string, fc.Arbitrary<number>, (...x: number[]) => number][] = [
  ["relu", real, (x) => Math.max(0, x as number)],
  ["min", real, Math.min],
  ["figure1", real, (a, b) => Math.max(0, (a as number) - (b as number))],
  ["abs", real, Math.abs as (...x: number[]) => number],
  ["max", real, Math.max],
];

describe.each(functions)("%s", (name, input, f) => {
  const document = open(`${name}.dualrail.json`);
  const { network } = document;
  const inputs = network.inputs.length;

  test("computes its function", () => {
    fc.assert(
      fc.property(fc.array(input, { minLength: inputs, maxLength: inputs }), (x) => {
        const scale = Math.max(1, ...x.map(Math.abs));
        expect(Math.abs((evaluate(network, x).outputs[0] as number) - f(...x))).toBeLessThanOrEqual(
          1e-15 * 4 * scale,
        );
      }),
      { numRuns: 500 },
    );
  });

  test("says what it is and brings a handful of inputs", () => {
    expect(document.about?.text).toMatch(/^[^.]+(\.\d|[^.])*\.$/);
    expect(document.about?.source).toBeTruthy();
    expect(document.examples?.length).toBeGreaterThanOrEqual(3);
    expect(document.extra).toEqual({});
  });

  test("is as Dualrail writes it", () => {
    expect(writeNetworkJson(document)).toEqual({ ok: true, value: text(`${name}.dualrail.json`) });
  });
});

test("figure1 is the network the page opens on", () => {
  expect(open("figure1.dualrail.json").network).toStrictEqual(FIGURE_1.network);
});

test("the index lists the examples in order, and every file is in it", () => {
  expect(index.map((e) => e.name)).toEqual([
    ...["ReLU", "min", "Figure 1", "|x|", "max of two", "XOR"],
    ...["IRIS", "IRIS ternary", "Heart", "Virus", "Digits", "MNIST"],
  ]);
  const files = readdirSync(folder).filter((file) => file.endsWith(".dualrail.json"));
  const listed = index.map((entry) => entry.file);
  expect(files.filter((file) => !listed.includes(file))).toEqual([]);
});

test.each(index)("the index agrees with $file", (entry) => {
  expect(entry.sentence).toMatch(/^[A-Z].*\.$/);
  expect(entry.source).not.toBe("");
  const document = open(entry.file);
  expect(shapeName(document.network)).toBe(entry.shape);
  // Trained networks are named by their data and shape.
  if (document.about?.recipe === undefined) {
    expect([document.name, document.about?.source]).toEqual([entry.name, entry.source]);
  }
});

describe.each([
  ["xor", "2-2-2", 0, /training 4 of 4 \(100\.00 %\)/],
  ["iris", "4-8-3", 0, /training 149 of 150 \(99\.33 %\)/],
  ["iris-ternary", "4-3-3", 0, /training 147 of 150 \(98\.00 %\)/],
  ["heart", "2-32-16-16-2", 0, /test 1975 of 2000 \(98\.75 %\)/],
  ["virus", "10-32-4", 2, /test 102 of 105 \(97\.14 %\)/],
  ["digits", "36-20-10", 5, /test \d+ of 10000 \(8\d\.\d\d %\)/],
  ["mnist", "196-512-512-10", 0, /test 9861 of 10000 \(98\.61 %\)/],
])("the trained example %s", (name, shape, mostWrong, accuracy) => {
  const document = open(`${name}.dualrail.json`);

  test("states its shape, data, command, seed and accuracy", () => {
    expect(shapeName(document.network)).toBe(shape);
    expect(document.about?.text).toMatch(/\.$/);
    expect(document.about?.source).toBeTruthy();
    expect(document.about?.recipe).toMatch(
      /^npm run --silent dualrail -- train --data .* -o \w+\.dualrail\.json$/,
    );
    expect(document.about?.recipe).not.toMatch(/\/(work|home|tmp)\//);
    expect(Number.isInteger(document.about?.seed)).toBe(true);
    expect(document.about?.accuracy).toMatch(accuracy);
  });

  test("answers its own example inputs", () => {
    const examples = document.examples ?? [];
    const wrong = examples.filter(({ values, label }) => {
      const { outputs } = evaluate(document.network, prepare(document, values));
      return document.network.outputs[winnerOf(outputs)] !== label;
    });
    expect(examples.length).toBeGreaterThanOrEqual(4);
    if (!name.startsWith("iris")) expect(wrong.length).toBeLessThanOrEqual(mostWrong);
  });

  test("is as Dualrail writes it, in less than 100 kB", () => {
    const written = text(`${name}.dualrail.json`);
    expect(writeNetworkJson(document)).toEqual({ ok: true, value: written });
    expect(written.length).toBeLessThan(100_000);
  });
});

test("the heart is painted with its notch, symmetrical, and small enough to be drawn edge by edge", () => {
  const { network } = open("heart.dualrail.json");
  const side = 200;
  const at = (cell: number) => -1.6 + (3.2 * (cell + 0.5)) / side;
  const isPainted = (x: number, y: number) => winnerOf(evaluate(network, [x, y]).outputs) === 1;
  let [both, either, mirrored] = [0, 0, 0];
  const tops = new Array<number>(side).fill(-2);
  for (let c = 0; c < side; c++) {
    for (let r = 0; r < side; r++) {
      const [x, y] = [at(c), at(r)];
      const [painted, meant] = [isPainted(x, y), isInHeart(x, y)];
      if (painted) tops[c] = y;
      if (painted && meant) both++;
      if (painted || meant) either++;
      if (painted !== isPainted(-x, y)) mirrored++;
    }
  }
  expect(both / either).toBeGreaterThan(0.95);
  expect(mirrored / either).toBeLessThan(0.05);
  const lobes = Math.min(Math.max(...tops.slice(0, 100)), Math.max(...tops.slice(100)));
  // The curve's notch is 0.45 deep.
  expect(lobes - Math.min(...tops.slice(90, 110))).toBeGreaterThan(0.3);
  expect([...collapsedLayers(network)]).toEqual([]);
});

test("the virus network says that its data are confounded and its inputs synthetic", () => {
  const { about, examples } = open("virus.dualrail.json");
  expect(about?.text).toContain("confounded");
  expect(about?.text).toContain("synthetic draws");
  expect(examples?.every((example) => example.name.startsWith("synthetic "))).toBe(true);
});
