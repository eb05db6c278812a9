import { select } from "../../actions/edit/common.ts";
import { type CellBlock, type MatrixImage, type Place, unitsIn } from "../../drawing/matrix/image.ts";
import type { ShownMatrix } from "../../drawing/matrix/look.ts";
import { type NeuronWindow, openBlockOf, useLevels } from "../../store/levels.ts";
import type { EdgeRef } from "../../store/view.ts";

/** At most so many sources and so many units are drawn as single neurons. */
const LARGEST_WINDOW = 40;

export function edgeOf({ layer, from }: ShownMatrix, { source, unit }: Place): EdgeRef {
  return { from: { layer: from, index: source }, to: { layer, index: unit } };
}

/** The sources and units of a block of weights. */
export function windowOf({ layer, from }: ShownMatrix, block: CellBlock): NeuronWindow {
  const sources = [block.row, block.row + block.rows - 1] as const;
  const units = [block.column, block.column + block.columns - 1] as const;
  return { layer, from, sources, units };
}

export function blockOf({ sources, units }: Pick<NeuronWindow, "sources" | "units">): CellBlock {
  const [row, column] = [sources[0], units[0]];
  return { column, row, columns: units[1] - column + 1, rows: sources[1] - row + 1 };
}

/** True when every source and unit of a block can be drawn as a neuron of its own. */
export function fitsWindow({ columns, rows }: Pick<CellBlock, "columns" | "rows">): boolean {
  return columns <= LARGEST_WINDOW && rows <= LARGEST_WINDOW;
}

/** A small block opens as neurons, a larger one is looked at more closely; of pictures, neurons are selected. */
export function openBlock(shown: ShownMatrix, image: MatrixImage, block: CellBlock): void {
  if (image.fields) select(unitsIn(image.fields, block).map((index) => ({ layer: shown.layer, index })));
  else if (fitsWindow(block)) useLevels.getState().patch({ window: windowOf(shown, block) });
  else openBlockOf(windowOf(shown, block));
}
