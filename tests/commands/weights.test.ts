import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { WEIGHTS } from "../support/weightFixtures.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "dualrail-weights-"));

function dualrail(...words: string[]): {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const env = { ...process.env, INIT_CWD: scratch };
  const args = ["--import", "tsx", join(ROOT, "src-worker/cli.ts"), ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: "utf8" });
  return { code: status, stdout, stderr };
}

function weights(name: string): string {
  return fileURLToPath(new URL(name, WEIGHTS));
}

function layers(file: string): { weights: string[]; bias: number[] }[] {
  return JSON.parse(readFileSync(join(scratch, file), "utf8")).layers;
}

test("convert reads a framework's file, and every command takes it as it is", () => {
  expect(dualrail("convert", weights("torch.onnx"), "a.dualrail.json")).toEqual({
    code: 0,
    stdout: "",
    stderr: "",
  });
  expect(layers("a.dualrail.json").map(({ weights: rows, bias }) => [rows.length, bias.length])).toEqual([
    [4, 8],
    [8, 3],
  ]);
  const compiled = dualrail("compile", weights("state.pt"), "--reduce", "paper", "--json");
  expect(JSON.parse(compiled.stdout).reactions.total).toBe(16);
  const simulated = dualrail("simulate", weights("sequential.h5"), "--input", "1,2,3,4", "--json");
  expect(JSON.parse(simulated.stdout).outputs).toHaveLength(3);
});

test("weights that are not ±1 ask for an option by name, and take it", () => {
  const refused = dualrail("convert", weights("real.npz"), "b.dualrail.json");
  expect(refused.code).toBe(1);
  expect(refused.stderr).toBe(
    "real.npz: Layer 2 (W2), row 1, column 1: 0.7 is not −1, 0 or 1. 24 of 56 weights are none of these. Choose how to read them: take signs, or threshold to ternary.\nOptions: --weights sign, or --weights ternary:T (0 where |w| < T).\n",
  );
  expect(dualrail("convert", weights("real.npz"), "b.dualrail.json", "--weights", "ternary:0.6").code).toBe(
    0,
  );
  expect(layers("b.dualrail.json")[1]?.weights.join("").match(/0/g)).toHaveLength(1);
  expect(dualrail("certify", weights("real.npz"), "--weights", "sign").code).toBe(0);
  expect(dualrail("convert", weights("real.npz"), "c.dualrail.json", "--weights", "exact").stderr).toContain(
    "row 3, column 2: 0.5",
  );
  const wrong = dualrail("convert", weights("real.npz"), "c.dualrail.json", "--weights", "ternary:x");
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain("none of sign, exact and ternary:T");
});

test("an open orientation asks for an option by name, and takes it", () => {
  const refused = dualrail("compile", weights("single.npy"));
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(
    "Options: --orientation in-out (rows = inputs), or --orientation out-in (rows = units).",
  );
  const turned = dualrail("compile", weights("single.npy"), "--orientation", "out-in", "--json");
  expect(JSON.parse(turned.stdout).reactions.input).toBe(16);
});

test("a model with shards and a folder of matrices are read with their other files", () => {
  const shards = dualrail("convert", weights("tfjs/model.json"), "d.dualrail.json");
  expect(shards.code).toBe(0);
  expect(shards.stderr).toContain(
    "It changes no winner and is left out: the outputs are the values before it.",
  );
  expect(layers("d.dualrail.json")).toHaveLength(3);
  mkdirSync(join(scratch, "matrices"));
  writeFileSync(join(scratch, "matrices/W1.csv"), "1,1,1\n-1,-1,-1\n");
  writeFileSync(join(scratch, "matrices/W2.csv"), "1\n1\n-1\n");
  writeFileSync(join(scratch, "matrices/b1.csv"), "0,0.5,0\n");
  expect(dualrail("convert", "matrices", "e.dualrail.json")).toMatchObject({
    code: 0,
    stderr:
      "matrices: The file does not state activations: hidden layers are taken as ReLU.\nmatrices: No biases in the file for layer 2: they are 0.\n",
  });
  expect(layers("e.dualrail.json").map(({ bias }) => bias)).toEqual([[0, 0.5, 0], [0]]);
  cpSync(weights("tfjs/model.json"), join(scratch, "alone.json"));
  expect(dualrail("convert", "alone.json", "f.dualrail.json").stderr).toContain(
    '"group1-shard1of2.bin" holds weights of the model and is missing',
  );
});

test("verify uses the normalisation that a file states", () => {
  writeFileSync(join(scratch, "rows.csv"), "a,b,c,d\n0,1,2,3\n4,3,2,1\n");
  const { stdout, code } = dualrail("verify", weights("normalised.npz"), "--data", "rows.csv", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ rows: 2, agree: 2 });
});

test("formats lists the readers", () => {
  const { formats } = JSON.parse(dualrail("formats", "--json").stdout) as {
    formats: { id: string; reads: string }[];
  };
  const networks = formats.filter(({ reads }) => reads === "network").map(({ id }) => id);
  expect(networks).toEqual(
    expect.arrayContaining([
      "onnx",
      "npz",
      "safetensors",
      "keras",
      "keras-h5",
      "tfjs",
      "pytorch",
      "json-matrices",
      "csv-matrices",
    ]),
  );
});
