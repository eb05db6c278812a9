import type { CurveSet, Reference } from "../../curves/curves.ts";
import { textWidth } from "../metrics.ts";
import { type Inks, type Paint, path, type Shape, SMALL } from "../scene.ts";
import { number as n } from "../svg.ts";
import { figureText } from "../text.ts";

const LINE = 18;
const GAP = 4;
const APART = 12;
export const KEY_HEIGHT = 13;

/** Dashes of the network's values, dots of the − rails. */
export const DASHED = [4, 3] as const;
export const DOTTED = [1.2, 2.2] as const;

interface Entry {
  readonly text: string;
  readonly paint: Paint;
}

/** What the kinds of lines mean, one beside the other as far as there is room. */
export function keyShapes(
  set: CurveSet,
  references: readonly Reference[],
  inks: Inks,
  x: number,
  y: number,
  room: number,
): Shape[] {
  const shapes: Shape[] = [];
  let at = x;
  for (const { text, paint } of entries(set, references, inks)) {
    const width = LINE + GAP + textWidth(text, SMALL);
    if (at + width > x + room) break;
    shapes.push(path(`M${n(at)} ${n(y)}H${n(at + LINE)}`, paint), {
      kind: "text",
      x: at + LINE + GAP,
      y: y + SMALL * 0.36,
      size: SMALL,
      colour: inks.ink2,
      runs: [{ text }],
    });
    at += width + APART;
  }
  return shapes;
}

function entries({ curves }: CurveSet, references: readonly Reference[], inks: Inks): Entry[] {
  const has = (kind: string) => curves.some((curve) => curve.kind === kind);
  const rail = { stroke: inks.ink2, width: 1 };
  return [
    ...(references.length > 0
      ? [{ text: figureText.key.network, paint: { stroke: inks.ink, width: 0.9, dash: DASHED } }]
      : []),
    ...(has("rail")
      ? [
          { text: figureText.key.plus, paint: rail },
          { text: figureText.key.minus, paint: { ...rail, dash: DOTTED } },
        ]
      : []),
    ...(has("ghost") ? [{ text: figureText.key.earlier, paint: { ...rail, opacity: 0.4 } }] : []),
  ];
}

/** True where there is anything to explain. */
export function hasKey(set: CurveSet, references: readonly Reference[]): boolean {
  return references.length > 0 || set.curves.some(({ kind }) => kind === "rail" || kind === "ghost");
}
