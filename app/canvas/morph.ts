import type { CanvasNode } from "../drawing/drawing.ts";
import type { Point } from "../drawing/geometry.ts";

/**
 * Where nodes start from when layers were expanded or collapsed: from where they were, units of a layer
 * that was one node from the middle of that node, a node of many units from the middle of them.
 */
export function startPositions(
  before: readonly CanvasNode[],
  after: readonly CanvasNode[],
): ReadonlyMap<string, Point> {
  const old = new Map(before.map((node) => [node.id, node]));
  const middles = layerMiddles(before);
  const starts = new Map<string, Point>();
  for (const node of after) {
    const same = old.get(node.id);
    const middle = middles.get(node.data.layer);
    if (same) starts.set(node.id, same.position);
    else if (middle) {
      const { width = 0, height = 0 } = node;
      starts.set(node.id, { x: middle.x - width / 2, y: middle.y - height / 2 });
    }
  }
  return starts;
}

function layerMiddles(nodes: readonly CanvasNode[]): Map<number, Point> {
  const sums = new Map<number, { x: number; y: number; count: number }>();
  for (const { data, position, width = 0, height = 0 } of nodes) {
    const sum = sums.get(data.layer) ?? { x: 0, y: 0, count: 0 };
    sums.set(data.layer, {
      x: sum.x + position.x + width / 2,
      y: sum.y + position.y + height / 2,
      count: sum.count + 1,
    });
  }
  return new Map([...sums].map(([layer, { x, y, count }]) => [layer, { x: x / count, y: y / count }]));
}

/** The nodes on their way: at their starts for share 0, in their places for 1. */
export function morphed(
  nodes: readonly CanvasNode[],
  starts: ReadonlyMap<string, Point>,
  appearing: ReadonlySet<string>,
  share: number,
): CanvasNode[] {
  return nodes.map((node) => {
    const from = starts.get(node.id);
    if (!from) return node;
    const { x, y } = node.position;
    const position = { x: from.x + (x - from.x) * share, y: from.y + (y - from.y) * share };
    return {
      ...node,
      position,
      ...(appearing.has(node.id) ? { className: "is-appearing" } : {}),
    } as CanvasNode;
  });
}
