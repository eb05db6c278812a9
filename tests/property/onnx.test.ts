import * as ort from "onnxruntime-web/wasm";
import { beforeAll, expect, test } from "vitest";
import { importFiles } from "../../src-worker/formats/inspect.ts";
import { prepare } from "../../src-worker/model/document.ts";
import { evaluate } from "../../src-worker/model/network.ts";
import { createRandom } from "../../src-worker/random.ts";
import { type Draw, randomModel } from "../support/onnxModels.ts";
import { writeOnnx } from "../support/onnxWriter.ts";

/** `ONNX_MODELS=2000` for a long run. */
const MODELS = Number(process.env.ONNX_MODELS ?? 120);

beforeAll(() => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "error";
});

/** ONNX Runtime's outputs of a model for several input vectors. */
async function runtime(
  bytes: Uint8Array,
  shape: readonly number[],
  inputs: readonly (readonly number[])[],
): Promise<number[][]> {
  // Level 3: no warnings about tensors that folding has left unused.
  const options = {
    executionProviders: ["wasm"],
    graphOptimizationLevel: "disabled",
    logSeverityLevel: 3,
  } as const;
  const session = await ort.InferenceSession.create(bytes, options);
  const sizes = shape.map((n) => Math.abs(n));
  const outputs: number[][] = [];
  for (const values of inputs) {
    const { y } = await session.run({ x: new ort.Tensor("float32", Float32Array.from(values), sizes) });
    outputs.push(Array.from(y?.data as Float32Array));
  }
  await session.release();
  return outputs;
}

test("random ONNX models give ONNX Runtime's outputs, to the rounding of 32-bit floats", async () => {
  let [skips, scaled, prepared] = [0, 0, 0];
  for (let seed = 1; seed <= MODELS; seed++) {
    const random = createRandom(seed);
    const draw: Draw = (n) => Math.floor(random.uniform() * n);
    const model = randomModel(draw);
    const bytes = writeOnnx(model);
    const result = await importFiles([{ name: `model-${seed}.onnx`, bytes }], {});
    expect(result.ok ? "" : result.problem.message).toBe("");
    if (!result.ok) continue;
    const document = result.value;
    const { network, outputScale = 1 } = document;
    if (network.layers.some((layer) => layer.skips.length > 0)) skips++;
    if (outputScale !== 1) scaled++;
    if (document.preparation) prepared++;
    const inputs = [1, 2, 3].map(() => network.inputs.map(() => (draw(65) - 32) / 8));
    const answers = await runtime(bytes, model.input.shape, inputs);
    answers.forEach((theirs, n) => {
      const ours = evaluate(network, prepare(document, inputs[n] as number[])).outputs;
      const size = 1 + Math.max(...theirs.map(Math.abs));
      theirs.forEach((y, j) => {
        const difference = Math.abs((ours[j] as number) * outputScale - y) / size;
        expect(difference, `model ${seed}, output ${j}`).toBeLessThan(2e-6);
      });
    });
  }
  // Every kind of model was really among them.
  expect(Math.min(skips, scaled, prepared)).toBeGreaterThan(MODELS / 12);
}, 3_600_000);
