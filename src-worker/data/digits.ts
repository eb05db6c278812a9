import { drawDigit } from "../model/drawing.ts";
import { createUniform } from "../model/random.ts";
import { warpAndShrink } from "./augment.ts";
import type { DataSet } from "./dataSet.ts";
import { DRAWN_DIGITS } from "./drawnDigits.ts";
import { imageRows, type PictureRecipe } from "./idx.ts";

const SIDE = 28;
/** Pictures per digit: for training, for validation, for the test. */
const PARTS = [40, 10, 10] as const;
const EACH = PARTS[0] + PARTS[1] + PARTS[2];
/** How far a picture is moved, pixels, and turned, scaled and sheared from the drawn one. */
const VARIATION = { shift: 1.5, warp: 0.2 };
const SEED = 20_200_327;
/** 6 × 6 pixels: a network that draws fully on the canvas. */
const SMALL: PictureRecipe = { margin: 2, shrink: 4 };

/**
 * Pictures of the ten digits that were drawn for this project, each moved, turned, scaled and sheared at
 * random in sixty ways, always the same ones. Every part holds as many of each digit.
 */
export function digits(): DataSet {
  const { uniform, integer } = createUniform(SEED);
  const size = SIDE * SIDE;
  const count = EACH * DRAWN_DIGITS.length;
  const pixels = new Uint8Array(count * size);
  const drawn = DRAWN_DIGITS.map((strokes) =>
    Uint8Array.from(drawDigit(strokes).pixels, (ink) => Math.round(255 * ink)),
  );
  const changed = new Float64Array(size);
  for (let n = 0; n < count; n++) {
    const digit = drawn[n % drawn.length];
    const original = { height: SIDE, width: SIDE, pixels: digit, margin: 0, shrink: 1 };
    warpAndShrink(changed, original, 0, VARIATION, { uniform, integer });
    for (let p = 0; p < size; p++) pixels[n * size + p] = Math.round(255 * changed[p]);
  }
  const images = { count, height: SIDE, width: SIDE, pixels };
  const labels = Int32Array.from({ length: count }, (_, n) => n % DRAWN_DIGITS.length);
  return {
    name: "Drawn digits",
    ...imageRows(images, labels, SMALL),
    split: {
      train: numbers(0, PARTS[0]),
      validation: numbers(PARTS[0], PARTS[0] + PARTS[1]),
      test: numbers(PARTS[0] + PARTS[1], EACH),
    },
  };
}

/** Row numbers of the pictures `from` … `to − 1` of every digit. */
function numbers(from: number, to: number): Int32Array {
  const digits = DRAWN_DIGITS.length;
  return Int32Array.from({ length: (to - from) * digits }, (_, i) => from * digits + i);
}
