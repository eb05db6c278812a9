import type { UniformRandom } from "../model/random.ts";
import type { RawImages } from "./dataSet.ts";

/** How training images are changed at random, afresh in every epoch. */
export interface Augmentation {
  /** Largest shift in either direction, in pixels of the original image. */
  readonly shift: number;
  /** Largest change of any entry of the 2 × 2 matrix that turns, scales and shears the image. */
  readonly warp: number;
}

/** True when images are left as they are. */
export function isStill({ shift, warp }: Augmentation): boolean {
  return shift === 0 && warp === 0;
}

/**
 * Writes image `n`, moved, turned, scaled and sheared at random about its centre and then made smaller
 * (as the rows of the data set were), into `target`, row-major. Values between pixels are interpolated linearly; outside the image is 0. Only +, −, × and
 * floor: the same on every engine.
 */
export function warpAndShrink(
  target: Float64Array,
  images: RawImages,
  n: number,
  { shift, warp }: Augmentation,
  random: UniformRandom,
): void {
  const { height, width, pixels, margin, shrink } = images;
  const spread = (most: number) => most * (2 * random.uniform() - 1);
  const [a, b, c, d] = [1 + spread(warp), spread(warp), spread(warp), 1 + spread(warp)];
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;
  const offsetX = middleX + spread(shift);
  const offsetY = middleY + spread(shift);
  const first = n * height * width;
  const share = 255 * shrink * shrink;
  const columns = (width - 2 * margin) / shrink;
  target.fill(0);
  for (let y = margin; y < height - margin; y++) {
    const to = Math.floor((y - margin) / shrink) * columns;
    for (let x = margin; x < width - margin; x++) {
      const u = a * (x - middleX) + b * (y - middleY) + offsetX;
      const v = c * (x - middleX) + d * (y - middleY) + offsetY;
      const left = Math.floor(u);
      const top = Math.floor(v);
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const at = first + top * width + left;
      const p = u - left;
      const q = v - top;
      const upper = pixels[at] * (1 - p) + pixels[at + 1] * p;
      const lower = pixels[at + width] * (1 - p) + pixels[at + width + 1] * p;
      target[to + Math.floor((x - margin) / shrink)] += (upper * (1 - q) + lower * q) / share;
    }
  }
}
