import { create } from "zustand";
import type { UnitRef } from "../../src-worker/model/network.ts";
import type { DropTarget } from "./drop.ts";

/** What a press on the empty canvas does. */
export type Tool = "select" | "pan" | "connect" | "neuron" | "layer";

/** Text being typed into a node. */
export interface Editing {
  readonly unit: UnitRef;
  readonly field: "bias" | "name";
}

interface CanvasStoreState {
  readonly tool: Tool;
  /** Sign of the next edge that is drawn. */
  readonly sign: 1 | -1;
  readonly editing: Editing | null;
  /** Source of an edge being drawn with the keyboard or by pressing two neurons. */
  readonly connectFrom: UnitRef | null;
  /** A collapsed layer that is selected. */
  readonly selectedLayer: number | null;
  /** Where the part under the pointer would go. */
  readonly drop: DropTarget | null;
  patch(change: Partial<CanvasStoreState>): void;
}

/** The state of the editor itself: nobody else needs it. */
export const useCanvas = create<CanvasStoreState>()((set) => ({
  tool: "select",
  sign: 1,
  editing: null,
  connectFrom: null,
  selectedLayer: null,
  drop: null,
  patch: (change) => set(change),
}));
