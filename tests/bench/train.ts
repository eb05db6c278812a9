import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createRandom } from "../../src-worker/random.ts";
import type { TrainPath } from "../../src-worker/train/kernels/module.ts";
import { Trainee } from "../../src-worker/train/trainee.ts";

// Training speed on 196-512-512-10 with 100 rows a step, beside TensorFlow.js with its fastest backend
// here (WebAssembly with SIMD, one thread) on the same network, in turns in one run.

const STEPS_PER_EPOCH = 500;
const ROUNDS = 3;
const PEER = fileURLToPath(new URL("./peers/tfjs.mjs", import.meta.url));
const INSTALL = "npm i @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0";

function ours(path: TrainPath, steps: number): number {
  const trainee = new Trainee({
    widths: [196, 512, 512, 10],
    capacity: 100,
    ternary: 0,
    loss: "crossEntropy",
    dropout: { input: 0, hidden: 0 },
    seed: 1,
    path,
  });
  const random = createRandom(1);
  const load = () => {
    for (let b = 0; b < 100; b++) {
      const row = trainee.inputRow(b, b % 10);
      for (let i = 0; i < row.length; i++) row[i] = random.normal();
    }
  };
  load();
  const warm = path === "simd" ? 5 : 1;
  for (let s = 0; s < warm; s++) trainee.step(100, 1e-3);
  const started = performance.now();
  for (let s = 0; s < steps; s++) trainee.step(100, 1e-3);
  return (performance.now() - started) / steps;
}

interface PeerTime {
  readonly backend: string;
  readonly version: string;
  readonly ms: number;
}

function peer(folder: string, steps: number): PeerTime | null {
  if (!existsSync(join(folder, "node_modules/@tensorflow/tfjs-backend-wasm"))) return null;
  const { status, stdout, stderr } = spawnSync("node", [PEER, folder, String(steps)], { encoding: "utf8" });
  if (status !== 0) {
    process.stderr.write(stderr.slice(-1000));
    return null;
  }
  return JSON.parse(stdout.trim().split("\n").at(-1) as string) as PeerTime;
}

const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
const epoch = (ms: number) => `${((ms * STEPS_PER_EPOCH) / 1000).toFixed(2)} s`;

const folder = resolve(process.argv[2] ?? join(tmpdir(), "tfjs"));
const simd: number[] = [];
const peers: PeerTime[] = [];
for (let round = 0; round < ROUNDS; round++) {
  simd.push(ours("simd", 60));
  const other = peer(folder, 20);
  if (other) peers.push(other);
}
console.log("One epoch (500 steps of 100 rows) of 196-512-512-10, one thread, median of", ROUNDS, "rounds:");
console.log("  Dualrail, SIMD          ", epoch(median(simd)));
console.log("  Dualrail, without SIMD  ", epoch(ours("plain", 5)));
if (peers.length === 0) {
  console.log(
    `  TensorFlow.js            not installed in ${folder}. Make that folder and run there: ${INSTALL}`,
  );
} else {
  const ms = median(peers.map((time) => time.ms));
  const { version, backend } = peers[0];
  console.log(
    `  TensorFlow.js ${version} ${backend}`,
    epoch(ms),
    `: ${(ms / median(simd)).toFixed(1)} times ours`,
  );
}
