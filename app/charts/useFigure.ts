import { useMemo, useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { useRun } from "../store/run.ts";
import { useScreen } from "../store/screen.ts";
import { shownEnd } from "../store/timeAxis.ts";
import { useShownNetwork } from "../store/useShownNetwork.ts";
import { useView } from "../store/view.ts";
import type { ZoomRanges } from "../ui/plot/figure.ts";
import type { Palette } from "../ui/plot/palette.ts";
import type { Size } from "../ui/plot/useSize.ts";
import { type CurveSet, chooseCurves } from "./curves.ts";
import { buildFigure, type ChartFigure, type Held } from "./figure.ts";
import { symbolText } from "./names.ts";
import type { Reference } from "./traces.ts";
import { useGhosts } from "./useGhosts.ts";
import { useLive } from "./useLive.ts";
import { useOutputs } from "./useOutputs.ts";

const NOTHING: CurveSet = { curves: [], wanted: 0, unrecorded: [] };

/** The curves to show for the current run and selection. */
export function useCurves(): CurveSet {
  const network = useShownNetwork();
  const compilation = useRun((state) => state.compilation);
  const trajectory = useRun((state) => state.trajectory);
  const ghosts = useGhosts();
  const choice = useView((state) => state.curves);
  const selected = useView(useShallow((state) => state.selectedUnits));
  const hovered = useView((state) => state.hovered);
  const lifted = useView(useShallow(liftedSpecies));
  const outputs = useOutputs();
  return useMemo(() => {
    if (!compilation || !trajectory) return NOTHING;
    const { crn, outputs: pairs } = compilation.compiled;
    const styles = outputs.map((output) => output.style);
    const base = { network, species: crn.species, outputs: pairs, trajectory, ghosts, styles };
    return chooseCurves({ ...base, choice, selected, hovered, lifted });
  }, [network, compilation, trajectory, ghosts, choice, selected, hovered, lifted, outputs]);
}

/** The species under the pointer; else the picked one, unless the pointer is on a unit. */
function liftedSpecies(view: ReturnType<typeof useView.getState>): string[] {
  const id = view.hoveredSpecies ?? (view.hovered ? null : view.selectedSpecies);
  return id === null ? [] : [id];
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

/**
 * The picture in a frame of the given size, or null until size and colours are known; `live` while curves
 * follow one another so quickly that plotly would be late.
 */
export function useFigure(
  set: CurveSet,
  size: Size | null,
  palette: Palette | null,
  zoom: ZoomRanges | null,
  zooming: boolean,
): { readonly figure: ChartFigure | null; readonly live: boolean } {
  const references = useReferences();
  const timeScale = useView((state) => state.timeScale);
  const scale = useScreen((state) => state.zoom);
  const completion90 = useRun((state) => state.simulation?.completion90 ?? null);
  const settled = useRun((state) => state.status !== "running");
  const { tEnd, runningTo, faded } = useProgress();
  const live = useLive(set);
  const before = useRef<Held | null>(null);
  const figure = useMemo(() => {
    if (!size || !palette) return null;
    const frame = {
      ...size,
      palette,
      scale,
      runningTo,
      completion90: settled ? completion90 : null,
      stale: faded,
      zooming,
    };
    const held = live ? { before: before.current } : null;
    const built = buildFigure({ set, references, timeScale, tEnd, zoom, frame, live: held });
    before.current = built.held;
    return built;
  }, [
    set,
    references,
    timeScale,
    tEnd,
    zoom,
    size,
    palette,
    scale,
    runningTo,
    completion90,
    settled,
    faded,
    zooming,
    live,
  ]);
  return { figure, live };
}
