import { useRun } from "../store/run.ts";
import { play } from "./player.ts";

/** Plays the first run once it has settled; people who want less motion see its end, as always. */
export function startAutoplay(): void {
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const stop = useRun.subscribe(({ status }) => {
    if (status !== "settled") return;
    stop();
    play();
  });
}
