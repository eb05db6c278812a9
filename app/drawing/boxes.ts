import type { UnitRef } from "../../src-worker/model/network.ts";

export type UnitKind = "input" | "hidden" | "output";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place at a unit's left side where the edge of one source ends. */
export interface Port {
  readonly from: UnitRef;
  /** Vertical distance from the middle of the node. */
  readonly offset: number;
  /** Half the height of the terminal there, px: never more than the comb has room for. */
  readonly half: number;
}

export interface Column {
  readonly layer: number;
  readonly kind: UnitKind;
  readonly collapsed: boolean;
  /** One line of text per unit, because there are many. */
  readonly slim: boolean;
  /** Symbol and value only. */
  readonly low: boolean;
  /** Default left edge and width, before any unit was moved. */
  readonly x: number;
  readonly width: number;
  /** One box per unit; one box in all for a collapsed layer. */
  readonly boxes: readonly Box[];
  /** The comb that every unit of the layer has. */
  readonly ports: readonly Port[];
  /** Where the header starts. */
  readonly headerX: number;
}
