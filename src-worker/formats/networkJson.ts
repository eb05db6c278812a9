import type { Opened } from "../jobs.ts";
import type { NetworkDocument } from "../model/document.ts";
import type { Activation, Layer, Network, SkipConnection } from "../model/network.ts";
import { fail, ok, type Result, type Where } from "../model/problem.ts";
import { baseName, decodeText, encodeText } from "./bytes.ts";
import type { FormatModule } from "./format.ts";
import { checkVersion, type Fields, isFields } from "./header.ts";
import { parseJson } from "./jsonText.ts";
import { DOCUMENT_FIELDS, readOptions } from "./networkOptions.ts";
import { printNetwork } from "./networkPrint.ts";
import { count, show } from "./show.ts";
import { readWeights } from "./weights.ts";

const NETWORK_FORMAT = "dualrail-network";
/** Newest version of the format that this code reads, and the one it writes. */
const NETWORK_VERSION = 1;

/**
 * Reads a `*.dualrail.json` text (DESIGN §4). Unknown top-level fields go to `extra`; unknown fields of
 * layers, skips and the optional parts stay on these objects, so that all of them are written again.
 * A file without "name" is called `fallbackName`.
 * Every problem names its layer, row, column, entry, field or line, counted from 1.
 */
export function readNetworkJson(text: string, fallbackName = "Untitled"): Result<NetworkDocument> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const raw = parsed.value;
  if (!isFields(raw)) {
    return fail("no-document", `The file holds ${show(raw)}. A network file is one JSON object.`, {
      line: 1,
    });
  }
  const version = checkVersion(raw, NETWORK_FORMAT, NETWORK_VERSION);
  if (!version.ok) return version;
  const { name = fallbackName } = raw;
  if (typeof name !== "string")
    return fail("name", `"name" is ${show(name)}. It must be text.`, { field: "name" });
  const network = readNetwork(raw);
  if (!network.ok) return network;
  const options = readOptions(raw, network.value.inputs.length);
  if (!options.ok) return options;
  const extra = Object.fromEntries(Object.entries(raw).filter(([key]) => !DOCUMENT_FIELDS.has(key)));
  return ok({ name, network: network.value, ...options.value, extra });
}

/**
 * Writes a document as text that people and `git diff` can read: one weights row and one example a
 * line, matrices above 4096 weights packed. The text is read back first, so that nothing is written
 * that could not be opened again; its problems are those of `readNetworkJson`.
 */
export function writeNetworkJson(document: NetworkDocument): Result<string> {
  const text = printNetwork(document);
  const again = readNetworkJson(text);
  return again.ok ? ok(text) : again;
}

export const networkJsonFormat: FormatModule = {
  read: (file): Result<Opened> => {
    const text = decodeText(file.bytes);
    if (!text.ok) return text;
    const document = readNetworkJson(text.value, baseName(file.name));
    return document.ok ? ok({ kind: "network", document: document.value }) : document;
  },
  write: (content) => {
    if (content.kind !== "network")
      return fail("no-network", "This format holds a network, and this is a CRN.");
    const text = writeNetworkJson(content.document);
    return text.ok ? ok(encodeText(text.value)) : text;
  },
};

function readNetwork(raw: Fields): Result<Network> {
  const inputs = readNames(raw.inputs, "inputs", null, { field: "inputs" });
  if (!inputs.ok) return inputs;
  if (!Array.isArray(raw.layers) || raw.layers.length === 0) {
    const found =
      raw.layers === undefined
        ? "is missing"
        : Array.isArray(raw.layers)
          ? "is empty"
          : `is ${show(raw.layers)}`;
    return fail("layers", `"layers" ${found}. Give a list of at least one layer.`, { field: "layers" });
  }
  const widths = [inputs.value.length];
  const layers: Layer[] = [];
  for (const stored of raw.layers as unknown[]) {
    const layer = readLayer(stored, widths);
    if (!layer.ok) return layer;
    layers.push(layer.value);
    widths.push(layer.value.bias.length);
  }
  const units = widths.at(-1) as number;
  const outputs = readNames(raw.outputs, "outputs", units, { field: "outputs" });
  if (!outputs.ok) return outputs;
  return ok({ inputs: inputs.value, layers, outputs: outputs.value });
}

/** A list of distinct, non-empty names; `units` is how many the last layer asks for. */
export function readNames(
  stored: unknown,
  field: string,
  units: number | null,
  where: Where,
  place = "",
): Result<string[]> {
  const list = `${place}"${field}"`;
  if (!Array.isArray(stored) || stored.length === 0) {
    const found =
      stored === undefined ? "is missing" : Array.isArray(stored) ? "is empty" : `is ${show(stored)}`;
    return fail("names", `${list} ${found}. Give a list of at least one name.`, where);
  }
  const names: string[] = [];
  const first = new Map<string, number>();
  for (const name of stored as unknown[]) {
    const n = names.length + 1;
    if (typeof name !== "string" || name === "") {
      return fail("names", `${list} entry ${n} is ${show(name)}. A name is text and not empty.`, where);
    }
    const same = first.get(name);
    if (same !== undefined) {
      const message = `${list} entry ${n} has the same name as entry ${same}, ${show(name)}. Give each its own name.`;
      return fail("duplicate-name", message, where);
    }
    first.set(name, n);
    names.push(name);
  }
  if (units !== null && names.length !== units) {
    const layer = place === "" ? "the last layer" : "the layer";
    return fail(
      "names",
      `${list} has ${count(names.length, "name")} and ${layer} has ${count(units, "unit")}. Give one name for each unit.`,
      where,
    );
  }
  return ok(names);
}

/** `widths` are those of the inputs and of the layers so far. */
function readLayer(stored: unknown, widths: readonly number[]): Result<Layer> {
  const l = widths.length;
  const name = `Layer ${l}`;
  const where = { layer: l };
  if (!isFields(stored)) {
    return fail(
      "layer",
      `${name} is ${show(stored)}. A layer is an object with "activation", "weights" and "bias".`,
      where,
    );
  }
  const { activation, weights, skips, bias, units, ...unknown } = stored;
  if (!isActivation(activation)) {
    const found = activation === undefined ? `has no "activation"` : `has the activation ${show(activation)}`;
    return fail("activation", `${name} ${found}. Use "relu" or "linear".`, { ...where, field: "activation" });
  }
  const matrix = readWeights(weights, {
    name,
    where,
    fanIn: widths[l - 1] as number,
    source: sourceName(l - 1, widths),
    width: null,
  });
  if (!matrix.ok) return matrix;
  const { width } = matrix.value;
  if (width === 0) {
    return fail(
      "empty-layer",
      `${name} has no units: its weights rows are empty. Add a unit or remove the layer.`,
      where,
    );
  }
  const biases = readBias(bias, width, l);
  if (!biases.ok) return biases;
  const connections = readSkips(skips, width, widths);
  if (!connections.ok) return connections;
  const layer = {
    activation,
    weights: matrix.value,
    skips: connections.value,
    bias: biases.value,
    ...unknown,
  };
  if (units === undefined) return ok(layer);
  const names = readNames(units, "units", width, { ...where, field: "units" }, `${name}, `);
  return names.ok ? ok({ ...layer, units: names.value }) : names;
}

function isActivation(value: unknown): value is Activation {
  return value === "relu" || value === "linear";
}

/** "each of the 4 inputs", "each of the 8 units of layer 1". */
function sourceName(layer: number, widths: readonly number[]): string {
  const width = widths[layer] as number;
  return layer === 0
    ? `each of the ${count(width, "input")}`
    : `each of the ${count(width, "unit")} of layer ${layer}`;
}

function readBias(stored: unknown, width: number, layer: number): Result<Float64Array> {
  const where = { layer, field: "bias" };
  if (!Array.isArray(stored)) {
    const found = stored === undefined ? `has no "bias"` : `has ${show(stored)} as "bias"`;
    return fail(
      "bias",
      `Layer ${layer} ${found}. Give a list of ${count(width, "number")}, one for each unit.`,
      where,
    );
  }
  if (stored.length !== width) {
    const found = stored.length === 1 ? "1 bias" : `${stored.length} biases`;
    return fail(
      "bias",
      `Layer ${layer} has ${found}, and its weights have ${count(width, "column")}. Both must be its number of units.`,
      where,
    );
  }
  const bad = stored.findIndex((b) => typeof b !== "number" || !Number.isFinite(b));
  if (bad < 0) return ok(Float64Array.from(stored as number[]));
  const message = `Layer ${layer}, bias ${bad + 1} is ${show(stored[bad])}. A bias is a finite number.`;
  return fail("bias", message, { ...where, column: bad + 1 });
}

function readSkips(stored: unknown, width: number, widths: readonly number[]): Result<SkipConnection[]> {
  const l = widths.length;
  const where = { layer: l, field: "skips" };
  if (stored === undefined) return ok([]);
  if (!Array.isArray(stored)) {
    return fail(
      "skips",
      `Layer ${l} has ${show(stored)} as "skips". Give a list of { "from", "weights" }.`,
      where,
    );
  }
  const skips: SkipConnection[] = [];
  for (const entry of stored as unknown[]) {
    const name = `Layer ${l}, skip ${skips.length + 1}`;
    if (!isFields(entry))
      return fail("skips", `${name} is ${show(entry)}. Give an object with "from" and "weights".`, where);
    const { from, weights, ...unknown } = entry;
    const fault = faultOfSource(from, l, skips);
    if (fault !== null || typeof from !== "number") return fail("skips", `${name} ${fault}`, where);
    const matrix = readWeights(weights, {
      name,
      where,
      fanIn: widths[from] as number,
      source: sourceName(from, widths),
      width,
    });
    if (!matrix.ok) return matrix;
    skips.push({ from, weights: matrix.value, ...unknown });
  }
  return ok(skips);
}

/** What is wrong with the source of a skip into layer `l`, or null. */
function faultOfSource(from: unknown, l: number, before: readonly SkipConnection[]): string | null {
  if (from === l - 1) {
    const source = l === 1 ? "the inputs" : `layer ${l - 1}`;
    return `comes from ${source}, directly before. These connections belong into "weights".`;
  }
  if (typeof from !== "number" || !Number.isInteger(from) || from < 0 || from > l - 1) {
    const allowed =
      l === 1
        ? "The first layer has no skips."
        : l === 2
          ? "Use 0 (the inputs)."
          : `Use 0 (the inputs) to ${l - 2}.`;
    return from === undefined ? `has no "from". ${allowed}` : `has "from" ${show(from)}. ${allowed}`;
  }
  const twin = before.findIndex((skip) => skip.from === from);
  return twin < 0 ? null : `has the same "from" as skip ${twin + 1}, ${from}. Put both into one matrix.`;
}
