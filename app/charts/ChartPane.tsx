import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { menuRows } from "../actions/menuRows.ts";
import { CHART_MENU } from "../actions/menus.ts";
import { CURVE_LIMIT, type CurveSet } from "../curves/curves.ts";
import { useProgress, useReferences } from "../curves/useCurves.ts";
import { HowButton } from "../help/HowButton.tsx";
import { useRun } from "../store/run.ts";
import { useScreen } from "../store/screen.ts";
import { useTime } from "../store/time.ts";
import { runAxis } from "../store/timeAxis.ts";
import { useShownNetwork } from "../store/useShownNetwork.ts";
import { type CurveChoice, sameUnit, useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { ContextMenu } from "../ui/ContextMenu.tsx";
import { PaneHeader, PaneLine } from "../ui/Pane.tsx";
import type { ZoomRanges } from "../ui/plot/figure.ts";
import { Plot } from "../ui/plot/Plot.tsx";
import { usePalette } from "../ui/plot/usePalette.ts";
import { useSize } from "../ui/plot/useSize.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { text } from "../ui/text.ts";
import { Cursor } from "./Cursor.tsx";
import type { ChartFigure } from "./figure.ts";
import { symbolText, unitName } from "./names.ts";
import { ratesText } from "./rates.ts";
import { chartSummary } from "./summary.ts";
import { PlayButton, SpeedMenu, TimeReadout, ZoomButton } from "./Transport.tsx";
import { chartText } from "./text.ts";
import { useCurves, useFigure } from "./useFigure.ts";
import { useScrub } from "./useScrub.ts";
import { timesOf, zoomedAround } from "./zoom.ts";
import "./charts.css";

/** Below this width (px before zoom) the header holds one switch and the other moves under the chart. */
const WIDE = 380;

const CURVES = [
  { value: "values", label: chartText.values, title: chartText.valuesTitle },
  { value: "rails", label: chartText.rails, title: chartText.railsTitle },
  { value: "all", label: chartText.all, title: chartText.allTitle },
] as const satisfies readonly { value: CurveChoice; label: string; title: string }[];

const TIMES = [
  { value: "linear", label: chartText.linear, title: chartText.linearTitle },
  { value: "log", label: chartText.log, title: chartText.logTitle },
] as const;

/** The trajectory of the outputs (and of selected units) while and after the worker integrates. */
export function ChartPane() {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const palette = usePalette(frame);
  const set = useCurves();
  const { zoom: ranges, setZoom, zooming, setZooming } = useZoom();
  const { figure, live } = useFigure(set, size, palette, ranges, zooming);
  const { stale } = useProgress();
  const zoom = useScreen((state) => state.zoom);
  const wide = (size?.width ?? WIDE * zoom) >= WIDE * zoom;
  return (
    <section className="chart-pane" aria-label={chartText.title} data-how="crn">
      <PaneHeader title={chartText.title} note={<CurveCount set={set} short={!wide} />}>
        <CurveSwitch />
        {wide ? <TimeSwitch /> : <HowButton topic="crn" />}
      </PaneHeader>
      <Limits set={set} />
      <Drawing frame={frame} figure={figure} live={live} zooming={zooming} onZoom={setZoom}>
        {stale ? <span className="ui-chip ui-chip-warn chart-stale">{chartText.stale}</span> : null}
        {ranges ? (
          <Button look="outline" className="chart-unzoom" onClick={() => setZoom(null)}>
            {text.time.unzoom}
          </Button>
        ) : null}
      </Drawing>
      <ChartFoot>
        <ZoomButton on={zooming} onChange={setZooming} />
        {wide ? <HowButton topic="crn" /> : <TimeSwitch />}
      </ChartFoot>
      <Summary set={set} />
    </section>
  );
}

interface DrawingProps {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly figure: ChartFigure | null;
  readonly live: boolean;
  readonly zooming: boolean;
  readonly onZoom: (zoom: ZoomRanges | null) => void;
  readonly children: ReactNode;
}

/** The plot, the time cursor on top of it, and what a hand does to both. */
function Drawing({ frame, figure, live, zooming, onZoom, children }: DrawingProps) {
  const thumb = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<ChartFigure | null>(null);
  const latest = useRef<ChartFigure | null>(null);
  latest.current = drawn;
  const scrub = useScrub({ figure: latest, zooming, thumb });
  const axes = figure?.area.axes;
  const zoomBy = useCallback(
    (factor: number) => {
      if (!axes) return;
      const whole = runAxis(useRun.getState(), axes.timeScale);
      onZoom(zoomedAround(axes, whole, useTime.getState().t, factor));
    },
    [onZoom, axes],
  );
  return (
    <ContextMenu
      label={text.panes.chart}
      onOpen={() => undefined}
      onClosed={() => undefined}
      rows={() => menuRows(CHART_MENU)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the slider in it does the same by keyboard */}
      <div
        ref={frame}
        className={zooming ? "chart-frame" : "chart-frame is-scrubbed"}
        {...scrub}
        onDoubleClick={() => onZoom(null)}
      >
        {figure ? (
          <Plot
            figure={figure}
            quick={live}
            onHover={(trace) => hover(figure.set, trace)}
            onLabelHover={(key) => hover(figure.set, curveOf(figure.set, key))}
            onZoom={onZoom}
            onDrawn={setDrawn}
          />
        ) : null}
        {drawn && drawn.set.curves.length > 0 ? (
          <Cursor figure={drawn} thumb={thumb} onZoom={zoomBy} />
        ) : null}
        {children}
      </div>
    </ContextMenu>
  );
}

/** The index of the curve that a label names; null for other text. */
function curveOf({ curves }: CurveSet, key: string | null): number | null {
  const index = curves.findIndex((curve) => curve.key === key);
  return index < 0 ? null : index;
}

/** The zoom of one run on one axis type; it goes when either changes. */
function useZoom() {
  const [zoom, show] = useState<ZoomRanges | null>(null);
  const [zooming, setZooming] = useState(false);
  const timeScale = useView((state) => state.timeScale);
  const choice = useView((state) => state.curves);
  const compilation = useRun((state) => state.compilation);
  const tEnd = useRun((state) => state.settings.tEnd);
  // One box, then a drag moves the cursor again.
  const setZoom = useCallback((next: ZoomRanges | null) => {
    show(next);
    setZooming(false);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the triggers
  useEffect(() => show(null), [timeScale, choice, compilation, tEnd]);
  useEffect(() => {
    useTime.getState().patch({ zoomed: zoom && timesOf(zoom, timeScale) });
    return () => useTime.getState().patch({ zoomed: null });
  }, [zoom, timeScale]);
  return { zoom, setZoom, zooming, setZooming };
}

/** Curve i of the set, as a trace or as the one a label names; −1 and the marks after them belong to none. */
function hover(set: CurveSet, index: number | null): void {
  const curve = index === null ? undefined : set.curves[index];
  const [unit, species] = [curve?.unit ?? null, curve?.species ?? null];
  const { hovered, hoveredSpecies, patch } = useView.getState();
  const same = hovered === unit || sameUnit(hovered, unit);
  if (!same || hoveredSpecies !== species) patch({ hovered: unit, hoveredSpecies: species });
}

function CurveSwitch() {
  const value = useView((state) => state.curves);
  const onChange = (curves: CurveChoice) => useView.getState().patch({ curves });
  return <Segmented small label={chartText.curves} value={value} options={CURVES} onChange={onChange} />;
}

function TimeSwitch() {
  const value = useView((state) => state.timeScale);
  const onChange = (timeScale: "linear" | "log") => useView.getState().patch({ timeScale });
  return <Segmented small label={chartText.timeAxis} value={value} options={TIMES} onChange={onChange} />;
}

function CurveCount({ set, short }: { readonly set: CurveSet; readonly short: boolean }) {
  if (set.curves.length === 0) return null;
  const over = set.wanted > CURVE_LIMIT;
  return (
    <span className={over ? "chart-count chart-count-over" : "chart-count"}>
      {chartText.count(Math.min(set.wanted, CURVE_LIMIT), CURVE_LIMIT, short)}
    </span>
  );
}

/** Why something asked for is not in the chart. */
function Limits({ set }: { readonly set: CurveSet }) {
  const network = useShownNetwork();
  const settled = useRun((state) => state.status === "settled" && !state.stale);
  const name = (unit: UnitRef) => symbolText(unitName(network, unit));
  if (set.wanted > CURVE_LIMIT) {
    return <PaneLine kind="error">{chartText.tooMany(set.wanted, CURVE_LIMIT)}</PaneLine>;
  }
  if (!settled || set.unrecorded.length === 0) return null;
  const many = set.unrecorded.length;
  const names = many > 3 ? chartText.units(many) : set.unrecorded.map(name).join(", ");
  return <PaneLine kind="info">{chartText.unrecorded(names, many)}</PaneLine>;
}

function ChartFoot({ children }: { readonly children: ReactNode }) {
  const rates = useRun((state) => state.settings.rates);
  const ones = useRun((state) => state.compilation?.compiled.crn.rate.every((k) => k === 1) ?? true);
  const own = ones ? chartText.ones : chartText.asWritten;
  return (
    <div className="chart-foot">
      <PlayButton />
      <SpeedMenu />
      <TimeReadout />
      <span className="chart-rates">
        {rates.kind === "own" ? own : chartText.rateConstants(ratesText(rates))}
      </span>
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
