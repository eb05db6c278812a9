import type { Config, Layout, PlotHoverEvent, PlotlyHTMLElement, PlotRelayoutEvent } from "plotly.js";
import { useEffect, useRef } from "react";
import type { Figure, ZoomRanges } from "./figure.ts";
import { PlotLabels } from "./PlotLabels.tsx";
import { axesKey, paintQuick } from "./quick.ts";

type PlotlyModule = typeof import("plotly.js-cartesian-dist-min");

/** No logo, no "Share chart…" button (it would upload the figure), no mode bar over the curves. */
const CONFIG: Partial<Config> & { readonly showSendToCloud: boolean } = {
  displaylogo: false,
  displayModeBar: false,
  showSendToCloud: false,
  plotlyServerURL: "",
  responsive: false,
  doubleClick: false,
  showTips: false,
};

/** Shortest time between two redraws in milliseconds: at most eight a second. */
const PAUSE = 125;
/** A redraw that takes long waits this many times as long for the next: the page stays free for people. */
const REST = 3;

let library: Promise<PlotlyModule> | null = null;

/** Loads plotly once, when the first chart asks for it. */
function loadPlotly(): Promise<PlotlyModule> {
  library ??= import("plotly.js-cartesian-dist-min").then((module) => {
    // A CommonJS bundle arrives as the default export.
    const { default: bundled } = module as PlotlyModule & { default?: PlotlyModule };
    return bundled ?? module;
  });
  return library;
}

export interface PlotProps<F extends Figure = Figure> {
  readonly figure: F;
  /** Curves follow one another quickly: they are drawn over plotly's last axes, which follow once it is quiet. */
  readonly quick?: boolean;
  /** The index of the trace under the pointer, or null. */
  readonly onHover?: (trace: number | null) => void;
  /** The key of the label under the pointer, or null. */
  readonly onLabelHover?: (key: string | null) => void;
  /** After a figure was drawn: what is put on top of it may follow now. */
  readonly onDrawn?: (figure: F) => void;
  /** New ranges after a drag; without it the axes stay. */
  readonly onZoom?: (zoom: ZoomRanges) => void;
}

/** A plotly chart that redraws at most eight times a second and is purged when it goes. */
export function Plot<F extends Figure>(props: PlotProps<F>) {
  const { figure, quick, onZoom, onLabelHover } = props;
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const newest = useRef(props);
  newest.current = props;
  const redraw = useRef<() => void>(() => {});

  useEffect(() => {
    if (!host.current || !canvas.current) return;
    const painter = paint(host.current, canvas.current, () => newest.current);
    redraw.current = painter.draw;
    return painter.stop;
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new figure is the trigger
  useEffect(() => redraw.current(), [figure, quick]);

  return (
    <div className={onZoom ? "ui-plot ui-plot-zoom" : "ui-plot"} aria-hidden="true">
      <div ref={host} className="ui-plot-host" />
      <canvas ref={canvas} />
      {figure.labels ? <PlotLabels labels={figure.labels} onHover={onLabelHover} /> : null}
    </div>
  );
}

interface Painter {
  draw(): void;
  stop(): void;
}

/** Draws the newest figure into an element, plotly's pictures with pauses between them; latest wins. */
function paint<F extends Figure>(
  host: HTMLDivElement,
  canvas: HTMLCanvasElement,
  newest: () => PlotProps<F>,
): Painter {
  let plotly: PlotlyModule | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = 0;
  let revision = 0;
  let stopped = false;
  let drawn: Figure | null = null;
  /** Read before plotly, which writes into the layouts it is given. */
  let drawnAxes = "";

  const drawNow = () => {
    timer = undefined;
    if (!plotly || stopped) return;
    const { figure } = newest();
    if (drawn === figure) return showCurves(host, "plotly");
    const begun = performance.now();
    const { data, layout } = figure;
    const first = revision === 0;
    drawnAxes = axesKey(layout);
    // The first time the axes alone: plotly's start and the curves are then two shorter tasks.
    void plotly.react(
      host,
      first ? [] : data,
      { ...layout, datarevision: ++revision, uirevision: "own" },
      CONFIG,
    );
    showCurves(host, "plotly");
    drawn = first ? null : figure;
    const ended = performance.now();
    newest().onDrawn?.(figure);
    next = Math.max(begun + PAUSE, ended + REST * (ended - begun));
    if (!first) return;
    listen(host as unknown as PlotlyHTMLElement, newest);
    next = 0;
    draw();
  };
  const draw = () => {
    if (!plotly) return;
    const { figure, quick } = newest();
    if (quick && drawn && drawnAxes === axesKey(figure.layout)) {
      clearTimeout(timer);
      timer = undefined;
      if (drawn === figure) return;
      drawQuick(host, canvas, figure);
      newest().onDrawn?.(figure);
      return;
    }
    // New curves often come with a line of text that changes the room they have: not before the next frame.
    timer ??= setTimeout(
      () => requestAnimationFrame(() => setTimeout(drawNow)),
      Math.max(0, next - performance.now()),
    );
  };
  loadPlotly().then((module) => {
    plotly = module;
    draw();
  });
  return {
    draw,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      if (plotly && revision > 0) plotly.purge(host);
    },
  };
}

/** Whose curves are to be seen: plotly's, or the newer ones on the canvas. */
function showCurves(host: HTMLDivElement, whose: "plotly" | "canvas"): void {
  host.parentElement?.classList.toggle("is-quick", whose === "canvas");
}

function drawQuick(host: HTMLDivElement, canvas: HTMLCanvasElement, figure: Figure): void {
  const context = canvas.getContext("2d");
  const { width = 0, height = 0 } = figure.layout;
  if (!context) return;
  const ratio = devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  paintQuick(context, figure, ratio);
  showCurves(host, "canvas");
}

function listen<F extends Figure>(plot: PlotlyHTMLElement, newest: () => PlotProps<F>): void {
  plot.on("plotly_hover", (event: PlotHoverEvent) =>
    newest().onHover?.(event.points[0]?.curveNumber ?? null),
  );
  plot.on("plotly_unhover", () => newest().onHover?.(null));
  plot.on("plotly_relayout", (event: PlotRelayoutEvent) => {
    const touched = Object.keys(event).some((key) => /^[xy]axis\.range/.test(key));
    if (!touched) return;
    const { xaxis, yaxis } = (plot as unknown as { layout: Partial<Layout> }).layout;
    if (xaxis?.range && yaxis?.range) {
      newest().onZoom?.({ x: pair(xaxis.range), y: pair(yaxis.range) });
    }
  });
}

function pair(range: readonly unknown[]): readonly [number, number] {
  return [Number(range[0]), Number(range[1])];
}
