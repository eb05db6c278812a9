import { type RefObject, useCallback, useRef } from "react";
import { paintBars } from "../../drawing/matrix/bars.ts";
import type { PixelRect, View } from "../../drawing/matrix/view.ts";
import { useTokens } from "../useTokens.ts";
import { onScreen, useScreen, viewIn } from "./useScreen.ts";
import { fitOf, isZoomed, type Painted, windowFor } from "./window.ts";

export interface BarsProps {
  readonly values: ArrayLike<number>;
  /** Signed values take the colours of the signs, plain ones are ink. */
  readonly signed: boolean;
  /** A bar in the accent colour: the winner; −1 for none. */
  readonly marked?: number;
  /** Under each other, along the rows of the matrix. */
  readonly lying?: boolean;
  /** The value of a full bar; 0: the largest there is. */
  readonly full?: number;
  readonly className: string;
  /** The element that cuts it off. */
  readonly within?: string;
  readonly element?: RefObject<HTMLDivElement | null>;
}

/** A bar per unit from zero, as wide as the units of the matrix beside it. */
export function Bars({
  values,
  signed,
  marked = -1,
  lying = false,
  full = 0,
  className,
  within,
  element,
}: BarsProps) {
  const own = useRef<HTMLDivElement>(null);
  const world = element ?? own;
  const canvas = useRef<HTMLCanvasElement>(null);
  const tokens = useTokens();
  const painted = useRef<(Painted & { readonly by: readonly unknown[] }) | null>(null);
  const draw = useCallback(
    (resting: boolean) => {
      const screen = world.current && onScreen(world.current, within);
      if (!screen || !canvas.current) return;
      const { box, clip } = screen;
      const place = viewIn(box, 1, 1);
      const by = [values, signed, marked, lying, full, tokens];
      const before = painted.current;
      if (before && sameItems(before.by, by) && stands(before, place, clip, resting)) return;
      const window = windowFor(ONE, place, clip, !resting && isZoomed(before, place));
      if (!window) return;
      painted.current = { by, view: place, window };
      const context = layOut(canvas.current, box, window);
      const [above, below] = signed ? [tokens.plusBar, tokens.minusBar] : [tokens.bar, tokens.bar];
      const count = Math.max(1, values.length);
      const view = lying ? { x: box.y, pitch: box.height / count } : { x: box.x, pitch: box.width / count };
      const look = { above, below, lying, marked, full, mark: tokens.accent };
      if (context) paintBars(context, values, view, window, look);
    },
    [values, signed, marked, lying, full, tokens, world, within],
  );
  useScreen(world, draw);
  return (
    <div ref={world} className={className}>
      <canvas ref={canvas} />
    </div>
  );
}

/** A strip is one piece, whatever it shows. */
const ONE = { columns: 1, rows: 1 };

/** True when the bitmap will do: moved and scaled while things move, pixel for pixel at rest. */
function stands(before: Painted, view: View, clip: PixelRect, resting: boolean): boolean {
  const fit = fitOf(before, ONE, view, clip);
  return resting ? fit === "exact" : fit !== "no";
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((item, i) => item === b[i]);
}

/** Lays a canvas over a part of a box, at device px. */
function layOut(
  canvas: HTMLCanvasElement,
  box: PixelRect,
  window: PixelRect,
): CanvasRenderingContext2D | null {
  if (canvas.width !== window.width) canvas.width = window.width;
  if (canvas.height !== window.height) canvas.height = window.height;
  const { style } = canvas;
  style.left = `${((window.x - box.x) / box.width) * 100}%`;
  style.top = `${((window.y - box.y) / box.height) * 100}%`;
  style.width = `${(window.width / box.width) * 100}%`;
  style.height = `${(window.height / box.height) * 100}%`;
  return canvas.getContext("2d");
}
