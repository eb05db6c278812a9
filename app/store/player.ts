import { create } from "zustand";
import type { PlayedReduction } from "../../src-worker/model/reduction.ts";
import { useRun } from "./run.ts";

interface PlayerState {
  /** The player stands in place of the reaction list. */
  readonly open: boolean;
  readonly kind: PlayedReduction;
  /** One reaction a step, or all reactions of a stage; null until the person chose: by the number of steps. */
  readonly byStage: boolean | null;
  /** Steps done. */
  readonly position: number;
  readonly playing: boolean;
  /** How many times as fast as usual. */
  readonly speed: number;
  patch(change: Partial<PlayerState>): void;
}

/** The reduction as something to watch: what is played and how far it is. */
export const usePlayer = create<PlayerState>()((set) => ({
  open: false,
  kind: "paper",
  byStage: null,
  position: 0,
  playing: false,
  speed: 1,
  patch: (change) => set(change),
}));

/** Opens the player at the start: on the reduction that is shown, or the paper's. */
export function openPlayer(): void {
  const { reduction } = useRun.getState().options;
  usePlayer.getState().patch({
    open: true,
    kind: reduction === "compact" ? "compact" : "paper",
    position: 0,
    playing: false,
  });
}

export function closePlayer(): void {
  usePlayer.getState().patch({ open: false, playing: false });
}
