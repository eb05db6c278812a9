import { create } from "zustand";
import { FRESH_SCREEN, type Room, type ScreenRecord } from "./layouts.ts";
import type { PaneId } from "./shell.ts";
import type { Theme } from "./view.ts";

interface ScreenState {
  readonly record: ScreenRecord;
  /** Counts up whenever panes should take the record's sizes, not only remember them. */
  readonly arranged: number;
  readonly room: Room;
  /** See `zoomOf`. */
  readonly zoom: number;
  /** The window's width in px, divided by `zoom`. */
  readonly width: number;
  /** True for a window that is higher than wide. */
  readonly upright: boolean;
  /** The pane shown beside the canvas where there is room for one. */
  readonly tab: PaneId;
  /** The theme a person chose; null follows the system. */
  readonly chosenTheme: Theme | null;
  patch(change: Partial<ScreenState>): void;
}

/** How the screen is divided and how large things are: remembered in this browser, never in the document. */
export const useScreen = create<ScreenState>()((set) => ({
  record: FRESH_SCREEN,
  arranged: 0,
  room: "wide",
  zoom: 1,
  width: 1440,
  upright: false,
  tab: "chart",
  chosenTheme: null,
  patch: (change) => set(change),
}));
