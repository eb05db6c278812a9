import { useEffect, useRef } from "react";
import { usePlane } from "../store/plane.ts";
import { type Palette, readPalette } from "../ui/plot/palette.ts";
import { usePalette } from "../ui/plot/usePalette.ts";
import { colourOf, type Inks, pixelsOf } from "./plane.ts";

/** Side of the saved picture, px. */
const PNG_SIDE = 1152;

/** The picture itself, in the theme's colours. */
export function Canvas() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painting = usePlane((state) => state.painting);
  const palette = usePalette(canvas);
  const cells = painting?.cells ?? 1;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !painting || !palette) return;
    const pixels = pixelsOf(painting, inksOf(palette));
    context.putImageData(new ImageData(pixels, painting.cells, painting.cells), 0, 0);
  }, [painting, palette]);
  return <canvas ref={canvas} className="plane-canvas" width={cells} height={cells} />;
}

/** A colour of the style sheet, however it is written there, as "#rrggbb". */
function written(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (!context) return colour;
  context.fillStyle = colour;
  return context.fillStyle;
}

/** Outputs in the hues of their marks; above three the chart's other inks. */
function inksOf({ y0, y1, y2, accent, pos, neg, pane, ink3 }: Palette): Inks {
  const colour = (value: string) => colourOf(written(value));
  return {
    outputs: [y0, y1, y2, accent, pos, neg, ink3].map(colour),
    plus: colour(pos),
    minus: colour(neg),
    paper: colour(pane),
  };
}

/** The shown picture as PNG, large enough for a slide; null while there is none. */
export async function pngOf(): Promise<Blob | null> {
  const { painting } = usePlane.getState();
  if (!painting) return null;
  const { cells } = painting;
  const small = new OffscreenCanvas(cells, cells);
  const pixels = pixelsOf(painting, inksOf(readPalette(document.documentElement)));
  small.getContext("2d")?.putImageData(new ImageData(pixels, cells, cells), 0, 0);
  const large = new OffscreenCanvas(PNG_SIDE, PNG_SIDE);
  const context = large.getContext("2d");
  if (!context) return null;
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, PNG_SIDE, PNG_SIDE);
  return large.convertToBlob({ type: "image/png" });
}
