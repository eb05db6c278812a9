import { describe, expect, test } from "vitest";
import { buildFigure, type FigureInput } from "../../../app/charts/figure.ts";
import { chartSummary } from "../../../app/charts/summary.ts";
import { type Axes, steadyRange, valueRange } from "../../../app/curves/axes.ts";
import { type Curve, type CurveSet, chooseCurves } from "../../../app/curves/curves.ts";
import { thinned, valueAt } from "../../../app/curves/sampling.ts";
import { firstTime, timeAtFraction, timeFraction } from "../../../app/store/timeAxis.ts";
import { outputStyles } from "../../../app/ui/plot/outputStyles.ts";
import type { Palette } from "../../../app/ui/plot/palette.ts";
import { axesKey, paintQuick } from "../../../app/ui/plot/quick.ts";
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
    lifted: [],
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
    live: null,
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
    const { layout, labels } = buildFigure(input({}, { completion90: 1 }));
    expect(layout.shapes).toMatchObject([{ type: "line", x0: 0.5, line: { dash: "1px,3px" } }]);
    expect(labels?.at(-1)?.text).toBe("90\u2009% at t = 1");
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
      (buildFigure(input({}, { width })).labels ?? []).map(
        ({ symbol, text, strong }) => `${symbol?.letter}${symbol?.sub}${text}${strong ? " strong" : ""}`,
      );
    expect(texts(400)).toEqual(["y1 −1.00 strong", "y2 −1.00 strong"]);
    expect(texts(300)).toEqual(["y1 strong", "y2 strong"]);
  });

  test("a zoom is kept, in data units on both scales", () => {
    const zoom = { x: [-1, 0], y: [2, 3] } as const;
    const { layout } = buildFigure(input({ zoom, timeScale: "log" }));
    expect(layout.xaxis?.range).toEqual([-1, 0]);
    expect(layout.yaxis?.range).toEqual([2, 3]);
  });
});

describe("while curves follow one another", () => {
  const moved = (by: number) => {
    const curves = set();
    const shifted = curves.curves.map((curve) => ({ ...curve, values: curve.values.map((v) => v + by) }));
    return input({ set: { ...curves, curves: shifted }, references: [] });
  };

  test("the frame is kept while the curves fit it, and made anew where they do not", () => {
    const before = buildFigure({ ...moved(0), live: { before: null } });
    const near = buildFigure({ ...moved(0.01), live: { before: before.held } });
    expect(axesKey(near.layout)).toBe(axesKey(before.layout));
    const far = buildFigure({ ...moved(40), live: { before: before.held } });
    expect(axesKey(far.layout)).not.toBe(axesKey(before.layout));
    expect(far.held.y[1]).toBeGreaterThan(39);
  });

  test("a frame that has become far too large is not kept", () => {
    expect(steadyRange([-100, 100], [0, 10])).toEqual([-1, 11]);
    expect(steadyRange([-5, 12], [0, 10])).toEqual([-5, 12]);
    expect(steadyRange([0, 9], [0, 10])).toEqual([-1, 11]);
    expect(steadyRange(null, [0, 10])).toEqual([-1, 11]);
  });

  test("at rest the axes fit the curves exactly", () => {
    const before = buildFigure({ ...moved(0), live: { before: null } });
    const rest = buildFigure(moved(0));
    expect(rest.held.y[1] - rest.held.y[0]).toBeLessThan(before.held.y[1] - before.held.y[0]);
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

/** Notes the points of every stroked line, and with what it was stroked. */
class Notes {
  lines: { points: number[][]; dash: number[]; style: string; alpha: number }[] = [];
  filled = 0;
  strokeStyle = "";
  fillStyle = "";
  globalAlpha = 1;
  lineWidth = 1;
  lineJoin = "";
  private points: number[][] = [];
  private dash: number[] = [];
  beginPath() {
    this.points = [];
  }
  moveTo(x: number, y: number) {
    this.points.push([x, y]);
  }
  lineTo(x: number, y: number) {
    this.points.push([x, y]);
  }
  setLineDash(dash: number[]) {
    this.dash = dash;
  }
  stroke() {
    this.lines.push({
      points: this.points,
      dash: this.dash,
      style: this.strokeStyle,
      alpha: this.globalAlpha,
    });
  }
  fill() {
    this.filled++;
  }
  save() {}
  restore() {}
  clip() {}
  rect() {}
  arc() {}
  closePath() {}
  clearRect() {}
  fillRect() {}
  setTransform() {}
}

describe("quick drawing", () => {
  const draw = (change: Partial<FigureInput> = {}, frame: Partial<FigureInput["frame"]> = {}) => {
    const notes = new Notes();
    const figure = buildFigure(input(change, frame));
    paintQuick(notes as unknown as CanvasRenderingContext2D, figure, 1);
    return { notes, figure };
  };

  test("curves, markers and the network's line are where plotly's axes put them", () => {
    const { notes, figure } = draw({ tEnd: 2 });
    const { margin, held } = { margin: figure.held.margin, held: figure.held };
    const area = { width: 400 - margin.l - margin.r, height: 300 - margin.t - margin.b };
    const [first] = set().curves as [Curve];
    const y = (v: number) => margin.t + area.height * (1 - (v - held.y[0]) / (held.y[1] - held.y[0]));
    expect(notes.lines[0]?.points.at(-1)?.[0]).toBeCloseTo(margin.l + area.width, 9);
    expect(notes.lines[0]?.points.at(-1)?.[1]).toBeCloseTo(y(first.values.at(-1) as number), 9);
    expect(notes.filled).toBeGreaterThan(0);
    const network = notes.lines.filter((line) => line.style === "colour ink").at(-1);
    expect(network?.dash).toEqual([4, 4]);
    expect(network?.points[0]?.[1]).toBeCloseTo(y(-1), 9);
  });

  test("a logarithmic axis leaves out t = 0 and spreads decades evenly", () => {
    const { notes, figure } = draw({ set: set("values", [0, 0.02, 0.2, 2]), timeScale: "log", tEnd: 2 });
    const x = notes.lines[0]?.points.map(([px]) => px as number) ?? [];
    expect(x).toHaveLength(3);
    expect((x[2] as number) - (x[1] as number)).toBeCloseTo((x[1] as number) - (x[0] as number), 6);
    expect(x[0]).toBeCloseTo(figure.held.margin.l, 6);
  });

  test("stale curves are faint here too", () => {
    expect(draw({}, { stale: true }).notes.lines[0]?.alpha).toBe(0.4);
  });
});
