import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { readNetworkJson, writeNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import { evaluate, shapeName } from "../../../src-worker/model/network.ts";

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
const bit = fc.constantFrom(0, 1);
const real = fc.double({ noNaN: true, min: -1e6, max: 1e6 });

const functions: [string, fc.Arbitrary<number>, (...x: number[]) => number][] = [
  ["relu", real, (x) => Math.max(0, x as number)],
  ["min", real, Math.min],
  ["figure1", real, (a, b) => Math.max(0, (a as number) - (b as number))],
  ["abs", real, Math.abs as (...x: number[]) => number],
  ["max", real, Math.max],
  ["xor", bit, (a, b) => (a as number) ^ (b as number)],
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
  expect(index.map((e) => e.name)).toEqual(["ReLU", "min", "Figure 1", "|x|", "max of two", "XOR", "IRIS"]);
  const files = readdirSync(folder).filter((file) => file.endsWith(".dualrail.json"));
  const listed = index.map((entry) => entry.file);
  expect(files.filter((file) => !listed.includes(file))).toEqual([]);
});

test.each(index)("the index agrees with $file", (entry) => {
  expect(entry.sentence).toMatch(/^[A-Z].*\.$/);
  expect(entry.source).not.toBe("");
  if (entry.name === "IRIS" && !existsSync(new URL(entry.file, folder))) return;
  const document = open(entry.file);
  expect(shapeName(document.network)).toBe(entry.shape);
  if (entry.name !== "IRIS")
    expect([document.name, document.about?.source]).toEqual([entry.name, entry.source]);
});
