import type { ImagePreparation, NetworkDocument, Standardisation } from "./document.ts";
import { drawDigit, fitPicture, type Picture, picturePixels, type Stroke, shrinkPicture } from "./drawing.ts";

/** Inputs that are the pixels of a square picture, row-major. */
export interface InputPicture {
  /** Pixels at each side. */
  readonly side: number;
  /** Raw value of full ink: 1, or 255 for a network that takes bytes. */
  readonly full: number;
  /** How images become the pixels; null: as images of that size usually do. */
  readonly image: ImagePreparation | null;
}

/** The greys of an image are 0 … 255. */
const GREYS = 255;
/** Fewer pixels at each side show no picture, unless their names say so. */
const SMALLEST_SIDE = 7;

/**
 * What picture a network takes; null for other inputs. Its preparation says so; without, inputs are pixels when they
 * are named so ("r1c1" …), or when as many as a square has (49 or more) have no names but numbers.
 */
export function inputPicture(
  document: Pick<NetworkDocument, "network" | "preparation" | "examples">,
): InputPicture | null {
  const { inputs } = document.network;
  const { image } = document.preparation ?? {};
  if (image && isMadeOf(inputs.length, image)) {
    const { width, height } = picturePixels(image);
    return width === height ? { side: width, full: GREYS / image.scale, image } : null;
  }
  const side = Math.round(Math.sqrt(inputs.length));
  if (side < 2 || side * side !== inputs.length) return null;
  const named = inputs.at(-1) === `r${side}c${side}` && inputs[0] === "r1c1";
  if (!named && (side < SMALLEST_SIDE || !areNumbered(inputs))) return null;
  return { side, full: takesBytes(document) ? GREYS : 1, image: null };
}

/**
 * Side of the square picture that `count` inputs are; null for none. The preparation says so; without, as many as a
 * square from 7 × 7 on has are one.
 */
export function pictureSide(count: number, preparation?: Pick<Standardisation, "image">): number | null {
  const image = preparation?.image;
  if (image && isMadeOf(count, image)) {
    const { width, height } = picturePixels(image);
    return width === height ? width : null;
  }
  const side = Math.round(Math.sqrt(count));
  return side >= SMALLEST_SIDE && side * side === count ? side : null;
}

function isMadeOf(count: number, image: ImagePreparation): boolean {
  const { width, height } = picturePixels(image);
  return width * height === count;
}

/** What drawn strokes put on the inputs: raw values, prepared as the images of MNIST were. */
export function drawnInput(strokes: readonly Stroke[], { side, full, image }: InputPicture): number[] {
  const drawn = drawDigit(strokes);
  const greys = image ? asStored(drawn, image) : fitPicture(drawn, side);
  return Array.from(greys, (grey) => rounded(full * grey));
}

/** A drawing as large as the images were, made smaller as they were. */
function asStored(drawn: Picture, { width, margin, shrink }: ImagePreparation): Float64Array {
  return shrinkPicture({ size: width, pixels: fitPicture(drawn, width) }, margin, shrink);
}

/** "x1", "x2", …: one word, or none, and a number. */
function areNumbered(inputs: readonly string[]): boolean {
  const word = /^(\D*)\d+$/.exec(inputs[0] as string)?.[1];
  return word !== undefined && inputs.every((name) => /^(\D*)\d+$/.exec(name)?.[1] === word);
}

/** Values far above 1 are bytes. */
function takesBytes({
  preparation,
  examples = [],
  network,
}: Pick<NetworkDocument, "network" | "preparation" | "examples">): boolean {
  const above = (x: number) => x > 2;
  const fitting = examples.filter(({ values }) => values.length === network.inputs.length);
  return (preparation?.mean.some(above) ?? false) || fitting.some(({ values }) => values.some(above));
}

/** Four digits tell 256 greys of blocks apart and keep the document readable. */
function rounded(x: number): number {
  return Math.round(x * 10_000) / 10_000;
}

/** How wide the picture of a row with these inputs is, pixels; null for rows that are none. */
export function rowPictureWidth(
  inputs: readonly string[],
  preparation?: Pick<Standardisation, "image">,
): number | null {
  const image = preparation?.image;
  if (image && isMadeOf(inputs.length, image)) return picturePixels(image).width;
  const last = /^r(\d+)c(\d+)$/.exec(inputs.at(-1) ?? "");
  if (last && Number(last[1]) * Number(last[2]) === inputs.length) return Number(last[2]);
  const side = Math.round(Math.sqrt(inputs.length));
  return side >= SMALLEST_SIDE && side * side === inputs.length && areNumbered(inputs) ? side : null;
}
