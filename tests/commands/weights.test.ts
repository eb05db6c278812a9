import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Shell } from "../support/shell.ts";
import { WEIGHTS } from "../support/weightFixtures.ts";

const shell = new Shell();
const { dualrail } = shell;

function weights(name: string): string {
  return fileURLToPath(new URL(name, WEIGHTS));
}

function layers(file: string): { weights: string[]; bias: number[] }[] {
  return JSON.parse(shell.text(file)).layers;
}

test("convert reads a framework's file, and every command takes it as it is", async () => {
  expect(await dualrail("convert", weights("torch.onnx"), "a.dualrail.json")).toEqual({
    code: 0,
    stdout: "",
    stderr: "",
  });
  expect(layers("a.dualrail.json").map(({ weights: rows, bias }) => [rows.length, bias.length])).toEqual([
    [4, 8],
    [8, 3],
  ]);
  const compiled = await dualrail("compile", weights("state.pt"), "--reduce", "paper", "--json");
  expect(JSON.parse(compiled.stdout).reactions.total).toBe(16);
  const simulated = await dualrail("simulate", weights("sequential.h5"), "--input", "1,2,3,4", "--json");
  expect(JSON.parse(simulated.stdout).outputs).toHaveLength(3);
});

test("weights that are not ±1 ask for an option by name, and take it", async () => {
  const refused = await dualrail("convert", weights("real.npz"), "b.dualrail.json");
  expect(refused.code).toBe(1);
  expect(refused.stderr).toBe(
    "real.npz: Layer 2 (W2), row 1, column 1: 0.7 is not −1, 0 or 1. 24 of 56 weights are none of these. Choose how to read them: take signs, or threshold to ternary.\nOptions: --weights sign, or --weights ternary:T (0 where |w| < T).\n",
  );
  expect(
    (await dualrail("convert", weights("real.npz"), "b.dualrail.json", "--weights", "ternary:0.6")).code,
  ).toBe(0);
  expect(layers("b.dualrail.json")[1]?.weights.join("").match(/0/g)).toHaveLength(1);
  expect((await dualrail("certify", weights("real.npz"), "--weights", "sign")).code).toBe(0);
  expect(
    (await dualrail("convert", weights("real.npz"), "c.dualrail.json", "--weights", "exact")).stderr,
  ).toContain("row 3, column 2: 0.5");
  const wrong = await dualrail("convert", weights("real.npz"), "c.dualrail.json", "--weights", "ternary:x");
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain("none of sign, exact and ternary:T");
});

test("an open orientation asks for an option by name, and takes it", async () => {
  const refused = await dualrail("compile", weights("single.npy"));
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(
    "Options: --orientation in-out (rows = inputs), or --orientation out-in (rows = units).",
  );
  const turned = await dualrail("compile", weights("single.npy"), "--orientation", "out-in", "--json");
  expect(JSON.parse(turned.stdout).reactions.input).toBe(16);
});

test("a model with shards and a folder of matrices are read with their other files", async () => {
  const shards = await dualrail("convert", weights("tfjs/model.json"), "d.dualrail.json");
  expect(shards.code).toBe(0);
  expect(shards.stderr).toContain(
    "It changes no winner and is left out: the outputs are the values before it.",
  );
  expect(layers("d.dualrail.json")).toHaveLength(3);
  mkdirSync(join(shell.folder, "matrices"));
  shell.write("matrices/W1.csv", "1,1,1\n-1,-1,-1\n");
  shell.write("matrices/W2.csv", "1\n1\n-1\n");
  shell.write("matrices/b1.csv", "0,0.5,0\n");
  expect(await dualrail("convert", "matrices", "e.dualrail.json")).toMatchObject({
    code: 0,
    stderr:
      "matrices: The file does not state activations: hidden layers are taken as ReLU.\nmatrices: No biases in the file for layer 2: they are 0.\n",
  });
  expect(layers("e.dualrail.json").map(({ bias }) => bias)).toEqual([[0, 0.5, 0], [0]]);
  cpSync(weights("tfjs/model.json"), join(shell.folder, "alone.json"));
  expect((await dualrail("convert", "alone.json", "f.dualrail.json")).stderr).toContain(
    '"group1-shard1of2.bin" holds weights of the model and is missing',
  );
});

test("verify uses the normalisation that a file states", async () => {
  shell.write("rows.csv", "a,b,c,d\n0,1,2,3\n4,3,2,1\n");
  const { stdout, code } = await dualrail(
    "verify",
    weights("normalised.npz"),
    "--data",
    "rows.csv",
    "--json",
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ rows: 2, agree: 2 });
});

test("formats lists the readers", async () => {
  const { formats } = JSON.parse((await dualrail("formats", "--json")).stdout) as {
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
