import { create } from "zustand";
import type { UnitRef } from "../../../src-worker/model/network.ts";
import type { CellBlock, Place } from "../../drawing/matrix/image.ts";
import type { Point } from "../../drawing/matrix/view.ts";
import { sameUnit, useView } from "../../store/view.ts";

/** The weight under the pointer, anywhere on the canvas. */
export interface Hovered {
  readonly layer: number;
  readonly from: number;
  readonly place: Place;
  readonly fields: boolean;
  /** The block being dragged, from a pressed cell to this one. */
  readonly block: CellBlock | null;
  /** Smaller side of a cell, CSS px. */
  readonly cell: number;
  /** The pointer, CSS px from the corner of the stage. */
  readonly at: Point;
}

/** The pixel under the pointer where inputs are drawn as a picture. */
export interface HoveredInput {
  readonly index: number;
  readonly at: Point;
}

interface HoverState {
  readonly hovered: Hovered | null;
  readonly input: HoveredInput | null;
}

/** Changes with every move of the pointer: only what follows the pointer reads it. */
export const useHover = create<HoverState>()(() => ({ hovered: null, input: null }));

/** The pointer rests this long before the rest of the page lights up, ms. */
const REST_MS = 90;
let timer = 0;

export function hoverCell(hovered: Hovered | null): void {
  if (!hovered && !useHover.getState().hovered) return;
  useHover.setState({ hovered });
  lightLater(hovered && { layer: hovered.layer, index: hovered.place.unit });
}

export function hoverInput(input: HoveredInput | null): void {
  if (!input && !useHover.getState().input) return;
  useHover.setState({ input });
  lightLater(input && { layer: 0, index: input.index });
}

/** Lights the unit's reactions and curves; crossing hundreds of columns lights none of them. */
function lightLater(unit: UnitRef | null): void {
  clearTimeout(timer);
  timer = window.setTimeout(
    () => {
      const { hovered: lit, patch } = useView.getState();
      if (lit !== unit && !sameUnit(lit, unit)) patch({ hovered: unit });
    },
    unit ? REST_MS : 0,
  );
}
