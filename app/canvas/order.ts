import type { Box, Column } from "../drawing/boxes.ts";
import type { OrderMark } from "../store/canvas.ts";

/** The order of a layer's units (old index per place) after some were dragged, and the line to show meanwhile. */
export interface DraggedOrder {
  readonly layer: number;
  readonly order: readonly number[];
  readonly mark: OrderMark;
}

const OVERHANG = 8;

/**
 * Dragged units of one layer go between the others as high as they are held. Null for units of several
 * layers, or of a collapsed one.
 *
 * @param held top left corners by "layer,index", px at zoom 1
 */
export function draggedOrder(
  columns: readonly Column[],
  held: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
): DraggedOrder | null {
  const units = [...held].flatMap(([id, { y }]) => {
    const match = id.match(/^(\d+),(\d+)$/);
    return match ? [{ layer: Number(match[1]), index: Number(match[2]), y }] : [];
  });
  const [first] = units;
  const column = first ? columns[first.layer] : undefined;
  if (!first || !column || column.collapsed || units.some((unit) => unit.layer !== first.layer)) return null;
  const moving = new Set(units.map((unit) => unit.index));
  const others = column.boxes.map((_, index) => index).filter((index) => !moving.has(index));
  const boxOf = (index: number) => column.boxes[index] as Box;
  const half = boxOf(first.index).height / 2;
  const height = units.reduce((sum, unit) => sum + unit.y, 0) / units.length + half;
  const place = others.filter((index) => middle(boxOf(index)) < height).length;
  const dragged = [...moving].sort((a, b) => a - b);
  const order = [...others.slice(0, place), ...dragged, ...others.slice(place)];
  const [above, below] = [others[place - 1], others[place]].map((index) =>
    index === undefined ? undefined : boxOf(index),
  );
  const y =
    above && below
      ? (above.y + above.height + below.y) / 2
      : above
        ? above.y + above.height + OVERHANG / 2
        : below
          ? below.y - OVERHANG / 2
          : height;
  return {
    layer: first.layer,
    order,
    mark: { x: (above ?? below ?? boxOf(first.index)).x - OVERHANG, y, width: column.width + 2 * OVERHANG },
  };
}

function middle(box: Box): number {
  return box.y + box.height / 2;
}
