import { describe, expect, it } from "vitest";
import {
  inputRanges,
  measuredText,
  niceStep,
  percentIn,
  railsOf,
  widenRanges,
} from "../../../app/panels/ranges.ts";

const example = (...values: number[]) => ({ name: "e", values });

describe("inputRanges", () => {
  it("is −5 to 5 without examples and where all examples agree", () => {
    const standard = { min: -5, max: 5, step: 0.1, decimals: 0 };
    expect(inputRanges(2, undefined)).toEqual([standard, standard]);
    expect(inputRanges(2, [example(3, 1)])).toEqual([standard, standard]);
  });

  it("spans the examples, and ignores those with another number of values", () => {
    const [range] = inputRanges(1, [example(0), example(1), example(9, 9)]);
    expect(range).toEqual({ min: 0, max: 1, step: 0.01, decimals: 0 });
  });

  it("spans what a preparation says of the values where examples say nothing", () => {
    const flower = { mean: [5.8433, 0], deviation: [0.8253, 1] };
    const [length, other] = inputRanges(2, [example(5.1, 0)], flower);
    expect(length).toEqual({ min: 3.8, max: 7.9, step: 0.05, decimals: 0 });
    expect(other).toEqual({ min: -2.5, max: 2.5, step: 0.1, decimals: 0 });
  });

  it("steps as finely as many examples are measured", () => {
    const flowers = Array.from({ length: 37 }, (_, i) => example((43 + i) / 10));
    expect(inputRanges(1, flowers)).toEqual([{ min: 4.3, max: 7.9, step: 0.1, decimals: 1 }]);
  });
});

describe("niceStep", () => {
  it.each([
    [0.036, 0.02],
    [0.1, 0.1],
    [0.7, 0.5],
    [3, 2],
    [1000, 1000],
  ])("of %d is %d", (x, step) => expect(niceStep(x)).toBe(step));
});

describe("widenRanges", () => {
  const ranges = [{ min: -5, max: 5, step: 0.1, decimals: 0 }];
  it("keeps the array while values fit", () => expect(widenRanges(ranges, [5])).toBe(ranges));
  it("takes in values beyond either end", () => {
    expect(widenRanges(ranges, [12])[0]).toEqual({ min: -5, max: 12, step: 0.1, decimals: 0 });
    expect(widenRanges(ranges, [-7.5])[0]).toEqual({ min: -7.5, max: 5, step: 0.1, decimals: 0 });
  });
});

describe("measuredText", () => {
  it("keeps the decimals of the measurement and never rounds away what was typed", () => {
    expect(measuredText({ decimals: 1 }, 2)).toBe("2.0");
    expect(measuredText({ decimals: 1 }, 2.25)).toBe("2.25");
    expect(measuredText({ decimals: 0 }, -3)).toBe("−3");
  });
});

describe("percentIn", () => {
  it("stays within 0 and 100", () => {
    const range = { min: 4, max: 8, step: 1, decimals: 0 };
    expect([3, 4, 5, 8, 9].map((x) => percentIn(range, x))).toEqual([0, 0, 25, 100, 100]);
  });
});

describe("railsOf", () => {
  it("puts a value on one rail, the offset on both", () => {
    expect(railsOf(3, 0, null)).toEqual({ plus: 3, minus: 0 });
    expect(railsOf(-3, 0.5, null)).toEqual({ plus: 0.5, minus: 3.5 });
  });
  it("has the + rail alone above a lower bound", () => {
    expect(railsOf(1, 0, -2)).toEqual({ plus: 3, minus: 0 });
  });
});
