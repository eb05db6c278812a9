import type { Column } from "../../drawing/boxes.ts";
import { drawScene } from "../../drawing/drawing.ts";
import { type Layout, layoutNetwork } from "../../drawing/layout.ts";
import { drawnEdges } from "../../store/collapse.ts";
import { counted } from "../../store/names.ts";
import { wholeNumber } from "../../ui/numbers.ts";
import { group, type Scene, type Shape } from "../scene.ts";
import type { Frame } from "../sizes.ts";
import { figureText } from "../text.ts";
import { Bounds } from "./bounds.ts";
import { figureDensity, MARGIN } from "./density.ts";
import { bundleEdges, weightEdges } from "./edges.ts";
import { layerBox } from "./layerBox.ts";
import { LEGEND_HEIGHT, legend, legendWidth } from "./legend.ts";
import type { NetworkModel } from "./model.ts";
import { columnHeader, headerHalf, type NameRoom, unitBoxes } from "./nodes.ts";

/** Two lines over a column. */
const HEADER = 26;
/** How often a drawing that is too high is laid out again for a wider frame. */
const TRIES = 4;

/**
 * The network as its figure: every unit and every weight of an expanded layer, collapsed layers as their matrices.
 * It fills the frame's width; what is wider or higher is drawn in a larger frame, to be made smaller as a whole.
 */
export function networkScene(model: NetworkModel, frame: Frame): Scene {
  let best = drawIn(model, frame, frame.width);
  for (let i = 0; i < TRIES && best.height > (frame.most * best.width) / frame.width + 0.5; i++) {
    const width = (best.height * frame.width) / frame.most;
    best = drawIn(model, frame, width);
  }
  return framed(best, frame);
}

function drawIn(model: NetworkModel, frame: Frame, width: number): Scene {
  const larger = width / frame.width;
  const sizes = figureDensity(model, { ...frame, width, most: frame.most * larger });
  const layout = layoutNetwork(model.document, sizes.density);
  return draw(model, layout, sizes, frame.density / larger, width);
}

function draw(model: NetworkModel, layout: Layout, names: NameRoom, density: number, width: number): Scene {
  const { document, inks, show } = model;
  const { edges } = drawScene(document, layout);
  const bounds = new Bounds();
  const expanded = layout.columns.filter((column) => !column.collapsed);
  const shapes: Shape[] = [
    group(bundleEdges(edges, layout, inks), undefined, "bundles"),
    ...weightEdges(edges, layout, inks, show.dashed),
    ...layout.columns.map((column) =>
      group(
        column.collapsed ? layerBox(model, column, density) : unitBoxes(model, column, names),
        undefined,
        `layer-${column.layer}`,
      ),
    ),
    ...expanded.flatMap((column) => columnHeader(model, column, headerBottom(layout, column))),
  ];
  measure(bounds, shapes);
  for (const column of expanded) {
    const [x, half] = [column.headerX + column.width / 2, headerHalf(model, column)];
    bounds.box({ x: x - half, y: headerBottom(layout, column) - HEADER, width: 2 * half, height: HEADER });
  }
  besides(bounds, layout, names);
  const content = bounds.around(MARGIN);
  const bottom = content.y + content.height - MARGIN;
  if (show.legend) {
    shapes.push(group(legend(content.x + MARGIN, bottom + 2, inks, show.dashed), undefined, "legend"));
    bounds.box({ x: content.x + MARGIN, y: bottom, width: legendWidth(), height: LEGEND_HEIGHT + 2 });
  }
  const box = bounds.around(MARGIN);
  const spare = Math.max(0, width - box.width);
  return { ...box, x: box.x - spare / 2, width: box.width + spare, ...words(model, layout), shapes };
}

/**
 * Where the header of a column ends: all headers in a row over everything, skip connections too; beside collapsed
 * layers, which carry their titles themselves, right over its own column.
 */
function headerBottom({ columns, lanes }: Layout, column: Column): number {
  const alone = lanes.size === 0 && columns.some(({ collapsed }) => collapsed);
  const boxes = (alone ? [column] : columns).flatMap((one) => one.boxes.map((box) => box.y));
  return [...boxes, ...[...lanes.values()].map((lane) => lane.y)].reduce((a, b) => Math.min(a, b)) - 4;
}

function measure(bounds: Bounds, shapes: readonly Shape[]): void {
  for (const shape of shapes) {
    if (shape.kind === "group") measure(bounds, shape.shapes);
    else if (shape.kind === "path") bounds.path(shape.d);
    else if (shape.kind !== "text") bounds.box(shape);
  }
}

/** Names beside inputs and outputs. */
function besides(bounds: Bounds, { columns }: Layout, { left, right }: NameRoom): void {
  const [first, last] = [columns[0], columns.at(-1)] as [Column, Column];
  if (left > 0) for (const box of first.boxes) bounds.point(box.x - left, box.y);
  if (right > 0) for (const box of last.boxes) bounds.point(box.x + box.width + right, box.y);
}

/** The drawing in the middle of a frame of the wanted shape. */
function framed(scene: Scene, frame: Frame): Scene {
  const least = frame.height === null ? 0 : (frame.height / frame.width) * scene.width;
  const height = Math.max(scene.height, least);
  // A drawing that is still too high for the page is made smaller as a whole.
  const width = Math.max(scene.width, (height * frame.width) / frame.most);
  return {
    ...scene,
    x: scene.x - (width - scene.width) / 2,
    y: scene.y - (height - scene.height) / 2,
    width,
    height,
  };
}

function words({ document }: NetworkModel, { columns }: Layout): Pick<Scene, "title" | "description"> {
  const { network, name } = document;
  const collapsed = new Set(columns.flatMap((column) => (column.collapsed ? [column.layer] : [])));
  const shape = [network.inputs.length, ...network.layers.map(({ bias }) => bias.length)].join("-");
  const edges = counted(drawnEdges(network, collapsed), "edge");
  const matrices = collapsed.size > 0 ? figureText.collapsed(wholeNumber(collapsed.size)) : "";
  return { title: figureText.networkTitle(name, shape), description: figureText.network(edges, matrices) };
}
