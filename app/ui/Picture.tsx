import { useEffect, useRef } from "react";
import { usePalette } from "./plot/usePalette.ts";

export interface PictureProps {
  /** Pixels across. */
  readonly side: number;
  /** Row-major. */
  readonly values: ArrayLike<number>;
  /** The value of full ink; 0 is none. */
  readonly full: number;
}

/** Grey values as a picture in the ink of the theme, scaled without smoothing. */
export function Picture({ side, values, full }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = usePalette(canvas)?.ink;
  const rows = Math.max(1, Math.ceil(values.length / side));
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !ink) return;
    context.clearRect(0, 0, side, rows);
    context.fillStyle = ink;
    for (let at = 0; at < values.length; at++) {
      context.globalAlpha = Math.min(1, Math.max(0, (values[at] as number) / full));
      if (context.globalAlpha > 0) context.fillRect(at % side, Math.floor(at / side), 1, 1);
    }
  }, [side, rows, values, full, ink]);
  return <canvas ref={canvas} className="ui-picture" width={side} height={rows} />;
}
