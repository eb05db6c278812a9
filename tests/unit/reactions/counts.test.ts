import { describe, expect, test } from "vitest";
import { countsText } from "../../../app/reactions/counts.ts";
import { selectionName } from "../../../app/reactions/filter.ts";
import { countReactions } from "../../../src-worker/compile/counts.ts";
import { type CompileReport, DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import { knownCounts } from "../../../src-worker/model/reactionCounts.ts";
import { compile, patterned } from "./fixture.ts";

const known = (sizes: number[], change: Partial<typeof DEFAULT_COMPILE_OPTIONS> = {}) =>
  knownCounts(patterned(...sizes), { ...DEFAULT_COMPILE_OPTIONS, ...change }, null);

describe("knownCounts", () => {
  test.each([
    [[2, 3, 1], 16, 7],
    [[4, 8, 3], 40, 16],
    [[10, 32, 4], 148, 52],
    [[196, 512, 512, 10], 4488, 1416],
  ])("%j: the paper's table", (sizes, none, reduced) => {
    expect(known(sizes)).toEqual({ none, paper: reduced, compact: reduced });
  });

  test("folded and positive inputs", () => {
    expect(known([4, 8, 3], { foldInputs: true })).toEqual({ none: 32, paper: 8, compact: 8 });
    expect(known([4, 8, 3], { positiveInputs: [0, 0, 0, 0] }).paper).toBe(12);
  });

  test("is what the compiler makes", () => {
    for (const change of [{}, { foldInputs: true }, { positiveInputs: [0, -1, 0] }]) {
      for (const reduction of ["none", "paper", "compact"] as const) {
        const { crn } = compile(patterned(3, 5, 4, 2), { ...change, reduction });
        expect(known([3, 5, 4, 2], change)[reduction]).toBe(crn.rate.length);
      }
    }
  });

  test("blank where only compiling would tell, but for what is compiled", () => {
    const network = patterned(2, 3, 1);
    const unused = {
      ...network,
      layers: network.layers.map((layer, l) =>
        l === 1 ? { ...layer, weights: { ...layer.weights, values: Int8Array.of(1, 0, 1) } } : layer,
      ),
    };
    const blank = { none: null, paper: null, compact: null };
    expect(knownCounts(unused, DEFAULT_COMPILE_OPTIONS, null)).toEqual(blank);
    expect(known([2, 3, 1], { cancellation: "all" })).toEqual(blank);
    const { crn } = compile(unused);
    const report = { reduction: "none", reactions: countReactions(crn) } as CompileReport;
    expect(knownCounts(unused, DEFAULT_COMPILE_OPTIONS, report)).toEqual({ ...blank, none: crn.rate.length });
  });
});

test("counts are split as the paper counts", () => {
  const text = (total: number, input: number, unimolecular: number, bimolecular: number) =>
    countsText({ reactions: { total, input, unimolecular, bimolecular } });
  expect(text(16, 8, 8, 8)).toBe("8 bimolecular + 8 input");
  expect(text(40, 8, 32, 8)).toBe("8 bimolecular + 24 unimolecular + 8 input");
  expect(text(1024, 0, 0, 1024)).toBe("1,024 bimolecular");
});

test("what the linked count is about", () => {
  const network = patterned(2, 3, 3, 2);
  expect(selectionName(network, [{ layer: 2, index: 2 }])).toBe("h₂,₃");
  expect(selectionName(network, [{ layer: 0, index: 1 }])).toBe("x₂");
  expect(selectionName({ ...patterned(2, 3, 1), outputs: ["y"] }, [{ layer: 2, index: 0 }])).toBe("y");
  expect(
    selectionName(
      network,
      [network, network].map((_, index) => ({ layer: 1, index })),
    ),
  ).toBe("2 units");
});
