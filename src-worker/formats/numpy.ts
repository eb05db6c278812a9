import type { SourceFile } from "../jobs.ts";
import type { WeightFile } from "../weights/realNetwork.ts";
import { refuse } from "../weights/refusal.ts";
import {
  Budget,
  bytesPerNumber,
  decodeNumbers,
  type NamedTensor,
  type NumberType,
  quoted,
  shapeText,
} from "../weights/tensor.ts";
import { baseName } from "./bytes.ts";
import { shorten, show } from "./show.ts";
import { type WeightSource, weightFormat } from "./weightFormat.ts";
import { isNpy } from "./weightTable.ts";
import { readZip } from "./zip.ts";

/** Longest header that is read; NumPy's own limit is 10,000 characters. */
const MAX_HEADER = 65_536;

const TYPES: Readonly<Record<string, NumberType>> = {
  f8: "f64",
  f4: "f32",
  f2: "f16",
  i8: "i64",
  i4: "i32",
  i2: "i16",
  i1: "i8",
  u8: "u64",
  u4: "u32",
  u2: "u16",
  u1: "u8",
  b1: "bool",
};

/** One array, or several chosen together: the weights of one layer each. */
export const npyFormat = weightFormat(({ main, others }) => {
  const budget = new Budget();
  const remarks: string[] = [];
  const tensors = [main, ...others].flatMap((file) => readNpy(file.bytes, stem(file), budget, remarks) ?? []);
  return arrays(main, tensors, remarks, others.length === 0);
});

/** An archive of arrays, compressed or not. */
export const npzFormat = weightFormat(({ main }: WeightSource) => {
  const budget = new Budget();
  const remarks: string[] = [];
  const tensors = readZip(main.bytes).flatMap((entry) => {
    if (!entry.name.endsWith(".npy")) {
      remarks.push(`${quoted(entry.name)} is no array and was left out.`);
      return [];
    }
    return readNpy(entry.read(), entry.name.slice(0, -4), budget, remarks) ?? [];
  });
  return arrays(main, tensors, remarks, true);
});

function stem({ name }: SourceFile): string {
  return name.replace(/^.*[/\\]/, "").replace(/\.npy$/i, "");
}

function arrays(
  main: SourceFile,
  tensors: readonly NamedTensor[],
  remarks: readonly string[],
  ordered: boolean,
): WeightFile {
  return {
    name: baseName(main.name),
    content: { kind: "tensors", tensors, convention: null, ordered },
    remarks,
  };
}

/**
 * Reads an `.npy` array (format 1.0 to 3.0, numpy.lib.format) into row-major order; arrays of text are
 * left out with a remark. Errors: "npy", naming the array.
 */
function readNpy(bytes: Uint8Array, name: string, budget: Budget, remarks: string[]): NamedTensor | null {
  const bad = (what: string): never =>
    refuse("npy", `The array ${quoted(name)} ${what}`, { field: shorten(name) });
  if (!isNpy(bytes)) return bad("is no NumPy array. Save it with numpy.save or numpy.savez.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = bytes[6] as number;
  if (bytes.length < 12 || version < 1 || version > 3) return bad("has an unknown version of the format.");
  const long = version > 1;
  const start = long ? 12 : 10;
  const length = long ? view.getUint32(8, true) : view.getUint16(8, true);
  if (length > MAX_HEADER || start + length > bytes.length) return bad("breaks off in its header.");
  const header = new TextDecoder().decode(bytes.subarray(start, start + length));
  const { descr, fortran, shape } = headerOf(header) ?? bad("has a header that cannot be read.");
  if (descr.startsWith("|O")) {
    return bad(
      "holds Python objects, which are never unpacked. Save each matrix as an array: numpy.savez(file, W1=…, b1=…).",
    );
  }
  if (/^[<>|=]?[US]/.test(descr)) {
    remarks.push(`The array ${quoted(name)} holds text and was left out.`);
    return null;
  }
  const type = TYPES[descr.slice(1)];
  if (!type || !/^[<>|=]/.test(descr)) {
    return bad(`has the type ${show(descr)}. Save it as numbers: array.astype("float32").`);
  }
  const count = budget.take(shape, name);
  const size = count * bytesPerNumber(type);
  const data = bytes.subarray(start + length);
  if (data.length < size) {
    return bad(
      `has ${data.length} bytes of numbers; its shape ${shapeText(shape)} takes ${size}. It may be cut off.`,
    );
  }
  const values = decodeNumbers(data, type, count, !descr.startsWith(">"));
  return { name, shape, values: fortran ? rowMajor(values, shape) : values };
}

interface Header {
  readonly descr: string;
  readonly fortran: boolean;
  readonly shape: number[];
}

/** The header is a Python dictionary; only its three fields are looked for. */
function headerOf(text: string): Header | null {
  const descr =
    /'descr'\s*:\s*'([^']{1,20})'/.exec(text)?.[1] ?? (/'descr'\s*:\s*\[/.test(text) ? "a record" : null);
  const fortran = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\(([\dL,\s]{0,200})\)/.exec(text)?.[1];
  if (!descr || !fortran || shape === undefined) return null;
  const words = shape.split(",").map((word) => word.trim().replace(/L$/, ""));
  const sizes = words.filter((word) => word !== "").map(Number);
  return { descr, fortran: fortran === "True", shape: sizes };
}

/** Column-major values into row-major order. */
function rowMajor(values: Float64Array, shape: readonly number[]): Float64Array {
  const turned = new Float64Array(values.length);
  const index = new Array<number>(shape.length).fill(0);
  const strides: number[] = [];
  shape.reduce((stride, n) => {
    strides.push(stride);
    return stride * n;
  }, 1);
  for (let n = 0; n < values.length; n++) {
    let at = 0;
    for (let d = 0; d < shape.length; d++) at += (index[d] as number) * (strides[d] as number);
    turned[n] = values[at] as number;
    for (let d = shape.length - 1; d >= 0; d--) {
      index[d] = (index[d] as number) + 1;
      if ((index[d] as number) < (shape[d] as number)) break;
      index[d] = 0;
    }
  }
  return turned;
}
