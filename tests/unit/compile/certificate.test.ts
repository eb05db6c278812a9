import { describe, expect, test } from "vitest";
import { certify } from "../../../src-worker/compile/certificate.ts";
import { crnOf } from "../../support/crns.ts";

describe("certificates name what is wrong", () => {
  test.each([
    [["A + B -> C"], null],
    [["A + A -> B"], null],
    // The simpler ReLU of footnote 3 is right alone …
    [["Xp -> Yp", "Yp + Xn -> W"], null],
    // … and wrong when something else reads Y⁺.
    [
      ["Xp -> Yp", "Yp + Xn -> W", "Yp -> Z"],
      "Yp is a reactant of reactions 2 and 3, so their rates decide.",
    ],
    [["-> A"], "Reaction 1 has no reactant, so it never stops."],
    [["A -> B", "-> A"], "Reaction 2 has no reactant, so it never stops."],
    [["A -> B", "A -> C"], "A is a reactant of reactions 1 and 2, so their rates decide."],
    [["A -> B", "B -> C", "C -> A"], "B → C → A → B is a cycle."],
    [["A -> B", "B -> A"], "B → A → B is a cycle."],
    [["A + E -> B + E"], "E → E is a cycle."],
    [["A -> B @ 0"], "Reaction 1 has a rate constant that is not positive."],
  ] as [string[], string | null][])("%j", (lines, because) => {
    const certificate = certify(crnOf(lines));
    expect(certificate).toEqual({ species: because === null, outputs: because === null, because });
  });
});

test("cancelling outputs keeps their values' certificate", () => {
  const output = { name: "y", plus: "Yp", minus: "Yn", role: "output" as const };
  const certificate = certify(crnOf(["A -> Yp", "B -> Yn", "Yp + Yn -> W"], {}, [output]));
  expect(certificate.species).toBe(true);
  expect(certificate.outputs).toBe(true);
});

test("cancelling rails that are not mirror images is not certified", () => {
  const pairs = [
    { name: "x", plus: "Xp", minus: "Xn", role: "internal" as const },
    { name: "y", plus: "Yp", minus: "Yn", role: "output" as const },
  ];
  const mirrored = certify(crnOf(["Xp -> Yp", "Xn -> Yn", "Xp + Xn -> W"], {}, pairs));
  expect(mirrored).toMatchObject({ species: false, outputs: true });
  const crooked = certify(crnOf(["Xp -> 2 Yp", "Xn -> Yn", "Xp + Xn -> W"], {}, pairs));
  expect(crooked).toMatchObject({
    species: false,
    outputs: false,
    because: expect.stringMatching(/^Cancelling x may change an output/),
  });
});
