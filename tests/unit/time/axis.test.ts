import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ChartArea,
  isOnTime,
  pixelToTime,
  timeToPixel,
  valueToPixel,
} from "../../../app/charts/area.ts";
import { timesOf, zoomedAround } from "../../../app/charts/zoom.ts";
import {
  cursorText,
  roundedTime,
  runAxis,
  shownEnd,
  type TimeAxis,
  timeAtFraction,
  timeFraction,
} from "../../../app/store/timeAxis.ts";

const axes: fc.Arbitrary<TimeAxis> = fc
  .record({
    timeScale: fc.constantFrom("linear" as const, "log" as const),
    from: fc.double({ min: 1e-4, max: 1e3, noNaN: true }),
    factor: fc.double({ min: 1.5, max: 1e6, noNaN: true }),
  })
  .map(({ timeScale, from, factor }) => ({ timeScale, x: [from, from * factor] as const }));
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

function areaOf(axis: TimeAxis): ChartArea {
  return { axes: { ...axis, y: [-2, 8] }, left: 52, top: 22, width: 280, height: 200 };
}

describe("time and pixel", () => {
  test("are inverse on both scales", () => {
    fc.assert(
      fc.property(axes, fraction, (axis, f) => {
        const area = areaOf(axis);
        const x = area.left + f * area.width;
        expect(timeToPixel(area, pixelToTime(area, x))).toBeCloseTo(x, 6);
        expect(timeFraction(axis, timeAtFraction(axis, f))).toBeCloseTo(f, 9);
      }),
    );
  });

  test("times beside a zoomed axis have no pixel, pixels beside it the times of its ends", () => {
    const area = areaOf({ timeScale: "linear", x: [10, 20] });
    expect(timeToPixel(area, 9)).toBeNull();
    expect(timeToPixel(area, 21)).toBeNull();
    expect(timeToPixel(area, 10)).toBe(52);
    expect(timeToPixel(area, 20)).toBe(332);
    expect(pixelToTime(area, 0)).toBe(10);
    expect(pixelToTime(area, 9999)).toBe(20);
  });

  test("t = 0 stands at the left end of a logarithmic axis", () => {
    expect(timeToPixel(areaOf({ timeScale: "log", x: [0.01, 50] }), 0)).toBe(52);
  });

  test("values go downwards and have no pixel outside", () => {
    const area = areaOf({ timeScale: "linear", x: [0, 50] });
    expect(valueToPixel(area, 8)).toBe(22);
    expect(valueToPixel(area, -2)).toBe(222);
    expect(valueToPixel(area, 3)).toBe(122);
    expect(valueToPixel(area, 9)).toBeNull();
    expect(valueToPixel(area, Number.NaN)).toBeNull();
  });

  test("a press on the plot or its time axis means a time, beside them not", () => {
    const area = areaOf({ timeScale: "linear", x: [0, 50] });
    expect(isOnTime(area, 100, 100, 1)).toBe(true);
    expect(isOnTime(area, 100, 240, 1)).toBe(true);
    expect(isOnTime(area, 20, 100, 1)).toBe(false);
    expect(isOnTime(area, 100, 10, 1)).toBe(false);
    expect(isOnTime(area, 100, 270, 1)).toBe(false);
    expect(isOnTime(area, 100, 270, 2)).toBe(true);
  });
});

describe("the time that is read is the time that is shown", () => {
  test("rounding changes a time by less than a step, stays inside, and is what the text says", () => {
    fc.assert(
      fc.property(axes, fraction, (axis, f) => {
        const part = 1 / 300;
        const t = timeAtFraction(axis, f);
        const rounded = roundedTime(axis, t, part);
        const step =
          timeAtFraction(axis, Math.min(1, f + part)) - timeAtFraction(axis, Math.max(0, f - part));
        expect(Math.abs(rounded - t)).toBeLessThanOrEqual(step + 1e-8);
        expect(rounded).toBeLessThanOrEqual(axis.x[1]);
        expect(rounded).toBeGreaterThanOrEqual(0);
        const inside = rounded > axis.x[0] && rounded < axis.x[1];
        if (inside && axis.timeScale === "linear")
          expect(Number(cursorText(axis, rounded, part))).toBeCloseTo(rounded, 7);
      }),
    );
  });

  test("a linear axis writes as many decimals everywhere", () => {
    const axis: TimeAxis = { timeScale: "linear", x: [0, 50] };
    expect([0, 3.2, 49.99].map((t) => cursorText(axis, t))).toEqual(["0.0", "3.2", "50.0"]);
  });

  test("a logarithmic axis writes what tells times apart there", () => {
    const axis: TimeAxis = { timeScale: "log", x: [0.01, 50] };
    expect(cursorText(axis, 0.0123456)).toBe("0.0123");
    expect(cursorText(axis, 12.3456)).toBe("12.3");
  });
});

describe("the axis of a run", () => {
  const run = (status: string, ...times: number[]) => ({
    status,
    settings: { tEnd: 50 },
    trajectory:
      times.length === 0 ? null : { times: Float64Array.from(times), species: new Int32Array(), curves: [] },
  });

  test("ends at its last sample once settled, at t-end before", () => {
    expect(shownEnd(run("settled", 0, 1, 40))).toBe(40);
    expect(shownEnd(run("running", 0, 1))).toBe(50);
    expect(shownEnd(run("stopped", 0, 1))).toBe(50);
    expect(shownEnd(run("idle"))).toBe(50);
  });

  test("starts at 0, on a logarithmic axis at the first positive sample", () => {
    expect(runAxis(run("settled", 0, 0.02, 40), "linear").x).toEqual([0, 40]);
    expect(runAxis(run("settled", 0, 0.02, 40), "log").x).toEqual([0.02, 40]);
  });
});

describe("zoom", () => {
  const axesOf = (timeScale: "linear" | "log", x: readonly [number, number]) => ({
    timeScale,
    x,
    y: [0, 1] as const,
  });

  test("keeps the place of the cursor and stays within the run", () => {
    const whole: TimeAxis = { timeScale: "linear", x: [0, 50] };
    const zoom = zoomedAround(axesOf("linear", [0, 50]), whole, 10, 0.5);
    expect(zoom?.x[0]).toBeCloseTo(5, 9);
    expect(zoom?.x[1]).toBeCloseTo(30, 9);
    expect(zoomedAround(axesOf("linear", [5, 30]), whole, 10, 2)).toBeNull();
    expect(zoomedAround(axesOf("linear", [0, 50]), whole, null, 0.5)?.x).toEqual([25, 50]);
    expect(zoomedAround(axesOf("linear", [0, 10]), whole, 0, 2)?.x).toEqual([0, 20]);
    expect(zoomedAround(axesOf("linear", [20, 40]), whole, 5, 2)?.x).toEqual([10, 50]);
  });

  test("is in exponents on a logarithmic axis, as plotly has it", () => {
    const whole: TimeAxis = { timeScale: "log", x: [0.01, 100] };
    const zoom = zoomedAround(axesOf("log", [0.01, 100]), whole, 1, 0.5);
    expect(zoom?.x[0]).toBeCloseTo(-1, 12);
    expect(zoom?.x[1]).toBeCloseTo(1, 12);
    expect(timesOf({ x: [-1, 1], y: [0, 1] }, "log")).toEqual([0.1, 10]);
    expect(timesOf({ x: [3, 4], y: [0, 1] }, "linear")).toEqual([3, 4]);
  });
});
