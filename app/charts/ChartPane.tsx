import { type ReactNode, useEffect, useRef, useState } from "react";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { useRun } from "../store/run.ts";
import { useShownNetwork } from "../store/useShownNetwork.ts";
import { type CurveChoice, sameUnit, useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { timeText } from "../ui/numbers.ts";
import { PaneHeader, PaneLine } from "../ui/Pane.tsx";
import type { ZoomRanges } from "../ui/plot/figure.ts";
import { Plot } from "../ui/plot/Plot.tsx";
import { usePalette } from "../ui/plot/usePalette.ts";
import { useSize } from "../ui/plot/useSize.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { CURVE_LIMIT, type CurveSet } from "./curves.ts";
import { symbolText, unitName } from "./names.ts";
import { ratesText } from "./rates.ts";
import { chartSummary } from "./summary.ts";
import { useCurves, useFigure, useProgress, useReferences } from "./useFigure.ts";
import "./charts.css";

/** Below this width the header holds one switch and the other moves under the chart. */
const WIDE = 380;

const CURVES = [
  { value: "values", label: "y", title: "Values y = y⁺ − y⁻" },
  { value: "rails", label: "y⁺ y⁻", title: "Both rails of every output" },
  { value: "all", label: "all", title: "Values and rails" },
] as const satisfies readonly { value: CurveChoice; label: string; title: string }[];

const TIMES = [
  { value: "linear", label: "linear", title: "Linear time axis" },
  { value: "log", label: "log", title: "Logarithmic time axis" },
] as const;

/** The trajectory of the outputs (and of selected units) while and after the worker integrates. */
export function ChartPane() {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const palette = usePalette(frame);
  const set = useCurves();
  const [zoom, setZoom] = useZoom();
  const { figure, live } = useFigure(set, size, palette, zoom);
  const { stale } = useProgress();
  const wide = (size?.width ?? WIDE) >= WIDE;
  return (
    <section className="chart-pane" aria-label="Trajectory">
      <PaneHeader title="Trajectory" note={<CurveCount set={set} short={!wide} />}>
        <CurveSwitch />
        {wide ? <TimeSwitch /> : null}
      </PaneHeader>
      <Limits set={set} />
      <div ref={frame} className="chart-frame">
        {figure ? (
          <Plot figure={figure} quick={live} onHover={(trace) => hover(set, trace)} onZoom={setZoom} />
        ) : null}
        {stale ? <span className="ui-chip ui-chip-warn chart-stale">changed, press Run</span> : null}
        {zoom ? (
          <Button look="outline" className="chart-unzoom" onClick={() => setZoom(null)}>
            Whole run
          </Button>
        ) : null}
      </div>
      <ChartFoot>{wide ? null : <TimeSwitch />}</ChartFoot>
      <Summary set={set} />
    </section>
  );
}

/** The zoom of one run on one axis type; it goes when either changes. */
function useZoom() {
  const [zoom, setZoom] = useState<ZoomRanges | null>(null);
  const timeScale = useView((state) => state.timeScale);
  const choice = useView((state) => state.curves);
  const compilation = useRun((state) => state.compilation);
  const tEnd = useRun((state) => state.settings.tEnd);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the triggers
  useEffect(() => setZoom(null), [timeScale, choice, compilation, tEnd]);
  return [zoom, setZoom] as const;
}

/** Trace i is curve i of the set; the marks after them belong to none. */
function hover(set: CurveSet, trace: number | null): void {
  const curve = trace === null ? undefined : set.curves[trace];
  const [unit, species] = [curve?.unit ?? null, curve?.species ?? null];
  const { hovered, hoveredSpecies, patch } = useView.getState();
  const same = hovered === unit || sameUnit(hovered, unit);
  if (!same || hoveredSpecies !== species) patch({ hovered: unit, hoveredSpecies: species });
}

function CurveSwitch() {
  const value = useView((state) => state.curves);
  const onChange = (curves: CurveChoice) => useView.getState().patch({ curves });
  return <Segmented small label="Curves" value={value} options={CURVES} onChange={onChange} />;
}

function TimeSwitch() {
  const value = useView((state) => state.timeScale);
  const onChange = (timeScale: "linear" | "log") => useView.getState().patch({ timeScale });
  return <Segmented small label="Time axis" value={value} options={TIMES} onChange={onChange} />;
}

function CurveCount({ set, short }: { readonly set: CurveSet; readonly short: boolean }) {
  if (set.curves.length === 0) return null;
  const over = set.wanted > CURVE_LIMIT;
  return (
    <span className={over ? "chart-count chart-count-over" : "chart-count"}>
      {Math.min(set.wanted, CURVE_LIMIT)} of {CURVE_LIMIT}
      {short ? "" : " curves"}
    </span>
  );
}

/** Why something asked for is not in the chart. */
function Limits({ set }: { readonly set: CurveSet }) {
  const network = useShownNetwork();
  const settled = useRun((state) => state.status === "settled" && !state.stale);
  const name = (unit: UnitRef) => symbolText(unitName(network, unit));
  if (set.wanted > CURVE_LIMIT) {
    return (
      <PaneLine kind="error">
        {set.wanted} curves asked for, the first {CURVE_LIMIT} drawn. Show y alone or select fewer units.
      </PaneLine>
    );
  }
  if (!settled || set.unrecorded.length === 0) return null;
  const many = set.unrecorded.length;
  const names = many > 3 ? `${many} units` : set.unrecorded.map(name).join(", ");
  return (
    <PaneLine kind="info">
      {names} {many === 1 ? "has" : "have"} no recorded species in this run.
    </PaneLine>
  );
}

function ChartFoot({ children }: { readonly children: ReactNode }) {
  const { settings, tReached, status } = useRun();
  const running = status === "running";
  const rates =
    settings.rates.kind === "own"
      ? "k = 1 for all reactions"
      : `rate constants: ${ratesText(settings.rates)}`;
  return (
    <div className="chart-foot">
      <span>
        t = <b>{timeText(tReached)}</b>
        {running ? ` of ${timeText(settings.tEnd)}` : ""}
      </span>
      <span className="chart-rates">{rates}</span>
      {children}
    </div>
  );
}

/** The chart in words; spoken when a run settles, silent while it grows. */
function Summary({ set }: { readonly set: CurveSet }) {
  const references = useReferences();
  const settled = useRun((state) => state.status === "settled");
  const completion90 = useRun((state) => state.simulation?.completion90 ?? null);
  return (
    <p className="ui-hidden" aria-live="polite">
      {settled ? chartSummary(set, references, completion90) : ""}
    </p>
  );
}
