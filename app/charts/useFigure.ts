import { useMemo, useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { type CurveSet, chooseCurves } from "../curves/curves.ts";
import { useCurveSource, useProgress, useReferences } from "../curves/useCurves.ts";
import { useRun } from "../store/run.ts";
import { useScreen } from "../store/screen.ts";
import { useView } from "../store/view.ts";
import type { ZoomRanges } from "../ui/plot/figure.ts";
import type { Palette } from "../ui/plot/palette.ts";
import type { Size } from "../ui/plot/useSize.ts";
import { buildFigure, type ChartFigure, type Held } from "./figure.ts";
import { useLive } from "./useLive.ts";

const NOTHING: CurveSet = { curves: [], wanted: 0, unrecorded: [] };

/** The curves to show for the current run and selection. */
export function useCurves(): CurveSet {
  const source = useCurveSource();
  const hovered = useView((state) => state.hovered);
  const lifted = useView(useShallow(liftedSpecies));
  return useMemo(
    () => (source ? chooseCurves({ ...source, hovered, lifted }) : NOTHING),
    [source, hovered, lifted],
  );
}

/** The species under the pointer; else the picked one, unless the pointer is on a unit. */
function liftedSpecies(view: ReturnType<typeof useView.getState>): string[] {
  const id = view.hoveredSpecies ?? (view.hovered ? null : view.selectedSpecies);
  return id === null ? [] : [id];
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
