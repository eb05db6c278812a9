import type { Config, Layout, PlotHoverEvent, PlotlyHTMLElement, PlotRelayoutEvent } from "plotly.js";
import { useEffect, useRef } from "react";
import type { Figure, ZoomRanges } from "./figure.ts";

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
  /** The index of the trace under the pointer, or null. */
  readonly onHover?: (trace: number | null) => void;
  /** The index of the annotation under the pointer (of those with `captureevents`), or null. */
  readonly onLabelHover?: (annotation: number | null) => void;
  /** After a figure was drawn: what is put on top of it may follow now. */
  readonly onDrawn?: (figure: F) => void;
  /** New ranges after a drag; without it the axes stay. */
  readonly onZoom?: (zoom: ZoomRanges) => void;
}

/** A plotly chart that redraws at most eight times a second and is purged when it goes. */
export function Plot<F extends Figure>(props: PlotProps<F>) {
  const { figure, onZoom } = props;
  const host = useRef<HTMLDivElement>(null);
  const newest = useRef(props);
  newest.current = props;
  const redraw = useRef<() => void>(() => {});

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const painter = paint(element, () => newest.current);
    redraw.current = painter.draw;
    return painter.stop;
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new figure is the trigger
  useEffect(() => redraw.current(), [figure]);

  return <div ref={host} className={onZoom ? "ui-plot ui-plot-zoom" : "ui-plot"} aria-hidden="true" />;
}

interface Painter {
  draw(): void;
  stop(): void;
}

/** Draws the newest figure into an element, with pauses; latest wins. */
function paint<F extends Figure>(element: HTMLDivElement, newest: () => PlotProps<F>): Painter {
  let plotly: PlotlyModule | null = null;
  let waiting = false;
  let next = 0;
  let revision = 0;
  let stopped = false;

  const drawNow = () => {
    waiting = false;
    if (!plotly || stopped) return;
    const begun = performance.now();
    const { figure } = newest();
    const { data, layout } = figure;
    const first = revision === 0;
    // The first time the axes alone: plotly's start and the curves are then two shorter tasks.
    void plotly.react(
      element,
      first ? [] : data,
      { ...layout, datarevision: ++revision, uirevision: "own" },
      CONFIG,
    );
    const ended = performance.now();
    newest().onDrawn?.(figure);
    next = Math.max(begun + PAUSE, ended + REST * (ended - begun));
    if (!first) return;
    listen(element as unknown as PlotlyHTMLElement, newest);
    next = 0;
    draw();
  };
  const draw = () => {
    if (!plotly || waiting) return;
    waiting = true;
    // After the next frame: new curves often come with a line of text that changes the room they have.
    requestAnimationFrame(() => setTimeout(drawNow, Math.max(0, next - performance.now())));
  };
  loadPlotly().then((module) => {
    plotly = module;
    draw();
  });
  return {
    draw,
    stop: () => {
      stopped = true;
      if (plotly && revision > 0) plotly.purge(element);
    },
  };
}

function listen<F extends Figure>(plot: PlotlyHTMLElement, newest: () => PlotProps<F>): void {
  plot.on("plotly_hover", (event: PlotHoverEvent) =>
    newest().onHover?.(event.points[0]?.curveNumber ?? null),
  );
  plot.on("plotly_unhover", () => newest().onHover?.(null));
  plot.addEventListener("mouseover", ({ target }) => {
    const label = annotationOf(target);
    if (label !== null) newest().onLabelHover?.(label);
  });
  plot.addEventListener("mouseout", ({ target }) => {
    if (annotationOf(target) !== null) newest().onLabelHover?.(null);
  });
  plot.on("plotly_relayout", (event: PlotRelayoutEvent) => {
    const touched = Object.keys(event).some((key) => /^[xy]axis\.range/.test(key));
    if (!touched) return;
    const { xaxis, yaxis } = (plot as unknown as { layout: Partial<Layout> }).layout;
    if (xaxis?.range && yaxis?.range) {
      newest().onZoom?.({ x: pair(xaxis.range), y: pair(yaxis.range) });
    }
  });
}

/** Plotly numbers the groups it draws annotations in. */
function annotationOf(target: EventTarget | null): number | null {
  const group = target instanceof Element ? target.closest(".annotation") : null;
  const index = group?.getAttribute("data-index");
  return index ? Number(index) : null;
}

function pair(range: readonly unknown[]): readonly [number, number] {
  return [Number(range[0]), Number(range[1])];
}
