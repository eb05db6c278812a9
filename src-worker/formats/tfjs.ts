import type { SourceFile } from "../jobs.ts";
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
import { baseName, decodeText } from "./bytes.ts";
import { type Fields, isFields } from "./header.ts";
import { parseJson } from "./jsonText.ts";
import { modelOf } from "./kerasConfig.ts";
import { networkOfModel } from "./kerasLayers.ts";
import { shorten, show } from "./show.ts";
import { type WeightSource, weightFormat } from "./weightFormat.ts";
import { readZip } from "./zip.ts";

const TYPES: Readonly<Record<string, NumberType>> = {
  float32: "f32",
  float16: "f16",
  int32: "i32",
  uint8: "u8",
  uint16: "u16",
  bool: "bool",
};

/** `model.json` of a layers model with its binary shards, chosen together or in one zip. */
export const tfjsFormat = weightFormat(
  (source) => {
    const { main, others } = unpacked(source);
    const root = readRoot(main);
    const topology = topologyOf(root);
    const manifest = Array.isArray(root.weightsManifest) ? root.weightsManifest : [];
    const tensors = manifest.flatMap((group: unknown, g) => readGroup(group, g, others));
    const remarks: string[] = [];
    const model = modelOf(isFields(topology.model_config) ? topology.model_config : topology);
    const prefix = (name: string) => tensors.filter((tensor) => tensor.name.startsWith(`${name}/`));
    const network = networkOfModel(model, ({ name }) => prefix(name), remarks);
    return {
      name: baseName(source.main.name === main.name ? folderName(main.name) : source.main.name),
      content: { kind: "graph", network, orientation: "Keras kernels have rows = inputs." },
      remarks,
    } satisfies WeightFile;
  },
  (main) => {
    const root = readRoot(main);
    const groups: unknown[] = Array.isArray(root.weightsManifest) ? root.weightsManifest : [];
    return groups.flatMap((group) => (isFields(group) ? pathsOf(group) : []));
  },
);

/** "iris/model.json" is best called iris. */
function folderName(path: string): string {
  const parts = path.split(/[\\/]/);
  return parts.length > 1 && /^model\.json$/i.test(parts.at(-1) as string) ? `${parts.at(-2)}.json` : path;
}

/** A zip stands for the files in it. */
function unpacked({ main, others }: WeightSource): WeightSource {
  if (main.bytes[0] !== 0x50 || main.bytes[1] !== 0x4b) return { main, others };
  const entries = readZip(main.bytes);
  const model = entries.find(({ name }) => /(^|\/)model\.json$/.test(name));
  if (!model)
    return refuse("tfjs", "The archive has no model.json. Put it in with its shards.", {
      field: "model.json",
    });
  const files = entries.filter((entry) => entry !== model && entry.name.endsWith(".bin"));
  return {
    main: { name: model.name, bytes: model.read() },
    others: files.map((entry) => ({ name: entry.name, bytes: entry.read() })),
  };
}

function readRoot(main: SourceFile): Fields {
  const root = insist(parseJson(insist(decodeText(main.bytes))));
  return isFields(root)
    ? root
    : refuse("tfjs", `The file holds ${show(root)}. It must be one object.`, { line: 1 });
}

function topologyOf(root: Fields): Fields {
  const topology = root.modelTopology;
  if (root.format === "graph-model" || (isFields(topology) && Array.isArray(topology.node))) {
    return refuse(
      "tfjs",
      "The file is a TensorFlow.js graph model. Convert it as a layers model (--output_format tfjs_layers_model), or export to ONNX.",
      { field: "format" },
    );
  }
  return isFields(topology)
    ? topology
    : refuse("tfjs", '"modelTopology" is missing. Save the model with model.save.', {
        field: "modelTopology",
      });
}

function pathsOf(group: Fields): string[] {
  const paths = Array.isArray(group.paths) ? group.paths : [];
  return paths.filter((path): path is string => typeof path === "string");
}

/** The arrays of one group of shards; the shards are one stretch of bytes. */
function readGroup(group: unknown, g: number, files: readonly SourceFile[]): NamedTensor[] {
  const place = `weightsManifest ${g + 1}`;
  if (!isFields(group) || !Array.isArray(group.weights)) {
    return refuse("tfjs", `${place} has no list of "weights".`, { field: place });
  }
  const bytes = joined(pathsOf(group), files);
  const budget = new Budget();
  let at = 0;
  return group.weights.map((entry: unknown, n) => {
    const { tensor, end } = readEntry(entry, `${place}, weight ${n + 1}`, bytes, at, budget);
    at = end;
    return tensor;
  });
}

function joined(paths: readonly string[], files: readonly SourceFile[]): Uint8Array {
  const shards = paths.map((path) => {
    const last = path.split("/").at(-1) as string;
    const file = files.find(({ name }) => name.split(/[\\/]/).at(-1) === last);
    return (
      file?.bytes ??
      refuse(
        "tfjs-shard",
        `The file ${quoted(last)} holds weights of the model and is missing. Choose model.json together with its .bin files.`,
        { field: shorten(last) },
      )
    );
  });
  const bytes = new Uint8Array(shards.reduce((sum, shard) => sum + shard.length, 0));
  let at = 0;
  for (const shard of shards) {
    bytes.set(shard, at);
    at += shard.length;
  }
  return bytes;
}

function readEntry(
  entry: unknown,
  place: string,
  bytes: Uint8Array,
  at: number,
  budget: Budget,
): { readonly tensor: NamedTensor; readonly end: number } {
  const bad = (what: string, field: string): never => refuse("tfjs", `${place} ${what}`, { field });
  if (!isFields(entry) || typeof entry.name !== "string") return bad('is no object with a "name".', place);
  const { name, shape, dtype, quantization } = entry;
  const field = shorten(name);
  if (!Array.isArray(shape) || !shape.every((n) => typeof n === "number"))
    return bad(`(${field}) has no "shape".`, field);
  const packed = isFields(quantization) ? quantization : null;
  const stored = packed ? packed.dtype : dtype;
  const type = typeof stored === "string" ? TYPES[stored] : undefined;
  if (!type) return bad(`(${field}) has the type ${show(stored)}. Save it as float32.`, field);
  const count = budget.take(shape as number[], name);
  const end = at + count * bytesPerNumber(type);
  if (end > bytes.length) {
    return bad(
      `(${field}) breaks off: its shape ${shapeText(shape as number[])} goes beyond the ${bytes.length} bytes of its shards.`,
      field,
    );
  }
  const numbers = decodeNumbers(bytes.subarray(at, end), type, count);
  const { scale, min } = packed ?? {};
  const values =
    typeof scale === "number" && typeof min === "number" ? numbers.map((q) => min + scale * q) : numbers;
  return { tensor: { name, shape: shape as number[], values }, end };
}
