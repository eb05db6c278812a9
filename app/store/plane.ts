import { create } from "zustand";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { useDocument } from "./document.ts";

/** A picture of the plane of two inputs: what the outputs are at every point of a grid. */
export interface Painting {
  /** What it was painted for: another network or encoding has another picture. */
  readonly subject: object;
  readonly area: Area;
  /** Points across and down. */
  readonly cells: number;
  /** Outputs per point, row-major from the top left. */
  readonly values: Float64Array;
  readonly outputs: number;
  /** The chemistry's limit, or the network's own values where there is none. */
  readonly by: "limit" | "network";
}

/** Raw values at the borders. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

interface PlaneState {
  /** Null: shown where outputs compete for every point, hidden else. */
  readonly wanted: boolean | null;
  /** How much wider the painted area is than the usual one. */
  readonly zoom: number;
  readonly painting: Painting | null;
  /** 0 … 1 while points are computed; null when nothing is. */
  readonly progress: number | null;
  patch(change: Partial<PlaneState>): void;
}

/** The painted plane of a network with two inputs. Never saved with the document. */
export const usePlane = create<PlaneState>()((set) => ({
  wanted: null,
  zoom: 1,
  painting: null,
  progress: null,
  patch: (change) => set(change),
}));

/** Whether a document's inputs are the two coordinates of a point. */
export function isPlane({ network, reactions }: ShownDocument): boolean {
  return !reactions && network.inputs.length === 2 && network.outputs.length > 0;
}

/** Whether its plane is shown. */
export function showsPlane(document: ShownDocument, wanted: boolean | null): boolean {
  return isPlane(document) && (wanted ?? document.network.outputs.length > 1);
}

/** Shows the plane, or hides it. */
export function togglePlane(): void {
  const { wanted, patch } = usePlane.getState();
  patch({ wanted: !showsPlane(useDocument.getState().document, wanted) });
}
