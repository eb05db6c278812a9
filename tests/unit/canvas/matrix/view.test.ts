import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitOf, onPixels, windowFor } from "../../../../app/canvas/matrix/window.ts";
import { weightImage } from "../../../../app/drawing/matrix/image.ts";
import {
  type Camera,
  cellAt,
  cellSize,
  LARGEST_CELL,
  largestZoom,
  lookAt,
  nearestCell,
  reveal,
  type Scene,
  settle,
  type View,
  viewOf,
  visibleCells,
  visiblePixels,
  WHOLE,
  zoomAt,
} from "../../../../app/drawing/matrix/view.ts";
import { views } from "./arbitrary.ts";

const grids = fc.record({
  columns: fc.integer({ min: 1, max: 600 }),
  rows: fc.integer({ min: 1, max: 600 }),
});
const scenes: fc.Arbitrary<Scene> = fc.record({
  grid: grids,
  frame: fc.record({ width: fc.integer({ min: 40, max: 1200 }), height: fc.integer({ min: 40, max: 900 }) }),
  square: fc.boolean(),
});
const cameras: fc.Arbitrary<Camera> = fc.record({
  zoom: fc.double({ min: 0.01, max: 500, noNaN: true }),
  x: fc.double({ min: -5000, max: 5000, noNaN: true }),
  y: fc.double({ min: -5000, max: 5000, noNaN: true }),
});
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * (1 + Math.abs(a) + Math.abs(b));

describe("the cell under a point", () => {
  it("is the one whose box has the point, at any zoom, and none outside", () => {
    fc.assert(
      fc.property(
        grids,
        views,
        fc.double({ min: -0.5, max: 1.5, noNaN: true }),
        fc.double({ min: -0.5, max: 1.5, noNaN: true }),
        (grid, view, u, v) => {
          const point = {
            x: view.x + u * grid.columns * view.cellWidth,
            y: view.y + v * grid.rows * view.cellHeight,
          };
          const cell = cellAt(grid, view, point);
          const [column, row] = [(point.x - view.x) / view.cellWidth, (point.y - view.y) / view.cellHeight];
          const inside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows;
          expect(cell !== null).toBe(inside);
          if (!cell) return;
          expect(point.x).toBeGreaterThanOrEqual(view.x + cell.column * view.cellWidth - 1e-6);
          expect(point.x).toBeLessThanOrEqual(view.x + (cell.column + 1) * view.cellWidth + 1e-6);
          expect(point.y).toBeGreaterThanOrEqual(view.y + cell.row * view.cellHeight - 1e-6);
          expect(point.y).toBeLessThanOrEqual(view.y + (cell.row + 1) * view.cellHeight + 1e-6);
          expect(nearestCell(grid, view, point)).toEqual(cell);
        },
      ),
    );
  });

  it("is found for the middle of every cell", () => {
    fc.assert(
      fc.property(grids, views, fc.nat(), fc.nat(), (grid, view, i, j) => {
        const cell = { column: i % grid.columns, row: j % grid.rows };
        const point = {
          x: view.x + (cell.column + 0.5) * view.cellWidth,
          y: view.y + (cell.row + 0.5) * view.cellHeight,
        };
        expect(cellAt(grid, view, point)).toEqual(cell);
      }),
    );
  });
});

describe("what is visible", () => {
  const clip = { x: 0, y: 0, width: 700, height: 500 };

  it("holds every cell that has a point in view, and pixels for all of them", () => {
    fc.assert(
      fc.property(grids, views, fc.nat({ max: 699 }), fc.nat({ max: 499 }), (grid, view, x, y) => {
        const point = { x: x + 0.5, y: y + 0.5 };
        const cell = cellAt(grid, view, point);
        if (!cell) return;
        const cells = visibleCells(grid, view, clip)!;
        expect(cell.column).toBeGreaterThanOrEqual(cells.column);
        expect(cell.row).toBeGreaterThanOrEqual(cells.row);
        expect(cell.column).toBeLessThan(cells.column + cells.columns);
        expect(cell.row).toBeLessThan(cells.row + cells.rows);
        const pixels = visiblePixels(grid, view, clip)!;
        expect(x >= pixels.x && x < pixels.x + pixels.width).toBe(true);
        expect(y >= pixels.y && y < pixels.y + pixels.height).toBe(true);
      }),
    );
  });

  it("is on a bitmap painted for it, until the view leaves that or wants much larger cells", () => {
    const image = weightImage({ fanIn: 512, width: 512, values: new Int8Array(512 * 512) });
    const view = { x: -3000, y: -2000, cellWidth: 20, cellHeight: 20 };
    const painted = { view, window: windowFor(image, view, clip, false)! };
    const fits = (change: Partial<View>) => fitOf(painted, image, { ...view, ...change }, clip);
    expect(fits({})).toBe("exact");
    expect(fits({ x: view.x + 100, y: view.y - 60 })).toBe("exact");
    expect(fits({ x: view.x + 300 })).toBe("no");
    expect(fits({ cellWidth: 20.1, x: -3015 })).toBe("scaled");
    expect(fits({ cellWidth: 30, cellHeight: 30, x: -4500, y: -3000 })).toBe("no");
    expect(onPixels(painted, { ...view, x: view.x + 7 })).toBe(true);
    expect(onPixels(painted, { ...view, x: view.x + 7.4 })).toBe(false);
  });

  it("is always on a bitmap painted for it, at rest and while zooming", () => {
    fc.assert(
      fc.property(grids, views, fc.boolean(), (grid, view, zooming) => {
        const window = windowFor(grid, view, clip, zooming);
        expect(window !== null).toBe(visiblePixels(grid, view, clip) !== null);
        if (window) expect(fitOf({ view, window }, grid, view, clip)).toBe("exact");
      }),
    );
  });

  it("is painted whole while that is cheap, so that moving costs nothing", () => {
    const image = weightImage({ fanIn: 196, width: 512, values: new Int8Array(196 * 512) });
    const view = { x: 500.4, y: 300, cellWidth: 0.3, cellHeight: 0.8 };
    const window = windowFor(image, view, clip, false)!;
    expect(window.width).toBeGreaterThanOrEqual(512 * 0.3);
    expect(window.height).toBeGreaterThanOrEqual(196 * 0.8);
    expect(windowFor(image, { ...view, x: 800 }, clip, false)).toBeNull();
  });
});

describe("the camera", () => {
  it("settles with all of the image in the frame, or all of the frame on the image", () => {
    fc.assert(
      fc.property(scenes, cameras, (scene, camera) => {
        const settled = settle(scene, camera);
        const { x, y, cellWidth, cellHeight } = viewOf(scene, settled);
        for (const [start, size, room] of [
          [x, cellWidth * scene.grid.columns, scene.frame.width],
          [y, cellHeight * scene.grid.rows, scene.frame.height],
        ] as const) {
          if (size <= room) expect(near(start, (room - size) / 2)).toBe(true);
          else {
            expect(start).toBeLessThanOrEqual(1e-6);
            expect(start + size).toBeGreaterThanOrEqual(room - 1e-6);
          }
        }
        expect(settle(scene, settled)).toEqual(settled);
        expect(Math.max(cellWidth, cellHeight)).toBeLessThanOrEqual(LARGEST_CELL);
      }),
    );
  });

  it("shows everything at zoom 1 and cells of one size at the largest", () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const whole = cellSize(scene, 1);
        expect(whole.width * scene.grid.columns).toBeLessThanOrEqual(scene.frame.width + 1e-6);
        expect(whole.height * scene.grid.rows).toBeLessThanOrEqual(scene.frame.height + 1e-6);
        const largest = cellSize(scene, largestZoom(scene));
        expect(near(largest.width, LARGEST_CELL) && near(largest.height, LARGEST_CELL)).toBe(true);
      }),
    );
  });

  it("keeps what is under the pointer where borders allow it", () => {
    fc.assert(
      fc.property(scenes, fc.double({ min: 1.1, max: 8, noNaN: true }), (scene, factor) => {
        const start = lookAt(scene, {
          column: scene.grid.columns >> 1,
          row: scene.grid.rows >> 1,
          columns: 1,
          rows: 1,
        });
        const camera = settle(scene, { ...start, zoom: Math.sqrt(largestZoom(scene)) });
        const point = { x: scene.frame.width / 2, y: scene.frame.height / 2 };
        const before = viewOf(scene, camera);
        const next = zoomAt(scene, camera, factor, point);
        const after = viewOf(scene, next);
        const column = (point.x - before.x) / before.cellWidth;
        const moved = after.x + column * after.cellWidth;
        const covers = after.cellWidth * scene.grid.columns > scene.frame.width;
        const free =
          after.x < -1e-6 && after.x + after.cellWidth * scene.grid.columns > scene.frame.width + 1e-6;
        if (covers && free) expect(near(moved, point.x)).toBe(true);
      }),
    );
  });

  it("brings a cell into view, and moves nothing when it is", () => {
    fc.assert(
      fc.property(scenes, cameras, fc.nat(), fc.nat(), (scene, camera, i, j) => {
        const cell = { column: i % scene.grid.columns, row: j % scene.grid.rows, columns: 1, rows: 1 };
        const from = settle(scene, camera);
        const seen = reveal(scene, from, cell);
        const view = viewOf(scene, seen);
        const x = view.x + cell.column * view.cellWidth;
        const y = view.y + cell.row * view.cellHeight;
        expect(x).toBeGreaterThanOrEqual(-1e-6);
        expect(y).toBeGreaterThanOrEqual(-1e-6);
        expect(x + view.cellWidth).toBeLessThanOrEqual(scene.frame.width + 1e-6);
        expect(y + view.cellHeight).toBeLessThanOrEqual(scene.frame.height + 1e-6);
        const again = reveal(scene, seen, cell);
        expect(near(again.x, seen.x) && near(again.y, seen.y)).toBe(true);
      }),
    );
  });

  it("looks at a block as closely as it fits", () => {
    const scene = { grid: { columns: 512, rows: 512 }, frame: { width: 600, height: 400 }, square: false };
    const view = viewOf(scene, lookAt(scene, { column: 100, row: 200, columns: 40, rows: 40 }));
    const cells = visibleCells(scene.grid, view, { x: 0, y: 0, ...scene.frame })!;
    expect(cells.column).toBeLessThanOrEqual(100);
    expect(cells.column + cells.columns).toBeGreaterThanOrEqual(140);
    expect(cells.rows).toBeLessThan(60);
    expect(settle(scene, WHOLE)).toEqual({ zoom: 1, x: 0, y: 0 });
  });
});
