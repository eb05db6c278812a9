import { beforeAll, describe, expect, test } from "vitest";
import {
  both,
  countOf,
  foldProducts,
  isInputReaction,
  productCount,
  reactantTerms,
  reactionsWith,
  sections,
  speciesOfUnits,
  unitOfReaction,
} from "../../../app/reactions/rows.ts";
import { findReactions } from "../../../app/reactions/search.ts";
import { reactionsText, reactionText, spokenReaction } from "../../../app/reactions/text.ts";
import type { Crn } from "../../../src-worker/model/crn.ts";
import { compile, patterned } from "./fixture.ts";

const figure = compile(patterned(2, 3, 1)).crn;
const ids = (crn: Crn, flags: Uint8Array) => crn.species.ids.filter((_, s) => flags[s]);
const texts = (crn: Crn, mask: Uint8Array | undefined) =>
  [...(mask ?? [])].flatMap((x, r) => (x ? reactionText(crn, r) : []));

describe("sections", () => {
  test("one reactant molecule left, two right, every reaction once, in order", () => {
    const { unimolecular, bimolecular } = sections(figure, null);
    expect([unimolecular.length, bimolecular.length]).toEqual([13, 3]);
    expect([...unimolecular, ...bimolecular].sort((a, b) => a - b)).toEqual([...Array(16).keys()]);
    for (const r of bimolecular) expect(reactantTerms(figure, r)).toHaveLength(2);
    expect([...unimolecular].filter((r) => isInputReaction(figure, r))).toHaveLength(4);
  });

  test("A + A is bimolecular, ∅ → A is not", () => {
    const crn: Crn = {
      ...figure,
      rate: Float64Array.of(1, 1),
      reactants: {
        start: Int32Array.of(0, 1, 1),
        species: Int32Array.of(0),
        coefficient: Float64Array.of(2),
      },
    };
    const split = sections(crn, null);
    expect([[...split.unimolecular], [...split.bimolecular]]).toEqual([[1], [0]]);
    expect(unitOfReaction(crn, 1)).toBeNull();
  });

  test("a mask keeps what it allows", () => {
    const mask = new Uint8Array(16);
    mask[2] = 1;
    const split = sections(figure, mask);
    expect(split.unimolecular.length + split.bimolecular.length).toBe(1);
  });
});

describe("units, species and reactions", () => {
  test("a unit's species and the reactions they take part in, on both sides", () => {
    const flags = speciesOfUnits(figure.species, [{ layer: 1, index: 2 }]);
    expect(ids(figure, flags).sort()).toEqual(["H1u3n", "H1u3p", "I1u3n", "I1u3p", "M1u3"]);
    // Four input reactions produce I₁,₃, two make H and M, two fan H out.
    expect(countOf(reactionsWith(figure, flags))).toBe(8);
  });

  test("a reaction belongs to the unit of its reactants", () => {
    const r = [...Array(16).keys()].find((i) => reactionText(figure, i).startsWith("M1u2 + I1u2n"));
    expect(unitOfReaction(figure, r ?? -1)).toEqual({ layer: 1, index: 1 });
  });

  test("masks combine; null allows everything", () => {
    const a = Uint8Array.of(1, 1, 0);
    const b = Uint8Array.of(0, 1, 1);
    expect(both(a, b)).toEqual(Uint8Array.of(0, 1, 0));
    expect(both(a, null)).toBe(a);
    expect(both(null, null)).toBeNull();
  });
});

describe("findReactions", () => {
  const reduced = compile(patterned(4, 12, 3), { reduction: "paper" }).crn;
  const found = (query: string) => {
    const result = findReactions(reduced, query);
    return result?.species ? ids(reduced, result.species) : null;
  };

  test.each([
    ["M1,3", ["M1u3"]],
    ["m1u3", ["M1u3"]],
    ["M₁,₃", ["M1u3"]],
    ["M_1,3", ["M1u3"]],
    [" I1,3 ", ["I1u3p", "I1u3n"]],
    ["I⁻₁,₃", ["I1u3n"]],
    ["I-1,3", ["I1u3n"]],
    ["I1,3−", ["I1u3n"]],
    ["i1u3n", ["I1u3n"]],
    ["X1", ["X1p", "X1n"]],
    ["y2+", ["Y2p"]],
  ])("%s finds %j", (query, species) => {
    const present = species.filter((id) => reduced.species.ids.includes(id));
    expect(present.length).toBeGreaterThan(0);
    expect(found(query)?.sort()).toEqual(present.sort());
  });

  test("M1,1 is itself, never M1,12; an unfinished name finds all it begins", () => {
    expect(found("M1,1")).toEqual(["M1u1"]);
    expect(found("M1,")).toHaveLength(12);
  });

  test("a number is a reaction's number; nothing and nonsense", () => {
    expect(texts(reduced, findReactions(reduced, "2")?.mask)).toEqual([reactionText(reduced, 1)]);
    expect(countOf(findReactions(reduced, "999")?.mask ?? new Uint8Array(1))).toBe(0);
    expect(countOf(findReactions(reduced, "Q9")?.mask ?? new Uint8Array(1).fill(1))).toBe(0);
    expect(findReactions(reduced, "  ")).toBeNull();
  });
});

describe("foldProducts", () => {
  const wide = compile(patterned(1, 40, 1)).crn;
  const ten = () => 10;

  test("everything that fits is shown", () => {
    const side = foldProducts(wide, 0, 400, ten, null);
    expect([side.shown.length, side.hidden]).toEqual([40, 0]);
  });

  test("what does not fit is counted, with room left to say so", () => {
    const side = foldProducts(wide, 0, 300, ten, null);
    expect(side.shown).toHaveLength(19);
    expect(side.shown.length + side.hidden).toBe(40);
  });

  test("linked species stay visible in a folded side", () => {
    const linked = speciesOfUnits(wide.species, [{ layer: 1, index: 37 }]);
    const side = foldProducts(wide, 0, 300, ten, linked);
    expect(side.linked.map((term) => wide.species.unit[term.species])).toEqual([37]);
    expect(side.shown.length + side.linked.length + side.hidden).toBe(40);
  });

  test("at least one product is shown, however narrow", () => {
    expect(foldProducts(wide, 0, 20, ten, null).shown).toHaveLength(1);
  });
});

describe("text", () => {
  test("coefficients and rate constants other than 1 are written", () => {
    const crn: Crn = {
      ...figure,
      rate: Float64Array.of(2.5),
      reactants: { start: Int32Array.of(0, 1), species: Int32Array.of(0), coefficient: Float64Array.of(1) },
      products: {
        start: Int32Array.of(0, 2),
        species: Int32Array.of(1, 2),
        coefficient: Float64Array.of(3, 1),
      },
    };
    const [a, b, c] = crn.species.ids;
    expect(reactionText(crn, 0)).toBe(`${a} -> 3 ${b} + ${c}; k = 2.5`);
    expect(reactionText({ ...crn, products: { ...crn.products, start: Int32Array.of(0, 0) } }, 0)).toBe(
      `${a} -> 0; k = 2.5`,
    );
  });

  test("several reactions are lines; too many entries are refused", () => {
    expect(reactionsText(figure, [0, 1])?.split("\n")).toHaveLength(2);
    const products = { ...figure.products, start: Int32Array.of(0, 60_000) };
    expect(reactionsText({ ...figure, products }, [0])).toBeNull();
  });

  test("screen readers hear the beginning", () => {
    const wide = compile(patterned(1, 40, 1)).crn;
    expect(spokenReaction(wide, 0, 2)).toMatch(/^X⁺₁ → I[⁺⁻]₁,₁ \+ I[⁺⁻]₁,₂ and 38 more$/);
  });
});

describe("196-512-512-10", () => {
  let big: Crn;
  beforeAll(() => {
    big = compile(patterned(196, 512, 512, 10)).crn;
  });

  test("sections, links, search and folding answer without building rows", () => {
    const { unimolecular, bimolecular } = sections(big, null);
    expect([unimolecular.length, bimolecular.length]).toEqual([3464, 1024]);
    const flags = speciesOfUnits(big.species, [{ layer: 2, index: 511 }]);
    // 2 × 512 fan-outs into it, M and H made, H fanned out.
    expect(countOf(reactionsWith(big, flags))).toBe(1024 + 2 + 2);
    expect(countOf(findReactions(big, "M2,512")?.mask ?? new Uint8Array(1))).toBe(2);
    const side = foldProducts(big, 0, 800, () => 40, flags);
    expect([productCount(big, 0), side.shown.length + side.hidden]).toEqual([512, 512]);
  });
});
