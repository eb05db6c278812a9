import { describe, expect, test } from "vitest";
import { columnDecimals, splitAgreement } from "../../../app/curves/numbers.ts";
import { brief, superscript, timeText } from "../../../app/ui/numbers.ts";

describe("columnDecimals", () => {
  test.each([
    [[-2.6226, 4.8619, -7.6074], 4],
    [[0, 0], 4],
    [[0.5, 0.02], 4],
    [[3600, 2], 2],
    [[123.4], 3],
    [[0.000012], 8],
    [[2e7], 0],
    [[Number.NaN, 1], 4],
  ])("%j has %i decimals", (values, decimals) => {
    expect(columnDecimals(values)).toBe(decimals);
  });
});

describe("brief", () => {
  test.each([
    [0, "0"],
    [0.1294, "0.13"],
    [0.000199, "0.0002"],
    [-2.6226, "−2.6"],
    [3612, "3600"],
    [1e-7, "10⁻⁷"],
    [-2.34e-9, "−2.3·10⁻⁹"],
  ])("%d is %s", (x, text) => {
    expect(brief(x)).toBe(text);
  });
});

test("times keep what matters", () => {
  expect([50, 4.7123, 0.083, 500, 18.63, 1353.4, 1e4, 1e8].map(timeText)).toEqual([
    "50",
    "4.7",
    "0.083",
    "500",
    "18.6",
    "1353",
    "10,000",
    "10⁸",
  ]);
});

test("superscripts of negative exponents", () => {
  expect(superscript("-12")).toBe("⁻¹²");
});

describe("splitAgreement", () => {
  test.each([
    ["4.8616", "4.8619", "4.861", "6"],
    ["4.8619", "4.8619", "4.8619", ""],
    ["10.2", "9.2", "", "10.2"],
    ["−1.5", "1.5", "", "−1.5"],
    ["−1.54", "−6.02", "", "−1.54"],
    ["3.1", "4.1", "", "3.1"],
  ])("%s against %s", (shown, reference, same, other) => {
    expect(splitAgreement(shown, reference)).toEqual([same, other]);
  });
});
