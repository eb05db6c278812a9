import { getViewportForBounds, useReactFlow, useStore, type Viewport } from "@xyflow/react";
import { useCallback, useEffect, useRef } from "react";
import type { Box } from "../drawing/boxes.ts";
import type { Layout } from "../drawing/layout.ts";
import { useScreen } from "../store/screen.ts";
import { useCoarsePointer } from "../ui/useCoarsePointer.ts";

export const MIN_ZOOM = 0.1;
/** Clear of the palette above and the legend below. */
const CLEAR = { top: 56, right: 20, bottom: 36, left: 20 };
/** What controls for fingers take more. */
const TOUCH_CLEAR = 16;
/** A network that nearly fits is shown at full size: text stays crisp. */
const NEARLY = 0.96;
/** A small network on a projector fills the wall, within reason. */
const LARGEST = 1.5;
const MOVE_MS = 160;
/** A pane that grew or shrank by less (a line of text came or went) is not fitted again. */
const RESIZED_PX = 48;

function moveTime(): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : MOVE_MS;
}

/**
 * The viewport that shows all of `bounds` clear of the floating controls, at 100 % at most; to present it may be
 * as much larger as the page's type is (`most`). `controls`: how large what floats
 * there is; without `tools` there is nothing at the top.
 */
export function fitted(
  bounds: Box,
  width: number,
  height: number,
  { most = 1, controls = 1, tools = true, touch = false } = {},
): Viewport {
  const more = touch ? TOUCH_CLEAR : 0;
  const clear = {
    top: tools ? CLEAR.top * controls + more : CLEAR.left,
    right: CLEAR.right,
    bottom: CLEAR.bottom * controls + more,
    left: CLEAR.left,
  };
  const padding = {
    top: `${clear.top}px`,
    right: `${clear.right}px`,
    bottom: `${clear.bottom}px`,
    left: `${clear.left}px`,
  } as const;
  const viewport = getViewportForBounds(bounds, width, height, MIN_ZOOM, most, padding);
  if (viewport.zoom < NEARLY || viewport.zoom > 1) return viewport;
  const middleX = (clear.left + width - clear.right) / 2;
  const middleY = (clear.top + height - clear.bottom) / 2;
  const x = Math.round(middleX - bounds.x - bounds.width / 2);
  const y = Math.round(middleY - bounds.y - bounds.height / 2);
  return { x, y, zoom: 1 };
}

/**
 * Fits the view on open and when `shape` (what the network looks like from afar) changes; when the pane
 * is resized only while the person has not moved the view. No other edit moves anything.
 */
export function useFit(layout: Layout, shape: string) {
  const flow = useReactFlow();
  const width = useStore((store) => store.width);
  const height = useStore((store) => store.height);
  const controls = useScreen((screen) => screen.zoom);
  const tools = useScreen((screen) => screen.record.layout !== "present");
  const touch = useCoarsePointer();
  const latest = useRef(layout);
  const touched = useRef(false);
  const shown = useRef<string | null>(null);
  const size = useRef({ width: 0, height: 0 });
  latest.current = layout;

  const show = useCallback(
    (duration: number) => {
      touched.current = false;
      const { bounds, density } = latest.current;
      // The density for projectors is twice as large already.
      const most = density.name === "large" ? LARGEST : Math.max(1, controls);
      void flow.setViewport(fitted(bounds, width, height, { most, controls, tools, touch }), { duration });
    },
    [flow, width, height, controls, tools, touch],
  );
  useEffect(() => {
    if (width === 0 || height === 0) return;
    const first = shown.current === null;
    const resized = shown.current === shape;
    const { current: before } = size;
    const change = Math.max(Math.abs(before.width - width), Math.abs(before.height - height));
    if (resized && (touched.current || change < RESIZED_PX)) return;
    shown.current = shape;
    size.current = { width, height };
    show(first || resized ? 0 : moveTime());
  }, [shape, width, height, show]);

  const fitNow = useCallback(() => show(moveTime()), [show]);
  const markTouched = useCallback((event: unknown) => {
    // Only moves by the person carry an event.
    if (event) touched.current = true;
  }, []);
  const zoomTo = useCallback(
    (zoom: number) => {
      touched.current = true;
      void flow.zoomTo(zoom, { duration: moveTime() });
    },
    [flow],
  );
  return { fitNow, markTouched, zoomTo };
}
