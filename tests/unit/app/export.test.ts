import { describe, expect, it } from "vitest";
import {
  exceededLimits,
  exportName,
  searchScore,
  sizeText,
  type Target,
  targetGroups,
} from "../../../app/files/exportChoices.ts";
import { formatInfos } from "../../../src-worker/formats/registry.ts";

const groups = targetGroups(formatInfos());
const targets = groups.flatMap((group) => group.targets);
const target = (id: string) => targets.find((one) => one.id === id) as Target;
const found = (search: string) => targets.filter((one) => searchScore(one, search) > 0).map(({ id }) => id);

describe("the formats of the dialog", () => {
  it("are all that a CRN or a run can be written to, each once", () => {
    const writable = formatInfos().filter(({ writes }) => writes === "crn" || writes === "trajectory");
    expect(targets.map(({ id }) => id).sort()).toEqual(writable.map(({ id }) => id).sort());
    expect(groups.map(({ group }) => group)).toEqual([
      "exchange",
      "simulators",
      "languages",
      "papers",
      "data",
    ]);
  });

  it.each([
    ["copasi", ["sbml", "omex"]],
    [".net", ["bionetgen-net"]],
    ["julia", ["catalyst"]],
    ["wolfram", ["crnsimulator"]],
    ["DNA strand", ["visual-dsd", "nuskell"]],
    ["overleaf", ["latex", "latex-equations"]],
    ["nothing of the kind", []],
  ])("are found by %s", (search, ids) => {
    expect(found(search).sort()).toEqual([...ids].sort());
  });
});

describe("size limits", () => {
  const report = (reactions: number, entries: number, molecules = entries) => ({
    reactions: { total: reactions, input: 0, unimolecular: 0, bimolecular: 0 },
    products: { entries, molecules, largest: 1 },
  });

  it("say nothing of a small network, and nothing before there is one", () => {
    for (const one of targets) {
      expect(exceededLimits(one, report(40, 200))).toEqual([]);
      expect(exceededLimits(one, null)).toEqual([]);
    }
  });

  it("of the paper's MNIST network name what is too much, and a format that has no such limit", () => {
    const mnist = report(4488, 738_304);
    const warned = targets.filter((one) => exceededLimits(one, mnist).length > 0).map(({ id }) => id);
    expect(warned).toEqual(expect.arrayContaining(["bngl", "catalyst", "nuskell", "latex"]));
    expect(warned).not.toContain("sbml");
    expect(exceededLimits(target("bngl"), mnist)[0]).toMatchObject({ size: 4488, limit: { above: 500 } });
    for (const id of ["bngl", "catalyst", "nuskell", "latex"]) {
      const better = exceededLimits(target(id), mnist).flatMap(({ limit }) => limit.instead);
      expect(better.some((other) => exceededLimits(target(other), mnist).length === 0)).toBe(true);
    }
  });
});

it.each([
  ["Iris 4-8-3", "sbml", "iris-4-8-3.xml"],
  ["Iris 4-8-3", "matlab", "iris_4_8_3.m"],
  ["|x|", "matlab", "x.m"],
  ["3 layers", "matlab", "model_3_layers.m"],
  ["for", "matlab", "for_crn.m"],
  ["±", "omex", "network.omex"],
])("%s as %s is saved as %s", (title, id, name) => {
  expect(exportName(title, target(id))).toBe(name);
});

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1640, "1.6 kB"],
  [812_345, "812 kB"],
  [55_600_000, "55.6 MB"],
])("%d bytes are %s", (bytes, text) => expect(sizeText(bytes)).toBe(text));
