import fc from "fast-check";
import { expect, test } from "vitest";
import { importFiles, inspectFiles } from "../../src-worker/formats/inspect.ts";
import { openFile, writeFile } from "../../src-worker/formats/registry.ts";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import { evaluate, type Layer, type Network } from "../../src-worker/model/network.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import { arraysOf, csv, file, json, npz, safetensors } from "../support/weightWriters.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** Networks without skips whose neighbouring layers differ in width, so that orientation is told by shapes. */
const networks: fc.Arbitrary<Network> = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  )
  .chain(([first, steps]) => {
    const widths = [first];
    for (const step of steps) widths.push(1 + (((widths.at(-1) as number) + step - 1) % 6));
    const layers = widths.slice(1).map((width, l) => {
      const fanIn = widths[l] as number;
      const last = l + 2 === widths.length;
      return fc
        .record({
          values: fc.array(fc.constantFrom(-1, 0, 1), { minLength: fanIn * width, maxLength: fanIn * width }),
          bias: fc.array(
            fc.integer({ min: -40, max: 40 }).map((b) => b / 8),
            { minLength: width, maxLength: width },
          ),
        })
        .map(
          ({ values, bias }): Layer => ({
            activation: last ? "linear" : "relu",
            weights: { fanIn, width, values: Int8Array.from(values) },
            skips: [],
            bias: Float64Array.from(bias),
          }),
        );
    });
    const names = (letter: string, n: number) => Array.from({ length: n }, (_, i) => `${letter}${i + 1}`);
    return fc.tuple(...layers).map((all) => ({
      inputs: names("x", widths[0] as number),
      layers: all,
      outputs: names("y", widths.at(-1) as number),
    }));
  });

const WRITERS = { npz, safetensors, csv, json } as const;
const kinds = fc.constantFrom(...(Object.keys(WRITERS) as (keyof typeof WRITERS)[]));
/** Powers of two: dividing them out again is exact. */
const scales = fc.array(
  fc.integer({ min: -6, max: 6 }).map((e) => 2 ** e),
  { minLength: 5, maxLength: 5 },
);

function fileOf(network: Network, kind: keyof typeof WRITERS, turned: boolean, own: readonly number[]) {
  return file(`net.${kind}`, WRITERS[kind](arraysOf(network, own, turned, "W1")));
}

test("bare arrays in every format and both orientations give the network they were written from", async () => {
  await fc.assert(
    fc.asyncProperty(networks, kinds, fc.boolean(), async (network, kind, turned) => {
      const source = fileOf(network, kind, turned, [1, 1, 1, 1, 1]);
      const orientation = turned ? "out-in" : "in-out";
      expect(value(await importFiles([source], { orientation })).network).toEqual(network);
    }),
    { numRuns: 300 },
  );
});

test("what was imported, saved and opened again is the same document", async () => {
  await fc.assert(
    fc.asyncProperty(networks, kinds, scales, async (network, kind, own) => {
      const document = value(
        await importFiles([fileOf(network, kind, false, own)], { orientation: "in-out" }),
      );
      const bytes = value(await writeFile({ kind: "network", document }, "dualrail-network"));
      expect(await openFile({ name: "again.json", bytes })).toStrictEqual({
        ok: true,
        value: { kind: "network", document },
      });
    }),
    { numRuns: 100 },
  );
});

test("one positive scale for each layer folds exactly: the outputs are the file's, divided by outputScale", async () => {
  let folded = 0;
  await fc.assert(
    fc.asyncProperty(
      networks,
      scales,
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 }),
      async (network, own, x) => {
        const document = value(
          await importFiles([fileOf(network, "npz", false, own)], { orientation: "in-out" }),
        );
        const { outputScale = 1 } = document;
        if (outputScale !== 1) folded++;
        // The file's own outputs, in real numbers.
        const theirs = realOutputs(network, own, x);
        const ours = Array.from(
          evaluate(document.network, x.slice(0, network.inputs.length)).outputs,
          (y) => y * outputScale,
        );
        expect(ours).toEqual(theirs);
      },
    ),
    { numRuns: 200 },
  );
  expect(folded).toBeGreaterThan(50);
});

/** Layer by layer with the scaled weights and biases that the file holds. */
function realOutputs({ layers, inputs }: Network, own: readonly number[], x: readonly number[]): number[] {
  let values = x.slice(0, inputs.length);
  let product = 1;
  for (const [l, { weights, bias, activation }] of layers.entries()) {
    const scale = own[l] as number;
    product *= scale;
    values = Array.from(bias, (b, j) => {
      const z = values.reduce(
        (sum, v, i) => sum + v * scale * (weights.values[i * weights.width + j] as number),
        b * product,
      );
      return activation === "relu" ? Math.max(0, z) : z;
    });
  }
  // All numbers are sums of few binary fractions: exact in any order. −0 is 0.
  return values.map((v) => v + 0);
}

test("signs and thresholds do to every weight what they say, and the preview counts it", async () => {
  const real = fc.double({ min: -2, max: 2, noNaN: true });
  await fc.assert(
    fc.asyncProperty(
      fc.array(real, { minLength: 12, maxLength: 12 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (weights, threshold) => {
        const source = file("w.npz", npz([{ name: "W", shape: [3, 4], values: weights }]));
        for (const mode of [{ kind: "sign" }, { kind: "ternary", threshold }] as const) {
          const choices = { weights: mode, orientation: "in-out" } as const;
          const document = value(await importFiles([source], choices));
          const t = mode.kind === "sign" ? 0 : threshold;
          const expected = weights.map((w) => (Math.abs(w) < t ? 0 : Math.sign(w)) + 0);
          const made = Array.from(document.network.layers[0]?.weights.values as Int8Array);
          expect(made).toEqual(expected);
          const inspected = value(await inspectFiles([source], choices));
          if (inspected.kind !== "weights") throw new Error("weights are previewed");
          const count = (sign: number) => expected.filter((w) => w === sign).length;
          expect(inspected.preview.weights).toEqual({ plus: count(1), minus: count(-1), zero: count(0) });
        }
      },
    ),
    { numRuns: 100 },
  );
});

test("the names of PyTorch and Keras settle square matrices", async () => {
  const square: NetworkDocument["network"] = {
    inputs: ["x1", "x2"],
    layers: [0, 1].map((l) => ({
      activation: l === 0 ? "relu" : "linear",
      weights: { fanIn: 2, width: 2, values: Int8Array.of(1, -1, 0, 1) },
      skips: [],
      bias: Float64Array.of(0.5, -1),
    })),
    outputs: ["y1", "y2"],
  };
  const ones = [1, 1];
  for (const [names, turned] of [
    ["torch", true],
    ["keras", false],
  ] as const) {
    for (const write of [npz, json, csv]) {
      const opened = await importFiles([file("a", write(arraysOf(square, ones, turned, names)))], {});
      expect(value(opened).network).toEqual(square);
    }
  }
  const unnamed = await importFiles([file("a.npz", npz(arraysOf(square, ones, false, "W1")))], {});
  expect(unnamed).toMatchObject({
    problem: { code: "needs-orientation", where: { layer: 1, file: "a.npz" } },
  });
});
