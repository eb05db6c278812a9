import { beforeAll, describe, expect, test } from "vitest";
import { hiddenText } from "../../../app/reactions/fold.ts";
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
import {
  COPY_LIMIT,
  reactionLatex,
  reactionsText,
  reactionText,
  spokenReaction,
} from "../../../app/reactions/text.ts";
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
    expect([side.shown.length, side.hidden, side.kinds]).toEqual([40, 0, []]);
  });

  test("what does not fit is counted, with room left to say so", () => {
    const side = foldProducts(wide, 0, 300, ten, null);
    expect(side.shown).toHaveLength(20);
    expect(side.shown.length + side.hidden).toBe(40);
    expect(side.named).toBe(false);
    expect(hiddenText(side)).toBe("20 more");
  });

  test("with room for it the hidden species are counted by kind, and the counts add up", () => {
    const long = compile(patterned(1, 100, 1)).crn;
    const side = foldProducts(long, 0, 500, ten, null);
    expect(side.named).toBe(true);
    expect(side.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(side.hidden);
    expect(hiddenText(side)).toBe("69 more: 46 I⁺, 23 I⁻");
    expect(hiddenText(side, false)).toBe("69 more");
    const reduced = compile(patterned(2, 60, 9), { reduction: "paper" }).crn;
    expect(hiddenText(foldProducts(reduced, 0, 100, ten, null), true)).toMatch(
      /^\d+ more: \d+ [A-Z]\S*, \d+ [A-Z]\S*, \d+ [A-Z]\S*, …$/,
    );
  });

  test("a few hidden species are not worth naming", () => {
    expect(foldProducts(wide, 0, 370, ten, null).named).toBe(false);
  });

  test("linked species stay visible in a folded side and are not counted as hidden", () => {
    const linked = speciesOfUnits(wide.species, [{ layer: 1, index: 37 }]);
    const side = foldProducts(wide, 0, 300, ten, linked);
    expect(side.kept.map((term) => wide.species.unit[term.species])).toEqual([37]);
    expect(side.shown.length + side.kept.length + side.hidden).toBe(40);
    expect(side.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(side.hidden);
  });

  test("at least one product is shown, however narrow, and none of them twice", () => {
    const linked = speciesOfUnits(wide.species, [{ layer: 1, index: 0 }]);
    for (const room of [-50, 0, 5, 20]) {
      const side = foldProducts(wide, 0, room, ten, linked);
      expect(side.shown).toHaveLength(1);
      expect(side.kept).toEqual([]);
      expect(side.hidden).toBe(39);
    }
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

  test("several reactions are lines; too many entries are refused", async () => {
    expect((await reactionsText(figure, [0, 1], "text"))?.split("\n")).toHaveLength(2);
    const products = { ...figure.products, start: Int32Array.of(0, COPY_LIMIT + 1) };
    expect(await reactionsText({ ...figure, products }, [0], "text")).toBeNull();
  });

  test("LaTeX has scripts, thin spaces and rate constants; several reactions are aligned", async () => {
    const reduced = compile(patterned(2, 2, 1), { reduction: "paper" }).crn;
    const doubled: Crn = {
      ...reduced,
      rate: reduced.rate.map((k, r) => (r === 0 ? 2.5 : k)),
      products: { ...reduced.products, coefficient: reduced.products.coefficient.map((c) => 12 * c) },
    };
    expect(reactionText(doubled, 0)).toBe("X1p -> 12 I1u1n + 12 M1u2 + 12 Y1p; k = 2.5");
    expect(reactionLatex(doubled, 0)).toBe(
      "X_{1}^{+} \\xrightarrow{2.5} 12\\,I_{1,1}^{-} + 12\\,M_{1,2} + 12\\,Y_{1}^{+}",
    );
    const two = await reactionsText(reduced, [0, 4], "latex");
    expect(two).toBe(
      "\\begin{align*}\nX_{1}^{+} &\\rightarrow I_{1,1}^{-} + M_{1,2} + Y_{1}^{+} \\\\\n" +
        `${reactionLatex(reduced, 4, (arrow) => `&${arrow}`)}\n\\end{align*}`,
    );
    expect(await reactionsText(reduced, [0], "latex")).toBe(
      "X_{1}^{+} \\rightarrow I_{1,1}^{-} + M_{1,2} + Y_{1}^{+}",
    );
    const none = { ...reduced.products, start: Int32Array.of(0, 0) };
    expect(reactionLatex({ ...reduced, products: none }, 0)).toBe("X_{1}^{+} \\rightarrow \\emptyset");
    const imported = {
      ...reduced.species,
      role: reduced.species.role.map(() => 0),
      ids: reduced.species.ids.map((id) => `${id}_a`),
    };
    expect(reactionLatex({ ...reduced, species: imported }, 4)).toContain("\\mathrm{M1u1\\_a}");
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
