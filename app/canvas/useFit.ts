import { getViewportForBounds, useReactFlow, useStore } from "@xyflow/react";
import { useCallback, useEffect, useRef } from "react";
import type { Layout } from "./layout.ts";

export const MIN_ZOOM = 0.1;
/** Clear of the palette above and the legend below. */
const PADDING = { top: "52px", right: "20px", bottom: "28px", left: "20px" } as const;
const MOVE_MS = 160;

function moveTime(): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : MOVE_MS;
}

/**
 * Fits the view on open and when `shape` (what the network looks like from afar) changes; when the pane
 * is resized only while the person has not moved the view. No other edit moves anything.
 */
export function useFit(layout: Layout, shape: string) {
  const flow = useReactFlow();
  const width = useStore((store) => store.width);
  const height = useStore((store) => store.height);
  const latest = useRef(layout);
  const touched = useRef(false);
  const fitted = useRef<string | null>(null);
  latest.current = layout;

  const show = useCallback(
    (duration: number) => {
      touched.current = false;
      const viewport = getViewportForBounds(latest.current.bounds, width, height, MIN_ZOOM, 1, PADDING);
      void flow.setViewport(viewport, { duration });
    },
    [flow, width, height],
  );
  useEffect(() => {
    if (width === 0 || height === 0) return;
    const first = fitted.current === null;
    const resized = fitted.current === shape;
    if (resized && touched.current) return;
    fitted.current = shape;
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
