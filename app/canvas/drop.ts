import type { Layout } from "../drawing/layout.ts";
import type { DropTarget, Part } from "../store/canvas.ts";

/** The drop position decides: the nearest column for a neuron, the nearest gap for a layer. */
export function dropTarget(layout: Layout, part: Part, x: number): DropTarget {
  const { columns } = layout;
  if (part === "neuron") {
    const layer = nearest(
      columns.map((column) => column.headerX + column.width / 2),
      x,
    );
    const column = columns[layer] as (typeof columns)[number];
    return { part, layer, x: column.headerX - 12, width: column.width + 24 };
  }
  const gaps = columns.slice(1).map((next, layer) => {
    const before = columns[layer] as (typeof columns)[number];
    const left = before.headerX + before.width;
    return { layer, middle: (left + next.headerX) / 2 };
  });
  const gap = gaps[
    nearest(
      gaps.map(({ middle }) => middle),
      x,
    )
  ] as (typeof gaps)[number];
  return { part, layer: gap.layer, x: gap.middle - 24, width: 48 };
}

function nearest(places: readonly number[], x: number): number {
  let best = 0;
  for (const [i, place] of places.entries()) {
    if (Math.abs(place - x) < Math.abs((places[best] as number) - x)) best = i;
  }
  return best;
}
