import { crc32 } from "node:zlib";
import fc from "fast-check";
import { unzlibSync } from "fflate";
import { describe, expect, test } from "vitest";
import { imageOf, shownMatrix } from "../../../app/drawing/matrix/look.ts";
import { heatInks, heatShapes } from "../../../app/figures/network/heat.ts";
import { chunksOf, encodePng, withResolution } from "../../../app/figures/png.ts";
import { documentOf } from "../canvas/networks.ts";
import { INKS } from "./fixture.ts";

interface Decoded {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of pixel after pixel. */
  readonly rgb: Uint8Array;
}

/** Reads what `encodePng` writes: 8 bits, indexed or of three channels, no filter. */
function decode(png: Uint8Array): Decoded {
  const chunks = chunksOf(png);
  const data = (type: string) => chunks.find((chunk) => chunk.type === type)?.bytes.subarray(8, -4);
  const header = data("IHDR")!;
  const view = new DataView(header.buffer, header.byteOffset);
  const [width, height, kind] = [view.getUint32(0), view.getUint32(4), header[9]];
  const rows = unzlibSync(data("IDAT")!);
  const palette = data("PLTE");
  const step = kind === 3 ? 1 : 3;
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const start = y * (width * step + 1);
    expect(rows[start]).toBe(0);
    for (let x = 0; x < width; x++) {
      const at = start + 1 + x * step;
      const pixel = palette ? palette.subarray(rows[at]! * 3, rows[at]! * 3 + 3) : rows.subarray(at, at + 3);
      rgb.set(pixel, (y * width + x) * 3);
    }
  }
  return { width, height, rgb };
}

const pictures = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 40 }),
    colours: fc.constantFrom(1, 3, 256, 1600),
    seed: fc.nat(),
  })
  .map(({ width, height, colours, seed }) => {
    let state = seed;
    const rgba = new Uint8ClampedArray(width * height * 4);
    for (let i = 0; i < width * height; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const c = state % colours;
      rgba.set([c & 255, (c * 7) & 255, c >> 8, 255], 4 * i);
    }
    return { width, height, rgba };
  });

describe("PNG files", () => {
  test("hold exactly the pixels, with right checksums, few colours and many", () => {
    fc.assert(
      fc.property(pictures, ({ width, height, rgba }) => {
        const png = encodePng(rgba, width, height);
        const read = decode(png);
        expect([read.width, read.height]).toEqual([width, height]);
        expect(read.rgb).toEqual(Uint8Array.from(rgba).filter((_, i) => i % 4 !== 3));
        for (const { bytes } of chunksOf(png)) {
          const sum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4);
          expect(sum).toBe(crc32(bytes.subarray(4, -4)));
        }
      }),
    );
  });

  test.each([
    [300, 11811],
    [600, 23622],
  ])("know their resolution: %d dpi are %d pixels a metre, once", (dpi, perMetre) => {
    const png = encodePng(new Uint8ClampedArray(16), 2, 2);
    const twice = withResolution(withResolution(png, 72), dpi);
    const types = chunksOf(twice).map(({ type }) => type);
    expect(types).toEqual(["IHDR", "pHYs", "PLTE", "IDAT", "IEND"]);
    const { bytes } = chunksOf(twice)[1]!;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect([view.getUint32(8), view.getUint32(12), bytes[16]]).toEqual([perMetre, perMetre, 1]);
    expect(view.getUint32(17)).toBe(crc32(bytes.subarray(4, -4)));
    expect(decode(twice)).toEqual(decode(png));
  });

  test("refuse other bytes", () => {
    expect(() => withResolution(new Uint8Array(50), 300)).toThrow(RangeError);
  });
});

describe("a matrix as a picture", () => {
  const shown = shownMatrix(documentOf([100, 90]).network, 1)!;
  const image = imageOf(shown, 1);
  const picture = (size: number) => {
    const [shape] = heatShapes(image, { x: 0, y: 0, width: size, height: size }, INKS, 3.125);
    if (shape?.kind !== "picture") throw new Error("no picture");
    return { shape, ...decode(shape.png) };
  };

  test("has whole pixels for every weight where there is room, in the colours of their signs", () => {
    const { width, height, rgb } = picture(90);
    const [across, down] = [width / 90, height / 100];
    expect([across, down].every((n) => Number.isInteger(n) && n >= 1)).toBe(true);
    const { plus, minus } = heatInks(INKS);
    for (let row = 0; row < 100; row++) {
      for (let column = 0; column < 90; column++) {
        const weight = shown.weights.values[row * 90 + column]!;
        const at = (row * down * width + column * across) * 3;
        expect([...rgb.subarray(at, at + 3)]).toEqual(weight > 0 ? [...plus] : [...minus]);
      }
    }
  });

  test("has averages of whole cells where there is less, and covers the box", () => {
    const { width, height, shape } = picture(10);
    expect([width, height]).toEqual([30, 34]);
    expect(shape.width).toBeCloseTo(10, 1);
    expect(shape.height).toBeGreaterThanOrEqual(10);
  });
});
