import { useShallow } from "zustand/react/shallow";
import { type Ghost, useRun } from "../store/run.ts";

/** The earlier runs behind the shown one. A run that has no successor yet is still the shown one itself. */
export function useGhosts(): readonly Ghost[] {
  return useRun(
    useShallow(({ ghosts, trajectory }) => ghosts.filter((ghost) => ghost.trajectory !== trajectory)),
  );
}
