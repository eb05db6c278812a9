import { type RefObject, useCallback, useRef } from "react";
import { useTokens } from "../useTokens.ts";
import { paintBars } from "./bars.ts";
import { onScreen, useScreen } from "./useScreen.ts";
import { type PixelRect, visiblePixels } from "./view.ts";

export interface BarsProps {
  readonly values: ArrayLike<number>;
  /** Signed values take the colours of the signs, plain ones are ink. */
  readonly signed: boolean;
  /** A bar in the accent colour: the winner; −1 for none. */
  readonly marked?: number;
  /** Under each other, along the rows of the matrix. */
  readonly lying?: boolean;
  readonly className: string;
  /** The element that cuts it off. */
  readonly within?: string;
  readonly element?: RefObject<HTMLDivElement | null>;
}

/** A bar per unit from zero, as wide as the units of the matrix beside it. */
export function Bars({ values, signed, marked = -1, lying = false, className, within, element }: BarsProps) {
  const own = useRef<HTMLDivElement>(null);
  const world = element ?? own;
  const canvas = useRef<HTMLCanvasElement>(null);
  const tokens = useTokens();
  const painted = useRef({ by: {}, at: "" });
  const draw = useCallback(() => {
    const screen = world.current && onScreen(world.current, within);
    if (!screen || !canvas.current) return;
    const { box, clip } = screen;
    // Moved along as a whole: the pixels stay.
    const at = keyOf(box, clip);
    if (painted.current.by === values && painted.current.at === at + tokens.bar) return;
    painted.current = { by: values, at: at + tokens.bar };
    const window = place(canvas.current, box, clip);
    const context = canvas.current.getContext("2d");
    if (!window || !context) return;
    const [above, below] = signed ? [tokens.plusBar, tokens.minusBar] : [tokens.bar, tokens.bar];
    const count = Math.max(1, values.length);
    const view = lying ? { x: box.y, pitch: box.height / count } : { x: box.x, pitch: box.width / count };
    paintBars(context, values, view, window, { above, below, lying, marked, mark: tokens.accent });
  }, [values, signed, marked, lying, tokens, world, within]);
  useScreen(world, draw);
  return (
    <div ref={world} className={className}>
      <canvas ref={canvas} />
    </div>
  );
}

function keyOf(box: PixelRect, clip: PixelRect): string {
  const window = visiblePixels({ columns: 1, rows: 1 }, cellOf(box), clip);
  const parts = window ? [window.x - box.x, window.y - box.y, window.width, window.height] : [];
  return [box.width, box.height, ...parts].map((x) => x.toFixed(1)).join();
}

function cellOf(box: PixelRect) {
  return { x: box.x, y: box.y, cellWidth: box.width, cellHeight: box.height };
}

/** Lays a canvas over what can be seen of a box, at device px; null when nothing can. */
function place(canvas: HTMLCanvasElement, box: PixelRect, clip: PixelRect): PixelRect | null {
  const window = visiblePixels({ columns: 1, rows: 1 }, cellOf(box), clip);
  if (!window) return null;
  if (canvas.width !== window.width) canvas.width = window.width;
  if (canvas.height !== window.height) canvas.height = window.height;
  const { style } = canvas;
  style.left = `${((window.x - box.x) / box.width) * 100}%`;
  style.top = `${((window.y - box.y) / box.height) * 100}%`;
  style.width = `${(window.width / box.width) * 100}%`;
  style.height = `${(window.height / box.height) * 100}%`;
  return window;
}
