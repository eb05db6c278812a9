import { expect, test } from "vitest";
import { encodeText } from "../../../src-worker/formats/bytes.ts";
import { previewOf } from "../../../src-worker/formats/preview.ts";
import { npyFloats } from "../../../src-worker/formats/write/npy.ts";
import { zipOf } from "../../../src-worker/formats/write/zip.ts";

const part = (text: string, lines: number) => previewOf(encodeText(text), false, lines).parts[0];

test.each([
  ["a\nb\nc\n", 2, { head: "a\nb", lines: 3 }],
  ["a\nb\nc", 2, { head: "a\nb", lines: 3 }],
  ["a\n", 2, { head: "a", lines: 1 }],
  ["a\n\nc\n", 9, { head: "a\n\nc", lines: 3 }],
  ["", 2, { head: "", lines: 0 }],
])("%j, %d lines", (text, most, expected) => {
  expect(part(text, most)).toMatchObject({ name: null, size: encodeText(text).length, ...expected });
});

test("a long line is cut, and says by how much", () => {
  const line = "⁺".repeat(1000);
  expect(part(`${line}\nb\n`, 5)).toMatchObject({
    head: `${"⁺".repeat(240)} … (2280 more bytes in this line)\nb`,
    lines: 2,
  });
});

test("an archive shows the beginning of every file in it", () => {
  const zip = zipOf([
    ["a.txt", "1\n".repeat(100)],
    ["b.npy", npyFloats(new Float64Array(6), [2, 3])],
  ]);
  expect(previewOf(zip, true, 200).parts).toEqual([
    { name: "a.txt", size: 200, lines: 100, head: Array(12).fill("1").join("\n") },
    { name: "b.npy", size: 128 + 6 * 8, lines: null, head: "(2, 3) float64" },
  ]);
});
