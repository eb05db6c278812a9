import { useLayoutEffect, useRef, useState } from "react";
import type { CanvasNode } from "../drawing/drawing.ts";
import type { Point } from "../drawing/geometry.ts";
import { morphed, startPositions } from "./morph.ts";

const MOVE_MS = 160;

interface Morph {
  readonly starts: ReadonlyMap<string, Point>;
  readonly appearing: ReadonlySet<string>;
  readonly share: number;
}

/**
 * Lets nodes glide to their places in 160 ms when layers are expanded or collapsed (`collapsed` changes
 * while `network` stays the same); at once for those who want less motion.
 */
export function useMorph(nodes: CanvasNode[], network: string, collapsed: string): CanvasNode[] {
  const last = useRef({ nodes, network, collapsed });
  const [morph, setMorph] = useState<Morph | null>(null);
  const latest = useRef(nodes);
  latest.current = nodes;
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { nodes: latest.current, network, collapsed };
    if (before.network !== network || before.collapsed === collapsed) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const old = new Set(before.nodes.map((node) => node.id));
    const starts = startPositions(before.nodes, latest.current);
    const appearing = new Set(latest.current.flatMap(({ id }) => (old.has(id) ? [] : [id])));
    const began = performance.now();
    let frame = 0;
    const step = () => {
      const t = Math.min(1, (performance.now() - began) / MOVE_MS);
      setMorph(t < 1 ? { starts, appearing, share: 1 - (1 - t) ** 3 } : null);
      if (t < 1) frame = requestAnimationFrame(step);
    };
    step();
    return () => {
      cancelAnimationFrame(frame);
      setMorph(null);
    };
  }, [network, collapsed]);
  useLayoutEffect(() => {
    last.current.nodes = nodes;
  }, [nodes]);
  return morph ? morphed(nodes, morph.starts, morph.appearing, morph.share) : nodes;
}
