import { pictureSide } from "../../../src-worker/model/inputPicture.ts";
import type { Box, Column, UnitKind } from "../../drawing/boxes.ts";
import { spanOf } from "../../drawing/matrix/bars.ts";
import { imageOf, type ShownMatrix, shownMatrix } from "../../drawing/matrix/look.ts";
import { isRecorded } from "../../drawing/show.ts";
import { layerName, valueText } from "../../store/names.ts";
import { signCounts } from "../../store/signs.ts";
import { wholeNumber } from "../../ui/numbers.ts";
import { fitted, textWidth } from "../metrics.ts";
import { type Inks, type Run, type Shape, SMALL, TEXT } from "../scene.ts";
import { figureText } from "../text.ts";
import { heatShapes, valueShapes } from "./heat.ts";
import type { NetworkModel } from "./model.ts";
import { type StripLook, stripShapes } from "./strips.ts";

/** Title and number of units over the matrix. */
const HEAD = 29;
const LINE = 12;
const VALUES = 20;
const BIASES = 14;
const FOOT = 4;
const INSET = 3;
/** From this width on "196 × 512" and "53 % +1" share a line. */
const ONE_LINE = 104;

/** Height of a collapsed layer of a kind at a width: the same for all layers of the kind. */
export function layerHeight(model: NetworkModel, kind: UnitKind, width: number): number {
  const { values, biases } = model.show;
  if (kind === "input") return HEAD + (width - 2 * INSET) + (values ? LINE : 0) + FOOT;
  const caption = width >= ONE_LINE ? LINE : 2 * LINE;
  const strips = (values ? VALUES + LINE : 0) + (biases && hasBias(model) ? BIASES + LINE : 0);
  return HEAD + width + caption + strips + FOOT;
}

function hasBias({ document }: NetworkModel): boolean {
  return document.network.layers.some(({ bias }) => bias.some((b) => b !== 0));
}

/** A collapsed layer: title, weights, what its units hold, their biases. */
export function layerBox(model: NetworkModel, column: Column, density: number): Shape[] {
  const { inks } = model;
  const [box] = column.boxes as [Box];
  const { network, preparation } = model.document;
  const shown = shownMatrix(network, column.layer, model.looks[column.layer], preparation);
  return [
    { kind: "rect", ...box, radius: 3, paint: { fill: inks.pane } },
    ...head(model, column, box),
    ...(shown ? matrixPart(model, shown, box, density) : inputPart(model, box, density)),
    { kind: "rect", ...box, radius: 3, paint: { stroke: inks.line2, width: 0.75 } },
  ];
}

function head({ document, inks }: NetworkModel, { layer, kind }: Column, box: Box): Shape[] {
  const { network } = document;
  const own = network.layers[layer - 1];
  const units = wholeNumber(own ? own.bias.length : network.inputs.length);
  const what = kind === "input" || !own ? units : `${units} ${figureText.activations[own.activation]}`;
  const x = box.x + INSET;
  return [
    line(
      fitted(layerName(network, layer), box.width - 2 * INSET, TEXT, 600),
      x,
      box.y + 12.5,
      TEXT,
      inks.ink,
      600,
    ),
    line(fitted(what, box.width - 2 * INSET, SMALL), x, box.y + 24, SMALL, inks.ink3),
  ];
}

function line(
  text: string,
  x: number,
  y: number,
  size: number,
  colour: string,
  weight: 400 | 600 = 400,
): Shape {
  return { kind: "text", x, y, size, weight, colour, runs: [{ text }] };
}

function matrixPart(model: NetworkModel, shown: ShownMatrix, box: Box, density: number): Shape[] {
  const { inks, show, document } = model;
  const { layer } = shown;
  const heat = { x: box.x, y: box.y + HEAD, width: box.width, height: box.width };
  const shapes = heatShapes(imageOf(shown, 1), heat, inks, density);
  const x = box.x + INSET;
  const room = box.width - 2 * INSET;
  let y = heat.y + heat.height;
  const caption = captionOf(shown);
  for (const text of box.width >= ONE_LINE ? [caption.join(" · ")] : caption) {
    y += LINE;
    shapes.push(line(fitted(text, room, SMALL), x, y - 2, SMALL, inks.ink2));
  }
  const strip = (values: ArrayLike<number>, height: number, look: StripLook, note: string) => {
    shapes.push(...stripShapes(values, { x: box.x, y, width: box.width, height }, look, inks));
    y += height + LINE;
    shapes.push(line(fitted(note, room, SMALL), x, y - 2, SMALL, inks.ink3));
  };
  if (show.values) {
    const values = model.shown.values[layer] ?? new Float64Array(0);
    const known = isRecorded(model.shown, layer);
    const marked = layer === document.network.layers.length ? model.shown.winner : -1;
    const full = model.shown.moment ? (model.shown.largest[layer] ?? 0) : 0;
    const note = known ? rangeText("", values) : figureText.notRecorded;
    strip(known ? values : [], VALUES, { signed: false, marked, full }, note);
  }
  if (show.biases && hasBias(model)) {
    const bias = document.network.layers[layer - 1]?.bias ?? new Float64Array(0);
    strip(bias, BIASES, { signed: true, marked: -1, full: 0 }, rangeText("b ", bias));
  }
  return shapes;
}

function captionOf({ weights }: ShownMatrix): string[] {
  const { plus, minus } = signCounts(weights);
  const size = figureText.matrix(weights.fanIn, weights.width);
  const share = plus + minus > 0 ? figureText.share((100 * plus) / (plus + minus)) : figureText.noEdges;
  return [size, share];
}

/** "max 297.5", "b −2 to 1.9", "all 0". */
function rangeText(name: string, values: ArrayLike<number>): string {
  const { low, high } = spanOf(values);
  if (low === high) return name + figureText.allZero;
  const [least, most] = [valueText(low, 1), valueText(high, 1)];
  return low < 0 ? `${name}${figureText.range(least, most)}` : `${name}${figureText.largest(most)}`;
}

/** The inputs as the picture they are, or as a strip, with how many are on their + and − rail. */
function inputPart(model: NetworkModel, box: Box, density: number): Shape[] {
  const { inks, show, shown } = model;
  const values = shown.values[0] ?? new Float64Array(0);
  const side = pictureSide(values.length, model.document.preparation);
  const room = {
    x: box.x + INSET,
    y: box.y + HEAD,
    width: box.width - 2 * INSET,
    height: box.width - 2 * INSET,
  };
  if (!show.values) return [{ kind: "rect", ...room, paint: { fill: inks.sunk } }];
  const picture =
    side === null
      ? stripShapes(values, room, { signed: true, marked: -1, full: 0 }, inks)
      : valueShapes(values, side, room, inks, density);
  return [...picture, rails(values, shown.moment ? (shown.largest[0] ?? 0) : 0, room, inks)];
}

/** How many inputs are on their + and − rail; at a moment, on which there is something left. */
function rails(values: Float64Array, full: number, room: Box, inks: Inks): Shape {
  const least = full / 1000;
  const plus = values.reduce((n, x) => (x > least ? n + 1 : n), 0);
  const minus = values.reduce((n, x) => (x < -least ? n + 1 : n), 0);
  const [left, right] = [`+\u2009${plus}`, `−\u2009${minus}`];
  const gap = Math.max(2, room.width - textWidth(left, SMALL) - textWidth(right, SMALL));
  const runs: Run[] = [
    { text: left, colour: inks.pos },
    { text: right, colour: inks.neg, gap },
  ];
  const y = room.y + room.height + LINE - 2;
  return { kind: "text", x: room.x, y, size: SMALL, colour: inks.ink2, runs };
}
