import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaOf, colourOf, gridRows, pixelsOf, placeOf, pointAt } from "../../../app/plane/plane.ts";
import type { NetworkDocument } from "../../../src-worker/model/document.ts";

const network = { inputs: ["x", "y"], outputs: ["a", "b"], layers: [] } as NetworkDocument["network"];
const at = (...points: [number, number][]) => points.map((values, i) => ({ name: `${i}`, values }));

describe("the painted area", () => {
  it("is a square around zero where examples are on both sides, else their rectangle", () => {
    const heart = areaOf({ network, examples: at([0, 0], [-0.7, 0.8], [1.3, -1.2]) }, 1);
    expect(heart).toEqual({ left: -1.6, right: 1.6, bottom: -1.6, top: 1.6 });
    const petals = areaOf({ network, examples: at([1, 0.1], [6, 2.5]) }, 1);
    expect(petals.left).toBeCloseTo(0.625);
    expect(petals.top).toBeCloseTo(2.68);
    expect(areaOf({ network }, 2)).toEqual({ left: -10, right: 10, bottom: -10, top: 10 });
  });

  it("holds every example, and a point found in it is the point that was put there", () => {
    const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 8 }), (points) => {
        const xs = points.map(([x]) => x);
        const ys = points.map(([, y]) => y);
        fc.pre(Math.max(...xs) - Math.min(...xs) > 1e-3 && Math.max(...ys) - Math.min(...ys) > 1e-3);
        const area = areaOf({ network, examples: at(...points) }, 1);
        for (const [x, y] of points) {
          const place = placeOf(area, x, y);
          expect(place).not.toBe(null);
          const [back, up] = pointAt(area, place!.x / 100, place!.y / 100);
          expect(Math.abs(back - x)).toBeLessThan((area.right - area.left) / 250);
          expect(Math.abs(up - y)).toBeLessThan((area.top - area.bottom) / 250);
        }
      }),
    );
  });

  it("is sampled in the middle of cells, from the top left", () => {
    const rows = gridRows({ left: 0, right: 2, bottom: 0, top: 4 }, 2);
    expect([...rows]).toEqual([0.5, 3, 1.5, 3, 0.5, 1, 1.5, 1]);
  });
});

describe("its colours", () => {
  const inks = {
    outputs: [colourOf("#ff0000"), colourOf("#0000ff")],
    plus: colourOf("#0000ff"),
    minus: colourOf("#ff8000"),
    paper: colourOf("#ffffff"),
  };
  const painting = (outputs: number, values: number[]) => ({
    subject: {},
    area: { left: 0, right: 1, bottom: 0, top: 1 },
    cells: 2,
    outputs,
    values: Float64Array.from(values),
    by: "limit" as const,
  });

  it("are the winner's, stronger the farther it leads", () => {
    const pixels = pixelsOf(painting(2, [5, 0, 0, 5, 1, 0, 0, 1]), inks);
    expect([...pixels.subarray(0, 4)]).toEqual([255, 0, 0, 255]);
    expect([...pixels.subarray(4, 8)]).toEqual([0, 0, 255, 255]);
    expect(pixels[9]).toBeGreaterThan(0);
    expect(pixels[8]).toBe(255);
  });

  it("are the sign's for a single output, none at zero", () => {
    const pixels = pixelsOf(painting(1, [2, -2, 0, 1]), inks);
    expect([...pixels.subarray(0, 3)]).toEqual([0, 0, 255]);
    expect([...pixels.subarray(4, 7)]).toEqual([255, 128, 0]);
    expect([...pixels.subarray(8, 11)]).toEqual([255, 255, 255]);
  });
});
