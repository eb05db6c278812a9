import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importFiles, inspectFiles } from "../../../src-worker/formats/inspect.ts";
import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import type { ImportChoices } from "../../../src-worker/model/weightImport.ts";
import { WEIGHTS as FOLDER, fixture } from "../../support/weightFixtures.ts";

interface ExpectedLayer {
  readonly weights: number[][];
  readonly bias: number[];
  readonly activation: string;
  readonly skips: { from: number; weights: number[][] }[];
}

interface Expected {
  readonly layers: ExpectedLayer[];
  readonly preparation?: { mean: number[]; deviation: number[] };
  readonly outputs?: string[];
  readonly outputScale?: number;
  readonly choices?: ImportChoices;
}

const EXPECTED = JSON.parse(readFileSync(new URL("expected.json", FOLDER), "utf8")) as Record<
  string,
  Expected
>;

function rows({ fanIn, width, values }: { fanIn: number; width: number; values: Int8Array }): number[][] {
  return Array.from({ length: fanIn }, (_, i) => Array.from(values.subarray(i * width, (i + 1) * width)));
}

/** A document as `expected.json` states it; biases to the 32 bits of the files. */
function stated({ network, preparation, outputScale }: NetworkDocument): Omit<Expected, "choices"> {
  const layers = network.layers.map(({ weights, bias, activation, skips }) => ({
    weights: rows(weights),
    bias: Array.from(bias, Math.fround),
    activation,
    skips: skips.map(({ from, weights: own }) => ({ from, weights: rows(own) })),
  }));
  const normalised = preparation && { mean: [...preparation.mean], deviation: [...preparation.deviation] };
  return {
    layers,
    ...(normalised ? { preparation: normalised } : {}),
    ...(outputScale === undefined ? {} : { outputScale }),
  };
}

test.each(Object.keys(EXPECTED))("%s, written by its own tool, opens as what was written", async (name) => {
  const { choices = {}, outputs, ...expected } = EXPECTED[name] as Expected;
  const result = await importFiles([fixture(name)], choices);
  expect(result.ok ? "" : result.problem.message).toBe("");
  if (!result.ok) return;
  const layers = expected.layers.map((layer) => ({ ...layer, bias: layer.bias.map(Math.fround) }));
  expect(stated(result.value)).toEqual({ ...expected, layers });
  if (outputs) expect(result.value.network.outputs).toEqual(outputs);
  const inspected = await inspectFiles([fixture(name)], choices);
  expect(inspected).toMatchObject({ ok: true, value: { kind: "weights" } });
});

test("a TensorFlow.js model opens with its shards, in any order and with a stranger beside it", async () => {
  const names = ["tfjs/group1-shard2of2.bin", "tfjs/model.json", "tfjs/group1-shard1of2.bin"];
  const expected = JSON.parse(readFileSync(new URL("tfjs/expected.json", FOLDER), "utf8")) as Expected;
  const result = await importFiles(names.map(fixture), {});
  expect(result.ok ? stated(result.value) : result.problem.message).toEqual(expected);
  const stranger = await inspectFiles(
    [...names.map(fixture), { name: "README", bytes: new Uint8Array(9) }],
    {},
  );
  expect(stranger).toMatchObject({
    value: {
      preview: { warnings: expect.arrayContaining(["README is no part of the network and was left out."]) },
    },
  });
});

test("every fixture is small", () => {
  for (const name of readdirSync(FOLDER)) expect(fixtureSize(name), name).toBeLessThan(20_000);
});

function fixtureSize(name: string): number {
  return name === "tfjs" ? 0 : fixture(name).bytes.length;
}
