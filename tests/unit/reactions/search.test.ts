import { describe, expect, test } from "vitest";
import { chipCount, chipMask, validChips } from "../../../app/reactions/filter.ts";
import { countOf, reactionsWith, speciesOfUnits } from "../../../app/reactions/rows.ts";
import { findReactions } from "../../../app/reactions/search.ts";
import type { Network } from "../../../src-worker/model/network.ts";
import { processorMs } from "../../support/processorTime.ts";
import { compile, patterned } from "./fixture.ts";

const iris: Network = {
  ...patterned(4, 8, 3),
  inputs: ["Sepal length", "Sepal width", "Petal length", "Petal width"],
  outputs: ["setosa", "versicolor", "virginica"],
};
const { crn } = compile(iris);
const deep = patterned(3, 4, 5, 2);
const digits: Network = { ...patterned(2, 3, 10), outputs: Array.from({ length: 10 }, (_, i) => `y${i}`) };

/** The ids a search looks for. */
function found(query: string, network = iris): string[] {
  const own = network === iris ? crn : compile(network).crn;
  const result = findReactions(own, query, network);
  return own.species.ids.filter((_, s) => result?.species?.[s]);
}

const ofUnit = (layer: number, index: number, network = iris) => {
  const own = network === iris ? crn : compile(network).crn;
  const flags = speciesOfUnits(own.species, [{ layer, index }]);
  return own.species.ids.filter((_, s) => flags[s]);
};

describe("searching by the names the page shows", () => {
  test.each([
    ["h3", 1, 2],
    ["h₃", 1, 2],
    ["H 3", 1, 2],
    ["x2", 0, 1],
    ["sepal width", 0, 1],
    ["Sepal Width", 0, 1],
    ["x setosa", 2, -1],
    ["y setosa", 2, 0],
    ["setosa", 2, 0],
    ["y1 setosa", 2, 0],
    ["y₃", 2, 2],
  ])("%s", (query, layer, index) => {
    expect(found(query)).toEqual(index < 0 ? [] : ofUnit(layer, index));
  });

  test("units of several hidden layers carry their layer; a capital means the species", () => {
    expect(found("h2,5", deep)).toEqual(ofUnit(2, 4, deep));
    expect(found("H2,4", deep)).toEqual(["H2u4p", "H2u4n"]);
    expect(found("h2,4+", deep)).toEqual(["H2u4p"]);
    expect(found("m2,4", deep)).toEqual(["M2u4"]);
  });

  test("outputs that count from 0: y1 is the unit called so, Y1 the first species", () => {
    expect(found("y1", digits)).toEqual(["Y2p", "Y2n"]);
    expect(found("Y1", digits)).toEqual(["Y1p", "Y1n"]);
    expect(found("y9", digits)).toEqual(["Y10p", "Y10n"]);
  });

  test("layers by number and by name", () => {
    const inLayer = (layer: number) => crn.species.ids.filter((_, s) => crn.species.layer[s] === layer);
    for (const query of ["layer 1", "Layer1", "layer₁"]) expect(found(query)).toEqual(inLayer(1));
    for (const query of ["inputs", "input", "Inputs"]) expect(found(query)).toEqual(inLayer(0));
    for (const query of ["output", "outputs", "layer 2"]) expect(found(query)).toEqual(inLayer(2));
    expect(found("layer 3")).toEqual([]);
    expect(found("lay")).toEqual([...inLayer(1), ...inLayer(2)].sort(byIndex));
  });

  test("what begins a name finds it, and species as before", () => {
    expect(found("petal")).toEqual([...ofUnit(0, 2), ...ofUnit(0, 3)]);
    expect(found("vers")).toEqual(ofUnit(2, 1));
    expect(found("M1,")).toHaveLength(8);
    expect(found("I1,3-")).toEqual(["I1u3n"]);
    expect(found("nothing of the kind")).toEqual([]);
  });

  test("the large network answers at once", () => {
    const network = patterned(196, 512, 512, 10);
    const big = compile(network).crn;
    const began = processorMs();
    const result = findReactions(big, "h2,5", network);
    expect(processorMs() - began).toBeLessThan(1000);
    expect(countOf(result!.mask)).toBe(1024 + 2 + 2);
  });
});

const byIndex = (a: string, b: string) => crn.species.ids.indexOf(a) - crn.species.ids.indexOf(b);

describe("chips", () => {
  const none = { layers: [], units: [], linked: false, only: null };
  const count = (chips: Partial<typeof none>, linked: Uint8Array | null = null) => {
    const mask = chipMask(crn, { ...none, ...chips }, linked);
    return mask ? countOf(mask) : null;
  };
  const linked = reactionsWith(crn, speciesOfUnits(crn.species, [{ layer: 2, index: 0 }]));

  test("nothing chosen shows everything", () => {
    expect(count({})).toBeNull();
    expect(chipCount(none)).toBe(0);
  });

  test("a layer, a unit or the selection more shows more", () => {
    // 8 input reactions; 8 × (1), (2); 16 fan-outs.
    expect(count({ layers: [0] as never[] })).toBe(8);
    expect(count({ layers: [2] as never[] })).toBe(16);
    expect(count({ layers: [0, 2] as never[] })).toBe(24);
    expect(count({ units: [{ layer: 1, index: 0 }] as never[] })).toBe(8 + 2 + 2);
    expect(count({ linked: true as never }, linked)).toBe(16);
    expect(count({ layers: [0] as never[], linked: true as never }, linked)).toBe(24);
  });

  test("named reactions narrow what the others let through", () => {
    const only = { label: "carry M", reactions: [0, 1, 30], of: crn.products };
    expect(count({ only: only as never })).toBe(3);
    expect(count({ only: only as never, layers: [0] as never[] })).toBe(2);
  });

  test("what the shown network does not have is left out", () => {
    const other = compile(patterned(2, 3, 1)).crn;
    const chips = {
      layers: [0, 2, 5],
      units: [
        { layer: 1, index: 2 },
        { layer: 1, index: 7 },
      ],
      linked: true,
      only: { label: "x", reactions: [1], of: crn.products },
    };
    expect(validChips(chips, patterned(2, 3, 1), other, false)).toEqual({
      layers: [0, 2],
      units: [{ layer: 1, index: 2 }],
      linked: false,
      only: null,
    });
  });
});
