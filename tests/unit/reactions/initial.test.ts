import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { initialSections } from "../../../app/reactions/initial.ts";
import { encodeInputs } from "../../../src-worker/compile/options.ts";
import type { CompileOptions } from "../../../src-worker/model/compiled.ts";
import { compile, patterned } from "./fixture.ts";

const options: Partial<CompileOptions>[] = [
  {},
  { railsOffset: 1.5 },
  { foldInputs: true, reduction: "paper" },
  { foldInputs: true, reduction: "compact", railsOffset: 2 },
  { positiveInputs: [-5, -5] },
];

describe("initialSections", () => {
  test("inputs and biases are told apart, zero is left out", () => {
    const { crn, encoding } = compile(patterned(2, 3, 1));
    const { inputs, biases } = initialSections(crn, encoding, [3, -1]);
    const name = (s: number) => crn.species.ids[s];
    expect(inputs.map((row) => [name(row.species), row.total])).toEqual([
      ["X1p", 3],
      ["X2n", 1],
    ]);
    expect(biases.map((row) => [name(row.species), row.total]).sort()).toEqual([
      ["I1u1p", 0.25],
      ["I1u2n", 0.5],
      ["I1u3p", 0.25],
      ["Y1p", 0.25],
    ]);
  });

  test("is what the engine integrates from, under every option", () => {
    const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.constantFrom(...options), values, (option, input) => {
        const compiled = compile(patterned(2, 3, 1), option);
        const expected = encodeInputs(compiled, input);
        if (!expected.ok) throw new Error(expected.problem.message);
        const state = new Float64Array(compiled.crn.species.count);
        const { inputs, biases } = initialSections(compiled.crn, compiled.encoding, input);
        for (const row of [...inputs, ...biases]) state[row.species] = row.total;
        for (const [s, x] of state.entries()) expect(x).toBeCloseTo(expected.value[s] ?? Number.NaN, 12);
      }),
      { numRuns: 60 },
    );
  });
});
