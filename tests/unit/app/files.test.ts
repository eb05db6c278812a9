import { describe, expect, it } from "vitest";
import { readExampleIndex } from "../../../app/files/exampleIndex.ts";
import { fileStem, previewOf } from "../../../app/files/names.ts";

describe("fileStem", () => {
  it.each([
    ["Iris 4-8-3", "iris-4-8-3"],
    ["|x|", "x"],
    ["../../etc/passwd", "etcpasswd"],
    ["Ünïcode", "unicode"],
    ["±", "network"],
    ["", "network"],
  ])("of %j is %j", (name, stem) => expect(fileStem(name)).toBe(stem));
});

describe("previewOf", () => {
  it("counts the lines it leaves out", () => {
    expect(previewOf("a\nb\nc\n", 2)).toEqual({ head: "a\nb", more: 1 });
    expect(previewOf("a\n", 2)).toEqual({ head: "a", more: 0 });
  });
});

describe("readExampleIndex", () => {
  const entry = { file: "iris.dualrail.json", name: "IRIS", sentence: "S.", source: "F.", shape: "4-8-3" };
  it("reads entries and leaves out what is none", () => {
    expect(readExampleIndex([entry, null, 3, { name: "no file" }])).toEqual([entry]);
    expect(readExampleIndex({ wrong: true })).toEqual([]);
  });
  it("takes only plain file names of its folder", () => {
    for (const file of ["../secret.json", "https://else.where/a.json", "a/b.json", ".json", "a.js"]) {
      expect(readExampleIndex([{ ...entry, file }])).toEqual([]);
    }
  });
});
