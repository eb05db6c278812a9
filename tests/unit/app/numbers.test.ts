import { describe, expect, it } from "vitest";
import { fixedNumber, parseNumber, plainNumber, wholeNumber } from "../../../app/ui/numbers.ts";

describe("plainNumber", () => {
  it.each([
    [0, 4, "0"],
    [-0, 4, "0"],
    [-1.5, 4, "−1.5"],
    [5.7, 4, "5.7"],
    [0.1 + 0.2, 4, "0.3"],
    [100, 0, "100"],
    [-0.00001, 4, "−1e−5"],
    [1e-6, 6, "0.000001"],
    [12345678, 2, "1.235e+7"],
    [Number.NaN, 2, "–"],
    [Number.NEGATIVE_INFINITY, 2, "−∞"],
  ])("%d with %d decimals is %s", (value, digits, text) => {
    expect(plainNumber(value, digits)).toBe(text);
  });
});

describe("fixedNumber and wholeNumber", () => {
  it("keep their columns and never write −0", () => {
    expect(fixedNumber(-0.001, 2)).toBe("0.00");
    expect(fixedNumber(-2.5, 2)).toBe("−2.50");
    expect(wholeNumber(367616)).toBe("367,616");
  });
});

describe("parseNumber", () => {
  it.each([
    ["−1.5", -1.5],
    ["-1,5", -1.5],
    [" +2 ", 2],
    ["1e-3", 0.001],
    ["1e−3", 0.001],
    [".5", 0.5],
    ["", null],
    ["-", null],
    ["1.2.3", null],
    ["1,2,3", null],
    ["0x10", null],
    ["Infinity", null],
    ["1e999", null],
    ["5 cm", null],
  ])("%j is %s", (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it("reads back what plainNumber writes", () => {
    for (const x of [-5, 0.25, 1e-5, 123.4567, 12345678]) {
      expect(parseNumber(plainNumber(x, 6))).toBeCloseTo(x, -Math.floor(Math.log10(Math.abs(x))) + 2);
    }
  });
});
