import { create } from "zustand";
import type { Range } from "./timeAxis.ts";

/** How fast a run is played: 1 takes the whole axis in `PLAY_SECONDS`. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16] as const;
export const PLAY_SECONDS = 5;

interface TimeState {
  /** Time of the run that is shown; null at its end, where everything shows the result. */
  readonly t: number | null;
  readonly playing: boolean;
  readonly speed: number;
  /** The part of the run the chart is zoomed to; playing stays in it. */
  readonly zoomed: Range | null;
  patch(change: Partial<TimeState>): void;
}

/**
 * The time cursor: not undone, not saved. It moves up to sixty times a second while a run is played, so that
 * only small leaves may redraw with it.
 */
export const useTime = create<TimeState>()((set) => ({
  t: null,
  playing: false,
  speed: 1,
  zoomed: null,
  patch: (change) => set(change),
}));
