import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barsOf, leaders } from "../../../app/pad/bars.ts";
import { begun, continued, penMoved } from "../../../app/pad/strokes.ts";
import { DRAWN_DIGITS } from "../../../src-worker/data/drawnDigits.ts";
import { readNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import {
  blocksOf,
  drawDigit,
  fitPicture,
  type Stroke,
  shrinkPicture,
} from "../../../src-worker/model/drawing.ts";
import {
  drawnInput,
  inputPicture,
  pictureSide,
  rowPictureWidth,
} from "../../../src-worker/model/inputPicture.ts";

function shipped(name: string): NetworkDocument {
  const read = readNetworkJson(readFileSync(`public/examples/${name}.dualrail.json`, "utf8"));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

const MNIST = { width: 28, height: 28, scale: 255 };
const numbered = (count: number, word = "x") => Array.from({ length: count }, (_, i) => `${word}${i + 1}`);
const taking = (inputs: readonly string[]) =>
  ({ network: { inputs, layers: [], outputs: ["y"] } }) as Pick<NetworkDocument, "network">;

describe("what picture a network takes", () => {
  it("is found in the shipped networks and not in others", () => {
    expect(inputPicture(shipped("mnist"))).toEqual({
      side: 14,
      full: 1,
      image: { ...MNIST, margin: 0, shrink: 2 },
    });
    expect(inputPicture(shipped("digits"))).toEqual({
      side: 6,
      full: 1,
      image: { ...MNIST, margin: 2, shrink: 4 },
    });
    for (const name of ["iris", "heart", "virus", "figure1"]) expect(inputPicture(shipped(name))).toBe(null);
  });

  it("is guessed for squares of numbered inputs from 7 × 7, never for named ones", () => {
    expect(inputPicture(taking(numbered(784, "pixel")))?.side).toBe(28);
    expect(inputPicture(taking(numbered(49)))?.side).toBe(7);
    expect(inputPicture(taking(numbered(36)))).toBe(null);
    expect(inputPicture(taking(numbered(50)))).toBe(null);
    expect(inputPicture(taking([...numbered(48), "gene"]))).toBe(null);
  });

  it("is what the preparation says, whatever the names", () => {
    const image = { ...MNIST, margin: 6, shrink: 2 };
    const preparation = { mean: numbered(64).map(() => 0), deviation: numbered(64).map(() => 1), image };
    const names = [...numbered(63), "gene"];
    expect(inputPicture({ ...taking(names), preparation })).toEqual({ side: 8, full: 1, image });
    const bytes = { ...preparation, image: { ...image, scale: 1 } };
    expect(inputPicture({ ...taking(names), preparation: bytes })?.full).toBe(255);
    const wide = { ...preparation, image: { ...image, width: 44, height: 20 } };
    expect(inputPicture({ ...taking(numbered(64)), preparation: wide })).toBe(null);
    expect([pictureSide(64, preparation), pictureSide(64, wide), pictureSide(64)]).toEqual([8, null, 8]);
    expect(rowPictureWidth(names, wide)).toBe(16);
    // Inputs that were added or taken away since are another matter.
    expect(inputPicture({ ...taking(numbered(49)), preparation })).toEqual({ side: 7, full: 1, image: null });
  });

  it("takes bytes where examples or the mean are bytes", () => {
    const examples = [{ name: "a", values: numbered(49).map((_, i) => (i === 3 ? 254 : 0)) }];
    expect(inputPicture({ ...taking(numbered(49)), examples })?.full).toBe(255);
  });
});

describe("what a drawing puts on the inputs", () => {
  it("is what the shipped networks' drawn examples hold, to the three decimals of their files", () => {
    for (const name of ["mnist", "digits"]) {
      const document = shipped(name);
      const picture = inputPicture(document)!;
      DRAWN_DIGITS.forEach((strokes, digit) => {
        const drawn = drawnInput(strokes, picture);
        document.examples![digit].values.forEach((value, i) => {
          expect(Math.abs(drawn[i] - value)).toBeLessThan(0.00056);
        });
      });
    }
  });

  // A narrow margin may cut the ends of a lopsided digit off, as it does from training images.
  it("keeps the ink, whatever the size of the picture", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 40 }), fc.constantFrom(...DRAWN_DIGITS), (side, strokes) => {
        const whole = drawDigit(strokes);
        const small = fitPicture(whole, side);
        expect(small).toHaveLength(side * side);
        const share = (pixels: Float64Array, each: number) => pixels.reduce((a, b) => a + b, 0) * each;
        // Pixels cover what a margin leaves, or what a border adds.
        const blocks = blocksOf(side);
        const border = [30, 32, 34, 36].includes(side) ? side : 28;
        const step = blocks ? blocks.shrink : border / side;
        const [before, after] = [share(whole.pixels, 1), share(small, step * step)];
        expect(after).toBeGreaterThan(0.85 * before);
        expect(after).toBeLessThan(1.001 * before);
      }),
    );
  });

  it("is made as the training images were, where that is known", () => {
    fc.assert(
      fc.property(
        fc.constantFrom([2, 6], [4, 4], [4, 2], [1, 8], [2, 4], [28, 0]),
        fc.constantFrom(...DRAWN_DIGITS),
        ([shrink, margin], strokes) => {
          const image = { ...MNIST, margin, shrink };
          const side = (28 - 2 * margin) / shrink;
          const drawn = drawnInput(strokes, { side, full: 1, image });
          const wanted = shrinkPicture(drawDigit(strokes), margin, shrink);
          expect(drawn).toHaveLength(side * side);
          drawn.forEach((value, i) => {
            expect(Math.abs(value - wanted[i])).toBeLessThan(0.000051);
          });
        },
      ),
    );
    // Larger images hold the digit as large as it would be with a border.
    const image = { width: 32, height: 32, margin: 2, shrink: 2, scale: 255 };
    const [three] = [DRAWN_DIGITS[3]];
    expect(drawnInput(three, { side: 14, full: 1, image })).toEqual(
      drawnInput(three, { side: 14, full: 1, image: null }),
    );
  });

  it("is halved as MNIST's images are, and blank for a blank sheet", () => {
    const [three] = [DRAWN_DIGITS[3]];
    expect([...fitPicture(drawDigit(three), 14)]).toEqual([...shrinkPicture(drawDigit(three), 0, 2)]);
    expect([...fitPicture(drawDigit(three), 6)]).toEqual([...shrinkPicture(drawDigit(three), 2, 4)]);
    expect(drawnInput([], { side: 14, full: 1, image: null }).every((x) => x === 0)).toBe(true);
  });
});

describe("strokes", () => {
  const point = fc.record({
    x: fc.double({ min: -1, max: 2, noNaN: true }),
    y: fc.double({ min: -1, max: 2, noNaN: true }),
  });

  it("stay on the sheet, and points that say nothing new are left out", () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 30 }), (points) => {
        const [first, ...rest] = points;
        const strokes = rest.reduce<readonly Stroke[]>(continued, begun([], first));
        expect(strokes).toHaveLength(1);
        for (const { x, y } of strokes[0]) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(Math.max(x, y)).toBeLessThanOrEqual(1);
        }
        strokes[0].slice(1).forEach((to, i) => {
          const from = strokes[0][i];
          expect(Math.hypot(to.x - from.x, to.y - from.y)).toBeGreaterThan(0.005);
        });
      }),
    );
  });

  it("are drawn by a pen that the arrow keys move", () => {
    const pen = { x: 0.5, y: 0.5, down: true };
    expect(penMoved(pen, "ArrowRight", false)).toEqual({ x: 0.54, y: 0.5, down: true });
    expect(penMoved({ ...pen, y: 0.05 }, "ArrowUp", true)).toEqual({ x: 0.5, y: 0, down: true });
    expect(penMoved(pen, "a", false)).toBe(null);
  });
});

describe("bars of the outputs", () => {
  const values = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 12 });

  it("begin at zero, end at the value and stay on their track", () => {
    fc.assert(
      fc.property(values, values, (limits, some) => {
        const crn = limits.map((_, k) => some[k % some.length]);
        const { zero, bars } = barsOf(limits, crn);
        bars.forEach(({ from, width, limit }, k) => {
          for (const x of [zero, from, from + width, limit]) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(100 + 1e-9);
          }
          expect(Math.abs((crn[k] < 0 ? from + width : from) - zero)).toBeLessThan(1e-6);
        });
      }),
    );
  });

  it("name the first and the second, the first of equals", () => {
    expect(leaders([1, 5, 5, 2])).toEqual([1, 2]);
    expect(leaders([3])).toEqual([]);
  });
});
