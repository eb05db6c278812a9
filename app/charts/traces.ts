import type { Data } from "plotly.js";
import { type Axes, markerTimes } from "../curves/axes.ts";
import type { Curve, CurveSet, Reference } from "../curves/curves.ts";
import { pick, thinned, valueAt } from "../curves/sampling.ts";
import { symbolHtml } from "../ui/plot/html.ts";
import type { Palette } from "../ui/plot/palette.ts";

export interface TraceStyle {
  readonly palette: Palette;
  /** 1, or 2 for the projector: lines and markers. */
  readonly scale: number;
  /** 1, or 0.4 while the curves are stale. */
  readonly opacity: number;
  /** Most samples per curve (fewer while the run is growing). */
  readonly samples: number;
}

/** Plotly traces: trace i is curve i of the set; then their markers, and the references on top. */
export function plotTraces(
  set: CurveSet,
  references: readonly Reference[],
  axes: Axes,
  style: TraceStyle,
): Data[] {
  return [
    ...set.curves.map((curve) => lineTrace(curve, style)),
    ...set.curves.filter((curve) => curve.marker).map((curve) => markerTrace(curve, axes, style)),
    ...referenceTrace(references, axes, style),
  ];
}

function lineTrace(curve: Curve, style: TraceStyle): Data {
  const indices = thinned(curve.times.length, style.samples);
  const line = {
    color: style.palette[curve.ink],
    width: curve.width * style.scale,
    dash: curve.dotted ? dots(style.scale) : ("solid" as const),
    simplify: true,
  };
  const shared = {
    type: "scatter",
    mode: "lines",
    name: curve.plain,
    x: pick(curve.times, indices),
    y: pick(curve.values, indices),
    line,
    opacity: curve.opacity * style.opacity,
    showlegend: false,
  } as const;
  if (curve.kind === "ghost") return { ...shared, hoverinfo: "skip" };
  const text = `${symbolHtml(curve.symbol)} = %{y:.4~f}<br>t = %{x:.3~g}<extra></extra>`;
  return { ...shared, hovertemplate: text };
}

function dots(scale: number): "dot" {
  return `${1.5 * scale}px,${2.5 * scale}px` as "dot";
}

function markerTrace(curve: Curve, axes: Axes, style: TraceStyle): Data {
  const x = markerTimes(curve, axes);
  return {
    type: "scatter",
    mode: "markers",
    x,
    y: x.map((t) => valueAt(curve.times, curve.values, t)),
    marker: {
      symbol: curve.marker ?? "circle",
      size: (curve.marker === "diamond" ? 9 : curve.marker === "square" ? 7 : 8) * style.scale,
      color: style.palette[curve.ink],
      line: { color: style.palette.pane, width: style.scale },
      opacity: style.opacity,
    },
    cliponaxis: false,
    hoverinfo: "skip",
    showlegend: false,
  };
}

/** All references as one trace with gaps: plotly's cost is per trace. */
function referenceTrace(references: readonly Reference[], axes: Axes, style: TraceStyle): Data[] {
  if (references.length === 0) return [];
  return [
    {
      type: "scatter",
      mode: "lines",
      name: "network",
      x: references.flatMap(() => [axes.x[0], axes.x[1], null]),
      y: references.flatMap(({ value }) => [value, value, null]),
      connectgaps: false,
      line: {
        color: style.palette.ink,
        width: 1.25 * style.scale,
        dash: `${4 * style.scale}px,${4 * style.scale}px` as "dash",
      },
      opacity: 0.85 * style.opacity,
      hoverinfo: "skip",
      showlegend: false,
    },
  ];
}
