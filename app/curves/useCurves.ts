import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { symbolText } from "../store/names.ts";
import { useRun } from "../store/run.ts";
import { shownEnd } from "../store/timeAxis.ts";
import { useShownNetwork } from "../store/useShownNetwork.ts";
import { useView } from "../store/view.ts";
import type { CurveSource, Reference } from "./curves.ts";
import { useGhosts } from "./useGhosts.ts";
import { useOutputs } from "./useOutputs.ts";

/** What curves are drawn from, without what lies under the pointer. */
export type SettledSource = Omit<CurveSource, "hovered" | "lifted">;

/** What the curves of the current run and selection are drawn from; null while there is no run. */
export function useCurveSource(): SettledSource | null {
  const network = useShownNetwork();
  const compilation = useRun((state) => state.compilation);
  const trajectory = useRun((state) => state.trajectory);
  const ghosts = useGhosts();
  const choice = useView((state) => state.curves);
  const selected = useView(useShallow((state) => state.selectedUnits));
  const outputs = useOutputs();
  return useMemo(() => {
    if (!compilation || !trajectory) return null;
    const { crn, outputs: pairs } = compilation.compiled;
    const styles = outputs.map((output) => output.style);
    const base = { network, species: crn.species, outputs: pairs, trajectory, ghosts, styles };
    return { ...base, choice, selected };
  }, [network, compilation, trajectory, ghosts, choice, selected, outputs]);
}

/** The network's values as lines to run into; single rails run into none. */
export function useReferences(): readonly Reference[] {
  const outputs = useOutputs();
  const choice = useView((state) => state.curves);
  return useMemo(() => {
    if (choice === "rails") return [];
    return outputs.flatMap(({ name, network }) =>
      network === null ? [] : { name: symbolText(name), value: network },
    );
  }, [outputs, choice]);
}

/** How the shown curves stand to the current document and input. */
export function useProgress(): { tEnd: number; runningTo: number | null; stale: boolean; faded: boolean } {
  const run = useRun();
  const { status, stale, tReached, trajectory } = run;
  const busy = status === "running" || status === "compiling";
  const partial = status === "running" || status === "stopped";
  const tEnd = shownEnd(run);
  const runningTo = partial && tReached > 0 && tReached < tEnd ? tReached : null;
  const waiting = busy && tReached === 0 && trajectory !== null;
  return { tEnd, runningTo, stale: stale && !busy, faded: waiting || (stale && !busy) };
}
