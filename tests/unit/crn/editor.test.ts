import { Text } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeInLine } from "../../../app/crn/completion.ts";
import { difference } from "../../../app/crn/difference.ts";
import { diagnosticOf, withoutLine } from "../../../app/crn/errorLine.ts";
import { isEditable } from "../../../app/crn/size.ts";
import { reconcileInput } from "../../../app/engine/plan.ts";
import { positiveRanges, reaching } from "../../../app/panels/ranges.ts";
import { parseCrnText } from "../../../src-worker/formats/crnTextParser.ts";
import { lineOfReaction, namesIn } from "../../../src-worker/model/reactionLines.ts";
import { documentOfCrn } from "../../../src-worker/model/shownDocument.ts";

const open = (text: string) => {
  const result = parseCrnText(text, "Test");
  if (!result.ok) throw new Error(result.problem.message);
  return documentOfCrn({ crn: result.value, text }, "Test");
};

describe("lines of reactions", () => {
  it("finds the line of a reaction past comments, starts, several on a line, and both ways", () => {
    const text = "# first\nA @initial 1\nA -> B; B -> C\n\nC <=> D\nD -> E";
    expect([0, 1, 2, 3, 4].map((r) => lineOfReaction(text, r))).toEqual([3, 3, 5, 5, 6]);
    expect(lineOfReaction(text, 5)).toBeNull();
  });

  it("names species, not rate constants, marks or comments", () => {
    expect(namesIn("A1 + 2B -> C [k = 2]  # Z\nD @initial 3")).toEqual(["A1", "B", "C", "D"]);
  });
});

describe("completion", () => {
  it.each([
    ["A + En", { kind: "species", word: "En" }],
    ["A + 2En", { kind: "species", word: "En" }],
    ["A ", { kind: "species", word: "" }],
    ["A @in", { kind: "mark", word: "@in" }],
    ["A -> B [k", { kind: "rate", word: "k" }],
    ["#! du", { kind: "note", word: "#! du" }],
    ['#! dualrail output "y" = Y1p - Y1', { kind: "species", word: "Y1" }],
    ["A -> B # En", null],
  ])("at %j", (before, place) => {
    expect(placeInLine(before)).toEqual(place);
  });
});

describe("the editor follows the document", () => {
  it("by the one change between two texts", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", "\n") }),
        fc.string({ unit: fc.constantFrom("a", "b", "\n") }),
        (before, after) => {
          const { from, to, insert } = difference(before, after);
          expect(from).toBeLessThanOrEqual(to);
          expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
        },
      ),
    );
  });

  it("marks the species a problem names, else the line", () => {
    const doc = Text.of(["A -> B", "  A @initial x  "]);
    const problem = { code: "", message: "Line 2: the number is x.", where: { line: 2, species: "A" } };
    expect(diagnosticOf(doc, problem)).toMatchObject({ from: 9, to: 10, message: "The number is x." });
    expect(diagnosticOf(doc, { ...problem, where: { line: 99 } })).toMatchObject({ from: 9, to: 21 });
    expect(withoutLine("No line.")).toBe("No line.");
  });

  it("refuses a text that would hold up the page", () => {
    const document = open("A -> B");
    expect(isEditable(document.reactions!)).toBe(true);
    const products = { ...document.reactions!.crn.products, species: new Int32Array(40_001) };
    expect(isEditable({ ...document.reactions!, crn: { ...document.reactions!.crn, products } })).toBe(false);
  });
});

describe("inputs of edited reactions", () => {
  it("follow the text where it changed, and the slider where it did not", () => {
    const before = open("A @initial 1\nB @initial 2\nA + B -> C");
    const after = open("A @initial 1\nB @initial 5\nD @initial 3\nA + B -> C + D");
    expect(reconcileInput(before, after, [7, 8])).toEqual([7, 5, 3]);
  });

  it("have ranges from 0 that reach what is stated", () => {
    const range = { min: -5, max: 5, step: 0.1, decimals: 0 };
    expect(reaching(positiveRanges([range], [true]), [12])[0]).toMatchObject({ min: 0, max: 20 });
    expect(reaching([range], [-30])[0]).toMatchObject({ min: -50, max: 5 });
    expect(reaching([range], [3])[0]).toMatchObject({ min: -5, max: 5 });
  });
});
