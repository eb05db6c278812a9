import { describe, expect, test } from "vitest";
import { type Axes, valueRange } from "../../../app/charts/axes.ts";
import { type Curve, type CurveSet, chooseCurves } from "../../../app/charts/curves.ts";
import { buildFigure, type FigureInput } from "../../../app/charts/figure.ts";
import { thinned, valueAt } from "../../../app/charts/sampling.ts";
import { chartSummary } from "../../../app/charts/summary.ts";
import { firstTime, timeAtFraction, timeFraction } from "../../../app/store/timeAxis.ts";
import { outputStyles } from "../../../app/ui/plot/outputStyles.ts";
import type { Palette } from "../../../app/ui/plot/palette.ts";
import { decades } from "../../../app/ui/plot/ticks.ts";
import { compiled, everything, plainNetwork, ramp } from "./fixture.ts";

const palette = new Proxy({}, { get: (_, name) => `colour ${String(name)}` }) as Palette;

function set(choice: "values" | "all" = "values", times: number[] = [0, 1, 2]): CurveSet {
  const network = plainNetwork(2, 3, 2);
  const { crn, outputs } = compiled(network);
  return chooseCurves({
    network,
    species: crn.species,
    outputs,
    trajectory: ramp(everything(crn.species.count), times),
    ghosts: [],
    choice,
    selected: [],
    hovered: null,
    styles: outputStyles([1, 0]),
  });
}

function input(change: Partial<FigureInput> = {}, frame: Partial<FigureInput["frame"]> = {}): FigureInput {
  return {
    set: set(),
    references: [{ name: "y₁", value: -1 }],
    timeScale: "linear",
    tEnd: 2,
    zoom: null,
    frame: {
      width: 400,
      height: 300,
      scale: 1,
      palette,
      runningTo: null,
      completion90: null,
      stale: false,
      zooming: false,
      ...frame,
    },
    ...change,
  };
}

describe("buildFigure", () => {
  test("trace i is curve i; markers follow; the network's value is a dashed ink line on top", () => {
    const curves = set("all");
    const { data } = buildFigure(input({ set: curves }));
    expect(data.slice(0, curves.curves.length).map((t) => t.name)).toEqual(curves.curves.map((c) => c.plain));
    const last = data.at(-1) as { y: number[]; line: { color: string; dash: string } };
    expect(last.y).toEqual([-1, -1, null]);
    expect(last.line.color).toBe("colour ink");
    expect(last.line.dash).toContain("px");
  });

  test("at most 1,000 samples a curve, fewer while many curves grow; the end is kept", () => {
    const times = Array.from({ length: 5000 }, (_, i) => i);
    const long = set("values", times);
    const { data } = buildFigure(input({ set: long, tEnd: 4999 }));
    const x = (data[0] as { x: Float64Array }).x;
    expect(x).toHaveLength(1000);
    expect(x.at(-1)).toBe(4999);
    const many = { ...long, curves: Array.from({ length: 13 }, () => long.curves[0] as Curve) };
    const growing = buildFigure(input({ set: many, tEnd: 9000 }, { runningTo: 4999 }));
    expect((growing.data[0] as { x: Float64Array }).x.length).toBeLessThan(1000);
    expect((growing.data[0] as { x: Float64Array }).x.at(-1)).toBe(4999);
  });

  test("what is not reached yet is sunk, behind a line at the reached time", () => {
    const { layout } = buildFigure(input({}, { runningTo: 0.5 }));
    expect(layout.shapes).toMatchObject([
      { type: "rect", x0: 0.25, x1: 1, fillcolor: "colour sunk", layer: "below" },
      { type: "line", x0: 0.25 },
    ]);
    expect(buildFigure(input()).layout.shapes).toEqual([]);
  });

  test("90 % completion is a dotted line with its time", () => {
    const { layout } = buildFigure(input({}, { completion90: 1 }));
    expect(layout.shapes).toMatchObject([{ type: "line", x0: 0.5, line: { dash: "1px,3px" } }]);
    expect(layout.annotations?.at(-1)?.text).toBe("90\u2009% at t = 1");
  });

  test("stale curves are at 40 %", () => {
    const { data } = buildFigure(input({}, { stale: true }));
    expect((data[0] as { opacity: number }).opacity).toBe(0.4);
  });

  test("the projector doubles lines and text", () => {
    const width = (scale: number) =>
      (buildFigure(input({}, { scale })).data[0] as { line: { width: number } }).line.width;
    expect(width(2)).toBe(2 * width(1));
    expect(buildFigure(input({}, { scale: 2 })).layout.font?.size).toBe(22);
  });

  test("every value curve is named at its end, with its value where there is room", () => {
    const texts = (width: number) =>
      (buildFigure(input({}, { width })).layout.annotations ?? []).map((a) =>
        a.text?.replaceAll(/ style="[^"]*"/g, ""),
      );
    expect(texts(400)).toEqual(["<b>y<sub>1</sub> −1.00</b>", "<b>y<sub>2</sub> −1.00</b>"]);
    expect(texts(300)).toEqual(["<b>y<sub>1</sub></b>", "<b>y<sub>2</sub></b>"]);
  });

  test("a zoom is kept, in data units on both scales", () => {
    const zoom = { x: [-1, 0], y: [2, 3] } as const;
    const { layout } = buildFigure(input({ zoom, timeScale: "log" }));
    expect(layout.xaxis?.range).toEqual([-1, 0]);
    expect(layout.yaxis?.range).toEqual([2, 3]);
  });
});

describe("axes", () => {
  test("a logarithmic axis starts at the first positive sample", () => {
    expect(firstTime(Float64Array.of(0, 0.02, 1), 50, "log")).toBe(0.02);
    expect(firstTime(Float64Array.of(0, 1e-9, 1), 50, "log")).toBe(0.005);
    expect(firstTime(Float64Array.of(0, 1e-9, 1), 1e4, "log")).toBe(0.01);
    expect(firstTime(null, 50, "log")).toBe(0.05);
    expect(firstTime(Float64Array.of(0, 0.02, 1), 50, "linear")).toBe(0);
  });

  test("fractions and times are inverse on both scales", () => {
    for (const timeScale of ["linear", "log"] as const) {
      const axes: Axes = { timeScale, x: [0.01, 100], y: [0, 1] };
      for (const f of [0, 0.3, 1]) expect(timeFraction(axes, timeAtFraction(axes, f))).toBeCloseTo(f, 12);
    }
    expect(timeFraction({ timeScale: "log", x: [0.01, 100] }, 0)).toBe(0);
  });

  test("a logarithmic axis is labelled at powers of ten, thinned where they are many", () => {
    expect(decades([0.01, 1e4])).toEqual([-2, -1, 0, 1, 2, 3, 4]);
    expect(decades([0.005, 50])).toEqual([-2, -1, 0, 1]);
    expect(decades([1e-6, 1e6])).toEqual([-6, -4, -2, 0, 2, 4, 6]);
    const { layout } = buildFigure(input({ timeScale: "log", tEnd: 100 }));
    expect(layout.xaxis?.ticktext).toEqual(["1", "10", expect.stringMatching(/^10<sup.*>2<\/sup>$/)]);
  });

  test("the range holds curves and references, never curves the pointer added, never nothing", () => {
    const curves = set();
    const [low, high] = valueRange(curves, [4], 0);
    expect(low).toBeLessThan(-1);
    expect(high).toBeGreaterThan(4);
    const transient = { ...curves, curves: curves.curves.map((c) => ({ ...c, transient: true })) };
    expect(valueRange(transient, [], 0)).toEqual([-1, 1]);
    const [flatLow, flatHigh] = valueRange({ ...curves, curves: [] }, [3], 0);
    expect(flatHigh).toBeGreaterThan(flatLow);
  });
});

test("values between samples are interpolated, outside held", () => {
  const times = Float64Array.of(0, 1, 4);
  const values = Float64Array.of(2, 4, 10);
  expect([-1, 0.5, 1, 2.5, 9].map((t) => valueAt(times, values, t))).toEqual([2, 3, 4, 7, 10]);
  expect(valueAt(new Float64Array(0), values, 1)).toBeNaN();
});

test("thinning keeps both ends and the number asked for", () => {
  expect([...thinned(11, 6)]).toEqual([0, 2, 4, 6, 8, 10]);
  expect([...thinned(3, 6)]).toEqual([0, 1, 2]);
});

test("the chart in words", () => {
  const text = chartSummary(set(), [{ name: "y₁", value: 2 }], 1.5);
  expect(text).toContain("y₁ goes from −1 at t = 0 to −1 at t = 2; the network's value is 2.");
  expect(text).toContain("90\u2009% complete at t = 1.5.");
});
