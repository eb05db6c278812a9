import { expect, test } from "vitest";
import { importFiles, inspectFiles } from "../../../src-worker/formats/inspect.ts";
import { BAD_WEIGHTS } from "../../fixtures/bad-weights.ts";
import { fixture } from "../../support/weightFixtures.ts";

test("the table is long enough and names each case once", () => {
  expect(BAD_WEIGHTS.length).toBeGreaterThanOrEqual(50);
  expect(new Set(BAD_WEIGHTS.map((bad) => bad.what)).size).toBe(BAD_WEIGHTS.length);
});

test.each(BAD_WEIGHTS)("$what", async ({ name, bytes, message }) => {
  const result = await importFiles([{ name, bytes: bytes() }], {});
  expect(result.ok ? "accepted" : result.problem.message).toBe(`${name}: ${message}`);
  if (!result.ok) expect(Object.keys(result.problem.where).length).toBeGreaterThan(1);
});

test("the place of a bad weight is given as numbers too, as the file stores it", async () => {
  const transposed = {
    name: "a.json",
    bytes: new TextEncoder().encode('{"a.weight":[[1,1],[1,0.5]],"b.weight":[[1,1]]}'),
  };
  expect(await importFiles([transposed], {})).toMatchObject({
    problem: {
      code: "needs-weights",
      where: { file: "a.json", layer: 1, row: 2, column: 2, field: "a.weight" },
    },
  });
});

test("an orientation that does not fit is refused", async () => {
  expect(await importFiles([fixture("plain.npz")], { orientation: "out-in" })).toMatchObject({
    problem: {
      code: "chain",
      message:
        'plain.npz: Layer 1, "W1" (4 × 8), and layer 2, "W2" (8 × 3), do not chain with rows = units. Choose the other orientation.',
    },
  });
});

test("an exact fold that is none is refused with the first weight that does not fit", async () => {
  expect(await importFiles([fixture("real.npz")], { weights: { kind: "exact" } })).toMatchObject({
    problem: {
      code: "no-exact-scale",
      message:
        "real.npz: Layer 2 (W2), row 3, column 2: 0.5 is neither 0 nor ± the entries before it. An exact fold needs one scale for each layer.",
    },
  });
});

test("files that do not belong together are refused by name", async () => {
  const result = await inspectFiles([fixture("plain.npz"), fixture("gemm.onnx"), fixture("skip.onnx")], {});
  expect(result).toMatchObject({
    problem: {
      message:
        "plain.npz: The 3 files (plain.npz, gemm.onnx, skip.onnx) do not belong together. Choose one file, or the files of one network: model.json with its .bin shards, or one .npy or .csv file for each matrix.",
    },
  });
});
