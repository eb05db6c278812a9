import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averager, PIXEL_CELL, type Sums, sumsBuilder } from "../../../../app/drawing/matrix/average.ts";
import { fieldImage, type MatrixImage, weightImage } from "../../../../app/drawing/matrix/image.ts";
import { paintShares, pixelsOf } from "../../../../app/drawing/matrix/paint.ts";
import type { PixelRect, View } from "../../../../app/drawing/matrix/view.ts";
import { fineViews, matrices, views } from "./arbitrary.ts";

function sumsOf(image: MatrixImage): Sums {
  const { sums, step } = sumsBuilder(image);
  expect(step(image.rows)).toBe(true);
  return sums;
}

/** Sums over all pixels of a window, in cells. */
function totals(image: MatrixImage, view: View, window: PixelRect) {
  const next = averager(sumsOf(image), view, window);
  const area = 1 / (view.cellWidth * view.cellHeight);
  const total = { difference: 0, edges: 0, covered: 0 };
  for (let row = 0; row < window.height; row++) {
    const shares = next();
    for (const key of ["difference", "edges", "covered"] as const) {
      for (const share of shares[key]) total[key] += share * area;
    }
  }
  return total;
}

/** All whole pixels an image touches. */
function around({ columns, rows }: MatrixImage, { x, y, cellWidth, cellHeight }: View): PixelRect {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const width = Math.ceil(x + columns * cellWidth) - left;
  return { x: left, y: top, width, height: Math.ceil(y + rows * cellHeight) - top };
}

/** The cell n whose rounded borders have the pixel between them. */
function cellAtPixel(start: number, size: number, pixel: number): number {
  let n = 0;
  while (Math.round(start + (n + 1) * size) <= pixel) n++;
  return n;
}

describe("averaging", () => {
  it("conserves the sum of all weights, the number of edges and the area, at any scale", () => {
    fc.assert(
      fc.property(matrices(), fineViews, (matrix, view) => {
        const image = weightImage(matrix);
        const window = around(image, view);
        if (window.width * window.height > 400_000) return;
        const total = totals(image, view, window);
        const sum = matrix.values.reduce((n, w) => n + w, 0);
        const edges = matrix.values.reduce((n, w) => n + Math.abs(w), 0);
        expect(total.difference).toBeCloseTo(sum, 6);
        expect(total.edges).toBeCloseTo(edges, 6);
        expect(total.covered).toBeCloseTo(matrix.values.length, 6);
      }),
      { numRuns: 150 },
    );
  });

  it("leaves out what is blank between pictures", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fineViews,
        (units, perRow, view) => {
          const matrix = { fanIn: 9, width: units, values: new Int8Array(9 * units).fill(1) };
          const image = fieldImage(matrix, 3, Math.min(perRow, units));
          const window = around(image, view);
          if (window.width * window.height > 400_000) return;
          const total = totals(image, view, window);
          for (const value of Object.values(total)) expect(value).toBeCloseTo(9 * units, 6);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("shows one cell in every pixel where cells are larger than two pixels, in order, none left out", () => {
    fc.assert(
      fc.property(matrices(8), views, (matrix, { x, y, cellWidth, cellHeight }) => {
        const image = weightImage(matrix);
        const view = { x, y, cellWidth: PIXEL_CELL + cellWidth / 8, cellHeight: PIXEL_CELL + cellHeight / 8 };
        const window = around(image, view);
        const next = averager(sumsOf(image), view, window);
        const seen = new Set<number>();
        for (let row = 0; row < window.height; row++) {
          const { difference, covered } = next();
          for (let k = 0; k < window.width; k++) {
            if (covered[k] === 0) continue;
            // Cell borders lie on the nearest whole pixel.
            const column = cellAtPixel(view.x, view.cellWidth, window.x + k);
            const line = cellAtPixel(view.y, view.cellHeight, window.y + row);
            const cell = line * matrix.width + column;
            seen.add(cell);
            expect(covered[k]).toBeCloseTo(1, 9);
            expect(difference[k]).toBeCloseTo(matrix.values[cell] as number, 9);
          }
        }
        expect(seen.size).toBe(matrix.values.length);
      }),
      { numRuns: 60 },
    );
  });

  it("shows no pattern that is not there: a fine chessboard is even grey at any scale below a cell", () => {
    const values = Int8Array.from({ length: 64 * 64 }, (_, i) => ((i + (i >> 6)) % 2 === 0 ? 1 : -1));
    const image = weightImage({ fanIn: 64, width: 64, values });
    for (const cell of [0.11, 0.13, 0.17, 0.23]) {
      const view = { x: 0, y: 0, cellWidth: cell, cellHeight: cell };
      const size = Math.floor(64 * cell);
      const next = averager(sumsOf(image), view, { x: 0, y: 0, width: size, height: size });
      // The most one uncancelled cell, cut in both directions, can leave over.
      const most = cell * cell;
      for (let y = 0; y < size; y++)
        for (const d of next().difference) expect(Math.abs(d)).toBeLessThan(most);
    }
  });

  it("builds its tables in any number of pieces", () => {
    fc.assert(
      fc.property(matrices(), fc.integer({ min: 1, max: 7 }), (matrix, piece) => {
        const image = weightImage(matrix);
        const { sums, step } = sumsBuilder(image);
        while (!step(piece));
        expect(sums).toEqual(sumsOf(image));
      }),
    );
  });
});

describe("colours of averages", () => {
  const colours = {
    plus: [0, 0, 200],
    minus: [200, 0, 0],
    zero: [250, 250, 250],
    balanced: [120, 120, 120],
    glyph: [255, 255, 255],
  } as const;
  const paint = (difference: number, edges: number, covered: number) => {
    const one = (x: number) => Float64Array.of(x);
    const rows = [
      { difference: one(difference), edges: one(edges), covered: one(covered) },
      // Without any 0 there is one array for both.
      ...(edges === covered
        ? [one(covered)].map((same) => ({ difference: one(difference), edges: same, covered: same }))
        : []),
    ];
    const painted = rows.map((row) => {
      const bytes = new Uint8ClampedArray(4);
      paintShares(row, colours, pixelsOf(bytes), 0);
      return [...bytes];
    });
    for (const other of painted.slice(1)) expect(other).toEqual(painted[0]);
    return painted[0]!;
  };

  it("are those of a cell for a whole cell, neutral for as many +1 as −1, and clear outside", () => {
    expect(paint(1, 1, 1)).toEqual([0, 0, 200, 255]);
    expect(paint(-1, 1, 1)).toEqual([200, 0, 0, 255]);
    expect(paint(0, 0, 1)).toEqual([250, 250, 250, 255]);
    expect(paint(0, 1, 1)).toEqual([120, 120, 120, 255]);
    expect(paint(0.5, 0.5, 0.5)).toEqual([0, 0, 200, 128]);
    expect(paint(0, 0, 0)[3]).toBe(0);
  });

  it("go towards that of the mean weight", () => {
    expect(paint(0.6, 1, 1)).toEqual([48, 48, 168, 255]);
    expect(paint(-0.6, 1, 1)).toEqual([168, 48, 48, 255]);
  });
});
