import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { between, placeOf } from "../../../src-worker/model/interpolate.ts";

const curves = fc
  .array(
    fc.tuple(fc.double({ min: 1e-6, max: 10, noNaN: true }), fc.double({ min: -1e3, max: 1e3, noNaN: true })),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((steps) => {
    let t = 0;
    const times = Float64Array.from(steps, ([step], i) => {
      if (i > 0) t += step;
      return t;
    });
    return { times, values: Float64Array.from(steps, ([, value]) => value) };
  });

describe("interpolation", () => {
  test("goes through every sample", () => {
    fc.assert(
      fc.property(curves, ({ times, values }) => {
        times.forEach((t, i) => {
          expect(between(values, placeOf(times, t))).toBeCloseTo(values[i] as number, 9);
        });
      }),
    );
  });

  test("lies on the straight line between the two samples around it, as a plain search finds them", () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 0, max: 1, noNaN: true }), ({ times, values }, share) => {
        const last = times.length - 1;
        const t = share * (times[last] as number);
        const i = Math.min(
          Math.max(0, last - 1),
          Math.max(
            0,
            times.findLastIndex((time) => time <= t),
          ),
        );
        const [t0, t1] = [times[i] as number, times[Math.min(i + 1, last)] as number];
        const [a, b] = [values[i] as number, values[Math.min(i + 1, last)] as number];
        const line = t1 > t0 ? a + ((t - t0) / (t1 - t0)) * (b - a) : a;
        expect(between(values, placeOf(times, t))).toBeCloseTo(line, 6);
      }),
    );
  });

  test("is held before the first and after the last sample; nothing comes of no samples", () => {
    const times = Float64Array.of(1, 2);
    const values = Float64Array.of(5, 7);
    expect(between(values, placeOf(times, -3))).toBe(5);
    expect(between(values, placeOf(times, 99))).toBe(7);
    expect(between(new Float64Array(0), placeOf(new Float64Array(0), 1))).toBeNaN();
  });
});
