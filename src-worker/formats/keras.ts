import type { WeightFile } from "../weights/realNetwork.ts";
import { refuse } from "../weights/refusal.ts";
import { Budget, type NamedTensor } from "../weights/tensor.ts";
import { baseName } from "./bytes.ts";
import { type H5Object, openHdf5 } from "./hdf5/file.ts";
import { type KerasLayer, type KerasModel, readConfig } from "./kerasConfig.ts";
import { networkOfModel } from "./kerasLayers.ts";
import { shorten } from "./show.ts";
import { weightFormat } from "./weightFormat.ts";
import { readZip } from "./zip.ts";

const ORIENTATION = "Keras kernels have rows = inputs.";

/** Keras' own archive: `config.json` and `model.weights.h5` in a zip. */
export const kerasFormat = weightFormat(({ main }) => {
  const entries = new Map(readZip(main.bytes).map((entry) => [entry.name, entry]));
  const part = (name: string): Uint8Array => {
    const message = `The archive has no ${name}, so it is no Keras model. Save it with model.save.`;
    return (entries.get(name) ?? refuse("keras", message, { field: name })).read();
  };
  const model = readConfig(new TextDecoder().decode(part("config.json")));
  return graphFile(main.name, model, variableFinder(openHdf5(part("model.weights.h5")), model));
});

/** HDF5 files of Keras: whole models with their configuration, or weights alone. */
export const kerasH5Format = weightFormat(({ main }) => {
  const root = openHdf5(main.bytes);
  const [config] = root.texts("model_config") ?? [];
  if (config === undefined) return bareWeights(main.name, root);
  const groups = root.child("model_weights") ?? root;
  const budget = new Budget();
  return graphFile(main.name, readConfig(config), (layer) => namedVariables(groups, layer.name, budget));
});

function graphFile(
  name: string,
  model: KerasModel,
  weights: (layer: KerasLayer) => NamedTensor[],
): WeightFile {
  const remarks: string[] = [];
  const network = networkOfModel(model, weights, remarks);
  return { name: baseName(name), content: { kind: "graph", network, orientation: ORIENTATION }, remarks };
}

/** Keras 2: a group for each layer, whose `weight_names` list its arrays in order. */
function namedVariables(groups: H5Object, layer: string, budget: Budget): NamedTensor[] {
  const group = groups.child(layer);
  return (group?.texts("weight_names") ?? []).map((name) => {
    const tensor = group?.child(name)?.tensor(name, budget);
    return (
      tensor ??
      refuse("keras", `The array "${shorten(name)}" is not in the file. Save the model again.`, {
        field: shorten(name),
      })
    );
  });
}

/** Keras 3: `layers/dense_1/vars/0`; layers are counted by class, whatever they are called. */
function variableFinder(root: H5Object, model: KerasModel): (layer: KerasLayer) => NamedTensor[] {
  const budget = new Budget();
  const layers = root.child("layers") ?? root.child("_layer_checkpoint_dependencies") ?? root;
  const used = new Map<string, number>();
  const paths = new Map(
    model.layers.map((layer) => {
      const name = snakeCase(layer.className);
      const n = used.get(name) ?? 0;
      used.set(name, n + 1);
      return [layer, n === 0 ? name : `${name}_${n}`];
    }),
  );
  return (layer) => {
    const path = paths.get(layer) as string;
    const group = layers.child(path) ?? layers.child(layer.name);
    const variables = group?.child("vars");
    return variables ? numbered(variables, path, budget) : [];
  };
}

function numbered(variables: H5Object, path: string, budget: Budget): NamedTensor[] {
  const names = variables.names.sort((a, b) => Number(a) - Number(b));
  return names.flatMap((name) => variables.child(name)?.tensor(`${path}/${name}`, budget) ?? []);
}

/** As keras.src.utils.naming.to_snake_case. */
function snakeCase(className: string): string {
  return className
    .replace(/\W+/g, "")
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

/** Arrays without a configuration: `save_weights`, or any HDF5 file of matrices. */
function bareWeights(name: string, root: H5Object): WeightFile {
  const budget = new Budget();
  const order = root.texts("layer_names");
  const tensors: NamedTensor[] = [];
  const walk = (object: H5Object, path: string, depth: number): void => {
    if (depth > 12)
      refuse("hdf5", `The HDF5 file nests its groups more than 12 deep at ${shorten(path)}.`, {
        field: shorten(path),
      });
    const tensor = object.tensor(path, budget);
    if (tensor) tensors.push(tensor);
    else if (!object.dataset) {
      for (const child of object.names) {
        if (child === "optimizer" || child === "optimizer_weights") continue;
        const next = object.child(child);
        if (next) walk(next, path === "" ? child : `${path}/${child}`, depth + 1);
      }
    }
  };
  if (order) {
    for (const layer of order) for (const tensor of namedVariables(root, layer, budget)) tensors.push(tensor);
  } else walk(root, "", 0);
  const convention = { orientation: "in-out", reason: "Keras kernels have rows = inputs" } as const;
  const keras = order !== null || tensors.some(({ name: n }) => /(^|\/)vars\/\d+$|kernel/.test(n));
  return {
    name: baseName(name),
    content: { kind: "tensors", tensors, convention: keras ? convention : null, ordered: order !== null },
    remarks: [],
  };
}
