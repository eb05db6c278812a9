import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strideFor, ticks } from "../../../../app/canvas/matrix/axes.ts";
import { type CursorSpace, moveCursor } from "../../../../app/canvas/matrix/cursor.ts";
import {
  blockAround,
  cursorBlock,
  cursorOn,
  cursorSpace,
  placeOf,
  weightPlace,
} from "../../../../app/canvas/matrix/selection.ts";
import { ranges, spanOf } from "../../../../app/drawing/matrix/bars.ts";
import { fieldImage, weightImage } from "../../../../app/drawing/matrix/image.ts";

const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
const press = (key: string, ctrlKey = false, altKey = false) => ({ key, ctrlKey, metaKey: false, altKey });
const spaces: fc.Arbitrary<CursorSpace> = fc
  .record({
    columns: fc.integer({ min: 1, max: 30 }),
    rows: fc.integer({ min: 1, max: 30 }),
    missing: fc.nat(),
    heads: fc.boolean(),
    page: fc.record({ columns: fc.integer({ min: 1, max: 9 }), rows: fc.integer({ min: 1, max: 9 }) }),
  })
  .map(({ missing, ...space }) => {
    const all = space.columns * space.rows;
    return { ...space, count: space.heads ? all : all - (missing % space.columns) };
  });

describe("the cell cursor", () => {
  it("never leaves the cells and their names, whatever is pressed", () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.boolean(), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(spaces, steps, (space, presses) => {
        let cursor = { column: 0, row: 0 };
        for (const [key, ctrl, alt] of presses) {
          cursor = moveCursor(cursor, press(key, ctrl, alt), space)!;
          const least = space.heads ? -1 : 0;
          expect(cursor.row).toBeGreaterThanOrEqual(least);
          expect(cursor.column).toBeGreaterThanOrEqual(least);
          expect(cursor.row).toBeLessThan(space.rows);
          expect(cursor.column).toBeLessThan(space.columns);
          expect(Math.max(0, cursor.row) * space.columns + cursor.column).toBeLessThan(space.count);
          expect(cursor.row >= 0 || cursor.column >= 0).toBe(true);
        }
      }),
    );
  });

  it("reaches every cell with arrow keys, and comes back", () => {
    fc.assert(
      fc.property(spaces, fc.nat(), (space, n) => {
        const target = n % space.count;
        const [column, row] = [target % space.columns, Math.floor(target / space.columns)];
        let cursor = { column: 0, row: 0 };
        for (let i = 0; i < column; i++) cursor = moveCursor(cursor, press("ArrowRight"), space)!;
        for (let i = 0; i < row; i++) cursor = moveCursor(cursor, press("ArrowDown"), space)!;
        expect(cursor).toEqual({ column, row });
        for (let i = 0; i < row; i++) cursor = moveCursor(cursor, press("ArrowUp"), space)!;
        for (let i = 0; i < column; i++) cursor = moveCursor(cursor, press("ArrowLeft"), space)!;
        expect(cursor).toEqual({ column: 0, row: 0 });
      }),
    );
  });

  it("jumps along rows, to the ends, and by pages", () => {
    const space = { columns: 512, rows: 196, count: 512 * 196, heads: true, page: { columns: 50, rows: 20 } };
    const at = { column: 100, row: 60 };
    const go = (key: string, ctrl = false, alt = false) => moveCursor(at, press(key, ctrl, alt), space);
    expect(go("Home")).toEqual({ column: 0, row: 60 });
    expect(go("End")).toEqual({ column: 511, row: 60 });
    expect(go("Home", true)).toEqual({ column: 0, row: 0 });
    expect(go("End", true)).toEqual({ column: 511, row: 195 });
    expect(go("PageDown")).toEqual({ column: 100, row: 80 });
    expect(go("PageUp")).toEqual({ column: 100, row: 40 });
    expect(go("PageDown", false, true)).toEqual({ column: 150, row: 60 });
    expect(moveCursor({ column: 3, row: 5 }, press("PageUp"), space)).toEqual({ column: 3, row: 0 });
    expect(go("x")).toBeNull();
  });

  it("stands for a weight, or by the names for a unit or a source", () => {
    const image = weightImage({ fanIn: 5, width: 4, values: new Int8Array(20).fill(1) });
    expect(placeOf(image, { column: 2, row: 3 })).toEqual({ unit: 2, source: 3 });
    expect(placeOf(image, { column: 2, row: -1 })).toEqual({ unit: 2, source: null });
    expect(placeOf(image, { column: -1, row: 3 })).toEqual({ unit: null, source: 3 });
    expect(weightPlace(image, { column: 2, row: -1 })).toBeNull();
    expect(cursorBlock(image, { column: 2, row: -1 })).toEqual({ column: 2, row: 0, columns: 1, rows: 5 });
    expect(cursorBlock(image, { column: -1, row: 3 })).toEqual({ column: 0, row: 3, columns: 4, rows: 1 });
    expect(cursorOn(image, { column: 4, row: 0 })).toBeNull();
    expect(blockAround(image, { column: 0, row: 4 })).toEqual({ column: 0, row: 0, columns: 4, rows: 5 });
    expect(blockAround({ columns: 512, rows: 512 }, { column: 511, row: 100 })).toEqual({
      column: 500,
      row: 94,
      columns: 12,
      rows: 12,
    });
  });

  it("goes from picture to picture among receptive fields", () => {
    const image = fieldImage({ fanIn: 4, width: 5, values: new Int8Array(20).fill(1) }, 2, 3);
    const space = cursorSpace(image, { columns: 1, rows: 1 });
    expect(space).toMatchObject({ columns: 3, rows: 2, count: 5, heads: false });
    expect(moveCursor({ column: 2, row: 0 }, press("ArrowDown"), space)).toEqual({ column: 1, row: 1 });
    expect(moveCursor({ column: 0, row: 0 }, press("End", true), space)).toEqual({ column: 1, row: 1 });
    expect(placeOf(image, { column: 1, row: 1 })).toEqual({ unit: 4, source: null });
    expect(cursorOn(image, { column: 2, row: 1 })).toBeNull();
  });
});

describe("names along the edges", () => {
  it("are as many as there is room for, in round steps", () => {
    expect([strideFor(40, 16), strideFor(8, 16), strideFor(1.3, 16), strideFor(0.02, 16)]).toEqual([
      1, 2, 20, 1000,
    ]);
    const found = ticks(512, 0, 1.3, 665, 16);
    expect(found.slice(0, 3).map(({ index }) => index)).toEqual([19, 39, 59]);
  });

  it("stand in the middle of visible cells and never closer than their room", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.double({ min: -9000, max: 400, noNaN: true }),
        fc.double({ min: 0.05, max: 60, noNaN: true }),
        (count, start, cell) => {
          const found = ticks(count, start, cell, 500, 16);
          for (const [i, { index, at }] of found.entries()) {
            expect(index).toBeGreaterThanOrEqual(0);
            expect(index).toBeLessThan(count);
            expect(at).toBeCloseTo(start + (index + 0.5) * cell, 6);
            expect(at >= 0 && at <= 500).toBe(true);
            if (i > 0) expect(at - found[i - 1]!.at).toBeGreaterThanOrEqual(16 - 1e-6);
          }
        },
      ),
    );
  });
});

describe("strips", () => {
  it("keep the largest and smallest value of every pixel", () => {
    const { high, low } = ranges([0, 4, -8, 0, 2, 0], { x: 0, pitch: 0.5 }, 0, 3);
    expect([[...high], [...low]]).toEqual([
      [4, 0, 2],
      [0, -8, 0],
    ]);
    expect(spanOf([3, 5])).toEqual({ low: 0, high: 5 });
    expect(spanOf([-3, 2])).toEqual({ low: -3, high: 2 });
  });

  it("lose no value, wherever they are cut off", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 90 }),
        fc.double({ min: 0.05, max: 1.9, noNaN: true }),
        (values, pitch) => {
          const pixels = Math.ceil(values.length * pitch) + 1;
          const { high, low } = ranges(values, { x: 0.3, pitch }, 0, pixels);
          expect(Math.max(...high)).toBe(Math.max(0, ...values));
          expect(Math.min(...low)).toBe(Math.min(0, ...values));
        },
      ),
    );
  });
});
