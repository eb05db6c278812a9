import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRAWN_DIGITS } from "../../../src-worker/data/drawnDigits.ts";
import { drawDigit, type Stroke, shrinkPicture } from "../../../src-worker/model/drawing.ts";

const coordinate = fc.integer({ min: -50, max: 50 });
const point = fc.record({ x: coordinate, y: coordinate });
const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 });

function box(pixels: Float64Array) {
  const inked = Array.from(pixels.keys()).filter((at) => pixels[at] > 0.5);
  const xs = inked.map((at) => at % 28);
  const ys = inked.map((at) => Math.floor(at / 28));
  return { width: Math.max(...xs) - Math.min(...xs) + 1, height: Math.max(...ys) - Math.min(...ys) + 1 };
}

describe("drawings prepared like MNIST's digits", () => {
  it("are the same wherever and however large they were drawn", () => {
    fc.assert(
      fc.property(strokes, fc.integer({ min: -9, max: 9 }), fc.constantFrom(0.5, 2, 4), (drawn, d, s) => {
        const moved: Stroke[] = drawn.map((stroke) =>
          stroke.map(({ x, y }) => ({ x: s * x + d, y: s * y - d })),
        );
        const [a, b] = [drawDigit(drawn).pixels, drawDigit(moved).pixels];
        expect(Math.max(...a.map((value, at) => Math.abs(value - b[at])))).toBeLessThan(1e-5);
      }),
      { numRuns: 20 },
    );
  });

  it("fit into 20 × 20 pixels with their centre of mass in the middle", () => {
    for (const digit of DRAWN_DIGITS) {
      const { pixels } = drawDigit(digit);
      const { width, height } = box(pixels);
      expect(Math.max(width, height)).toBeGreaterThanOrEqual(19);
      expect(Math.max(width, height)).toBeLessThanOrEqual(21);
      let [mass, mx, my] = [0, 0, 0];
      pixels.forEach((value, at) => {
        mass += value;
        mx += value * (at % 28);
        my += value * Math.floor(at / 28);
      });
      expect(Math.abs(mx / mass - 14)).toBeLessThan(0.1);
      expect(Math.abs(my / mass - 14)).toBeLessThan(0.1);
      // About as much ink as an image of MNIST has: 33 of 255 on average.
      expect(mass / 784).toBeGreaterThan(0.05);
      expect(mass / 784).toBeLessThan(0.25);
    }
  });

  it("are empty without strokes, and a dot is a dot", () => {
    expect(drawDigit([]).pixels.every((value) => value === 0)).toBe(true);
    expect(box(drawDigit([[{ x: 3, y: 3 }]]).pixels).width).toBeLessThanOrEqual(3);
  });

  it("shrink by the mean of blocks inside a margin", () => {
    const pixels = Float64Array.from({ length: 36 }, (_, at) => at);
    expect([...shrinkPicture({ size: 6, pixels }, 0, 3)]).toEqual([7, 10, 25, 28]);
    expect([...shrinkPicture({ size: 6, pixels }, 1, 2)]).toEqual([10.5, 12.5, 22.5, 24.5]);
  });
});
