import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartAxes } from "../../../app/figures/chart/area.ts";
import { chartScene } from "../../../app/figures/chart/chart.ts";
import type { ChartModel } from "../../../app/figures/chart/model.ts";
import { thinned } from "../../../app/figures/chart/thin.ts";
import { linearTicks, logTicks, niceStep } from "../../../app/figures/chart/ticks.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { timeFraction } from "../../../app/store/timeAxis.ts";
import { between, placeOf } from "../../../src-worker/model/interpolate.ts";
import { networkCases } from "../../support/networks.ts";
import { type Element, elementsOf, numbersOf, pathPoints } from "../../support/svg.ts";
import { chartModel, documentOf, frame, textOverhang, written } from "./fixture.ts";

function drawn(model: ChartModel, size: "single" | "double" | "slide" = "single") {
  const scene = chartScene(model, frame({ size }));
  const svg = written(scene);
  return { scene, svg, elements: elementsOf(svg) };
}

function byId(elements: readonly Element[], id: string): Element {
  return elements.find(({ attributes }) => attributes.id === id) as Element;
}

/** The rectangle between the axes: their line starts at the top left and ends at the bottom right. */
function areaOf(elements: readonly Element[]) {
  const [a, b, c] = pathPoints(byId(elements, "axes").attributes.d!);
  return { left: a![0], top: a![1], bottom: b![1], right: c![0] };
}

/** Height of a drawn line at x, by linear interpolation. */
function heightAt(points: readonly [number, number][], x: number): number {
  const i = points.findIndex(([px]) => px >= x);
  if (i <= 0) return points[Math.max(0, i)]![1];
  const [[x0, y0], [x1, y1]] = [points[i - 1]!, points[i]!];
  return x1 === x0 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

describe("a figure of the chart", () => {
  test("draws every curve of random networks within its axes, to within a pixel of the data", async () => {
    const cases = fc.tuple(
      networkCases({ maxLayers: 3, maxWidth: 4 }),
      fc.constantFrom("linear" as const, "log" as const),
      fc.constantFrom("values" as const, "rails" as const, "all" as const),
      fc.constantFrom("single" as const, "double" as const, "slide" as const),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([{ network, input }, timeScale, choice, size]) => {
        const model = await chartModel(documentOf(network), input, { timeScale, choice });
        const { elements, scene } = drawn(model, size);
        expect(textOverhang(scene)).toBeLessThanOrEqual(1);
        const { left, right, top, bottom } = areaOf(elements);
        const axes = chartAxes(model);
        expect(elements.flatMap(numbersOf).filter((value) => !Number.isFinite(value))).toEqual([]);
        const lines = elements.filter(({ attributes }) => attributes.id?.startsWith("curve-"));
        expect(lines).toHaveLength(model.set.curves.length);
        model.set.curves.forEach((curve, i) => {
          const points = pathPoints(lines[i]!.attributes.d!);
          for (const [x, y] of points) {
            expect(x).toBeGreaterThanOrEqual(left - 0.02);
            expect(x).toBeLessThanOrEqual(right + 0.02);
            expect(y).toBeGreaterThanOrEqual(top - 0.02);
            expect(y).toBeLessThanOrEqual(bottom + 0.02);
          }
          const [low, high] = axes.y;
          for (const [j, t] of curve.times.entries()) {
            const fraction = timeFraction(axes, t);
            if (t < axes.x[0] || fraction <= 0 || fraction >= 1) continue;
            const x = left + fraction * (right - left);
            const y = bottom - ((curve.values[j]! - low) / (high - low)) * (bottom - top);
            // Within a column of thinning, half a pixel wide, the line may be anywhere the data are.
            const column = points.filter(([px]) => Math.abs(px - x) <= 0.5).map(([, py]) => py);
            const near = [...column, ...[x - 0.5, x, x + 0.5].map((at) => heightAt(points, at))];
            expect(y).toBeGreaterThanOrEqual(Math.min(...near) - 1);
            expect(y).toBeLessThanOrEqual(Math.max(...near) + 1);
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  test("is the same every time, names its axes, runs into the network's value and says when it is 90 % there", async () => {
    const model = await chartModel(FIGURE_1, [3, 1]);
    const { svg, elements } = drawn(model);
    expect(drawn(await chartModel(FIGURE_1, [3, 1])).svg).toBe(svg);
    const texts = elements.filter(({ name }) => name === "text").map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining([
        "time, arbitrary units",
        "concentration, arbitrary units",
        "network",
        "+ rail",
        "− rail",
        "y2.00",
        "y+7.00",
        "y−5.00",
      ]),
    );
    expect(texts.some((text) => /^90\u2009% at t = \d/.test(text))).toBe(true);
    expect(byId(elements, "network").attributes["stroke-dasharray"]).toBeDefined();
  });

  test("hostile names stay text", async () => {
    const network = { ...FIGURE_1.network, outputs: ["</text><script>&"] };
    const model = await chartModel(documentOf(network, "<!--"), [3, 1]);
    const { elements } = drawn(model, "double");
    expect(elements.some(({ text, name }) => name === "text" && text.includes("</text><scr"))).toBe(true);
    expect(elements.some(({ name }) => name === "script")).toBe(false);
  });

  test("zoomed it shows that part alone, its ends cut where the axis ends", async () => {
    const model = await chartModel(FIGURE_1, [3, 1], { choice: "values" });
    const zoomed = { ...model, zoomed: [1.01, 2.37] as const };
    const { elements } = drawn(zoomed);
    const { left, right, top, bottom } = areaOf(elements);
    const points = pathPoints(
      elements.find(({ attributes }) => attributes.id?.startsWith("curve-"))!.attributes.d!,
    );
    expect(points[0]![0]).toBeCloseTo(left, 1);
    expect(points.at(-1)![0]).toBeCloseTo(right, 1);
    const { times, values } = model.set.curves[0]!;
    const [low, high] = chartAxes(zoomed).y;
    const exact = bottom - ((between(values, placeOf(times, 2.37)) - low) / (high - low)) * (bottom - top);
    expect(points.at(-1)![1]).toBeCloseTo(exact, 1);
  });
});

describe("thinning", () => {
  const lines = fc.array(
    fc.tuple(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: -1e3, max: 1e3, noNaN: true })),
    {
      minLength: 1,
      maxLength: 400,
    },
  );

  test("keeps the ends and, in every column, the extremes; adds nothing", () => {
    fc.assert(
      fc.property(lines, (steps) => {
        let at = 0;
        const x = Float64Array.from(steps, ([step]) => (at += step));
        const y = Float64Array.from(steps, ([, value]) => value);
        const kept = thinned({ x, y }, 0.5);
        const columns = (line: typeof kept) => {
          const found = new Map<number, number[]>();
          line.x.forEach((px, i) => {
            const column = Math.floor(px / 0.5);
            found.set(column, [...(found.get(column) ?? []), line.y[i]!]);
          });
          return [...found].map(([column, all]) => [
            column,
            all[0],
            all.at(-1),
            Math.min(...all),
            Math.max(...all),
          ]);
        };
        expect(columns(kept)).toEqual(columns({ x, y }));
        const points = new Set(Array.from(x, (px, i) => `${px} ${y[i]}`));
        expect(Array.from(kept.x, (px, i) => `${px} ${kept.y[i]}`).every((point) => points.has(point))).toBe(
          true,
        );
        expect(kept.x.length).toBeLessThanOrEqual(4 * columns({ x, y }).length);
      }),
    );
  });
});

describe("ticks", () => {
  const ranges = fc
    .tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.integer({ min: -9, max: 7 }),
      fc.double({ min: 1, max: 9.99, noNaN: true }),
    )
    .map(([from, exponent, factor]) => [from, from + factor * 10 ** exponent] as const)
    .filter(([from, to]) => to - from > 1e-9 * Math.abs(from));

  test("are round numbers within the range, evenly apart, each with its own label", () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 2, max: 8 }), (range, wanted) => {
        const { ticks } = linearTicks(range, wanted);
        const widest = niceStep((range[1] - range[0]) / wanted);
        const step = ticks.length > 1 ? niceStep((ticks[1]!.value - ticks[0]!.value) * (1 - 1e-6)) : widest;
        expect(step).toBeLessThanOrEqual(widest * (1 + 1e-6));
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(wanted + 1);
        for (const [i, { value }] of ticks.entries()) {
          expect(value).toBeGreaterThanOrEqual(range[0] - step * 1e-6);
          expect(value).toBeLessThanOrEqual(range[1] + step * 1e-6);
          if (i > 0)
            expect(value - ticks[i - 1]!.value).toBeCloseTo(
              step,
              9 - Math.floor(Math.log10(step)) > 12 ? 9 : 3,
            );
        }
      }),
    );
  });

  test.each([
    [[0, 50], 5, ["0", "10", "20", "30", "40", "50"], 0],
    [[-0.3, 0.31], 4, ["−0.2", "0.0", "0.2"], 0],
    [[0, 2_400_000], 3, ["0", "1", "2"], 6],
    [[0, 0.00004], 2, ["0", "20", "40"], -6],
    // No multiple of 5 lies within.
    [[0.1, 4.2], 2, ["2", "4"], 0],
  ] as const)("%j", (range, wanted, labels, exponent) => {
    const found = linearTicks(range, wanted);
    expect(found.ticks.map(({ label }) => label.map(({ text }) => text).join(""))).toEqual(labels);
    expect(found.exponent).toBe(exponent);
  });

  test("are powers of ten on a logarithmic axis, with minor ticks between", () => {
    const { ticks } = logTicks([0.01, 50], 6);
    const text = (label: (typeof ticks)[number]["label"]) => label.map((run) => run.text).join("");
    expect(ticks.filter(({ label }) => label.length > 0).map(({ label }) => text(label))).toEqual([
      "10−2",
      "10−1",
      "1",
      "10",
    ]);
    expect(
      ticks.filter(({ label }) => label.length === 0).map(({ value }) => Math.round(value * 100) / 100),
    ).toContain(0.2);
    const short = logTicks([2, 30], 4).ticks.map(({ label }) => text(label));
    expect(short).toEqual(["2", "5", "10", "20"]);
  });
});
