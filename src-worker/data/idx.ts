import { fail, ok, type Result } from "../model/problem.ts";
import type { DataSet } from "./dataSet.ts";

/** A file as bytes, already decompressed, with the name that messages use. */
export interface ByteFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Grey images, 0 … 255, one after the other, each row-major. */
export interface Images {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly pixels: Uint8Array;
}

/** The four files of MNIST (LeCun et al., Proc. IEEE 86 (1998), 2278, doi:10.1109/5.726791). */
export interface MnistFiles {
  readonly trainImages: ByteFile;
  readonly trainLabels: ByteFile;
  readonly testImages: ByteFile;
  readonly testLabels: ByteFile;
}

const VALIDATION_ROWS = 10_000;

/** Reads an IDX file of unsigned bytes with the given number of dimensions: sizes, then the data. */
function readIdx(file: ByteFile, dimensions: number): Result<{ sizes: number[]; data: Uint8Array }> {
  const { name, bytes } = file;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = 4 + 4 * dimensions;
  const magic = 0x0800 + dimensions;
  if (bytes.length < header || view.getUint32(0) !== magic) {
    const start = magic.toString(16).padStart(8, "0");
    return fail(
      "idx-magic",
      `${name} is not an IDX file of unsigned bytes in ${dimensions} dimension${dimensions > 1 ? "s" : ""}: its first four bytes must be ${start} (hexadecimal).`,
      { file: name },
    );
  }
  const sizes = Array.from({ length: dimensions }, (_, d) => view.getUint32(4 + 4 * d));
  const expected = sizes.reduce((product, size) => product * size, 1);
  if (bytes.length - header !== expected) {
    return fail(
      "idx-size",
      `${name} announces ${sizes.join(" × ")} = ${expected} bytes but holds ${bytes.length - header}. Copy or download it again.`,
      { file: name },
    );
  }
  return ok({ sizes, data: bytes.subarray(header) });
}

/** Reads IDX images (magic 00000803). Fails on another magic number and on a wrong length. */
export function readIdxImages(file: ByteFile): Result<Images> {
  const idx = readIdx(file, 3);
  if (!idx.ok) return idx;
  const [count, height, width] = idx.value.sizes as [number, number, number];
  return ok({ count, height, width, pixels: idx.value.data });
}

/** Reads IDX labels (magic 00000801). Fails on another magic number and on a wrong length. */
export function readIdxLabels(file: ByteFile): Result<Uint8Array> {
  const idx = readIdx(file, 1);
  return idx.ok ? ok(idx.value.data) : idx;
}

/** Largest grey value: it becomes 1. */
export const GREYS = 255;

/** How images become rows: pixels cut off at each side, then blocks of pixels averaged. */
export interface PictureRecipe {
  readonly margin: number;
  readonly shrink: number;
}

/** As in the paper: 28 × 28 pixels become 14 × 14. */
export const HALVED: PictureRecipe = { margin: 0, shrink: 2 };

/**
 * Every image made smaller: each new pixel is the mean of a block of pixels divided by 255, in 0 … 1.
 * Written row-major into `target` from row `first` on; what is left inside the margin must be a multiple
 * of the block.
 */
export function shrinkImages(
  images: Images,
  recipe: PictureRecipe,
  target: Float64Array,
  first: number,
): void {
  const { count, height, width, pixels } = images;
  const { margin, shrink } = recipe;
  const h = (height - 2 * margin) / shrink;
  const w = (width - 2 * margin) / shrink;
  const whole = GREYS * shrink * shrink;
  let at = first * h * w;
  for (let n = 0; n < count; n++) {
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        let sum = 0;
        for (let v = 0; v < shrink; v++) {
          const row = (n * height + margin + y * shrink + v) * width + margin + x * shrink;
          for (let u = 0; u < shrink; u++) sum += pixels[row + u];
        }
        target[at++] = sum / whole;
      }
    }
  }
}

/**
 * MNIST as rows of 14 × 14 pixels in 0 … 1, or as another recipe says: the first images for training, the
 * last 10,000 of the training file for validation, the test file for the test. Fails with the file's name.
 */
export function readMnist(files: MnistFiles, recipe: PictureRecipe = HALVED): Result<DataSet> {
  const train = readPair(files.trainImages, files.trainLabels);
  if (!train.ok) return train;
  const test = readPair(files.testImages, files.testLabels);
  if (!test.ok) return test;
  const { images } = train.value;
  const extra = test.value.images;
  if (extra.height !== images.height || extra.width !== images.width) {
    const file = files.testImages.name;
    return fail("idx-shape", `${file}: its images differ in size from those of ${files.trainImages.name}.`, {
      file,
    });
  }
  const pixels = new Uint8Array(images.pixels.length + extra.pixels.length);
  pixels.set(images.pixels);
  pixels.set(extra.pixels, images.pixels.length);
  const total = images.count + extra.count;
  const labels = Uint8Array.from([...train.value.labels, ...test.value.labels]);
  const all = pictureRows(files.trainImages.name, { ...images, count: total, pixels }, labels, recipe);
  if (!all.ok) return all;
  const cut = Math.max(0, images.count - VALIDATION_ROWS);
  return ok({
    ...all.value,
    name: "MNIST",
    split: { train: range(0, cut), validation: range(cut, images.count), test: range(images.count, total) },
  });
}

/** Images with labels from one pair of files, not split. Fails with the file's name. */
export function readImagePair(
  imageFile: ByteFile,
  labelFile: ByteFile,
  recipe: PictureRecipe = HALVED,
): Result<DataSet> {
  const pair = readPair(imageFile, labelFile);
  if (!pair.ok) return pair;
  return pictureRows(imageFile.name, pair.value.images, pair.value.labels, recipe);
}

function pictureRows(
  file: string,
  images: Images,
  labels: Uint8Array,
  recipe: PictureRecipe,
): Result<DataSet> {
  const { height, width } = images;
  const { margin, shrink } = recipe;
  const [h, w] = [(height - 2 * margin) / shrink, (width - 2 * margin) / shrink];
  if (![h, w].every((n) => Number.isInteger(n) && n > 0)) {
    const cut = margin > 0 ? ` without ${margin} pixels at each side` : "";
    return fail(
      "idx-shape",
      `${file}: images of ${height} × ${width}${cut} cannot be made ${shrink} times smaller.`,
      { file },
    );
  }
  return ok({
    name: file.replace(/^.*[/\\]/, "").replace(/\..*$/, ""),
    ...imageRows(images, Int32Array.from(labels), recipe),
  });
}

/** Images of ten digits made smaller, with what a data set holds beside them. */
export function imageRows(
  images: Images,
  labels: Int32Array,
  recipe: PictureRecipe,
): Pick<DataSet, "inputs" | "rows" | "labels" | "classes" | "images"> {
  const { count, height, width, pixels } = images;
  const { margin, shrink } = recipe;
  const [h, w] = [(height - 2 * margin) / shrink, (width - 2 * margin) / shrink];
  const rows = new Float64Array(count * h * w);
  shrinkImages(images, recipe, rows, 0);
  return {
    inputs: pixelNames(h, w),
    rows,
    labels,
    classes: Array.from({ length: 10 }, (_, k) => String(k)),
    images: { height, width, pixels, ...recipe },
  };
}

function readPair(imageFile: ByteFile, labelFile: ByteFile): Result<{ images: Images; labels: Uint8Array }> {
  const images = readIdxImages(imageFile);
  if (!images.ok) return images;
  const labels = readIdxLabels(labelFile);
  if (!labels.ok) return labels;
  const { count } = images.value;
  const file = labelFile.name;
  if (labels.value.length !== count) {
    return fail("idx-count", `${file} holds ${labels.value.length} labels for ${count} images.`, { file });
  }
  const bad = labels.value.findIndex((label) => label > 9);
  if (bad >= 0) {
    return fail("idx-label", `${file}, row ${bad + 1}: ${labels.value[bad]} is no digit.`, {
      file,
      row: bad + 1,
    });
  }
  return ok({ images: images.value, labels: labels.value });
}

/** Names of pixels, from 1: "r1c1", "r1c2", … */
function pixelNames(height: number, width: number): string[] {
  return Array.from({ length: height * width }, (_, p) => `r${Math.floor(p / width) + 1}c${(p % width) + 1}`);
}

function range(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, i) => from + i);
}
