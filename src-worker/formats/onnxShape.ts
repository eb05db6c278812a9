import { refuse } from "../weights/refusal.ts";
import { shapeText } from "../weights/tensor.ts";
import type { Value } from "../weights/value.ts";
import { spread } from "./onnxConstants.ts";
import type { Constant, Declared } from "./onnxFile.ts";
import { shorten, show } from "./show.ts";

/** A computed tensor: its numbers per example in row-major order, and where its batch dimension is. */
export interface Computed {
  readonly value: Value;
  /** Sizes; the batch dimension counts as 1. */
  readonly shape: readonly number[];
  /** Index of the batch dimension, −1 without one. */
  readonly batch: number;
  /** The step that ends a classifier (softmax, sigmoid, argmax) and changes no winner. */
  readonly ended: string | null;
}

/** The declared input of a graph as one example: its number of values, sizes and batch dimension. */
export function inputShape({ name, shape }: Declared): { readonly shape: number[]; readonly batch: number } {
  const bad = (): never =>
    refuse(
      "onnx",
      `The input "${shorten(name)}" declares ${shape ? `the shape ${shapeText(shape)}` : "no shape"}. Export the model with fixed sizes; only the batch may be open.`,
      { field: shorten(name) },
    );
  if (!shape || shape.length === 0 || shape.length > 6) return bad();
  // A column of numbers: the batch is the last dimension, if there is one at all.
  const column = shape.length === 2 && (shape[0] as number) > 1 && (shape[1] as number) <= 1;
  const batch = shape.length === 1 ? -1 : column ? 1 : 0;
  const sizes = shape.map((n, d) => (d === batch ? 1 : n));
  return sizes.every((n) => n > 0) ? { shape: sizes, batch } : bad();
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((x, y) => x * y, 1);
}

/** A stored tensor as one number for each value of a computed one, with the shape both have then. */
export function spreadOver(
  constant: Constant,
  over: Computed,
  place: string,
): { readonly vector: Float64Array; readonly shape: readonly number[]; readonly batch: number } {
  const grow = Math.max(0, constant.shape.length - over.shape.length);
  const shape = [...new Array<number>(grow).fill(1), ...over.shape];
  const batch = over.batch < 0 ? -1 : over.batch + grow;
  const own = [...new Array<number>(shape.length - constant.shape.length).fill(1), ...constant.shape];
  if (own.some((n, d) => n !== 1 && n !== shape[d])) {
    const message = `${place}: a stored tensor of ${shapeText(constant.shape)} does not fit computed values of ${shapeText(over.shape)}. Only a number for each value is read.`;
    return refuse("onnx", message, { field: place });
  }
  return { vector: spread({ ...constant, shape: own }, shape, sizeOf(shape)), shape, batch };
}

/** A reshape that keeps every example's values in their order and the batch where it can be told. */
export function reshaped(x: Computed, wanted: readonly number[], place: string): Computed {
  const size = sizeOf(x.shape);
  const bad = (): never =>
    refuse(
      "onnx",
      `${place} reshapes ${shapeText(x.shape)} to ${shapeText(wanted.map((n) => (Number.isNaN(n) ? -1 : n)))}. Only reshapes that flatten each example are read.`,
      { field: place },
    );
  if (wanted.length === 0 || wanted.length > 6) return bad();
  const [first, last] = [wanted[0] as number, wanted.at(-1) as number];
  const rest = wanted.slice(1).map((n, d) => (n === 0 ? (x.shape[d + 1] ?? 0) : n));
  const isBatch = (n: number) => Number.isNaN(n) || n === 1 || n === 0 || n === -1;
  if (wanted.length === 1)
    return isBatch(first) || first === size ? { ...x, shape: [size], batch: -1 } : bad();
  const column = wanted.length === 2 && last === 1 && (first === -1 || first === size) && size > 1;
  if (column && x.batch <= 0) return { ...x, shape: [size, 1], batch: -1 };
  const open = rest.filter((n) => n === -1).length;
  const known = rest.reduce((product, n) => (n === -1 ? product : product * n), 1);
  if (!isBatch(first) || open > 1 || (x.batch > 0 && sizeOf(x.shape.slice(0, x.batch)) > 1)) return bad();
  const shape = [1, ...rest.map((n) => (n === -1 ? size / known : n))];
  return sizeOf(shape) === size && shape.every(Number.isSafeInteger) ? { ...x, shape, batch: 0 } : bad();
}

/** Dimensions in another order; only those of size 1 (and the batch) may move past others. */
export function transposed(x: Computed, order: readonly number[], place: string): Computed {
  const rank = x.shape.length;
  const axes = order.length === 0 ? Array.from({ length: rank }, (_, d) => rank - 1 - d) : order;
  const moved = axes.filter((axis) => (x.shape[axis] ?? 0) > 1);
  if (
    axes.length !== rank ||
    new Set(axes).size !== rank ||
    moved.some((axis, i) => i > 0 && axis < (moved[i - 1] as number))
  ) {
    const message = `${place} transposes computed values of ${shapeText(x.shape)} by ${axes.map((n) => show(n)).join(", ")}, which reorders each example. Only the batch may change places.`;
    return refuse("onnx", message, { field: place });
  }
  return { ...x, shape: axes.map((axis) => x.shape[axis] as number), batch: axes.indexOf(x.batch) };
}

/** Dimensions of size 1 taken away (null: all but the batch) or put in. */
export function squeezed(x: Computed, axes: readonly number[] | null, place: string): Computed {
  const rank = x.shape.length;
  const gone = axes
    ? axes.map((axis) => (axis < 0 ? axis + rank : axis))
    : x.shape.flatMap((n, d) => (n === 1 && d !== x.batch ? [d] : []));
  if (gone.some((d) => x.shape[d] !== 1)) {
    return refuse("onnx", `${place} removes a dimension that is not 1. Export the model again.`, {
      field: place,
    });
  }
  const kept = x.shape.map((_, d) => d).filter((d) => !gone.includes(d));
  return { ...x, shape: kept.map((d) => x.shape[d] as number), batch: kept.indexOf(x.batch) };
}

export function unsqueezed(x: Computed, axes: readonly number[], place: string): Computed {
  const rank = x.shape.length + axes.length;
  if (rank > 6) return refuse("onnx", `${place} adds too many dimensions.`, { field: place });
  const places = axes.map((axis) => (axis < 0 ? axis + rank : axis));
  const rest = x.shape.map((n, d) => ({ n, batch: d === x.batch }));
  const all = Array.from({ length: rank }, (_, d) =>
    places.includes(d) ? { n: 1, batch: false } : (rest.shift() ?? { n: 1, batch: false }),
  );
  return { ...x, shape: all.map(({ n }) => n), batch: all.findIndex(({ batch }) => batch) };
}

/** The sizes as a graph's Shape step answers them; the open batch is no number. */
export function shapeConstant(x: Computed, name: string): Constant {
  const values = Float64Array.from(x.shape, (n, d) => (d === x.batch ? Number.NaN : n));
  return { name, shape: [values.length], values, whole: true, turned: false };
}
