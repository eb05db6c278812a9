import { create } from "zustand";
import type { PlacedBox } from "../../src-worker/model/edit.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";

/** What a press on the empty canvas does. */
export type Tool = "select" | "pan" | "connect" | "neuron" | "layer";

/** What the toolbar offers to put on the canvas. */
export type Part = "neuron" | "layer";

/** Where a dropped part goes: into a layer, or as a new layer after one (0 = inputs). */
export interface DropTarget {
  readonly part: Part;
  readonly layer: number;
  /** The stretch of the canvas to mark, px at zoom 1. */
  readonly x: number;
  readonly width: number;
}

/** Text being typed into a node. */
export interface Editing {
  readonly unit: UnitRef;
  readonly field: "bias" | "name";
}

/** A line between two neurons of a layer: where those being dragged would go; px at zoom 1. */
export interface OrderMark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** What a place on the canvas stands for: the nearest layer, and the layer before the nearest gap. */
export interface Pointed {
  readonly layer: number;
  readonly gap: number;
}

/** What the drawn canvas can be asked by commands; null until it is there. */
export interface Stage {
  /** Where units lie, in the units of stored positions; those of collapsed layers are left out. */
  boxes(units: readonly UnitRef[]): PlacedBox[];
  /** Gives a unit's node the keyboard, as soon as it is drawn, and brings it into view. */
  focus(unit: UnitRef): void;
  /** The unit whose node has the keyboard. */
  focused(): UnitRef | null;
  fit(): void;
  /** Zooms by a factor about the middle; null is 100 %. */
  zoom(factor: number | null): void;
}

interface CanvasStoreState {
  readonly tool: Tool;
  /** Sign of the next edge that is drawn. */
  readonly sign: 1 | -1;
  readonly editing: Editing | null;
  /** Source of an edge being drawn with the keyboard or by pressing two neurons. */
  readonly connectFrom: UnitRef | null;
  /** The neuron whose edges are gone through with the keyboard. */
  readonly edgeAnchor: UnitRef | null;
  /** A collapsed layer that is selected. */
  readonly selectedLayer: number | null;
  /** Where the part under the pointer would go. */
  readonly drop: DropTarget | null;
  readonly order: OrderMark | null;
  /** The place a context menu was opened on, while it is open. */
  readonly pointed: Pointed | null;
  readonly stage: Stage | null;
  patch(change: Partial<CanvasStoreState>): void;
}

/** The state of the canvas that commands work on: never saved, never undone. */
export const useCanvas = create<CanvasStoreState>()((set) => ({
  tool: "select",
  sign: 1,
  editing: null,
  connectFrom: null,
  edgeAnchor: null,
  selectedLayer: null,
  drop: null,
  order: null,
  pointed: null,
  stage: null,
  patch: (change) => set(change),
}));
