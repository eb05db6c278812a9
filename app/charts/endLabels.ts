import { type Axes, contains } from "../curves/axes.ts";
import type { Curve, CurveSet } from "../curves/curves.ts";
import { timeFraction } from "../store/timeAxis.ts";
import { fixedNumber, timeText } from "../ui/numbers.ts";
import type { PlotLabel } from "../ui/plot/figure.ts";
import { placeLabels } from "../ui/plot/labels.ts";
import type { Frame, Margins } from "./frame.ts";

/** Below this width the labels at the right end drop their values. */
const VALUES_FROM = 330;

/** "y₁ 4.86" where there is room for the value, else "y₁". */
export function plainLabel(curve: Curve, frame: Frame): string {
  return curve.plain + valueText(curve, frame);
}

function valueText(curve: Curve, frame: Frame): string {
  const last = curve.values[curve.values.length - 1];
  if (last === undefined || frame.width < VALUES_FROM * frame.scale) return "";
  return ` ${fixedNumber(last, frame.decimals)}`;
}

/** All text over the plot: the curves' names and the time of 90 % completion. */
export function plotLabels(set: CurveSet, axes: Axes, frame: Frame, margin: Margins): PlotLabel[] {
  return [...endLabels(set, axes, frame, margin), ...completionLabel(axes, frame, margin)];
}

/** Names at the right end of the curves, moved apart where they would overlap. */
function endLabels(set: CurveSet, axes: Axes, frame: Frame, margin: Margins): PlotLabel[] {
  const { scale, palette } = frame;
  const room = frame.height - margin.t - margin.b;
  const toPixel = (v: number) => ((axes.y[1] - v) / (axes.y[1] - axes.y[0])) * room;
  const ends = set.curves.flatMap((curve) => {
    const last = curve.values[curve.values.length - 1];
    if (!curve.labelled || last === undefined) return [];
    const y = toPixel(last);
    return y < -2 || y > room + 2 ? [] : [{ curve, y }];
  });
  const wishes = ends.map(({ curve, y }) => ({
    y,
    height: 15 * scale,
    priority: curve.kind === "value" ? (curve.marker ? 0 : 1) : curve.kind === "rail" ? 2 : 3,
  }));
  const placed = placeLabels(wishes, -8 * scale, room + 8 * scale);
  return ends.flatMap(({ curve }, i) => {
    const y = placed[i];
    if (y === null || y === undefined) return [];
    return {
      key: curve.key,
      x: frame.width - margin.r + 8 * scale,
      y: margin.t + y,
      anchor: "left",
      symbol: curve.symbol,
      text: valueText(curve, frame),
      color: palette[curve.ink],
      size: 12 * scale,
      strong: curve.kind === "value" && curve.marker !== null,
      opacity: frame.stale ? 0.4 : 1,
    };
  });
}

function completionLabel(axes: Axes, frame: Frame, margin: Margins): PlotLabel[] {
  const t = frame.completion90;
  if (t === null || !contains(axes.x, t)) return [];
  const fraction = timeFraction(axes, t);
  return [
    {
      key: "completion",
      x: margin.l + fraction * (frame.width - margin.l - margin.r),
      y: margin.t - 9 * frame.scale,
      anchor: fraction > 0.6 ? "right" : "left",
      symbol: null,
      text: `90\u2009% at t = ${timeText(t)}`,
      color: frame.palette.ink2,
      size: 11 * frame.scale,
      strong: false,
      opacity: 1,
    },
  ];
}
