import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formulaOf } from "../../../app/inspector/formula.ts";
import {
  endSentence,
  fateText,
  foldedSum,
  formulaSentence,
  placeSentence,
  signedText,
  summarySentence,
} from "../../../app/inspector/sentences.ts";
import { sparkPath, sparkPlace } from "../../../app/inspector/spark.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { isFigure1, paperNumber, paperRange, shownPaperNumber } from "../../../app/store/paperNumbers.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import { setBias, setWeight } from "../../../src-worker/model/edit.ts";
import { evaluate, type Network, widths } from "../../../src-worker/model/network.ts";
import type { Fate } from "../../../src-worker/model/reduction.ts";
import { networkCases } from "../../support/networks.ts";
import { patterned } from "../reactions/fixture.ts";

const unit = (layer: number, index: number) => ({ layer, index });
const formula = (network: Network, input: number[], layer: number, index: number) =>
  formulaOf(network, evaluate(network, input), unit(layer, index));

describe("the formula", () => {
  test("holds exactly the edges, and their sum is z", () => {
    fc.assert(
      fc.property(networkCases({ maxLayers: 4, maxWidth: 6 }), ({ network, input }) => {
        const activity = evaluate(network, input);
        for (const [layer, width] of widths(network).entries()) {
          for (let index = 0; index < width; index++) {
            const { terms, bias, plus, minus, z, value, kind } = formulaOf(
              network,
              activity,
              unit(layer, index),
            );
            expect(value).toBe(activity.values[layer]![index]);
            if (kind === "input") continue;
            const scale = Math.max(plus, minus, Math.abs(bias), 1e-300);
            const sum = terms.reduce((total, term) => total + term.weight * term.value, bias);
            expect(Math.abs(sum - z)).toBeLessThanOrEqual(1e-12 * scale);
            expect(Math.abs(plus - minus + bias - z)).toBeLessThanOrEqual(1e-12 * scale);
            expect(value).toBe(kind === "relu" ? Math.max(z, 0) : z);
            expect(new Set(terms.map(({ source }) => `${source.layer},${source.index}`)).size).toBe(
              terms.length,
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test("is written with the present numbers", () => {
    const { network } = setBias(FIGURE_1, unit(1, 2), -0.34);
    expect(formulaSentence(network, unit(1, 2), formula(network, [3, -1], 1, 2))).toBe(
      "z = + x₁ (3) − x₂ (−1) − 0.340 = 3.660; h₃ = ReLU(3.660) = 3.660",
    );
    expect(formulaSentence(network, unit(2, 0), formula(network, [3, 1], 2, 0))).toBe(
      "y = + h₁ (2) + h₂ (2) − h₃ (1.660) = 2.340",
    );
    expect(formulaSentence(network, unit(0, 0), formula(network, [3, 1], 0, 0))).toBe("x₁ = 3");
  });

  test("of skip connections names the layers in order", () => {
    const { network } = setWeight(FIGURE_1, { from: unit(0, 1), to: unit(2, 0) }, -1);
    const { terms } = formula(network, [3, 1], 2, 0);
    expect(terms.map(({ source, weight }) => `${weight} ${source.layer},${source.index}`)).toEqual([
      "-1 0,1",
      "1 1,0",
      "1 1,1",
      "-1 1,2",
    ]);
  });

  test("of many sources is folded into what they add and take", () => {
    const network = patterned(196, 3, 1);
    const input = network.inputs.map((_, i) => (i % 2 ? -0.5 : 0.25));
    const long = formula(network, input, 1, 0);
    expect(foldedSum(long)).toMatch(/^196 terms: \+ [\d.]+ − [\d.]+$/);
    expect(formulaSentence(network, unit(1, 0), long)).toContain(`z = ${foldedSum(long)} + 0.250 = `);
    expect(foldedSum({ ...long, plus: 0, minus: 0 })).toBe("196 terms: 0");
    expect(foldedSum({ ...long, plus: 61.26, minus: 58.13 })).toBe("196 terms: + 61.3 − 58.1");
    expect(foldedSum({ ...long, terms: long.terms.slice(0, 1), plus: 0, minus: 2 })).toBe("1 term: − 2");
  });

  test("of a neuron nothing comes into is its bias alone", () => {
    const lonely = patterned(2, 1, 1);
    lonely.layers[0]!.weights.values.fill(0);
    expect(formulaSentence(lonely, unit(1, 0), formula(lonely, [1, 1], 1, 0))).toBe(
      "z = + 0.250 = 0.250; h₁ = ReLU(0.250) = 0.250",
    );
    expect([signedText(-0.34), signedText(2)]).toEqual(["− 0.340", "+ 2"]);
  });
});

describe("sentences", () => {
  test("say where a unit is", () => {
    const { network } = FIGURE_1;
    expect(placeSentence(network, unit(0, 1), "input")).toBe("input 2 of 2");
    expect(placeSentence(network, unit(1, 2), "relu")).toBe("ReLU neuron 3 of 3, layer 1");
    expect(placeSentence(network, unit(2, 0), "linear")).toBe("linear output 1 of 1");
  });

  test("say how its chemistry ends", () => {
    const at = (x1: number, x2: number) =>
      endSentence(formula(FIGURE_1.network, [x1, x2], 1, 0)).replaceAll("\u00a0", " ");
    expect(at(3, 1)).toBe("Active: (2) goes on until I⁻ is used up, M ends at z = 2.");
    expect(at(1, 2.5)).toBe("At 0: (2) goes on until M is used up, I⁻ ends at −z = 1.500.");
    expect(at(2, 2)).toBe("Balanced, z = 0: M and I⁻ use each other up, only as 1/t.");
    expect(endSentence(formula(FIGURE_1.network, [3, 1], 2, 0))).toBe("");
    expect(endSentence(formula(FIGURE_1.network, [3, -1], 0, 1))).toBe("Starts as 1 on its − rail.");
    expect(endSentence(formula(FIGURE_1.network, [3, 0], 0, 1))).toBe("Both rails start empty.");
  });

  test("say what became of a reaction", () => {
    const removed = (carriers: number[], folded = false) =>
      ({ kind: "removed", carriers: Int32Array.from(carriers), folded }) as const;
    const said = (fate: Fate, reduced: boolean) => {
      const { text, numbers, count } = fateText(fate, reduced);
      expect(count).toBe(numbers.length);
      return [text, ...numbers.map((r) => r + 1)].join(" ");
    };
    expect(said({ kind: "shown", reaction: 4 }, true)).toBe("kept, now 5");
    expect(said({ kind: "shown", reaction: 4 }, false)).toBe("is 5");
    expect(said({ kind: "folded" }, true)).toBe("folded into the initial concentrations");
    expect(said(removed([0, 3]), true)).toBe("removed; its products are in 1 4");
    expect(fateText(removed(Array.from({ length: 904 }, (_, i) => i)), true)).toEqual({
      text: "removed; its products are in",
      numbers: [],
      count: 904,
    });
    expect(fateText(removed([1, 2, 3, 4, 5]), true)).toMatchObject({ numbers: [], count: 5 });
    expect(said(removed([]), true)).toBe("removed; nothing produced its reactant");
    expect(said(removed([], true), true)).toBe("removed; its products are in the initial concentrations");
    expect(said(removed([6], true), true)).toBe(
      "removed; its products are in the initial concentrations and 7",
    );
  });

  test("sum up several units", () => {
    expect(summarySentence({ count: 4, active: 3, lowest: -26.008, highest: 5.305 })).toBe(
      "4 units selected: 3 not 0, 1 at 0; values −26.008 to 5.305.",
    );
    expect(summarySentence({ count: 2, active: 0, lowest: 0, highest: 0 })).toBe(
      "2 units selected: 2 at 0; value 0.",
    );
  });
});

describe("the paper's numbers", () => {
  const { network } = FIGURE_1;
  test("are those of Figure 1, whatever its biases and names", () => {
    expect(isFigure1(network)).toBe(true);
    expect(isFigure1(setBias(FIGURE_1, unit(1, 0), 3).network)).toBe(true);
    expect(isFigure1({ ...network, inputs: ["a", "b"] })).toBe(true);
    expect(isFigure1(setWeight(FIGURE_1, { from: unit(0, 0), to: unit(1, 0) }, -1).network)).toBe(false);
    expect(isFigure1(patterned(2, 3, 1))).toBe(false);
  });

  test("unreduced (3)–(18), reduced (29)–(35) with (36) and (37)", () => {
    expect([0, 8, 15, 16].map((r) => paperNumber(network, r))).toEqual([3, 11, 18, null]);
    const paper = { ...DEFAULT_COMPILE_OPTIONS, reduction: "paper" as const };
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((r) => shownPaperNumber(network, paper, r))).toEqual([
      36,
      30,
      31,
      37,
      33,
      34,
      35,
      null,
    ]);
    expect(shownPaperNumber(network, DEFAULT_COMPILE_OPTIONS, 2)).toBe(5);
    expect(shownPaperNumber(network, { ...paper, foldInputs: true }, 0)).toBeNull();
    expect([0, 1, 2, 3].map((stage) => paperRange("paper", stage))).toEqual([
      "(19)–(28)",
      "(29)–(35)",
      "(30), (31), (33)–(37)",
      null,
    ]);
    expect(paperRange("compact", 0)).toBeNull();
  });
});

describe("small curves", () => {
  const frame = { tEnd: 10, top: 4, log: false };
  const path = (times: number[], values: number[], change: Partial<typeof frame> = {}) =>
    sparkPath(Float64Array.from(times), Float64Array.from(values), { ...frame, ...change });

  test("go from the first to the last sample within the box", () => {
    expect(path([0, 5, 10], [0, 4, 2])).toBe("M0 100L50 0L100 50");
    expect(path([0, 5, 10], [8, -1, 0])).toBe("M0 0L50 100L100 100");
    expect(path([0], [1])).toBe("");
    expect(path([0, 1], [0, 0], { tEnd: 0 })).toBe("");
  });

  test("are thinned and keep their ends", () => {
    const times = Array.from({ length: 400 }, (_, i) => i / 39.9);
    const thinned = path(times, times, { top: 10 });
    expect(thinned.startsWith("M0 100L")).toBe(true);
    expect(thinned.endsWith("L100 0")).toBe(true);
    expect(thinned.split("L").length).toBeLessThanOrEqual(92);
  });

  test("follow a logarithmic time axis, and the cursor with them", () => {
    expect(path([0, 0.1, 1, 10], [0, 1, 2, 4], { log: true })).toBe("M0 100L0 75L50 50L100 0");
    const place = sparkPlace(Float64Array.of(0, 0.1, 10), { ...frame, log: true });
    expect([0, 0.1, 1, 10, 99].map(place)).toEqual([0, 0, 50, 100, 100]);
    expect(sparkPlace(Float64Array.of(0, 10), frame)(2.5)).toBe(25);
  });
});
