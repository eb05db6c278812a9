import type { WeightFile } from "../weights/realNetwork.ts";
import { insist, refuse } from "../weights/refusal.ts";
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
import { isFields } from "./header.ts";
import { parseJson } from "./jsonText.ts";
import { shorten, show } from "./show.ts";
import { weightFormat } from "./weightFormat.ts";

/** Longest header that is read. */
const MAX_HEADER = 8 * 1024 * 1024;
const MAX_TENSORS = 4096;

const TYPES: Readonly<Record<string, NumberType>> = {
  F64: "f64",
  F32: "f32",
  F16: "f16",
  BF16: "bf16",
  I64: "i64",
  I32: "i32",
  I16: "i16",
  I8: "i8",
  U64: "u64",
  U32: "u32",
  U16: "u16",
  U8: "u8",
  BOOL: "bool",
};

export const PYTORCH_ROWS = "PyTorch stores Linear weights with rows = units";

export const safetensorsFormat = weightFormat(({ main, others }) => {
  const budget = new Budget();
  const files = [main, ...others].map((file) => readTensors(file.bytes, budget));
  const tensors = files.flatMap((file) => file.tensors);
  const torch =
    files.some((file) => file.framework === "pt") || tensors.some(({ name }) => /(^|\.)weight$/.test(name));
  const convention = torch ? ({ orientation: "out-in", reason: PYTORCH_ROWS } as const) : null;
  const content = { kind: "tensors", tensors, convention, ordered: false } as const;
  return { name: baseName(main.name), content, remarks: [] } satisfies WeightFile;
});

/** Length of the header, or −1 when the bytes are no safetensors file. */
function safetensorsHeader(bytes: Uint8Array): number {
  if (bytes.length < 10) return -1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  const opens = bytes[8] === 0x7b;
  return opens && length >= 2 && length <= MAX_HEADER ? length : -1;
}

/**
 * Reads a safetensors file: eight bytes of header length, a JSON header, then the numbers
 * (https://github.com/huggingface/safetensors, "Format"). Errors: "safetensors", naming the tensor.
 */
function readTensors(
  bytes: Uint8Array,
  budget: Budget,
): { readonly tensors: NamedTensor[]; readonly framework: unknown } {
  const length = safetensorsHeader(bytes);
  if (length < 0 || 8 + length > bytes.length) {
    return refuse("safetensors", "The header of the safetensors file is cut off or damaged. Save it again.", {
      field: "header",
    });
  }
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes.subarray(8, 8 + length));
  } catch {
    return refuse("safetensors", "The header of the safetensors file is no UTF-8 text. Save it again.", {
      field: "header",
    });
  }
  const header = insist(parseJson(text));
  if (!isFields(header)) {
    return refuse("safetensors", `The header is ${show(header)}. It must be an object of tensors.`, {
      field: "header",
    });
  }
  const names = Object.keys(header).filter((name) => name !== "__metadata__");
  if (names.length > MAX_TENSORS) {
    return refuse("safetensors", `The file lists ${names.length} tensors; at most ${MAX_TENSORS} are read.`, {
      field: "header",
    });
  }
  const data = bytes.subarray(8 + length);
  const metadata = header.__metadata__;
  return {
    tensors: names.map((name) => readTensor(name, header[name], data, budget)),
    framework: isFields(metadata) ? metadata.format : undefined,
  };
}

function readTensor(name: string, entry: unknown, data: Uint8Array, budget: Budget): NamedTensor {
  const bad = (what: string): never =>
    refuse("safetensors", `The tensor ${quoted(name)} ${what}`, { field: shorten(name) });
  if (!isFields(entry))
    return bad(`is ${show(entry)}. It must be an object with "dtype", "shape" and "data_offsets".`);
  const { dtype, shape, data_offsets: offsets } = entry;
  const type = typeof dtype === "string" ? TYPES[dtype] : undefined;
  if (!type) return bad(`has the type ${show(dtype)}. Save it as float32.`);
  if (!Array.isArray(shape) || shape.length > 8 || !shape.every((n) => typeof n === "number")) {
    return bad('has no "shape" of whole numbers.');
  }
  const count = budget.take(shape as number[], name);
  const [from, to] = Array.isArray(offsets) ? (offsets as unknown[]) : [];
  const size = count * bytesPerNumber(type);
  if (
    !Number.isSafeInteger(from) ||
    !Number.isSafeInteger(to) ||
    (from as number) < 0 ||
    (to as number) > data.length
  ) {
    return bad("lies outside the file. It may be cut off.");
  }
  if ((to as number) - (from as number) !== size) {
    return bad(
      `has ${(to as number) - (from as number)} bytes; its shape ${shapeText(shape as number[])} takes ${size}.`,
    );
  }
  const values = decodeNumbers(data.subarray(from as number, to as number), type, count);
  return { name, shape: shape as number[], values };
}
