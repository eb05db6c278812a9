import type { Curve } from "../../curves/curves.ts";
import { columnDecimals } from "../../curves/numbers.ts";
import { fixedNumber } from "../../ui/numbers.ts";
import { placeLabels } from "../../ui/plot/labels.ts";
import { fitted, runsWidth } from "../metrics.ts";
import { symbolRuns } from "../runs.ts";
import { type Inks, path, type Run, type Shape, TEXT } from "../scene.ts";
import { number as n } from "../svg.ts";
import type { Area } from "./area.ts";
import type { Polyline } from "./thin.ts";

const PITCH = TEXT * 1.22;
/** From the end of a curve, past its marker, to its name. */
export const LABEL_GAP = 9;
/** A name that was moved so far from its curve's end is joined to it by a line. */
const MOVED = 3;

/** A curve as it is drawn. */
export interface DrawnCurve {
  readonly curve: Curve;
  readonly line: Polyline;
  readonly runs: readonly Run[];
}

/** What the names at the right ends say beside the symbol. */
export interface LabelParts {
  /** The outputs' own names. */
  readonly names: readonly string[];
  readonly values: boolean;
}

/** What stands at a curve's right end: its symbol, the output's name, and its last value where that is wanted. */
export function labelsOf(curves: readonly Curve[], { names, values }: LabelParts): (readonly Run[])[] {
  const ends = curves.map((curve) => curve.values.at(-1) ?? 0);
  const decimals = Math.max(0, columnDecimals(ends) - 2);
  return curves.map((curve, i): readonly Run[] => {
    if (!curve.labelled) return [];
    const { letter, sup, sub } = curve.symbol;
    const name = curve.kind === "value" ? fitted(names[curve.unit.index] ?? "", MOST_NAME, TEXT) : "";
    return [
      ...symbolRuns({ letter, sup, sub }, TEXT, weightOf(curve)),
      ...(name ? [{ text: name, gap: 4, weight: 400 as const }] : []),
      ...(values ? [{ text: fixedNumber(ends[i] as number, decimals), gap: 5 }] : []),
    ];
  });
}

/** A longer name is shortened, px. */
const MOST_NAME = 84;

export function labelWidth(runs: readonly (readonly Run[])[]): number {
  return runs.reduce((width, label) => Math.max(width, runsWidth(label, TEXT, 600)), 0);
}

function weightOf(curve: Curve): 400 | 600 {
  return curve.kind === "value" && curve.marker !== null ? 600 : 400;
}

/** Names at the right ends of the curves, moved apart where they would overlap; none where there is no room. */
export function endLabels(drawn: readonly DrawnCurve[], area: Area, inks: Inks): Shape[] {
  const ends = drawn.filter(
    ({ curve, line, runs }) => runs.length > 0 && line.x.length > 0 && curve.labelled,
  );
  const wishes = ends.map(({ curve, line }) => ({
    y: line.y.at(-1) as number,
    height: PITCH,
    priority: curve.kind === "value" ? (curve.marker ? 0 : 1) : curve.kind === "rail" ? 2 : 3,
  }));
  const placed = placeLabels(wishes, area.top - 4, area.top + area.height + 4);
  return ends.flatMap(({ curve, line, runs }, i): Shape[] => {
    const y = placed[i];
    if (y === null || y === undefined) return [];
    const colour = inks[curve.ink];
    const [x, end] = [line.x.at(-1) as number, line.y.at(-1) as number];
    const at = Math.max(x, area.left + area.width) + LABEL_GAP;
    const moved = Math.abs(y - end) > MOVED;
    const join = `M${n(x + 4)} ${n(end)}L${n(at - 2)} ${n(y)}`;
    return [
      ...(moved ? [path(join, { stroke: colour, width: 0.4 })] : []),
      { kind: "text", x: at, y: y + TEXT * 0.36, size: TEXT, weight: weightOf(curve), colour, runs },
    ];
  });
}
