import { useStore } from "@xyflow/react";
import { type RefObject, useEffect, useRef } from "react";
import type { CanvasNode } from "../drawing/drawing.ts";
import { successor } from "./focus.ts";

/**
 * The keyboard stays on the canvas when the node or edge it was on is removed: it goes to what took its
 * place.
 */
export function KeepFocus({ stage }: { readonly stage: RefObject<HTMLElement | null> }) {
  const last = useRef<Element | null>(null);
  // React Flow's own list: it changes together with what is drawn.
  const nodes = useStore((store) => store.nodes) as unknown as readonly CanvasNode[];
  const edges = useStore((store) => store.edges);
  useEffect(() => {
    const canvas = stage.current;
    if (!canvas) return;
    const remember = ({ target }: FocusEvent) => {
      last.current =
        target instanceof Element ? target.closest(".react-flow__node, .react-flow__edge") : null;
    };
    canvas.addEventListener("focusin", remember);
    return () => canvas.removeEventListener("focusin", remember);
  }, [stage]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an edge may be gone while all nodes stay
  useEffect(() => {
    const lost = last.current;
    if (!lost || lost.isConnected || document.activeElement !== document.body) return;
    last.current = null;
    const next = successor(nodes, lost.getAttribute("data-id") ?? "");
    if (next === null) return;
    const selector = `.react-flow__node[data-id="${CSS.escape(next)}"]`;
    stage.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }, [stage, nodes, edges]);
  return null;
}
