import { blocksOf } from "../model/drawing.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { type DataSet, rowCount } from "./dataSet.ts";
import { shrinkImages } from "./idx.ts";

/** Names of a network's inputs and outputs, in its order. */
export interface NetworkFace {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** The rows of a data set as a network takes them. */
export interface FittedData {
  /** Raw values, rows × inputs of the network, row-major. */
  readonly rows: Float64Array;
  /** Output number of every class; −1 for a class that no output is named after. */
  readonly outputOf: readonly number[];
}

/**
 * Columns to inputs: by name where all inputs are columns, else in order where there are as many, else images
 * are made as small as the network takes them. Classes to outputs: by name where any is one, else in order.
 * Fails, saying what does not fit.
 *
 * @param rows the same rows fitted before, for the same inputs
 */
export function fitData(
  data: DataSet,
  face: NetworkFace,
  rows: Result<Float64Array> = fittedRows(data, face.inputs),
): Result<FittedData> {
  return rows.ok ? ok({ rows: rows.value, outputOf: outputNumbers(data.classes, face.outputs) }) : rows;
}

function outputNumbers(classes: readonly string[], outputs: readonly string[]): number[] {
  const named = classes.map((name) => outputs.indexOf(name));
  if (named.some((output) => output >= 0)) return named;
  return classes.map((_, k) => (classes.length === outputs.length ? k : -1));
}

/** The rows alone, see `fitData`. */
export function fittedRows(data: DataSet, inputs: readonly string[]): Result<Float64Array> {
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
