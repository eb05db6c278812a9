import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { classCounts, rowOf } from "../../../src-worker/data/dataSet.ts";
import { gunzip } from "../../../src-worker/data/gzip.ts";
import {
  HALVED,
  readIdxImages,
  readIdxLabels,
  readMnist,
  shrinkImages,
} from "../../../src-worker/data/idx.ts";
import { readData } from "../../../src-worker/data/sources.ts";

const MNIST = new URL("../../../../shared/data/mnist", import.meta.url).pathname;

function idx(name: string, sizes: number[], data: number[]) {
  const bytes = new Uint8Array(4 + 4 * sizes.length + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x0800 + sizes.length);
  sizes.forEach((size, d) => {
    view.setUint32(4 + 4 * d, size);
  });
  bytes.set(data, 4 + 4 * sizes.length);
  return { name, bytes };
}

const message = (result: { ok: boolean; problem?: { message: string } }) => result.problem?.message;

describe("IDX files", () => {
  const pixels = [0, 4, 255, 255, 8, 12, 255, 255, 1, 1, 0, 0, 1, 1, 0, 51];
  const images = idx("images", [1, 4, 4], pixels);

  it("halves images by the mean of 2 × 2 blocks over 255, row-major", () => {
    const read = readIdxImages(images);
    if (!read.ok) throw new Error(read.problem.message);
    const target = new Float64Array(8);
    shrinkImages(read.value, HALVED, target, 1);
    expect([...target]).toEqual([0, 0, 0, 0, 6 / 255, 1, 1 / 255, 12.75 / 255]);
  });

  it("reads the four files as one data set with its parts", () => {
    const files = {
      trainImages: images,
      trainLabels: idx("labels", [1], [7]),
      testImages: idx("test images", [2, 4, 4], [...pixels, ...pixels]),
      testLabels: idx("test labels", [2], [0, 9]),
    };
    const read = readMnist(files);
    if (!read.ok) throw new Error(read.problem.message);
    expect(read.value.inputs).toEqual(["r1c1", "r1c2", "r2c1", "r2c2"]);
    expect([...read.value.labels]).toEqual([7, 0, 9]);
    expect([...(read.value.split?.validation ?? [])]).toEqual([0]);
    expect([...(read.value.split?.test ?? [])]).toEqual([1, 2]);
    expect([...rowOf(read.value, 2)]).toEqual([6 / 255, 1, 1 / 255, 12.75 / 255]);
    expect(message(readMnist({ ...files, testLabels: idx("test labels", [1], [0]) }))).toBe(
      "test labels holds 1 labels for 2 images.",
    );
    expect(message(readMnist({ ...files, testLabels: idx("test labels", [2], [0, 10]) }))).toBe(
      "test labels, row 2: 10 is no digit.",
    );
    expect(
      message(readMnist({ ...files, testImages: idx("odd", [2, 4, 3], [...pixels, ...pixels].slice(8)) })),
    ).toBe("odd: its images differ in size from those of images.");
  });

  it("refuses other files, short files and broken gzip by name", async () => {
    expect(message(readIdxLabels(images))).toBe(
      "images is not an IDX file of unsigned bytes in 1 dimension: its first four bytes must be 00000801 (hexadecimal).",
    );
    expect(message(readIdxImages({ name: "empty", bytes: new Uint8Array(2) }))).toMatch(
      /^empty is not an IDX/,
    );
    const short = { name: "short", bytes: images.bytes.slice(0, 20) };
    expect(message(readIdxImages(short))).toBe(
      "short announces 1 × 4 × 4 = 16 bytes but holds 4. Copy or download it again.",
    );
    const packed = new Uint8Array(gzipSync(images.bytes));
    expect(await gunzip("a.gz", packed)).toEqual({ ok: true, value: images.bytes });
    expect(message(await gunzip("a.gz", packed.slice(0, 30)))).toBe(
      "a.gz is not a complete gzip file. Copy or download it again.",
    );
  });

  it.skipIf(!existsSync(MNIST))(
    "reads MNIST: 50,000, 10,000 and 10,000 rows of 196 pixels (skipped without ../shared/data/mnist)",
    async () => {
      const read = await readData({ kind: "mnist", folder: MNIST }, (path) => readFileSync(path));
      if (!read.ok) throw new Error(read.problem.message);
      const { split, rows, inputs } = read.value;
      expect([split?.train.length, split?.validation.length, split?.test.length]).toEqual([
        50000, 10000, 10000,
      ]);
      expect(inputs.length).toBe(196);
      // The published class counts of the whole set, and its mean grey value over 255.
      expect(classCounts(read.value)).toEqual([6903, 7877, 6990, 7141, 6824, 6313, 6876, 7293, 6825, 6958]);
      const mean = rows.subarray(0, 60000 * 196).reduce((sum, x) => sum + x, 0) / (60000 * 196);
      expect(mean).toBeCloseTo(0.1307, 4);
    },
  );
});
