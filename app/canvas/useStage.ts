import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useCallback, useEffect, useRef } from "react";
import type { UnitRef } from "../../src-worker/model/network.ts";
import type { Layout } from "../drawing/layout.ts";
import { type Stage, useCanvas } from "../store/canvas.ts";
import { unitKey } from "../store/view.ts";
import { boxesOf } from "./boxes.ts";
import { meaningOf } from "./connect.ts";

/** Clear space around a node that is brought into view, px on the screen. */
const MARGIN = 48;

interface Views {
  readonly fitNow: () => void;
  readonly zoomTo: (zoom: number) => void;
}

/** Lets commands ask the drawn canvas: where units lie, the keyboard's place, the zoom. */
export function useStage(layout: Layout, views: Views): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const latest = useRef({ layout, views });
  latest.current = { layout, views };
  /** A node that gets the keyboard once it is drawn. */
  const wanted = useRef<string | null>(null);
  const focusWanted = useCallback(() => {
    const { domNode } = store.getState();
    const selector = `.react-flow__node[data-id="${CSS.escape(wanted.current ?? "")}"]`;
    const node = domNode?.querySelector<HTMLElement>(selector);
    if (!domNode || !node) return;
    wanted.current = null;
    node.focus({ preventScroll: true });
    const by = shiftIntoView(node.getBoundingClientRect(), domNode.getBoundingClientRect());
    const { x, y, zoom } = flow.getViewport();
    if (by) void flow.setViewport({ x: x + by.x, y: y + by.y, zoom });
  }, [flow, store]);

  useEffect(() => {
    const stage: Stage = {
      boxes: (units) => boxesOf(latest.current.layout, units),
      focus: (unit) => {
        wanted.current = unitKey(unit);
        requestAnimationFrame(focusWanted);
      },
      focused: focusedUnit,
      fit: () => latest.current.views.fitNow(),
      zoom: (factor) => latest.current.views.zoomTo(factor === null ? 1 : flow.getZoom() * factor),
    };
    useCanvas.getState().patch({ stage });
    return () => useCanvas.getState().patch({ stage: null });
  }, [flow, focusWanted]);

  // A node that was just added is drawn some time after it was asked for.
  useEffect(focusWanted);
}

function focusedUnit(): UnitRef | null {
  const id = document.activeElement?.closest(".react-flow__node")?.getAttribute("data-id");
  const meaning = id ? meaningOf(id) : null;
  return meaning && "unit" in meaning ? meaning.unit : null;
}

/** How far to move what is drawn so that a box outside the pane lies inside; null for one that is not outside. */
function shiftIntoView(box: DOMRect, pane: DOMRect): { readonly x: number; readonly y: number } | null {
  const outside =
    box.right < pane.left || box.left > pane.right || box.bottom < pane.top || box.top > pane.bottom;
  if (!outside) return null;
  return {
    x: shift(box.left, box.right, pane.left, pane.right),
    y: shift(box.top, box.bottom, pane.top, pane.bottom),
  };
}

function shift(low: number, high: number, from: number, to: number): number {
  if (low < from + MARGIN) return from + MARGIN - low;
  return high > to - MARGIN ? to - MARGIN - high : 0;
}
