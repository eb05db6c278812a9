import type { NetworkDocument } from "./document.ts";
import { hasUnit } from "./editBase.ts";
import type { UnitRef } from "./network.ts";

/** Where a unit is put on the canvas, in canvas units (px at zoom 1). */
export interface Placement {
  readonly unit: UnitRef;
  readonly x: number;
  readonly y: number;
}

/** Puts units at canvas positions, rounded to whole units. */
export function moveUnits(document: NetworkDocument, placements: readonly Placement[]): NetworkDocument {
  const positions = { ...document.canvas?.positions };
  let changed = false;
  for (const { unit, x, y } of placements) {
    if (!hasUnit(document.network, unit) || !Number.isFinite(x) || !Number.isFinite(y)) continue;
    const key = `${unit.layer},${unit.index}`;
    const at = { x: Math.round(x), y: Math.round(y) };
    if (positions[key]?.x === at.x && positions[key]?.y === at.y) continue;
    positions[key] = at;
    changed = true;
  }
  return changed ? { ...document, canvas: { ...document.canvas, positions } } : document;
}

/** Forgets every canvas position: the units go back to their columns. */
export function tidyPositions(document: NetworkDocument): NetworkDocument {
  if (!document.canvas?.positions) return document;
  const { positions: _, ...canvas } = document.canvas;
  return { ...document, canvas };
}

/** Says which layers (0 = inputs) are drawn collapsed. */
export function setCollapsed(document: NetworkDocument, layers: readonly number[]): NetworkDocument {
  const count = document.network.layers.length;
  const collapsed = [...new Set(layers)].filter((l) => l >= 0 && l <= count).sort((a, b) => a - b);
  const old = document.canvas?.collapsed;
  if (old && old.length === collapsed.length && collapsed.every((l, i) => l === old[i])) return document;
  return { ...document, canvas: { ...document.canvas, collapsed } };
}
