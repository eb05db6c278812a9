import type { Format, Likeness } from "./format.ts";

/** The formats of trained weights; all are only read. */
export const WEIGHT_FORMATS: readonly Format[] = [
  {
    id: "tfjs",
    name: "TensorFlow.js layers model",
    extensions: [".json", ".zip"],
    reads: "network",
    writes: null,
    carries:
      "Sequential and Functional models: model.json with its binary shards, chosen together or in one zip.",
    recognises: (head, bytes) =>
      isJsonWith(head, /"(modelTopology|weightsManifest)"\s*:/) ||
      isZipWith(head, bytes, /(^|[^.\w])model\.json/)
        ? 2
        : 0,
    load: async () => (await import("./tfjs.ts")).tfjsFormat,
  },
  {
    id: "json-matrices",
    name: "Matrices as JSON",
    extensions: [".json"],
    reads: "network",
    writes: null,
    carries: "Weights and biases as lists of numbers, activations, names, mean and deviation of the inputs.",
    recognises: (head) => (isMatrixJson(head) ? 2 : 0),
    load: async () => (await import("./jsonMatrices.ts")).jsonMatricesFormat,
  },
  {
    id: "csv-matrices",
    name: "Matrices as CSV or TSV",
    extensions: [".csv", ".tsv"],
    reads: "network",
    writes: null,
    carries:
      "Weights and biases: one file for each matrix, or blank lines between them; row and column names.",
    recognises: (head) => likely(isMatrixText(head)),
    load: async () => (await import("./csvMatrices.ts")).csvMatricesFormat,
  },
  {
    id: "npy",
    name: "NumPy array",
    extensions: [".npy"],
    reads: "network",
    writes: null,
    carries: "One array; several files chosen together make a network.",
    recognises: (_, bytes) => (isNpy(bytes) ? 2 : 0),
    load: async () => (await import("./numpy.ts")).npyFormat,
  },
  {
    id: "npz",
    name: "NumPy archive",
    extensions: [".npz"],
    reads: "network",
    writes: null,
    carries: "Weights, biases, mean and deviation of the inputs, as named arrays.",
    recognises: (head, bytes) => (isZipWith(head, bytes, /\.npy/) ? 2 : 0),
    load: async () => (await import("./numpy.ts")).npzFormat,
  },
  {
    id: "safetensors",
    name: "safetensors",
    extensions: [".safetensors"],
    reads: "network",
    writes: null,
    carries: "Weights and biases as named tensors.",
    recognises: (_, bytes) => (isSafetensors(bytes) ? 2 : 0),
    load: async () => (await import("./safetensors.ts")).safetensorsFormat,
  },
  {
    id: "onnx",
    name: "ONNX",
    extensions: [".onnx"],
    reads: "network",
    writes: null,
    carries: "The graph of a fully connected network: layers, skips, activations, input normalisation.",
    recognises: (_, bytes) => likely(isOnnx(bytes)),
    load: async () => (await import("./onnx.ts")).onnxFormat,
  },
  {
    id: "keras",
    name: "Keras",
    extensions: [".keras"],
    reads: "network",
    writes: null,
    carries:
      "Sequential and Functional models of Dense and Larq QuantDense layers, normalisation of the inputs.",
    recognises: (head, bytes) =>
      isZipWith(head, bytes, /model\.weights\.h5|metadata\.json|config\.json/) ? 2 : 0,
    load: async () => (await import("./keras.ts")).kerasFormat,
  },
  {
    id: "keras-h5",
    name: "Keras HDF5",
    extensions: [".h5", ".hdf5"],
    reads: "network",
    writes: null,
    carries: "The same models in HDF5, or their weights alone.",
    recognises: (_, bytes) => (isHdf5(bytes) ? 2 : 0),
    load: async () => (await import("./keras.ts")).kerasH5Format,
  },
  {
    id: "pytorch",
    name: "PyTorch state dict",
    extensions: [".pt", ".pth"],
    reads: "network",
    writes: null,
    carries: "Weights and biases as named tensors; nothing in the file is executed.",
    recognises: (head, bytes) => (isZipWith(head, bytes, /data\.pkl/) ? 2 : likely(isPickle(bytes))),
    load: async () => (await import("./pytorch.ts")).pytorchFormat,
  },
];

function likely(yes: boolean): Likeness {
  return yes ? 1 : 0;
}

function isJsonWith(head: string, mark: RegExp): boolean {
  return /^\s*\{/.test(head) && mark.test(head);
}

/** Lists of numbers in JSON that no format of ours or of others claims. */
function isMatrixJson(head: string): boolean {
  if (!/^\s*[[{]/.test(head)) return false;
  if (/"(format|species|reactions|modelTopology|weightsManifest)"\s*:/.test(head)) return false;
  return /\[\s*-?\d/.test(head);
}

/** The first or the second line that is no comment is made of numbers alone. */
function isMatrixText(head: string): boolean {
  const lines = head
    .split("\n", 50)
    .filter((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  return lines.slice(0, 2).some((line) => /\d/.test(line) && /^[\s\d.,;|eE+−"-]+$/.test(line));
}

/** A zip archive with a file of this name near its start. */
function isZipWith(head: string, bytes: Uint8Array, name: RegExp): boolean {
  return isBytes(bytes, [0x50, 0x4b, 3, 4]) && name.test(head);
}

function isBytes(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((byte, i) => bytes[at + i] === byte);
}

export function isNpy(bytes: Uint8Array): boolean {
  return isBytes(bytes, [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]);
}

export function isHdf5(bytes: Uint8Array): boolean {
  return isBytes(bytes, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]);
}

/** A header length below 16 MB, then the opening brace of the header. */
function isSafetensors(bytes: Uint8Array): boolean {
  return bytes[0] !== 0 && isBytes(bytes, [0, 0, 0, 0, 0, 0x7b], 3);
}

/** Field 1 (the IR version, 3 to 20), then another field of the model. */
function isOnnx(bytes: Uint8Array): boolean {
  const [key, version, next] = bytes;
  if (key !== 8 || version === undefined || version < 3 || version > 20 || next === undefined) return false;
  return [0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42].includes(next);
}

/** A bare pickle of protocol 2 to 5. */
function isPickle(bytes: Uint8Array): boolean {
  return bytes[0] === 0x80 && [2, 3, 4, 5].includes(bytes[1] ?? 0);
}
