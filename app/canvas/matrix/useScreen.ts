import { createContext, type RefObject, useCallback, useContext, useEffect, useRef } from "react";
import type { PixelRect, View } from "../../drawing/matrix/view.ts";

/** Tells a listener whenever what is drawn may have moved on the screen; the answer stops it. */
export type Follow = (listener: () => void) => () => void;

/** How the bitmaps below learn that they moved: with React Flow's viewport, or with a layer's own camera. */
export const FollowContext = createContext<Follow>(() => () => {});

/** After this long without a move bitmaps are painted exactly, ms. */
const REST_MS = 120;

/**
 * Calls `draw` before the next frame after each move and resize, and when `draw` itself changes; with
 * `true` once things have come to rest. Until then what is painted may be moved and scaled instead.
 */
export function useScreen(element: RefObject<HTMLElement | null>, draw: (resting: boolean) => void): void {
  const follow = useContext(FollowContext);
  const latest = useRef(draw);
  useEffect(() => {
    let frame = 0;
    let timer = 0;
    const request = () => {
      if (frame === 0) frame = requestAnimationFrame(run);
    };
    const run = () => {
      frame = 0;
      latest.current(false);
      clearTimeout(timer);
      timer = window.setTimeout(() => latest.current(true), REST_MS);
    };
    const stop = follow(request);
    const observer = new ResizeObserver(request);
    if (element.current) observer.observe(element.current);
    return () => {
      stop();
      observer.disconnect();
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, [element, follow]);
  useEffect(() => {
    latest.current = draw;
    draw(true);
  }, [draw]);
}

/** An element on the stage in device px: where it is, and what of the stage can be seen. */
export interface OnScreen {
  readonly box: PixelRect;
  readonly clip: PixelRect;
  readonly ratio: number;
}

/** Null while the element is not laid out or not on the canvas. A stage that just grows counts as grown. */
export function onScreen(element: HTMLElement, within = ".cv-stage"): OnScreen | null {
  const stage = element.closest<HTMLElement>(within);
  if (!stage || stage.clientWidth === 0 || stage.clientHeight === 0) return null;
  const outer = stage.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  if (outer.width === 0 || outer.height === 0 || inner.width === 0 || inner.height === 0) return null;
  const ratio = window.devicePixelRatio;
  const x = (ratio * stage.clientWidth) / outer.width;
  const y = (ratio * stage.clientHeight) / outer.height;
  return {
    box: {
      x: (inner.left - outer.left) * x,
      y: (inner.top - outer.top) * y,
      width: inner.width * x,
      height: inner.height * y,
    },
    clip: {
      x: 0,
      y: 0,
      width: Math.ceil(stage.clientWidth * ratio),
      height: Math.ceil(stage.clientHeight * ratio),
    },
    ratio,
  };
}

/** The view of a grid of cells that fills a box. */
export function viewIn(box: PixelRect, columns: number, rows: number): View {
  return { x: box.x, y: box.y, cellWidth: box.width / columns, cellHeight: box.height / rows };
}

/** Keeps lines drawn on an element as thin on the screen as they say, however it is scaled. */
export function useLineScale(element: RefObject<HTMLElement | null>): void {
  const scale = useRef(1);
  const draw = useCallback(
    (resting: boolean) => {
      const { current } = element;
      if (!resting || !current || current.offsetWidth === 0) return;
      const now = current.getBoundingClientRect().width / current.offsetWidth;
      if (Math.abs(now - scale.current) < 0.01 * now) return;
      scale.current = now;
      current.style.setProperty("--mx-zoom", now.toFixed(3));
    },
    [element],
  );
  useScreen(element, draw);
}
