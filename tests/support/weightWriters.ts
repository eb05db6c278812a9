import { zipSync } from "fflate";
import type { SourceFile } from "../../src-worker/engine.ts";
import type { Network } from "../../src-worker/model/network.ts";

/** A matrix or a list of biases to write. */
export interface Written {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function doubles(values: ArrayLike<number>): Uint8Array {
  return new Uint8Array(Float64Array.from(values).buffer);
}

/** An `.npy` array of doubles (numpy.lib.format, version 1.0). */
export function npy({ shape, values }: Written): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (${sizes}), }`.padEnd(117).concat("\n");
  return joined(
    Uint8Array.of(0x93),
    bytesOf("NUMPY"),
    Uint8Array.of(1, 0, header.length, 0),
    bytesOf(header),
    doubles(values),
  );
}

export function npz(arrays: readonly Written[]): Uint8Array {
  return zipSync(Object.fromEntries(arrays.map((array) => [`${array.name}.npy`, npy(array)])));
}

export function safetensors(arrays: readonly Written[], metadata?: Record<string, string>): Uint8Array {
  let at = 0;
  const entries = arrays.map(({ name, shape, values }) => {
    const from = at;
    at += 8 * values.length;
    return [name, { dtype: "F64", shape, data_offsets: [from, at] }];
  });
  const header = bytesOf(
    JSON.stringify({ ...(metadata ? { __metadata__: metadata } : {}), ...Object.fromEntries(entries) }),
  );
  const size = new Uint8Array(BigUint64Array.of(BigInt(header.length)).buffer);
  return joined(size, header, ...arrays.map(({ values }) => doubles(values)));
}

export function csv(arrays: readonly Written[], delimiter = ","): Uint8Array {
  const blocks = arrays.map(({ name, shape, values }) => {
    const width = shape.at(-1) as number;
    const rows = shape.length === 1 ? 1 : (shape[0] as number);
    const lines = Array.from({ length: rows }, (_, i) =>
      Array.from(values)
        .slice(i * width, (i + 1) * width)
        .join(delimiter),
    );
    return `# ${name}\n${lines.join("\n")}\n`;
  });
  return bytesOf(blocks.join("\n"));
}

export function json(arrays: readonly Written[]): Uint8Array {
  const nested = arrays.map(({ name, shape, values }) => {
    const list = Array.from(values);
    const width = shape.at(-1) as number;
    return [
      name,
      shape.length === 1
        ? list
        : Array.from({ length: shape[0] as number }, (_, i) => list.slice(i * width, (i + 1) * width)),
    ];
  });
  return bytesOf(JSON.stringify(Object.fromEntries(nested)));
}

/** Weights and biases of a network without skips; each layer's weights times its scale, its bias as it must be then. */
export function arraysOf(
  network: Network,
  scales: readonly number[],
  turned: boolean,
  names: "W1" | "torch" | "keras",
): Written[] {
  let product = 1;
  return network.layers.flatMap(({ weights, bias }, l) => {
    const scale = scales[l] as number;
    product *= scale;
    const { fanIn, width, values } = weights;
    const cells = Array.from({ length: fanIn * width }, (_, n) =>
      turned ? (values[(n % fanIn) * width + Math.floor(n / fanIn)] as number) : (values[n] as number),
    );
    const [w, b] =
      names === "W1"
        ? [`W${l + 1}`, `b${l + 1}`]
        : names === "torch"
          ? [`${l}.weight`, `${l}.bias`]
          : [`dense_${l}/kernel`, `dense_${l}/bias`];
    return [
      {
        name: w as string,
        shape: turned ? [width, fanIn] : [fanIn, width],
        values: cells.map((x) => x * scale),
      },
      { name: b as string, shape: [width], values: Array.from(bias, (x) => x * product) },
    ];
  });
}

export function file(name: string, bytes: Uint8Array): SourceFile {
  return { name, bytes };
}
