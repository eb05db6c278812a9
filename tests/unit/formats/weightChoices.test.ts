import { expect, test } from "vitest";
import { importFiles, inspectFiles } from "../../../src-worker/formats/inspect.ts";
import type { ImportChoices, ImportPreview } from "../../../src-worker/model/weightImport.ts";
import { pictureOf } from "../../../src-worker/weights/picture.ts";
import { type WrittenTensor, writeOnnx } from "../../support/onnxWriter.ts";
import { fixture } from "../../support/weightFixtures.ts";
import { npz } from "../../support/weightWriters.ts";

async function preview(
  source: { name: string; bytes: Uint8Array },
  choices: ImportChoices = {},
): Promise<ImportPreview> {
  const result = await inspectFiles([source], choices);
  if (!result.ok || result.value.kind !== "weights")
    throw new Error(result.ok ? "opened" : result.problem.message);
  return result.value.preview;
}

/** h = ReLU(W1 x), y = W2 h + Ws x, with one scale for each matrix. */
function skipModel(s1: number, s2: number, skip: number): { name: string; bytes: Uint8Array } {
  const matrix = (name: string, shape: [number, number], values: number[], scale: number): WrittenTensor => ({
    name,
    shape,
    values: values.map((w) => w * scale),
  });
  const bytes = writeOnnx({
    input: { name: "x", shape: [1, 2] },
    output: { name: "y", shape: [1, 1] },
    nodes: [
      { op: "MatMul", inputs: ["x", "W1"], output: "z" },
      { op: "Relu", inputs: ["z"], output: "h" },
      { op: "MatMul", inputs: ["h", "W2"], output: "a" },
      { op: "MatMul", inputs: ["x", "Ws"], output: "b" },
      { op: "Add", inputs: ["a", "b"], output: "c" },
      { op: "Add", inputs: ["c", "b2"], output: "y" },
    ],
    tensors: [
      matrix("W1", [2, 3], [1, -1, 0, 1, 1, -1], s1),
      matrix("W2", [3, 1], [1, -1, 1], s2),
      matrix("Ws", [2, 1], [-1, 1], skip),
      { name: "b2", shape: [1], values: [1.5] },
    ],
  });
  return { name: "skip.onnx", bytes };
}

test("scales of a skip fold where every way to a layer has the same product", async () => {
  const document = await importFiles([skipModel(0.5, 0.25, 0.125)], {});
  expect(document).toMatchObject({ ok: true, value: { outputScale: 0.125 } });
  if (!document.ok) return;
  const [, last] = document.value.network.layers;
  expect(Array.from(last?.bias ?? [])).toEqual([12]);
  expect(last?.skips.map(({ from, weights }) => [from, Array.from(weights.values)])).toEqual([[0, [-1, 1]]]);
});

test("scales of a skip that do not agree are named, and signs stay a choice", async () => {
  const source = skipModel(0.5, 0.25, 0.5);
  const { modes, mode } = await preview(source);
  expect(mode).toEqual({ kind: "sign" });
  expect(modes.find(({ kind }) => kind === "exact")?.refusal).toBe(
    "Layer 2: the scales of what it reads (the inputs, layer 1) do not agree. A skip folds only where the scales on every way to a layer have one product.",
  );
  expect(await importFiles([source], {})).toMatchObject({ problem: { code: "needs-weights" } });
});

test("a batch normalisation of one factor folds, and the file says no orientation is open", async () => {
  const shown = await preview(fixture("batchnorm.onnx"));
  expect(shown.mode).toEqual({ kind: "exact" });
  expect(shown.outputScale).toBeCloseTo(0.75, 6);
  expect(shown.orientation).toMatchObject({ rows: null, settled: true, open: false });
  expect(shown.lastOpen).toBe(false);
});

test("the preview states shape, shares and biases before anything is opened", async () => {
  const shown = await preview(fixture("plain.npz"));
  expect(shown).toMatchObject({ name: "plain", widths: [4, 8, 3], biases: 11, other: 0, warnings: [] });
  expect(shown.weights.plus + shown.weights.minus).toBe(56);
  expect(shown.layers.map(({ name, units, activation, bias }) => [name, units, activation, bias])).toEqual([
    ["W1", 8, "relu", "b1"],
    ["W2", 3, "linear", "b2"],
  ]);
});

test("a model that ends in softmax says what is left out", async () => {
  const { warnings } = await preview(fixture("sequential.h5"));
  expect(warnings).toContain(
    'The model ends in softmax (Layer "out"). It changes no winner and is left out: the outputs are the values before it.',
  );
  expect(warnings.some((line) => line.startsWith('Layer "dropout" (Dropout) does nothing'))).toBe(true);
});

test("the last layer's activation is taken as chosen", async () => {
  for (const last of ["linear", "relu"] as const) {
    const result = await importFiles([fixture("plain.npz")], { last });
    expect(result.ok && result.value.network.layers.at(-1)?.activation).toBe(last);
  }
});

test("layers whose names hide their order are put in order by their shapes, and that is said", async () => {
  // Sorted by name they chain backwards, as another network; PyTorch's rows tell which way is right.
  const bytes = npz([
    { name: "a_out.weight", shape: [2, 1], values: [1, -1] },
    { name: "b_hidden.weight", shape: [1, 3], values: [1, 1, -1] },
    { name: "c_in.weight", shape: [3, 4], values: new Array<number>(12).fill(1) },
  ]);
  const shown = await preview({ name: "names.npz", bytes });
  expect(shown.widths).toEqual([4, 3, 1, 2]);
  expect(shown.notes).toContain(
    "The order of the layers was found from their shapes: only one order chains.",
  );
  expect(shown.orientation).toMatchObject({ rows: "out-in", settled: true, open: true });
});

test("a picture of a large matrix is the mean of its blocks", () => {
  const values = Int8Array.from({ length: 96 * 96 }, (_, n) => (n % 96 < 48 ? 1 : -1));
  const { rows, columns, cells } = pictureOf({ fanIn: 96, width: 96, values });
  expect([rows, columns]).toEqual([48, 48]);
  expect(Array.from(cells.subarray(0, 48))).toEqual([
    ...new Array<number>(24).fill(127),
    ...new Array<number>(24).fill(-127),
  ]);
  expect(Array.from(pictureOf({ fanIn: 1, width: 3, values: Int8Array.of(1, 0, -1) }).cells)).toEqual([
    127, 0, -127,
  ]);
});
