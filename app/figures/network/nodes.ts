import type { Box, Column } from "../../drawing/boxes.ts";
import { levelOf } from "../../drawing/show.ts";
import { layerName } from "../../store/names.ts";
import { outputStyles } from "../../ui/plot/outputStyles.ts";
import { markerPath } from "../marker.ts";
import { fitted, textWidth } from "../metrics.ts";
import { symbolRuns } from "../runs.ts";
import { group, path, type Shape, SMALL, TEXT, type TextShape } from "../scene.ts";
import { figureText } from "../text.ts";
import { type FigureDensity, MARKER, NAME_GAP } from "./density.ts";
import type { NetworkModel } from "./model.ts";
import { LINE, linesBelow, PADDING, type UnitText, unitText } from "./units.ts";

/** Room for names beside the first and the last column. */
export type NameRoom = Pick<FigureDensity, "left" | "right" | "beside">;

/** All units of an expanded layer, each a group of its own. */
export function unitBoxes(model: NetworkModel, column: Column, names: NameRoom): Shape[] {
  return column.boxes.map((box, index) => {
    const text = unitText(model, { layer: column.layer, index });
    return group(
      unitShapes(model, column, index, box, text, names),
      undefined,
      `unit-${column.layer}-${index + 1}`,
    );
  });
}

function unitShapes(
  model: NetworkModel,
  { layer, kind, slim }: Column,
  index: number,
  box: Box,
  text: UnitText,
  names: NameRoom,
): Shape[] {
  const { inks, shown, show } = model;
  const winner = show.values && kind === "output" && shown.winner === index;
  const frame = winner
    ? { stroke: inks.accent, width: 1.5 }
    : { stroke: text.off ? inks.line3 : inks.line2, width: 0.75 };
  const fill = winner ? inks["accent-weak"] : inks.pane;
  const shapes: Shape[] = [{ kind: "rect", ...box, radius: 3, paint: { fill, ...frame } }];
  const beside = kind === "hidden" || names.beside[kind];
  const below = slim ? [] : linesBelow(text, kind, beside);
  const hasBar = kind === "hidden" && show.values;
  // A low box has its bar under the index: the text moves up.
  const up = hasBar && slim ? 1.4 : 0;
  const baseline = box.y + box.height / 2 + TEXT * 0.36 - (below.length * LINE) / 2 - up;
  const marker = kind === "output" ? outputMarker(model, index, box, baseline) : [];
  const left = box.x + PADDING + (kind === "output" ? MARKER : 0);
  shapes.push(...marker, ...firstLine(model, text, box, left, baseline));
  below.forEach((line, i) => {
    const fits = fitted(line, box.x + box.width - left - 2, SMALL);
    shapes.push(small(fits, left, baseline + (i + 1) * LINE, inks.ink3));
  });
  if (hasBar) shapes.push(...bar(model, layer, index, box));
  if (text.name && kind !== "hidden" && beside)
    shapes.push(...besideName(text.name, kind === "input", box, names, inks.ink));
  return shapes;
}

/** Symbol at the left and value at the right; the symbol alone in the middle. */
function firstLine({ inks }: NetworkModel, text: UnitText, box: Box, left: number, y: number): Shape[] {
  const colour = text.off ? inks.ink3 : inks.ink;
  const runs = symbolRuns(text, TEXT, 600);
  const base = { kind: "text", y, size: TEXT, colour } as const;
  if (!text.value) {
    const middle = (left - PADDING + box.x + box.width) / 2;
    return [{ ...base, x: middle, anchor: "middle", weight: 600, runs }];
  }
  const right = box.x + box.width - PADDING;
  return [
    { ...base, x: left, weight: 600, runs },
    { ...base, x: right, anchor: "end", weight: text.off ? 400 : 600, runs: [{ text: text.value }] },
  ];
}

function small(text: string, x: number, y: number, colour: string): TextShape {
  return { kind: "text", x, y, size: SMALL, colour, runs: [{ text }] };
}

/** The value against the largest of its layer. */
function bar({ shown, inks }: NetworkModel, layer: number, index: number, box: Box): Shape[] {
  const level = levelOf(shown, { layer, index });
  if (!(level > 0)) return [];
  const width = Math.max(0.5, (box.width - 6) * level);
  const y = box.y + box.height - 2.4;
  return [{ kind: "rect", x: box.x + 3, y, width, height: 1.6, paint: { fill: inks.ink2 } }];
}

/** ● ■ ◆ for up to three outputs; above that the leader, the runner-up, and rings: as in the chart. */
function outputMarker(
  { shown, inks, document }: NetworkModel,
  index: number,
  box: Box,
  baseline: number,
): Shape[] {
  const values = Array.from(shown.outputs, (value) => (Number.isFinite(value) ? value : 0));
  const style = outputStyles(values.length === document.network.outputs.length ? values : [])[index];
  const [x, y] = [box.x + PADDING + 3.6, baseline - TEXT * 0.35];
  if (!style) return [];
  if (style.marker) return [path(markerPath(style.marker, x, y, 3.6), { fill: inks[style.ink] })];
  return [path(markerPath("circle", x, y, 2.8), { stroke: inks.ink3, width: 1 })];
}

function besideName(name: string, before: boolean, box: Box, room: NameRoom, colour: string): Shape[] {
  const text = fitted(name, (before ? room.left : room.right) - NAME_GAP, SMALL);
  if (!text) return [];
  const y = box.y + box.height / 2 + SMALL * 0.36;
  const at = { kind: "text", y, size: SMALL, colour, runs: [{ text }] } as const;
  if (before) return [{ ...at, x: box.x - NAME_GAP, anchor: "end" }];
  return [{ ...at, x: box.x + box.width + NAME_GAP }];
}

/** "Layer 1" over "8 ReLU", in the middle above a column whose units are drawn. */
export function columnHeader({ document, inks }: NetworkModel, column: Column, bottom: number): Shape[] {
  const { network } = document;
  const own = network.layers[column.layer - 1];
  const count = own ? own.bias.length : network.inputs.length;
  const what = own ? `${count} ${figureText.activations[own.activation]}` : `${count}`;
  const x = column.headerX + column.width / 2;
  const at = { kind: "text", x, anchor: "middle", size: SMALL } as const;
  return [
    {
      ...at,
      y: bottom - 13.5,
      weight: 600,
      colour: inks.ink2,
      runs: [{ text: layerName(network, column.layer) }],
    },
    { ...at, y: bottom - 3, colour: inks.ink3, runs: [{ text: what }] },
  ];
}

/** Half the width of a column's header. */
export function headerHalf(model: NetworkModel, column: Column): number {
  return columnHeader(model, column, 0).reduce((half, shape) => {
    const text = shape.kind === "text" ? shape.runs.map((run) => run.text).join("") : "";
    return Math.max(half, textWidth(text, SMALL, 600) / 2);
  }, 0);
}
