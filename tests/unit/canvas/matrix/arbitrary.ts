import fc from "fast-check";
import type { View } from "../../../../app/drawing/matrix/view.ts";
import type { WeightMatrix } from "../../../../src-worker/model/network.ts";

/** A matrix of −1, 0 and +1 of at most `most` rows and columns. */
export function matrices(most = 24): fc.Arbitrary<WeightMatrix> {
  return fc
    .tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }))
    .chain(([fanIn, width]) =>
      fc
        .array(fc.constantFrom(-1, 0, 1), { minLength: fanIn * width, maxLength: fanIn * width })
        .map((values) => ({ fanIn, width, values: Int8Array.from(values) })),
    );
}

/** Anywhere, with cells from far below to far above a pixel. */
export const views: fc.Arbitrary<View> = fc.record({
  x: fc.double({ min: -300, max: 300, noNaN: true }),
  y: fc.double({ min: -300, max: 300, noNaN: true }),
  cellWidth: fc.double({ min: 0.05, max: 60, noNaN: true }),
  cellHeight: fc.double({ min: 0.05, max: 60, noNaN: true }),
});

/** Anywhere, with cells of less than two pixels, which are averaged. */
export const fineViews: fc.Arbitrary<View> = views.map((view) => ({
  ...view,
  cellWidth: view.cellWidth / 31,
  cellHeight: view.cellHeight / 31,
}));
