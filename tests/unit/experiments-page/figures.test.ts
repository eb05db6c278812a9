import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandFigure } from "../../../app/experiments/figures/bands.ts";
import { histogramFigure, logBins } from "../../../app/experiments/figures/histogram.ts";
import { decadesAround, rangeOf } from "../../../app/ui/plot/frame.ts";
import { frame } from "./fixture.ts";

describe("logBins", () => {
  test("every positive number falls into one bin, within its edges", () => {
    const positive = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(positive, { minLength: 1 }),
        fc.integer({ min: 1, max: 10 }),
        (values, perDecade) => {
          const { counts, from, width } = logBins(values, perDecade);
          expect(counts.reduce((a, b) => a + b, 0)).toBe(values.length);
          const logs = values.map(Math.log10);
          expect(Math.min(...logs)).toBeGreaterThan(from - 1e-6);
          expect(Math.max(...logs)).toBeLessThan(from + width * counts.length + 1e-6);
          expect(counts[0]).toBeGreaterThan(0);
          expect(counts.at(-1)).toBeGreaterThan(0);
        },
      ),
    );
  });

  test("zeros and infinities have no bin", () => {
    expect(logBins([0, Number.POSITIVE_INFINITY, 5], 1)).toEqual({ from: 0, width: 1, counts: [1] });
    expect(logBins([], 2).counts).toEqual([]);
  });
});

test("a histogram sets what is off the axis beside it, on the asked side", () => {
  const group = { bins: logBins([10, 20, 500], 1), ink: "accent" as const, name: "sets" };
  const outside = { side: "right" as const, count: 4, name: "later" };
  const { data } = histogramFigure({ groups: [group], outside, title: "t", countTitle: "n" }, frame);
  const [inside, beside] = data as { x: number[]; y: number[] }[];
  expect(inside?.y).toEqual([2, 1]);
  expect(beside?.y).toEqual([4]);
  expect(beside?.x[0]).toBeGreaterThan(Math.max(...(inside?.x ?? [])) + 1);
});

describe("bandFigure", () => {
  const times = Float64Array.of(0, 1, 100);
  const output = (name: string, end: number) => ({
    name,
    middle: Float64Array.of(0, end / 2, end),
    bands: [{ low: Float64Array.of(-90, 0, end - 1), high: Float64Array.of(90, end, end + 1) }],
    limit: end,
    beside: null,
  });

  test("logarithmic time starts at the first positive sample, and only what is shown sets the axis", () => {
    const { layout } = bandFigure({ times, outputs: [output("y", 4)], timeScale: "log", decades: 4 }, frame);
    expect(layout.xaxis?.range).toEqual([0, 2]);
    expect(layout.yaxis?.range?.[1]).toBeLessThan(6);
  });

  test("above three outputs only the two leaders have bands", () => {
    const fills = (count: number) => {
      const outputs = Array.from({ length: count }, (_, i) => output(`y${i}`, i));
      const { data } = bandFigure({ times, outputs, timeScale: "linear", decades: 4 }, frame);
      return data.filter((trace) => "fill" in trace && trace.fill === "tonexty").length;
    };
    expect(fills(3)).toBe(3);
    expect(fills(8)).toBe(2);
  });

  test("names from files are text, never markup", () => {
    const { data, layout } = bandFigure(
      { times, outputs: [output("<b>x</b>", 1)], timeScale: "linear", decades: 4 },
      frame,
    );
    const texts = [
      ...data.map((trace) => ("hovertemplate" in trace ? trace.hovertemplate : "")),
      ...(layout.annotations ?? []).map((a) => a.text),
    ];
    expect(texts.join()).not.toContain("<b>x");
  });
});

test("axis ranges hold all finite numbers and are never empty", () => {
  expect(rangeOf([Number.NaN])).toEqual([-1, 1]);
  const [low, high] = rangeOf([2, 4, Number.POSITIVE_INFINITY]);
  expect([low < 2, high > 4, high < 5]).toEqual([true, true, true]);
  expect(decadesAround([0.02, 300, 0])).toEqual([0.01, 1000]);
  expect(decadesAround([100])).toEqual([100, 1000]);
  expect(decadesAround([])).toEqual([0.1, 10]);
});
