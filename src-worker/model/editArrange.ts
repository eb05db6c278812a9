import type { Placement } from "./editCanvas.ts";
import type { UnitRef } from "./network.ts";

/** A unit as it lies on the canvas. */
export interface PlacedBox {
  readonly unit: UnitRef;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Alignment = "left" | "centre" | "right" | "top" | "middle" | "bottom";
export type Axis = "across" | "down";

/** Lines boxes up along one side, or along their middles, of all of them together. */
export function alignBoxes(boxes: readonly PlacedBox[], alignment: Alignment): Placement[] {
  const left = Math.min(...boxes.map((box) => box.x));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const top = Math.min(...boxes.map((box) => box.y));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const moved: Record<Alignment, (box: PlacedBox) => { readonly x?: number; readonly y?: number }> = {
    left: () => ({ x: left }),
    centre: ({ width }) => ({ x: (left + right - width) / 2 }),
    right: ({ width }) => ({ x: right - width }),
    top: () => ({ y: top }),
    middle: ({ height }) => ({ y: (top + bottom - height) / 2 }),
    bottom: ({ height }) => ({ y: bottom - height }),
  };
  return boxes.map((box) => ({ unit: box.unit, x: box.x, y: box.y, ...moved[alignment](box) }));
}

/**
 * Leaves equal gaps between boxes along an axis; the first and the last stay. The order is that of their
 * middles. Gaps are negative where the boxes need more room than there is.
 */
export function distributeBoxes(boxes: readonly PlacedBox[], axis: Axis): Placement[] {
  const start = (box: PlacedBox) => (axis === "across" ? box.x : box.y);
  const size = (box: PlacedBox) => (axis === "across" ? box.width : box.height);
  const sorted = [...boxes].sort((a, b) => start(a) + size(a) / 2 - start(b) - size(b) / 2);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || sorted.length < 3) return [];
  const room = start(last) + size(last) - start(first);
  const filled = sorted.reduce((sum, box) => sum + size(box), 0);
  const gap = (room - filled) / (sorted.length - 1);
  let next = start(first);
  return sorted.map((box) => {
    const at = next;
    next += size(box) + gap;
    return axis === "across" ? { unit: box.unit, x: at, y: box.y } : { unit: box.unit, x: box.x, y: at };
  });
}
