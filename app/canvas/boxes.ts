import type { PlacedBox } from "../../src-worker/model/edit.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import type { Layout } from "../drawing/layout.ts";

/** Where the units lie that are drawn singly, in the units of stored positions. */
export function boxesOf({ columns, density: { scale } }: Layout, units: readonly UnitRef[]): PlacedBox[] {
  return units.flatMap((unit) => {
    const column = columns[unit.layer];
    const box = column?.collapsed ? undefined : column?.boxes[unit.index];
    if (!box) return [];
    return [
      {
        unit,
        x: box.x / scale.x,
        y: box.y / scale.y,
        width: box.width / scale.x,
        height: box.height / scale.y,
      },
    ];
  });
}
