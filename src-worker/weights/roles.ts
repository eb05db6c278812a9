import { shorten } from "../formats/show.ts";
import { refuse } from "./refusal.ts";
import { type NamedTensor, quoted, shapeText } from "./tensor.ts";

/** What an array is for, by its name and its dimensions. */
export type Role = "matrix" | "vector" | "either" | "mean" | "deviation" | "number";

/** An array with what its name says. */
export interface Part {
  readonly tensor: NamedTensor;
  readonly role: Role;
  /** The name without the word for weights or biases: parts of one layer share it. */
  readonly key: string;
  /** The name itself says "weight" or "bias". */
  readonly named: boolean;
}

const WEIGHTS = new Set(["w", "weight", "weights", "kernel", "kernels", "coef", "coefs", "matrix"]);
const BIASES = new Set(["b", "bias", "biases", "intercept", "intercepts"]);
const MEANS = new Set(["mean", "means", "mean_", "x_mean", "input_mean", "mu"]);
const DEVIATIONS = new Set([
  "std",
  "deviation",
  "deviations",
  "sigma",
  "scale_",
  "x_std",
  "input_std",
  "stddev",
]);
const NORMALISERS =
  /(running_(mean|var)|moving_(mean|variance)|num_batches_tracked|(^|[./])(gamma|beta)(:\d+)?$)/;

/** Sorts the arrays of a file by what they are for; names what has no place in a network. */
export function partsOf(tensors: readonly NamedTensor[], remarks: string[]): Part[] {
  const parts: Part[] = [];
  for (const tensor of tensors) {
    const part = partOf(tensor);
    if (part.role === "number") {
      remarks.push(`${quoted(tensor.name)} is ${shapeText(tensor.shape)} and was left out.`);
    } else parts.push(part);
  }
  return parts;
}

function partOf(tensor: NamedTensor): Part {
  const { name, shape } = tensor;
  if (NORMALISERS.test(name)) return refuseNormaliser(name);
  const { words, key } = wordsOf(name);
  const lower = name.toLowerCase();
  const isBias = words.some((word) => BIASES.has(word));
  const named = isBias || words.some((word) => WEIGHTS.has(word));
  const make = (role: Role): Part => ({ tensor, role, key, named });
  if (shape.length === 0 || tensor.values.length === 0) return make("number");
  const flat = shape.filter((n) => n !== 1).length <= 1;
  if (shape.length <= 2 && flat && MEANS.has(lower)) return make("mean");
  if (shape.length <= 2 && flat && DEVIATIONS.has(lower)) return make("deviation");
  if (shape.length === 1) {
    if (named && !isBias) return refuseNormaliser(name);
    return make("vector");
  }
  if (shape.length > 2) return refuseDimensions(tensor);
  if (isBias && flat) return make("vector");
  if (isBias) {
    const message = `${quoted(name)} is called a bias and has the shape ${shapeText(shape)}. A bias is one list of numbers; rename the array.`;
    return refuse("tensor-shape", message, { field: shorten(name) });
  }
  return make(flat && !named ? "either" : "matrix");
}

/** "layer1_W" → words layer, 1, w and the key "layer 1". */
function wordsOf(name: string): { readonly words: readonly string[]; readonly key: string } {
  const plain = name.replace(/:\d+$/, "");
  const words = (plain.match(/[A-Za-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
  // Only the last such word is the role: "b.weight" is a weight of b.
  const at = words.findLastIndex((word) => WEIGHTS.has(word) || BIASES.has(word));
  const role = at >= 0 ? [words[at] as string] : [];
  return { words: role, key: words.filter((_, i) => i !== at).join(" ") };
}

function refuseNormaliser(name: string): never {
  const message = `${quoted(name)} belongs to a normalisation layer, and bare arrays do not say where it applies or with which epsilon. Export the model to ONNX, or fold the normalisation before saving.`;
  return refuse("normalisation", message, { field: shorten(name) });
}

function refuseDimensions({ name, shape }: NamedTensor): never {
  const message = `${quoted(name)} has ${shape.length} dimensions (${shapeText(shape)}). Only fully connected layers are read: matrices and lists of biases.`;
  return refuse("tensor-shape", message, { field: shorten(name) });
}

/** "layer 2" before "layer 10". */
export function byNaturalName(a: Part, b: Part): number {
  const words = (part: Part) => part.tensor.name.match(/\d+|\D+/g) ?? [];
  const [left, right] = [words(a), words(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i] as string, right[i] as string];
    const order = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : x < y ? -1 : Number(x > y);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
