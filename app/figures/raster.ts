import type { DrawnFigure } from "./job.ts";
import { withResolution } from "./png.ts";
import { pixels } from "./sizes.ts";
import { figureText } from "./text.ts";

/** Pixels a browser's canvas surely takes, in all and along one side. */
const MOST_PIXELS = 100e6;
const LONGEST_SIDE = 16_384;
/** Pixels painted at a time: between them the page breathes. */
const STRIP_PIXELS = 2e6;

/** A figure that could not be drawn as pixels, said for people. */
export class RasterFailure extends Error {}

/** Width and height in pixels of a figure at a resolution. */
export function pixelSize(
  { width, height }: Pick<DrawnFigure, "width" | "height">,
  dpi: number,
): { readonly width: number; readonly height: number } {
  return { width: pixels(width, dpi), height: pixels(height, dpi) };
}

/** True where a figure has more pixels at a resolution than a browser draws. */
export function isTooLarge(figure: Pick<DrawnFigure, "width" | "height">, dpi: number): boolean {
  const { width, height } = pixelSize(figure, dpi);
  return width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE;
}

/**
 * A figure as a PNG file that knows its size on paper. It is painted strip by strip, so that the page stays awake.
 *
 * @throws RasterFailure when the browser cannot draw so many pixels, or not this figure
 */
export async function renderPng(figure: DrawnFigure, dpi: number): Promise<Uint8Array> {
  if (isTooLarge(figure, dpi)) throw new RasterFailure(figureText.tooLarge);
  const { width, height } = pixelSize(figure, dpi);
  const url = URL.createObjectURL(new Blob([inPixels(figure.svg, width, height)], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) throw new RasterFailure(figureText.noCanvas);
    await paint(context, image);
    return withResolution(await encoded(canvas), dpi);
  } catch (error) {
    throw error instanceof RasterFailure ? error : new RasterFailure(figureText.noCanvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The same file with its size in pixels: browsers then draw it at exactly these. */
export function inPixels(svg: string, width: number, height: number): string {
  return svg.replace(
    / width="[^"]*" height="[^"]*"/,
    ` width="${width}" height="${height}" preserveAspectRatio="none"`,
  );
}

async function paint(context: CanvasRenderingContext2D, image: HTMLImageElement): Promise<void> {
  const { width, height } = context.canvas;
  const rows = Math.max(1, Math.ceil(STRIP_PIXELS / width));
  for (let y = 0; y < height; y += rows) {
    const strip = Math.min(rows, height - y);
    context.save();
    context.beginPath();
    context.rect(0, y, width, strip);
    context.clip();
    context.drawImage(image, 0, 0, width, height);
    context.restore();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function encoded(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (!blob) return reject(new RasterFailure(figureText.tooLarge));
      blob.arrayBuffer().then((bytes) => resolve(new Uint8Array(bytes)), reject);
    }, "image/png");
  });
}
