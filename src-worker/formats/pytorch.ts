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
import { type PickleCall, PickleDict, type PickleReference, readPickle } from "./pickle.ts";
import { PYTORCH_ROWS } from "./safetensors.ts";
import { shorten, show } from "./show.ts";
import { strided } from "./strided.ts";
import { weightFormat } from "./weightFormat.ts";
import { readZip, type ZipEntry } from "./zip.ts";

const MAX_PICKLE = 8 * 1024 * 1024;

const STORAGES: Readonly<Record<string, NumberType>> = {
  DoubleStorage: "f64",
  FloatStorage: "f32",
  HalfStorage: "f16",
  BFloat16Storage: "bf16",
  LongStorage: "i64",
  IntStorage: "i32",
  ShortStorage: "i16",
  CharStorage: "i8",
  ByteStorage: "u8",
  BoolStorage: "bool",
};

/** All that a state dict asks for. They are understood as data; none of them is run. */
const ALLOWED = new Set([
  "collections.OrderedDict",
  "torch._utils._rebuild_tensor_v2",
  "torch._utils._rebuild_parameter",
  "torch.Size",
  ...Object.keys(STORAGES).map((name) => `torch.${name}`),
]);

/** Keys under which training scripts keep the weights in a checkpoint. */
const NESTED = ["state_dict", "model_state_dict", "model", "net", "weights", "params"];

const WAY_OUT = "Save torch.save(model.state_dict(), file) instead, or export to ONNX.";

/** A PyTorch state dict as `torch.save` has written it since 1.6: a zip with a pickle and raw numbers. */
export const pytorchFormat = weightFormat(({ main }) => {
  if (main.bytes[0] === 0x80) return refuseLegacy();
  const entries = readZip(main.bytes);
  const pickle = entries.find(({ name }) => /(^|\/)data\.pkl$/.test(name));
  if (!pickle) {
    return refuse("pytorch", `The archive has no data.pkl, so it is no PyTorch file. ${WAY_OUT}`, {
      field: "data.pkl",
    });
  }
  const folder = pickle.name.slice(0, -"data.pkl".length);
  if (entries.some(({ name }) => name === `${folder}constants.pkl`)) {
    return refuse("pytorch", `The file holds a TorchScript program. ${WAY_OUT}`, { field: "constants.pkl" });
  }
  if (pickle.size > MAX_PICKLE) {
    return refuse(
      "pytorch",
      `Its pickle has ${pickle.size} bytes; a state dict needs far fewer. ${WAY_OUT}`,
      { field: "data.pkl" },
    );
  }
  const root = readPickle(pickle.read(), (name) => ALLOWED.has(name), refuseCall);
  const remarks: string[] = [];
  const tensors = tensorsOf(stateOf(root, remarks), new Data(entries, folder), remarks);
  const convention = { orientation: "out-in", reason: PYTORCH_ROWS } as const;
  return {
    name: baseName(main.name),
    content: { kind: "tensors", tensors, convention, ordered: true },
    remarks,
  };
});

function refuseLegacy(): never {
  const message =
    "The file is a bare pickle, as PyTorch wrote it before 1.6 (or with the old zip switch off). Load it in PyTorch and save it again with torch.save, or as safetensors.";
  return refuse("pytorch-legacy", message, { field: "byte 0" });
}

function refuseCall(name: string, at: number): never {
  const where = { field: `byte ${at} of data.pkl` };
  if (/^(__main__|torch\.nn|torchvision)\b/.test(name)) {
    const message = `The file holds a whole module (${shorten(name)}), which only its own Python code can load. ${WAY_OUT}`;
    return refuse("pytorch-module", message, where);
  }
  const message = `The file asks for ${shorten(name)} (byte ${at} of data.pkl), which is no part of a state dict. Nothing was run. ${WAY_OUT}`;
  return refuse("pickle-call", message, where);
}

/** The dictionary of tensors: the file's own, or the one a checkpoint keeps it in. */
function stateOf(root: unknown, remarks: string[]): PickleDict {
  if (!(root instanceof PickleDict)) {
    const found = isCall(root) ? "a single tensor" : show(root);
    return refuse("pytorch", `The file holds ${found}, not a state dict. ${WAY_OUT}`, { field: "data.pkl" });
  }
  if (root.entries.some(([, value]) => isCall(value))) return root;
  for (const key of NESTED) {
    const inner = root.entries.find(([name]) => name === key)?.[1];
    if (!(inner instanceof PickleDict)) continue;
    const others = root.entries.flatMap(([name]) => (name === key ? [] : [shorten(String(name))]));
    if (others.length > 0)
      remarks.push(`Weights were taken from ${quoted(key)}; left out: ${shorten(others.join(", "))}.`);
    return inner;
  }
  return refuse("pytorch", `The file holds no tensors. ${WAY_OUT}`, { field: "data.pkl" });
}

function isCall(value: unknown): value is PickleCall {
  return typeof value === "object" && value !== null && "values" in value && "name" in value;
}

function tensorsOf(state: PickleDict, data: Data, remarks: string[]): NamedTensor[] {
  return state.entries.flatMap(([key, value]) => {
    const name = String(key);
    if (isCall(value)) return [data.tensor(name, value)];
    remarks.push(`${quoted(name)} is no tensor and was left out.`);
    return [];
  });
}

/** The numbers of the archive, decoded once for each storage. */
class Data {
  private readonly budget = new Budget();
  private readonly stored = new Map<string, Float64Array>();
  private readonly files: ReadonlyMap<string, ZipEntry>;
  private readonly folder: string;
  private readonly little: boolean;

  constructor(entries: readonly ZipEntry[], folder: string) {
    this.files = new Map(entries.map((entry) => [entry.name, entry]));
    this.folder = folder;
    const order = this.files.get(`${folder}byteorder`);
    this.little = !order || order.size > 16 || new TextDecoder().decode(order.read()).trim() !== "big";
  }

  tensor(name: string, call: PickleCall): NamedTensor {
    const bad = (what: string): never =>
      refuse("pytorch", `The tensor ${quoted(name)} ${what}. ${WAY_OUT}`, { field: shorten(name) });
    if (call.name === "torch._utils._rebuild_parameter") {
      const [inner] = call.values;
      return isCall(inner) && inner !== call ? this.tensor(name, inner) : bad("is no tensor");
    }
    if (call.name !== "torch._utils._rebuild_tensor_v2") return bad(`is made by ${shorten(call.name)}`);
    const [storage, offset, shape, stride] = call.values;
    if (!isWholes(shape) || !isWholes(stride) || shape.length !== stride.length || shape.length > 8)
      return bad("has no shape");
    const count = this.budget.take(shape, name);
    const numbers = this.storage(storage, bad);
    if (!isWhole(offset)) return bad("has no offset");
    const last = shape.reduce((at, n, d) => at + (n - 1) * (stride[d] as number), offset);
    if (count > 0 && last >= numbers.length) {
      return bad(`has the shape ${shapeText(shape)}, and its data end at number ${numbers.length}`);
    }
    return { name, shape, values: strided(numbers, offset, shape, stride, count) };
  }

  private storage(reference: unknown, bad: (what: string) => never): Float64Array {
    const parts = isReference(reference) ? reference.reference : [];
    const [kind, type, key] = parts;
    const typeName = typeof type === "object" && type !== null && "name" in type ? String(type.name) : "";
    const numberType = STORAGES[typeName.replace(/^torch\./, "")];
    if (kind !== "storage" || !numberType || typeof key !== "string")
      return bad("refers to no storage of numbers");
    const known = this.stored.get(key);
    if (known) return known;
    const entry = this.files.get(`${this.folder}data/${key}`);
    if (!entry) return bad(`refers to data/${shorten(key)}, which is not in the file`);
    const count = Math.floor(entry.size / bytesPerNumber(numberType));
    this.budget.take([count], `data/${key}`);
    const numbers = decodeNumbers(entry.read(), numberType, count, this.little);
    this.stored.set(key, numbers);
    return numbers;
  }
}

function isReference(value: unknown): value is PickleReference {
  return typeof value === "object" && value !== null && "reference" in value;
}

function isWhole(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** A tuple of whole numbers, or `torch.Size` of one. */
function isWholes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(isWhole);
}
