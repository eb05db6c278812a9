import { faceOf } from "../model/crnFace.ts";
import { validateNetwork } from "../model/edit.ts";
import type { Layer, Network, SkipConnection, WeightMatrix } from "../model/network.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { ShownDocument, ShownReactions } from "../model/shownDocument.ts";
import { joinParts, type StoredExamples } from "../model/stored.ts";
import { type Fields, isFields } from "./header.ts";
import { readNames } from "./networkJson.ts";
import { DOCUMENT_FIELDS, readOptions } from "./networkOptions.ts";
import { show } from "./show.ts";
import { readStoredReactions } from "./storedCrn.ts";

/** Lists and objects nested deeper than this are no document of ours. */
const DEEPEST = 64;

/**
 * Reads a document out of a browser's database, where other pages of the same origin and other versions may
 * have written: everything is checked as a file is, and nothing but JSON and typed arrays gets through.
 *
 * @param raw `{ document, examples }` as `storeDocument` and `storeExamples` made them, or anything else
 * @returns the document, or "stored", "names", "option", "network.*" problems that name the place
 */
export function readStored(raw: unknown): Result<ShownDocument> {
  if (!isFields(raw) || !isFields(raw.document)) return broken("The record holds no network.");
  const { name, network: storedNetwork, reactions: storedReactions, extra = {}, ...options } = raw.document;
  if (typeof name !== "string") return broken(`The name is ${show(name)}. It must be text.`);
  if (!isFields(extra) || !isJson(extra)) return broken("The additional fields are no plain data.");
  if (!isJson(options)) return broken("The optional fields are no plain data.");
  const reactions = storedReactions === undefined ? ok(undefined) : readStoredReactions(storedReactions);
  if (!reactions.ok) return reactions;
  const shown: { readonly reactions?: ShownReactions } = reactions.value
    ? { reactions: reactions.value }
    : {};
  const network = reactions.value ? ok(faceOf(reactions.value.crn)) : readNetwork(storedNetwork);
  if (!network.ok) return network;
  const examples = raw.examples === null ? ok(null) : readExamples(raw.examples);
  if (!examples.ok) return examples;
  const joined = joinParts({ document: { name, network: network.value, extra }, examples: examples.value });
  // Edited reactions may have other inputs than the examples that came with them.
  const width = shown.reactions ? joined.examples?.[0]?.values.length : undefined;
  const inputs = width ?? network.value.inputs.length;
  const known = Object.fromEntries(Object.entries(options).filter(([key]) => DOCUMENT_FIELDS.has(key)));
  const read = readOptions(joined.examples ? { ...known, examples: joined.examples } : known, inputs);
  return read.ok ? ok({ name, network: network.value, ...shown, ...read.value, extra }) : read;
}

function broken(message: string): Result<never> {
  return fail("stored", message);
}

function readNetwork(stored: unknown): Result<Network> {
  if (!isFields(stored) || !Array.isArray(stored.layers)) return broken("The record holds no network.");
  const inputs = readNames(stored.inputs, "inputs", null, { field: "inputs" });
  if (!inputs.ok) return inputs;
  const layers: Layer[] = [];
  for (const [l, layer] of (stored.layers as unknown[]).entries()) {
    const read = readLayer(layer, l + 1);
    if (!read.ok) return read;
    layers.push(read.value);
  }
  const outputs = readNames(stored.outputs, "outputs", null, { field: "outputs" });
  if (!outputs.ok) return outputs;
  return validateNetwork({ inputs: inputs.value, layers, outputs: outputs.value });
}

function readLayer(stored: unknown, number: number): Result<Layer> {
  const place = `Layer ${number}`;
  if (!isFields(stored)) return broken(`${place} is ${show(stored)}.`);
  const { activation, weights, skips, bias, units, ...unknown } = stored;
  if (activation !== "relu" && activation !== "linear")
    return broken(`${place} has the activation ${show(activation)}. It must be "relu" or "linear".`);
  const matrix = readMatrix(weights, place);
  if (!matrix.ok) return matrix;
  if (!(bias instanceof Float64Array)) return broken(`${place} has no biases.`);
  if (!Array.isArray(skips)) return broken(`${place} has no list of skip connections.`);
  const read = readSkips(skips, place);
  if (!read.ok) return read;
  if (!isJson(unknown)) return broken(`${place} has additional fields that are no plain data.`);
  const layer: Layer = { activation, weights: matrix.value, skips: read.value, bias, ...unknown };
  if (units === undefined) return ok(layer);
  const names = readNames(units, "units", bias.length, { layer: number, field: "units" }, `${place}, `);
  return names.ok ? ok({ ...layer, units: names.value }) : names;
}

function readSkips(stored: readonly unknown[], place: string): Result<SkipConnection[]> {
  const skips: SkipConnection[] = [];
  for (const skip of stored) {
    if (!isFields(skip) || typeof skip.from !== "number")
      return broken(`${place} has a skip connection without a source.`);
    const { from, weights, ...unknown } = skip;
    const matrix = readMatrix(weights, place);
    if (!matrix.ok) return matrix;
    if (!isJson(unknown)) return broken(`${place} has a skip connection with fields that are no plain data.`);
    skips.push({ ...unknown, from: skip.from, weights: matrix.value });
  }
  return ok(skips);
}

/** Sizes are compared with the layers' by `validateNetwork`. */
function readMatrix(stored: unknown, place: string): Result<WeightMatrix> {
  const { fanIn, width, values } = isFields(stored) ? stored : ({} as Fields);
  if (typeof fanIn !== "number" || typeof width !== "number" || !(values instanceof Int8Array))
    return broken(`${place} has no weights.`);
  return ok({ fanIn, width, values });
}

function readExamples(stored: unknown): Result<StoredExamples> {
  const { width, values, rest } = isFields(stored) ? stored : ({} as Fields);
  if (typeof width !== "number" || !(values instanceof Float64Array) || !Array.isArray(rest))
    return broken("The examples are no list of numbers with names.");
  if (values.length !== width * rest.length)
    return broken(`There are ${values.length} numbers for ${rest.length} examples of ${show(width)} each.`);
  if (!rest.every((entry) => isFields(entry) && isJson(entry)))
    return broken("The names of the examples are no plain data.");
  // Their fields are checked with the other optional parts.
  return ok({ width, values, rest: rest as StoredExamples["rest"] });
}

/** True for what a JSON file can hold. A database also keeps dates, maps, and objects inside themselves. */
function isJson(value: unknown, known: Map<object, boolean> = new Map(), depth = 0): boolean {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return true;
  if (typeof value !== "object" || depth > DEEPEST) return false;
  const seen = known.get(value);
  if (seen !== undefined) return seen;
  // Inside itself it is none; what is shared is looked at once.
  known.set(value, false);
  const plain = Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]";
  const whole = plain && Object.values(value).every((entry) => isJson(entry, known, depth + 1));
  known.set(value, whole);
  return whole;
}
