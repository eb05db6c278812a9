import type { ImagePreparation } from "../model/document.ts";
import { blocksOf, picturePixels } from "../model/drawing.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { type DataSet, rowCount } from "./dataSet.ts";
import { GREYS, shrinkImages } from "./idx.ts";

/** Names of a network's inputs and outputs, in its order. */
export interface NetworkFace {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** How its training images became its inputs; null or left out where that is not known. */
  readonly image?: ImagePreparation | null;
}

/** The rows of a data set as a network takes them. */
export interface FittedData {
  /** Raw values, rows × inputs of the network, row-major. */
  readonly rows: Float64Array;
  /** Output number of every class; −1 for a class that no output is named after. */
  readonly outputOf: readonly number[];
}

/**
 * Images of the size that the network was trained on become its inputs as those did. Else columns to inputs: by name where all inputs are columns, else in order where there are as many, else images
 * are made as small as the network takes them. Classes to outputs: by name where any is one, else in order.
 * Fails, saying what does not fit.
 *
 * @param rows the same rows fitted before, for the same inputs
 */
export function fitData(
  data: DataSet,
  face: NetworkFace,
  rows: Result<Float64Array> = fittedRows(data, face.inputs, face.image),
): Result<FittedData> {
  return rows.ok ? ok({ rows: rows.value, outputOf: outputNumbers(data.classes, face.outputs) }) : rows;
}

function outputNumbers(classes: readonly string[], outputs: readonly string[]): number[] {
  const named = classes.map((name) => outputs.indexOf(name));
  if (named.some((output) => output >= 0)) return named;
  return classes.map((_, k) => (classes.length === outputs.length ? k : -1));
}

/** The rows alone, see `fitData`. */
export function fittedRows(
  data: DataSet,
  inputs: readonly string[],
  image: ImagePreparation | null = null,
): Result<Float64Array> {
  const made = image ? madeLike(data, inputs.length, image) : null;
  if (made) return ok(made);
  const width = data.inputs.length;
  const columns = inputs.map((name) => data.inputs.indexOf(name));
  const named = columns.every((column) => column >= 0);
  if (width === inputs.length) {
    const inOrder = !named || columns.every((column, i) => column === i);
    return ok(inOrder ? data.rows : picked(data, columns));
  }
  const pictures = resized(data, inputs.length);
  if (pictures) return ok(pictures);
  if (named) return ok(picked(data, columns));
  return fail(
    "data-inputs",
    `“${data.name}” has ${width} input${width === 1 ? "" : "s"} per row, the network takes ${inputs.length}. Open data with these inputs, or a network trained on these data.`,
  );
}

function picked({ rows, inputs, labels }: DataSet, columns: readonly number[]): Float64Array {
  const [from, to] = [inputs.length, columns.length];
  const values = new Float64Array(labels.length * to);
  for (let r = 0; r < labels.length; r++) {
    for (let i = 0; i < to; i++) values[r * to + i] = rows[r * from + columns[i]];
  }
  return values;
}

/** Images of the same size as those that were trained on, made smaller like them; null for other rows. */
function madeLike(data: DataSet, count: number, image: ImagePreparation): Float64Array | null {
  const { images } = data;
  const { margin, shrink, scale } = image;
  const { width, height } = picturePixels(image);
  if (images?.width !== image.width || images.height !== image.height || width * height !== count)
    return null;
  const alike = images.margin === margin && images.shrink === shrink;
  if (alike && scale === GREYS) return data.rows;
  const values = new Float64Array(rowCount(data) * count);
  shrinkImages({ ...images, count: rowCount(data) }, { margin, shrink }, values, 0);
  return scale === GREYS ? values : values.map((grey) => (GREYS / scale) * grey);
}

/** Square images made as small as a network takes them; null where that is not in whole blocks. */
function resized(data: DataSet, count: number): Float64Array | null {
  const { images } = data;
  const side = Math.round(Math.sqrt(count));
  if (!images || side * side !== count || images.height !== images.width) return null;
  const recipe = blocksOf(side, images.width);
  if (!recipe) return null;
  const values = new Float64Array(rowCount(data) * count);
  shrinkImages({ ...images, count: rowCount(data) }, recipe, values, 0);
  return values;
}
