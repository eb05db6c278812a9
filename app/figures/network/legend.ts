import { terminalPath } from "../../drawing/geometry.ts";
import { textWidth } from "../metrics.ts";
import { type Inks, path, type Shape, SMALL } from "../scene.ts";
import { number } from "../svg.ts";

const LINE = 24;
const GAP = 4;
const APART = 16;
export const LEGEND_HEIGHT = 18;

/** "─▸ +1   ─⊣ −1", from its top left corner on. */
export function legend(x: number, y: number, inks: Inks, dashed: boolean): Shape[] {
  const middle = y + LEGEND_HEIGHT - 5;
  const second = x + LINE + GAP + textWidth("+1", SMALL) + APART;
  const sign = (left: number, weight: 1 | -1, label: string): Shape[] => {
    const stroke = weight > 0 ? inks.pos : inks.neg;
    const end = { x: left + LINE, y: middle };
    const line = `M${number(left)} ${number(middle)}H${number(end.x - (weight > 0 ? 9 : 5))}`;
    const dash = weight < 0 && dashed ? { dash: [3, 2] } : {};
    return [
      path(line, { stroke, width: 1, ...dash }),
      path(terminalPath(end, weight), weight > 0 ? { fill: stroke } : { stroke, width: 2 }),
      {
        kind: "text",
        x: end.x + GAP,
        y: middle + 3.3,
        size: SMALL,
        colour: inks.ink2,
        runs: [{ text: label }],
      },
    ];
  };
  return [...sign(x, 1, "+1"), ...sign(second, -1, "−1")];
}

export function legendWidth(): number {
  return 2 * (LINE + GAP) + APART + textWidth("+1", SMALL) + textWidth("−1", SMALL);
}
