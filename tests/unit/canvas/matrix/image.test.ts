import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rgbOf } from "../../../../app/drawing/matrix/colours.ts";
import {
  BLANK,
  blockBetween,
  cellOf,
  fieldImage,
  picturesPerRow,
  placeAt,
  unitBlock,
  unitsIn,
  weightImage,
} from "../../../../app/drawing/matrix/image.ts";
import { imageOf, shownMatrix } from "../../../../app/drawing/matrix/look.ts";
import { valuePixels } from "../../../../app/drawing/matrix/pixels.ts";
import { flipEdge, setWeight } from "../../../../src-worker/model/edit.ts";
import { pictureSide } from "../../../../src-worker/model/inputPicture.ts";
import { documentOf } from "../networks.ts";
import { matrices } from "./arbitrary.ts";

/** Random ±1 matrices whose sources are a square picture. */
const fields = fc
  .record({ side: fc.integer({ min: 1, max: 6 }), units: fc.integer({ min: 1, max: 20 }), seed: fc.nat() })
  .map(({ side, units, seed }) => {
    const values = Int8Array.from({ length: side * side * units }, (_, i) =>
      Math.imul(i + 1, 2654435761 ^ seed) & 64 ? 1 : -1,
    );
    return { side, matrix: { fanIn: side * side, width: units, values } };
  });

describe("the matrix as an image", () => {
  it("has a row per source and a column per unit, and back", () => {
    fc.assert(
      fc.property(matrices(), fc.nat(), fc.nat(), (matrix, i, j) => {
        const image = weightImage(matrix);
        const place = { source: i % matrix.fanIn, unit: j % matrix.width };
        expect(placeAt(image, cellOf(image, place))).toEqual(place);
        expect(unitBlock(image, place.unit)).toEqual({
          column: place.unit,
          row: 0,
          columns: 1,
          rows: matrix.fanIn,
        });
      }),
    );
  });
});

describe("receptive fields", () => {
  it("hold every weight once, at its pixel in the picture of its unit", () => {
    fc.assert(
      fc.property(fields, fc.integer({ min: 1, max: 9 }), ({ side, matrix }, columns) => {
        const image = fieldImage(matrix, side, Math.min(columns, matrix.width));
        for (let source = 0; source < matrix.fanIn; source++) {
          for (let unit = 0; unit < matrix.width; unit++) {
            const cell = cellOf(image, { source, unit });
            const at = cell.row * image.columns + cell.column;
            expect(image.cells[at]).toBe(matrix.values[source * matrix.width + unit]);
            expect(placeAt(image, cell)).toEqual({ source, unit });
          }
        }
        const drawn = image.cells.reduce((n, w) => (w === BLANK ? n : n + 1), 0);
        expect(drawn).toBe(matrix.values.length);
      }),
      { numRuns: 60 },
    );
  });

  it("are in the order of the units, row by row, each with a clear border", () => {
    const matrix = { fanIn: 4, width: 3, values: Int8Array.from([1, -1, 1, 1, -1, 1, -1, 1, 1, -1, 1, 1]) };
    const image = fieldImage(matrix, 2, 2);
    const rows = Array.from({ length: image.rows }, (_, r) =>
      [...image.cells.subarray(r * image.columns, (r + 1) * image.columns)]
        .map((w) => (w === BLANK ? "." : w > 0 ? "+" : "-"))
        .join(""),
    );
    expect(rows).toEqual([".......", ".++.--.", ".--.++.", ".......", ".++....", ".++....", "......."]);
    expect(placeAt(image, { column: 0, row: 1 })).toBeNull();
    expect(placeAt(image, { column: 4, row: 4 })).toBeNull();
  });

  it("know which pictures a dragged block touches", () => {
    const { matrix } = { matrix: { fanIn: 9, width: 7, values: new Int8Array(63).fill(1) } };
    const image = fieldImage(matrix, 3, 3);
    const all = blockBetween({ column: 0, row: 0 }, { column: image.columns - 1, row: image.rows - 1 });
    expect(unitsIn(image.fields!, all)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(unitsIn(image.fields!, unitBlock(image, 4))).toEqual([4]);
    expect(unitsIn(image.fields!, blockBetween({ column: 3, row: 3 }, { column: 5, row: 5 }))).toEqual([
      0, 1, 3, 4,
    ]);
    expect(unitsIn(image.fields!, { column: 4, row: 0, columns: 1, rows: 1 })).toEqual([]);
  });

  it("fill about the shape they are given", () => {
    expect(picturesPerRow(512, 1)).toBe(23);
    expect(picturesPerRow(512, 4)).toBe(45);
    expect(picturesPerRow(3, 100)).toBe(3);
    expect(picturesPerRow(5, 0.001)).toBe(1);
    const image = { width: 28, height: 28, margin: 6, shrink: 2, scale: 255 };
    const small = { mean: [], deviation: [], image: { ...image, margin: 2, shrink: 4 } };
    expect([pictureSide(64, { image }), pictureSide(36, small), pictureSide(36)]).toEqual([8, 6, null]);
    expect([pictureSide(196), pictureSide(784), pictureSide(200), pictureSide(9)]).toEqual([
      14,
      28,
      null,
      null,
    ]);
  });
});

describe("what a layer's matrix shows", () => {
  const document = documentOf([49, 50, 60, 3]);
  const { network } = document;

  it("the weights from the layer before, or from a skip connection that there is", () => {
    const edge = { from: { layer: 0, index: 3 }, to: { layer: 2, index: 4 } };
    const skipping = setWeight(document, edge, -1).network;
    expect(shownMatrix(network, 2)).toMatchObject({ from: 1, side: null, fields: false, sources: [1] });
    expect(shownMatrix(network, 2, { from: 0 })).toMatchObject({ from: 1 });
    const shown = shownMatrix(skipping, 2, { from: 0, fields: true })!;
    expect(shown).toMatchObject({ from: 0, side: 7, fields: true, sources: [1, 0] });
    expect(shown.weights.values[3 * 60 + 4]).toBe(-1);
    expect(shownMatrix(network, 0)).toBeNull();
    expect(shownMatrix(network, 4)).toBeNull();
  });

  it("pictures only where the sources are one", () => {
    expect(shownMatrix(network, 1, { fields: true })?.fields).toBe(true);
    expect(shownMatrix(network, 3, { fields: true })?.fields).toBe(false);
    expect(shownMatrix(documentOf([50, 50]).network, 1, { fields: true })?.fields).toBe(false);
  });

  it("the same image for the same weights, another one after a flip", () => {
    const shown = shownMatrix(network, 1)!;
    const flipped = flipEdge(document, { from: { layer: 0, index: 0 }, to: { layer: 1, index: 0 } });
    expect(imageOf(shownMatrix(network, 1)!, 1)).toBe(imageOf(shown, 2));
    expect(imageOf(shownMatrix(flipped.network, 1)!, 1)).not.toBe(imageOf(shown, 1));
    expect(imageOf(shownMatrix(flipped.network, 2)!, 1)).toBe(imageOf(shownMatrix(network, 2)!, 1));
  });
});

describe("colours", () => {
  it("are read from tokens, short ones too", () => {
    expect([rgbOf("#1259b5"), rgbOf(" #FFF "), rgbOf("red")]).toEqual([
      [18, 89, 181],
      [255, 255, 255],
      [0, 0, 0],
    ]);
  });

  it("shade values towards the colour of their sign", () => {
    const white = rgbOf("#fff");
    const colours = { plus: rgbOf("#00f"), minus: rgbOf("#f00"), zero: white, balanced: white, glyph: white };
    expect([...valuePixels([-2, 1, 0], colours)].filter((_, i) => i % 4 < 3)).toEqual([
      255, 0, 0, 128, 128, 255, 255, 255, 255,
    ]);
  });
});
