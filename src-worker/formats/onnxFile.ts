import type { SourceFile } from "../jobs.ts";
import { refuse } from "../weights/refusal.ts";
import {
  Budget,
  bytesPerNumber,
  decodeNumbers,
  type NumberType,
  quoted,
  shapeText,
} from "../weights/tensor.ts";
import { type Field, FieldBudget, packedVarints, readFields, textOf } from "./protobuf.ts";
import { shorten } from "./show.ts";

/** A stored tensor of a model; whole numbers and floats alike. */
export interface Constant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float64Array;
  /** 64- and 32-bit whole numbers are shapes and axes, not weights. */
  readonly whole: boolean;
  /** The file stores it with rows and columns exchanged (after a Transpose). */
  readonly turned: boolean;
}

export interface OnnxNode {
  readonly op: string;
  readonly name: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
}

export interface Attribute {
  readonly number: number | null;
  readonly numbers: readonly number[];
  readonly text: string;
  readonly tensor: Constant | null;
}

/** A declared input or output; −1 for a dimension without a number; null without a shape. */
export interface Declared {
  readonly name: string;
  readonly shape: readonly number[] | null;
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly Constant[];
  readonly inputs: readonly Declared[];
  readonly outputs: readonly Declared[];
}

const MAX_NODES = 20_000;

/** TensorProto.DataType; what is missing here (text, complex, 8-bit floats) is refused. */
const TYPES: readonly (NumberType | null)[] = [
  ...[null, "f32", "u8", "i8", "u16", "i16", "i32", "i64", null, "bool", "f16", "f64", "u32", "u64"],
  ...[null, null, "bf16"],
] as const as readonly (NumberType | null)[];

/** What reading one model carries along. */
interface Context {
  readonly fields: FieldBudget;
  readonly numbers: Budget;
  readonly others: readonly SourceFile[];
}

/** The names of the files in which a model keeps its numbers, relative to it. */
export function externalFiles(bytes: Uint8Array): string[] {
  const fields = new FieldBudget();
  const graph = message(readFields(bytes, fields), 7);
  if (!graph) return [];
  const names = all(readFields(graph, fields), 5).flatMap((tensor) => {
    const external = all(readFields(tensor, fields), 13).map((entry) => readFields(entry, fields));
    return external
      .filter((entry) => textOf(message(entry, 1)) === "location")
      .map((entry) => textOf(message(entry, 2)));
  });
  return [...new Set(names)];
}

/** Reads an ONNX model (onnx.proto3, IR versions 3 and later). Errors: "onnx" and "protobuf". */
export function readOnnx(bytes: Uint8Array, others: readonly SourceFile[]): OnnxGraph {
  const context = { fields: new FieldBudget(), numbers: new Budget(), others };
  const graph = message(readFields(bytes, context.fields), 7);
  if (!graph) {
    return refuse("onnx", "The file holds no graph, so it is no ONNX model. Export it again.", {
      field: "graph",
    });
  }
  const fields = readFields(graph, context.fields);
  const nodes = all(fields, 1).map((node, n) => readNode(node, n, context));
  if (nodes.length > MAX_NODES) {
    return refuse("onnx", `The graph has ${nodes.length} nodes; at most ${MAX_NODES} are read.`, {
      field: "graph",
    });
  }
  return {
    nodes,
    constants: all(fields, 5).map((tensor) => readTensor(tensor, context)),
    inputs: all(fields, 11).map((value) => readDeclared(value, context)),
    outputs: all(fields, 12).map((value) => readDeclared(value, context)),
  };
}

function message(fields: readonly Field[], number: number): Uint8Array | null {
  return fields.findLast((field) => field.number === number)?.bytes ?? null;
}

function all(fields: readonly Field[], number: number): Uint8Array[] {
  return fields.flatMap((field) => (field.number === number && field.bytes ? [field.bytes] : []));
}

/** Repeated numbers, packed or one by one. */
function wholes(fields: readonly Field[], number: number): number[] {
  return fields.flatMap((field) =>
    field.number !== number ? [] : field.bytes ? packedVarints(field.bytes) : [field.value],
  );
}

function readNode(bytes: Uint8Array, n: number, context: Context): OnnxNode {
  const fields = readFields(bytes, context.fields);
  const op = textOf(message(fields, 4));
  const outputs = all(fields, 2).map(textOf);
  const attributes = all(fields, 5).map((attribute) => readAttribute(attribute, context));
  return {
    op,
    // A node without a name is called by what it makes.
    name: textOf(message(fields, 3)) || `${op}_${outputs[0] ?? n + 1}`,
    domain: textOf(message(fields, 7)),
    inputs: all(fields, 1).map(textOf),
    outputs,
    attributes: new Map(attributes),
  };
}

function readAttribute(bytes: Uint8Array, context: Context): [string, Attribute] {
  const fields = readFields(bytes, context.fields);
  const single = fields.findLast(({ number }) => number === 2 || number === 3);
  const tensor = message(fields, 5);
  const floats = fields.flatMap((field) =>
    field.number !== 7
      ? []
      : field.bytes
        ? Array.from(decodeNumbers(field.bytes, "f32", Math.floor(field.bytes.length / 4)))
        : [field.value],
  );
  const attribute = {
    number: single ? single.value : null,
    numbers: [...wholes(fields, 8), ...floats],
    text: textOf(message(fields, 4)),
    tensor: tensor && readTensor(tensor, context),
  };
  return [textOf(message(fields, 1)), attribute];
}

function readDeclared(bytes: Uint8Array, { fields: budget }: Context): Declared {
  const fields = readFields(bytes, budget);
  const inner = (from: readonly Field[], number: number) => {
    const found = message(from, number);
    return found && readFields(found, budget);
  };
  const name = textOf(message(fields, 1));
  const type = inner(fields, 2);
  const tensor = type && inner(type, 1);
  const shape = tensor && inner(tensor, 2);
  if (!shape) return { name, shape: null };
  const sizes = all(shape, 1).map((dimension) => {
    const value = readFields(dimension, budget).findLast(({ number }) => number === 1)?.value ?? -1;
    return Number.isSafeInteger(value) && value > 0 ? value : -1;
  });
  return { name, shape: sizes };
}

function readTensor(bytes: Uint8Array, context: Context): Constant {
  const fields = readFields(bytes, context.fields);
  const name = textOf(message(fields, 8));
  const bad = (what: string): never =>
    refuse("onnx", `The tensor ${quoted(name)} ${what}`, { field: shorten(name) });
  const code = fields.findLast(({ number }) => number === 2)?.value ?? 0;
  const type = TYPES[code];
  if (!type) return bad(`has the number type ${code}, which is not read. Export it as 32-bit floats.`);
  const shape = wholes(fields, 1);
  const count = context.numbers.take(shape, name);
  const whole = /^[iu]/.test(type);
  const values = rawValues(fields, type, count, context, bad) ?? listedValues(fields, type);
  if (values.length !== count) {
    return bad(
      `holds ${values.length} numbers; its shape ${shapeText(shape)} takes ${count}. Export it again.`,
    );
  }
  return { name, shape, values, whole, turned: false };
}

/** Numbers as raw bytes, inside the model or in a file beside it. */
function rawValues(
  fields: readonly Field[],
  type: NumberType,
  count: number,
  { fields: budget, others }: Context,
  bad: (what: string) => never,
): Float64Array | null {
  const size = count * bytesPerNumber(type);
  if (fields.findLast(({ number }) => number === 14)?.value === 1) {
    const entries = all(fields, 13).map((entry) => readFields(entry, budget));
    const external = new Map(entries.map((entry) => [textOf(message(entry, 1)), textOf(message(entry, 2))]));
    const location = external.get("location") ?? "";
    const file = others.find(({ name }) => name === location || name.endsWith(`/${location}`));
    if (!file) return bad(`stands in the file ${quoted(location)}. Choose it together with the model.`);
    const offset = Number(external.get("offset") ?? 0);
    if (!(offset >= 0) || offset + size > file.bytes.length)
      return bad(`breaks off: ${quoted(location)} is too short.`);
    return decodeNumbers(file.bytes.subarray(offset, offset + size), type, count);
  }
  const raw = message(fields, 9);
  if (!raw) return null;
  if (raw.length !== size)
    return bad(`has ${raw.length} bytes of numbers; its shape takes ${size}. Export it again.`);
  return decodeNumbers(raw, type, count);
}

/** Numbers in the typed lists: floats, doubles, and whole numbers that also carry 16-bit floats. */
function listedValues(fields: readonly Field[], type: NumberType): Float64Array {
  const [number, stored] =
    type === "f32" ? ([4, "f32"] as const) : type === "f64" ? ([10, "f64"] as const) : ([0, "f32"] as const);
  if (number > 0) {
    const size = bytesPerNumber(stored);
    const values = fields.flatMap((field) =>
      field.number !== number
        ? []
        : field.bytes
          ? [decodeNumbers(field.bytes, stored, Math.floor(field.bytes.length / size))]
          : [Float64Array.of(field.value)],
    );
    return values.length === 1
      ? (values[0] as Float64Array)
      : Float64Array.from(values.flatMap((v) => [...v]));
  }
  const list = wholes(fields, type === "i64" ? 7 : type === "u64" || type === "u32" ? 11 : 5);
  if (type !== "f16" && type !== "bf16") return Float64Array.from(list);
  const bytes = new Uint8Array(Uint16Array.from(list).buffer);
  return decodeNumbers(bytes, type, list.length);
}
