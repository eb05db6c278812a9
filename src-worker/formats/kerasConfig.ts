import { insist, refuse } from "../weights/refusal.ts";
import { type Fields, isFields } from "./header.ts";
import { parseJson } from "./jsonText.ts";
import { shorten, show } from "./show.ts";

/** One layer of a Keras model, as its configuration states it. */
export interface KerasLayer {
  readonly className: string;
  readonly name: string;
  readonly config: Fields;
  /** Names of the layers it reads, in order. */
  readonly from: readonly string[];
}

export interface KerasModel {
  readonly layers: readonly KerasLayer[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

const MAX_LAYERS = 5000;

/**
 * Reads the configuration of a Sequential or Functional model: Keras 2 and 3, tf.keras and TensorFlow.js
 * write the same fields. Errors: "keras", naming the layer.
 */
export function readConfig(text: string): KerasModel {
  return modelOf(insist(parseJson(text)));
}

export function modelOf(root: unknown): KerasModel {
  if (!isFields(root))
    return bad(`The model's configuration is ${show(root)}. It must be an object.`, "config");
  const { class_name: className, config } = root;
  const name = String(className).replace(/^.*>/, "");
  const list = Array.isArray(config) ? config : isFields(config) ? config.layers : null;
  if (!Array.isArray(list) || list.length === 0) {
    return bad(
      `The model is of class ${show(className)} and lists no layers. Save a Sequential or Functional model, or export to ONNX.`,
      "config",
    );
  }
  if (list.length > MAX_LAYERS)
    return bad(`The model lists ${list.length} layers; at most ${MAX_LAYERS} are read.`, "config");
  if (name === "Sequential") return sequential(list);
  if (name === "Functional" || name === "Model") return functional(list, config as Fields);
  return bad(
    `The model is of class ${show(className)}. Only Sequential and Functional models state their layers; export to ONNX.`,
    "config",
  );
}

function bad(message: string, field: string): never {
  return refuse("keras", message, { field });
}

function layerOf(entry: unknown, n: number): KerasLayer {
  if (!isFields(entry) || typeof entry.class_name !== "string" || !isFields(entry.config)) {
    return bad(
      `Layer ${n + 1} of the configuration is ${show(entry)}. It must be an object with "class_name" and "config".`,
      `layers ${n + 1}`,
    );
  }
  const { class_name: className, config } = entry;
  const named = typeof entry.name === "string" ? entry.name : config.name;
  const name = typeof named === "string" ? named : `${className}_${n + 1}`;
  const nodes = Array.isArray(entry.inbound_nodes) ? entry.inbound_nodes : [];
  if (nodes.length > 1) {
    return bad(
      `Layer "${shorten(name)}" is used ${nodes.length} times. Shared layers are not read; export to ONNX.`,
      shorten(name),
    );
  }
  return { className: className.replace(/^.*>/, ""), name, config, from: references(nodes[0]) };
}

function sequential(list: readonly unknown[]): KerasModel {
  const plain = list.map(layerOf);
  const layers = plain.map((layer, n) => ({
    ...layer,
    from: n > 0 ? [(plain[n - 1] as KerasLayer).name] : [],
  }));
  return { layers, inputs: [(layers[0] as KerasLayer).name], outputs: [(layers.at(-1) as KerasLayer).name] };
}

function functional(list: readonly unknown[], config: Fields): KerasModel {
  const layers = inOrder(list.map(layerOf));
  return { layers, inputs: references(config.input_layers), outputs: references(config.output_layers) };
}

/** Layers after those they read. */
function inOrder(layers: readonly KerasLayer[]): KerasLayer[] {
  const done = new Set<string>();
  const sorted: KerasLayer[] = [];
  let rest = [...layers];
  while (rest.length > 0) {
    const ready = rest.filter(({ from }) => from.every((name) => done.has(name)));
    const [stuck] = rest;
    if (ready.length === 0 && stuck) {
      return bad(
        `Layer "${shorten(stuck.name)}" reads a layer that is missing or that reads it back.`,
        shorten(stuck.name),
      );
    }
    for (const layer of ready) done.add(layer.name);
    sorted.push(...ready);
    rest = rest.filter((layer) => !ready.includes(layer));
  }
  return sorted;
}

/** Names of layers in any of the ways Keras has written references: [name, node, tensor] or keras_history. */
function references(node: unknown): string[] {
  if (Array.isArray(node)) {
    const [name, a, b] = node as unknown[];
    if (typeof name === "string" && typeof a === "number" && typeof b === "number") return [name];
    return node.flatMap(references);
  }
  if (!isFields(node)) return [];
  const history = isFields(node.config) ? node.config.keras_history : undefined;
  if (history !== undefined) return references(history);
  return Object.values(node).flatMap(references);
}
