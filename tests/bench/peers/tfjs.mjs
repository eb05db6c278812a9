// One TensorFlow.js training, timed: node tfjs.mjs FOLDER STEPS. FOLDER is where @tensorflow/tfjs and
// @tensorflow/tfjs-backend-wasm are installed. Prints one JSON object.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [folder, steps] = [process.argv[2], Number(process.argv[3])];
const require = createRequire(join(folder, "package.json"));
const tf = require("@tensorflow/tfjs");
const wasm = require("@tensorflow/tfjs-backend-wasm");
wasm.setWasmPaths(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
wasm.setThreadsCount(1);
await tf.setBackend("wasm");
await tf.ready();

const [rows, inputs, classes] = [100, 196, 10];
const dense = (units, activation, inputShape) =>
  tf.layers.dense({ units, activation, ...(inputShape ? { inputShape } : {}) });
const model = tf.sequential({
  layers: [dense(512, "relu", [inputs]), dense(512, "relu"), dense(classes, "softmax")],
});
model.compile({ optimizer: tf.train.adam(1e-3), loss: "categoricalCrossentropy" });
const x = tf.randomNormal([rows, inputs], 0, 1, "float32", 1);
const labels = tf.tensor1d(
  Array.from({ length: rows }, (_, r) => r % classes),
  "int32",
);
const y = tf.oneHot(labels, classes).toFloat();
for (let s = 0; s < 3; s++) await model.trainOnBatch(x, y);
const started = performance.now();
let loss = 0;
for (let s = 0; s < steps; s++) loss = await model.trainOnBatch(x, y);
const ms = (performance.now() - started) / steps;
process.stdout.write(
  `${JSON.stringify({ backend: tf.getBackend(), version: tf.version_core, ms, loss: Number(loss) })}\n`,
);
