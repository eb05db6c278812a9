/** A tensor of a model to write: 32-bit floats, or 64-bit whole numbers for shapes and axes. */
export interface WrittenTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
  readonly whole?: boolean;
}

export interface WrittenNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly name?: string;
  /** Numbers with a point are written as floats through `floats`. */
  readonly ints?: Readonly<Record<string, number | readonly number[]>>;
  readonly floats?: Readonly<Record<string, number>>;
  readonly tensor?: WrittenTensor;
}

export interface WrittenModel {
  readonly input: { readonly name: string; readonly shape: readonly number[] };
  readonly output: { readonly name: string; readonly shape: readonly number[] };
  readonly nodes: readonly WrittenNode[];
  readonly tensors: readonly WrittenTensor[];
}

type Bytes = number[];

function varint(value: number): Bytes {
  const bytes: Bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return bytes;
}

function part(field: number, content: Bytes): Bytes {
  return [...varint(field * 8 + 2), ...varint(content.length), ...content];
}

function text(field: number, value: string): Bytes {
  return part(field, [...new TextEncoder().encode(value)]);
}

function whole(field: number, value: number): Bytes {
  return [...varint(field * 8), ...varint(value)];
}

function tensor({ name, shape, values, whole: ints = false }: WrittenTensor): Bytes {
  const data = ints
    ? new Uint8Array(BigInt64Array.from(Array.from(values, BigInt)).buffer)
    : new Uint8Array(Float32Array.from(values).buffer);
  return [
    ...shape.flatMap((n) => whole(1, n)),
    ...whole(2, ints ? 7 : 1),
    ...text(8, name),
    ...part(9, [...data]),
  ];
}

function attribute(name: string, fields: Bytes, type: number): Bytes {
  return part(5, [...text(1, name), ...fields, ...whole(20, type)]);
}

function node({ op, inputs, output, name = "", ints = {}, floats = {}, tensor: value }: WrittenNode): Bytes {
  const attributes = Object.entries(ints).flatMap(([key, n]) =>
    typeof n === "number"
      ? attribute(key, whole(3, n), 2)
      : attribute(
          key,
          n.flatMap((i) => whole(8, i)),
          7,
        ),
  );
  for (const [key, x] of Object.entries(floats)) {
    attributes.push(...attribute(key, [2 * 8 + 5, ...new Uint8Array(Float32Array.of(x).buffer)], 1));
  }
  if (value) attributes.push(...attribute("value", part(5, tensor(value)), 4));
  return [
    ...inputs.flatMap((i) => text(1, i)),
    ...text(2, output),
    ...text(3, name),
    ...text(4, op),
    ...attributes,
  ];
}

function declared({ name, shape }: WrittenModel["input"]): Bytes {
  const sizes = shape.flatMap((n) => part(1, n < 0 ? text(2, "batch") : whole(1, n)));
  return [...text(1, name), ...part(2, part(1, [...whole(1, 1), ...part(2, sizes)]))];
}

/** An ONNX model of opset 13 as a file (onnx.proto3). */
export function writeOnnx({ nodes, tensors, input, output }: WrittenModel): Uint8Array {
  const graph = [
    ...nodes.flatMap((n) => part(1, node(n))),
    ...text(2, "net"),
    ...tensors.flatMap((t) => part(5, tensor(t))),
    ...part(11, declared(input)),
    ...part(12, declared(output)),
  ];
  return Uint8Array.from([
    ...whole(1, 7),
    ...text(2, "dualrail tests"),
    ...part(7, graph),
    ...part(8, [...text(1, ""), ...whole(2, 13)]),
  ]);
}
