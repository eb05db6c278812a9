import { type ReactNode, type RefObject, useCallback, useEffect, useRef } from "react";
import type { MatrixImage } from "../../drawing/matrix/image.ts";
import { useTokens } from "../useTokens.ts";
import { createRaster, type Raster } from "./raster.ts";
import { onScreen, useScreen, viewIn } from "./useScreen.ts";

export interface HeatProps {
  readonly image: MatrixImage;
  /** The element that covers the whole image. */
  readonly world: RefObject<HTMLDivElement | null>;
  readonly className: string;
  /** What is said of it where it cannot be seen; empty where something else says it. */
  readonly label: string;
  /** The element that cuts it off. */
  readonly within?: string;
  readonly children?: ReactNode;
}

/** An image of weights, sharp at the screen's own pixels wherever the canvas takes it. */
export function Heat({ image, world, className, label, within, children }: HeatProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const raster = useRef<Raster | null>(null);
  const colours = useTokens();
  useEffect(() => {
    if (!canvas.current) return;
    const made = createRaster(canvas.current);
    raster.current = made;
    return () => {
      made.dispose();
      raster.current = null;
    };
  }, []);
  const draw = useCallback(
    (resting: boolean) => {
      const screen = world.current && onScreen(world.current, within);
      if (!screen) return;
      const view = viewIn(screen.box, image.columns, image.rows);
      raster.current?.show({ image, colours, view, clip: screen.clip, ratio: screen.ratio }, resting);
    },
    [image, colours, world, within],
  );
  useScreen(world, draw);
  const named = label ? { role: "img", "aria-label": label } : {};
  return (
    <div ref={world} className={className} {...named}>
      <canvas ref={canvas} />
      {children}
    </div>
  );
}
