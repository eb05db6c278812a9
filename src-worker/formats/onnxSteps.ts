import type { NetworkBuilder, VectorStep } from "../weights/builder.ts";
import { refuse } from "../weights/refusal.ts";
import { shapeText, transpose } from "../weights/tensor.ts";
import type { Dense } from "../weights/value.ts";
import type { Constant, OnnxNode } from "./onnxFile.ts";
import { type Computed, sizeOf, spreadOver } from "./onnxShape.ts";
import { shorten } from "./show.ts";

/** x · W: the last dimension of x is taken up. */
export function fromRight(
  builder: NetworkBuilder,
  place: string,
  x: Computed,
  w: Constant,
  alpha: number,
): Computed {
  const [rows, columns] = w.shape.length === 1 ? [w.shape[0], 1] : w.shape;
  const last = x.shape.length - 1;
  if (
    w.shape.length > 2 ||
    x.batch === last ||
    sizeOf(x.shape.slice(0, last)) !== 1 ||
    x.shape[last] !== rows
  ) {
    return misfit(place, x.shape, w.shape);
  }
  const value = builder.matrix(x.value, dense(w, rows as number, alpha), columns as number, place);
  const shape =
    w.shape.length === 1 ? x.shape.slice(0, last) : [...x.shape.slice(0, last), columns as number];
  return { ...x, value, shape };
}

/** W · x with x a column (or a column for each example). */
export function fromLeft(
  builder: NetworkBuilder,
  place: string,
  w: Constant,
  x: Computed,
  alpha: number,
): Computed {
  const rank = x.shape.length;
  const at = rank === 1 ? 0 : rank - 2;
  const [rows, columns] = w.shape;
  if (
    w.shape.length !== 2 ||
    rank > 2 ||
    x.batch === at ||
    x.shape[at] !== columns ||
    (rank === 2 && x.shape[1] !== 1)
  ) {
    return misfit(place, w.shape, x.shape);
  }
  const value = builder.matrix(
    x.value,
    dense(turnedConstant(w), columns as number, alpha),
    rows as number,
    place,
  );
  return { ...x, value, shape: x.shape.map((n, d) => (d === at ? (rows as number) : n)) };
}

function misfit(place: string, a: readonly number[], b: readonly number[]): never {
  const message = `${place} multiplies ${shapeText(a)} and ${shapeText(b)}. Only one example's values times a matrix are read.`;
  return refuse("onnx", message, { field: place });
}

/** A step with a stored tensor that has one number for each value, or is spread over them. */
export function withVector(
  builder: NetworkBuilder,
  x: Computed,
  step: VectorStep,
  constant: Constant,
  place: string,
): Computed {
  const { vector, shape, batch } = spreadOver(constant, x, place);
  const named = step === "add" || step === "subtract" ? constant.name || place : place;
  return { ...x, shape, batch, value: builder.vector(x.value, step, vector, shorten(named)) };
}

export function negative(builder: NetworkBuilder, x: Computed, place: string): Computed {
  return {
    ...x,
    value: builder.vector(x.value, "multiply", new Float64Array(x.value.width).fill(-1), place),
  };
}

/** y = (x − mean) / √(variance + ε) · γ + β, with the stored statistics. */
export function batchNormalisation(
  builder: NetworkBuilder,
  node: OnnxNode,
  x: Computed,
  stored: (n: number) => Constant | null,
): Computed {
  const place = placeOf(node);
  const parts = [1, 2, 3, 4].map(
    (n) => stored(n) ?? unsupported(node, "its parameters are not stored in the file"),
  );
  if (node.attributes.get("training_mode")?.number)
    return unsupported(node, "it normalises by the batch itself");
  const epsilon = node.attributes.get("epsilon")?.number ?? 1e-5;
  const along = (c: Constant): Constant => {
    const channel = x.shape.length === 1 ? 0 : 1;
    return { ...c, shape: x.shape.map((_, d) => (d === channel ? c.values.length : 1)) };
  };
  const [gamma, beta, mean, variance] = parts.map(along) as [Constant, Constant, Constant, Constant];
  const deviation = { ...variance, values: variance.values.map((v) => Math.sqrt(v + epsilon)) };
  const steps = [
    ["subtract", mean],
    ["divide", deviation],
    ["multiply", gamma],
    ["add", beta],
  ] as const;
  let { value } = x;
  for (const [step, constant] of steps) {
    value = builder.vector(value, step, spreadOver(constant, x, place).vector, place);
  }
  return { ...x, value };
}

/** How messages call a node. */
export function placeOf(node: OnnxNode): string {
  return `Node ${shorten(node.name)}`;
}

export function unsupported(node: OnnxNode, why: string): never {
  const place = placeOf(node);
  return refuse("onnx-operator", `${place} (${shorten(node.op)}): ${why}.`, { field: place });
}

export function turnedConstant(w: Constant): Constant {
  if (w.shape.length !== 2) return w;
  const [rows, columns] = w.shape as [number, number];
  return { ...w, shape: [columns, rows], values: transpose(w.values, rows, columns), turned: !w.turned };
}

function dense(w: Constant, fanIn: number, alpha: number): Dense {
  const values = alpha === 1 ? w.values : w.values.map((v) => v * alpha);
  return { kind: "dense", fanIn, values, place: w.name, transposed: w.turned };
}
