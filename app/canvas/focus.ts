import type { CanvasNode } from "../drawing/drawing.ts";

export type Direction = "left" | "right" | "up" | "down";

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

export function directionOf(key: string): Direction | null {
  return KEYS[key] ?? null;
}

/** One step in a direction, px at zoom 1. */
export function step(direction: Direction, size: number): { x: number; y: number } {
  return {
    x: direction === "left" ? -size : direction === "right" ? size : 0,
    y: direction === "up" ? -size : direction === "down" ? size : 0,
  };
}

/**
 * The node to go to with an arrow key: in the same column the next one up or down, else the nearest in
 * height of the next column; null at the border.
 */
export function neighbour(nodes: readonly CanvasNode[], id: string, direction: Direction): string | null {
  const from = nodes.find((node) => node.id === id);
  if (!from) return null;
  const sideways = direction === "left" ? -1 : direction === "right" ? 1 : 0;
  const candidates = nodes.filter((node) =>
    sideways ? node.data.layer === from.data.layer + sideways : node.data.layer === from.data.layer,
  );
  const distance = (node: CanvasNode) => {
    const dy = middle(node) - middle(from);
    if (sideways) return Math.abs(dy);
    const ahead = direction === "down" ? dy : -dy;
    return ahead > 0 ? ahead : Number.POSITIVE_INFINITY;
  };
  let best: CanvasNode | null = null;
  for (const node of candidates) {
    if (node.id === id || distance(node) === Number.POSITIVE_INFINITY) continue;
    if (!best || distance(node) < distance(best)) best = node;
  }
  return best?.id ?? null;
}

function middle(node: CanvasNode): number {
  return node.position.y + (node.height ?? 0) / 2;
}

/**
 * The node to go to when a node or edge is gone: the one that has its place now, else the last one of that
 * layer, else the first of all; of an edge its target.
 */
export function successor(nodes: readonly CanvasNode[], lost: string): string | null {
  const id = lost.split(">").at(-1) as string;
  if (nodes.some((node) => node.id === id)) return id;
  const layer = Number(id.match(/\d+/)?.[0] ?? 0);
  const same = nodes.filter((node) => node.data.layer === layer);
  return (same.at(-1) ?? nodes[0])?.id ?? null;
}
