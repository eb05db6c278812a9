import type { CanvasEdge, CanvasNode } from "../drawing/drawing.ts";
import type { Point } from "../drawing/geometry.ts";

/** Takes over an unchanged element of the list before, so that memoised components are not redrawn. */
function keep<T extends { readonly id: string; readonly data?: object | undefined }>(
  before: ReadonlyMap<string, T>,
  next: T,
): T {
  const old = before.get(next.id);
  if (!old) return next;
  const data = sameFields(old.data, next.data) ? old.data : next.data;
  const kept = data === next.data ? next : { ...next, data };
  return sameFields(old, kept) ? old : kept;
}

/** Equal one level deep; positions, units and lanes (plain small objects) one level deeper. */
function sameFields(a: object | undefined, b: object | undefined, depth = 1): boolean {
  if (a === b) return true;
  if (!a || !b || ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return false;
  const left = Object.entries(a);
  if (left.length !== Object.keys(b).length) return false;
  return left.every(([key, value]) => {
    const other = (b as Record<string, unknown>)[key];
    if (Object.is(value, other)) return true;
    const objects = typeof value === "object" && typeof other === "object" && value && other;
    return Boolean(objects && depth > 0 && sameFields(value, other as object, depth - 1));
  });
}

/** What the person is doing to the nodes: who is selected, and where dragged ones are. */
export interface NodeState {
  readonly selected: ReadonlySet<string>;
  readonly dragged: ReadonlyMap<string, Point>;
}

/** The scene's nodes with selection and dragging, unchanged ones by the same reference as before. */
export function mergeNodes(
  before: readonly CanvasNode[],
  scene: readonly CanvasNode[],
  { selected, dragged }: NodeState,
): CanvasNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  return scene.map((node) => {
    const position = dragged.get(node.id) ?? node.position;
    return keep(old, { ...node, position, selected: selected.has(node.id) } as CanvasNode);
  });
}

/** The scene's edges, unchanged ones by the same reference as before; linked ones are drawn on top. */
export function mergeEdges(
  before: readonly CanvasEdge[],
  scene: readonly CanvasEdge[],
  isLinked: (edge: CanvasEdge) => boolean,
): CanvasEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  return scene.map((edge) => keep(old, { ...edge, zIndex: isLinked(edge) ? 1 : 0 } as CanvasEdge));
}
