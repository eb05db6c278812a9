import { type RefObject, useEffect, useRef } from "react";
import type { CanvasNode } from "./drawing.ts";

/**
 * The keyboard stays on the canvas when the node it was on is removed: it goes to the node that took its
 * place, else to the last one of that layer, else to the first of all.
 */
export function useKeepFocus(stage: RefObject<HTMLElement | null>, nodes: readonly CanvasNode[]): void {
  const last = useRef<Element | null>(null);
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

  useEffect(() => {
    const lost = last.current;
    if (!lost || lost.isConnected || document.activeElement !== document.body) return;
    last.current = null;
    const next = successor(nodes, lost.getAttribute("data-id") ?? "");
    if (next === null) return;
    const selector = `.react-flow__node[data-id="${CSS.escape(next)}"]`;
    stage.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }, [stage, nodes]);
}

/** The node to go to when a node or edge is gone: of an edge its target. */
export function successor(nodes: readonly CanvasNode[], lost: string): string | null {
  const id = lost.split(">").at(-1) as string;
  if (nodes.some((node) => node.id === id)) return id;
  const layer = Number(id.match(/\d+/)?.[0] ?? 0);
  const same = nodes.filter((node) => node.data.layer === layer);
  return (same.at(-1) ?? nodes[0])?.id ?? null;
}
