import { refuse } from "../weights/refusal.ts";
import { entriesOf, shapeText, transpose } from "../weights/tensor.ts";
import type { Constant, OnnxNode } from "./onnxFile.ts";
import { shorten } from "./show.ts";
import { strided } from "./strided.ts";

/** Steps on stored numbers alone that are worked out while reading; null for any other. */
export function foldConstants(node: OnnxNode, inputs: readonly Constant[]): Constant | null {
  const [a, b, c] = inputs;
  if (!a) return node.op === "Constant" ? constantOf(node) : null;
  const unary = UNARY[node.op];
  if (unary) return { ...a, values: a.values.map(unary), name: nameOf(a, node) };
  const binary = BINARY[node.op];
  if (binary && b) return combine(node, a, b, binary);
  switch (node.op) {
    case "Constant":
      return constantOf(node);
    case "Transpose":
      return turn(node, a);
    case "Reshape":
      return reshape(node, a, Array.from(b?.values ?? []));
    case "Flatten": {
      const axis = node.attributes.get("axis")?.number ?? 1;
      const at = axis < 0 ? axis + a.shape.length : axis;
      const rows = a.shape.slice(0, at).reduce((x, y) => x * y, 1);
      return reshape(node, a, [rows, -1]);
    }
    case "Squeeze":
      return { ...a, shape: squeezed(a.shape, axesOf(node, b)) };
    case "Unsqueeze":
      return { ...a, shape: unsqueezed(a.shape, axesOf(node, b)) };
    case "Where":
      return b && c ? where(node, a, b, c) : null;
    case "Clip": {
      const low = b?.values[0] ?? node.attributes.get("min")?.number ?? Number.NEGATIVE_INFINITY;
      const high = c?.values[0] ?? node.attributes.get("max")?.number ?? Number.POSITIVE_INFINITY;
      return { ...a, values: a.values.map((x) => Math.min(high, Math.max(low, x))) };
    }
    case "Concat":
      return a.shape.length === 1 ? joined(node, inputs) : null;
    case "Gather":
      return b && a.shape.length === 1 ? gathered(node, a, b) : null;
    default:
      return null;
  }
}

const UNARY: Readonly<Record<string, (x: number) => number>> = {
  Sign: Math.sign,
  Neg: (x) => -x,
  Abs: Math.abs,
  Sqrt: Math.sqrt,
  Reciprocal: (x) => 1 / x,
  Identity: (x) => x,
  Cast: (x) => x,
};

const BINARY: Readonly<Record<string, (x: number, y: number) => number>> = {
  Add: (x, y) => x + y,
  Sub: (x, y) => x - y,
  Mul: (x, y) => x * y,
  Div: (x, y) => x / y,
  Greater: (x, y) => Number(x > y),
  GreaterOrEqual: (x, y) => Number(x >= y),
  Less: (x, y) => Number(x < y),
  LessOrEqual: (x, y) => Number(x <= y),
};

/** A weight matrix keeps its own name through small steps, so that messages point at it. */
function nameOf(a: Constant, node: OnnxNode): string {
  return a.name || node.name;
}

function constantOf(node: OnnxNode): Constant | null {
  const { attributes } = node;
  const tensor = attributes.get("value")?.tensor;
  if (tensor) return { ...tensor, name: tensor.name || (node.outputs[0] ?? node.name) };
  for (const [key, whole] of [
    ["value_float", false],
    ["value_int", true],
    ["value_floats", false],
    ["value_ints", true],
  ] as const) {
    const attribute = attributes.get(key);
    if (!attribute) continue;
    const list = attribute.number === null ? attribute.numbers : [attribute.number];
    const shape = key.endsWith("s") ? [list.length] : [];
    return {
      name: node.outputs[0] ?? node.name,
      shape,
      values: Float64Array.from(list),
      whole,
      turned: false,
    };
  }
  return null;
}

function combine(node: OnnxNode, a: Constant, b: Constant, step: (x: number, y: number) => number): Constant {
  const shape = commonShape(node, a.shape, b.shape);
  const count = entriesOf(shape, node.name);
  const [left, right] = [spread(a, shape, count), spread(b, shape, count)];
  const named = a.values.length >= b.values.length ? a : b;
  const values = left.map((x, n) => step(x, right[n] as number));
  return { ...named, name: nameOf(named, node), shape, values, whole: a.whole && b.whole };
}

function where(node: OnnxNode, condition: Constant, yes: Constant, no: Constant): Constant {
  const shape = commonShape(node, commonShape(node, condition.shape, yes.shape), no.shape);
  const count = entriesOf(shape, node.name);
  const [test, first, second] = [condition, yes, no].map((c) => spread(c, shape, count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const values = test.map((t, n) => (t !== 0 ? first[n] : second[n]) as number);
  return { ...condition, name: nameOf(condition, node), shape, values, whole: yes.whole };
}

/** NumPy's broadcasting of two shapes. */
function commonShape(node: OnnxNode, a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, d) => {
    const x = a[d - rank + a.length] ?? 1;
    const y = b[d - rank + b.length] ?? 1;
    if (x !== y && x !== 1 && y !== 1) {
      const message = `${shorten(node.name)}: stored tensors of ${shapeText(a)} and ${shapeText(b)} do not fit together. Export the model again.`;
      return refuse("onnx", message, { field: shorten(node.name) });
    }
    return x === 1 ? y : x;
  });
}

/** A tensor repeated to a larger shape. */
export function spread({ shape, values }: Constant, to: readonly number[], count: number): Float64Array {
  if (values.length === count && shape.length === to.length) return values;
  if (values.length === 1) return new Float64Array(count).fill(values[0] as number);
  const strides = new Array<number>(to.length).fill(0);
  let stride = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    if (shape[d] !== 1) strides[d + to.length - shape.length] = stride;
    stride *= shape[d] as number;
  }
  return strided(values, 0, to, strides, count);
}

function turn(node: OnnxNode, a: Constant): Constant | null {
  const order = node.attributes.get("perm")?.numbers ?? [];
  if (a.shape.length < 2) return a;
  if (a.shape.length > 2) return null;
  if (order.length > 0 && order[0] === 0) return a;
  const [rows, columns] = a.shape as [number, number];
  return { ...a, shape: [columns, rows], values: transpose(a.values, rows, columns), turned: !a.turned };
}

function reshape(node: OnnxNode, a: Constant, wanted: readonly number[]): Constant {
  const sizes = wanted.map((n, d) => (n === 0 ? (a.shape[d] ?? 0) : n));
  const known = sizes.reduce((x, y) => (y === -1 ? x : x * y), 1);
  const shape = sizes.map((n) => (n === -1 ? a.values.length / known : n));
  if (shape.reduce((x, y) => x * y, 1) !== a.values.length || shape.length > 8) {
    const message = `${shorten(node.name)} reshapes a stored tensor of ${a.values.length} numbers to ${shapeText(wanted)}. Export the model again.`;
    return refuse("onnx", message, { field: shorten(node.name) });
  }
  return { ...a, shape };
}

function axesOf(node: OnnxNode, b: Constant | undefined): readonly number[] {
  return b ? Array.from(b.values) : (node.attributes.get("axes")?.numbers ?? []);
}

function squeezed(shape: readonly number[], axes: readonly number[]): number[] {
  const places = axes.map((axis) => (axis < 0 ? axis + shape.length : axis));
  return shape.filter((n, d) => n !== 1 || (axes.length > 0 && !places.includes(d)));
}

function unsqueezed(shape: readonly number[], axes: readonly number[]): number[] {
  const rank = shape.length + axes.length;
  const places = axes.map((axis) => (axis < 0 ? axis + rank : axis));
  const rest = [...shape];
  return Array.from({ length: Math.min(rank, 8) }, (_, d) => (places.includes(d) ? 1 : (rest.shift() ?? 1)));
}

function joined(node: OnnxNode, inputs: readonly Constant[]): Constant {
  const count = entriesOf([inputs.reduce((sum, input) => sum + input.values.length, 0)], node.name);
  const values = new Float64Array(count);
  let at = 0;
  for (const input of inputs) {
    values.set(input.values, at);
    at += input.values.length;
  }
  const whole = inputs.every((input) => input.whole);
  return { name: node.name, shape: [values.length], values, whole, turned: false };
}

function gathered(node: OnnxNode, a: Constant, index: Constant): Constant {
  const values = index.values.map((i) => a.values[i < 0 ? i + a.values.length : i] ?? Number.NaN);
  return { ...a, name: node.name, shape: index.shape, values };
}
