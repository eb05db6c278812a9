import { type Edge, type Node, useStoreApi } from "@xyflow/react";
import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useMemo } from "react";
import type { CanvasEdge, CanvasNode } from "../drawing/drawing.ts";
import { openLayer, useLevels } from "../store/levels.ts";
import { meaningOf } from "./connect.ts";
import { CellCard } from "./matrix/CellCard.tsx";
import { goUp } from "./matrix/neuron.ts";
import type { Follow } from "./matrix/useScreen.ts";

/** Small networks need neither. */
const LayerView = lazy(() =>
  import("./matrix/LayerView.tsx").then((module) => ({ default: module.LayerView })),
);
const WindowPanel = lazy(() =>
  import("./matrix/WindowPanel.tsx").then((module) => ({ default: module.WindowPanel })),
);

/** Over the canvas: the open layer, the window of neurons, and what is under the pointer. */
export function Levels() {
  const layer = useLevels((levels) => levels.layer);
  const hasWindow = useLevels((levels) => levels.window !== null);
  useEscape(layer !== null || hasWindow);
  return (
    <>
      <Suspense>{layer === null ? null : <LayerView layer={layer} />}</Suspense>
      <Suspense>{hasWindow ? <WindowPanel /> : null}</Suspense>
      <CellCard />
    </>
  );
}

/** Escape goes up also when nothing on the page has the focus, as after a press on the empty canvas. */
function useEscape(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && event.target === document.body) goUp();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [on]);
}

/** A double-click on a layer drawn as one node, or on the weights between two layers, opens its matrix. */
export function openNode(_: unknown, node: CanvasNode): void {
  if (node.type === "layer" && node.data.layer > 0) openLayer(node.data.layer);
}

export function openEdge(_: unknown, edge: CanvasEdge): void {
  if (edge.type === "bundle" && edge.data) openLayer(edge.data.to, edge.data.from);
}

/** Enter on a collapsed layer opens its matrix, Escape goes up; other keys are the canvas's own. */
export function useLevelKeys(onKeyDown: (event: KeyboardEvent<HTMLElement>) => void) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const target = event.target as Element;
      const id = target.classList.contains("react-flow__node") ? target.getAttribute("data-id") : null;
      const meaning = event.key === "Enter" && id ? meaningOf(id) : null;
      if (meaning && "layer" in meaning && meaning.layer > 0) openLayer(meaning.layer);
      else if (event.key !== "Escape" || !goUp()) return onKeyDown(event);
      event.preventDefault();
      event.stopPropagation();
    },
    [onKeyDown],
  );
}

/** Tells bitmaps in nodes when React Flow's viewport or its size changed. */
export function useFlowFollow(): Follow {
  const store = useStoreApi<Node, Edge>();
  return useMemo<Follow>(
    () => (listener) =>
      store.subscribe((now, before) => {
        const moved = now.transform !== before.transform;
        if (moved || now.width !== before.width || now.height !== before.height) listener();
      }),
    [store],
  );
}
