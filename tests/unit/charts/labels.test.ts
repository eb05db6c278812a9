import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeLabels } from "../../../app/ui/plot/labels.ts";

const wish = (y: number, priority = 0, height = 10) => ({ y, priority, height });

describe("placeLabels", () => {
  test("labels with room stay where they want to be", () => {
    expect(placeLabels([wish(50), wish(20), wish(80)], 0, 100)).toEqual([50, 20, 80]);
  });

  test("two labels that collide share the displacement", () => {
    expect(placeLabels([wish(50), wish(52)], 0, 100)).toEqual([46, 56]);
  });

  test("a block pushed into another moves with it, least squares for all three", () => {
    expect(placeLabels([wish(40), wish(52), wish(52)], 0, 100)).toEqual([38, 48, 58]);
  });

  test("a crowd at the edge is pushed inside, in order", () => {
    expect(placeLabels([wish(99), wish(100), wish(98)], 0, 100)).toEqual([85, 95, 75]);
  });

  test("where not all fit, the least important go", () => {
    expect(placeLabels([wish(5, 2), wish(5, 0), wish(5, 1)], 0, 20)).toEqual([null, 5, 15]);
  });

  test("never an overlap, never outside, order kept", () => {
    const wishes = fc.array(
      fc.record({
        y: fc.integer({ min: -50, max: 250 }),
        height: fc.integer({ min: 5, max: 30 }),
        priority: fc.nat(3),
      }),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(wishes, (all) => {
        const placed = placeLabels(all, 0, 200);
        const boxes = all.flatMap((w, i) => {
          const y = placed[i];
          return y === null || y === undefined
            ? []
            : [{ top: y - w.height / 2, bottom: y + w.height / 2, y: w.y }];
        });
        boxes.sort((a, b) => a.top - b.top);
        for (const [i, box] of boxes.entries()) {
          expect(box.top).toBeGreaterThanOrEqual(-1e-9);
          expect(box.bottom).toBeLessThanOrEqual(200 + 1e-9);
          const next = boxes[i + 1];
          if (next) expect(next.top).toBeGreaterThanOrEqual(box.bottom - 1e-9);
          if (next) expect(next.y).toBeGreaterThanOrEqual(box.y);
        }
      }),
    );
  });
});
