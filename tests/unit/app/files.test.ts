import { describe, expect, it } from "vitest";
import { readExampleIndex } from "../../../app/files/exampleIndex.ts";
import { fileStem } from "../../../app/files/names.ts";

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
