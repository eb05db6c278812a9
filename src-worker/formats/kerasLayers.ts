import { NetworkBuilder, type VectorStep } from "../weights/builder.ts";
import type { RealNetwork } from "../weights/realNetwork.ts";
import { refuse } from "../weights/refusal.ts";
import { type NamedTensor, shapeText } from "../weights/tensor.ts";
import type { Value } from "../weights/value.ts";
import { isFields } from "./header.ts";
import type { KerasLayer, KerasModel } from "./kerasConfig.ts";
import { quantised } from "./larq.ts";
import { shorten, show } from "./show.ts";

/** The stored variables of a layer in Keras' order: kernel, bias; gamma, beta, mean, variance. */
export type KerasWeights = (layer: KerasLayer) => readonly NamedTensor[];

interface Output {
  readonly value: Value;
  /** Sizes of one example. */
  readonly shape: readonly number[];
  /** The activation that ends a classifier and changes no winner. */
  readonly ended: string | null;
}

const ENDINGS = new Set(["softmax", "sigmoid", "log_softmax"]);
const IDLE = new Set([
  ...["Dropout", "GaussianDropout", "GaussianNoise", "AlphaDropout", "SpatialDropout1D"],
  "ActivityRegularization",
]);

/** Reads a Keras model as a network. Every refusal names its layer. */
export function networkOfModel(model: KerasModel, weights: KerasWeights, remarks: string[]): RealNetwork {
  return new ModelReader(model, weights, remarks).read();
}

class ModelReader {
  private readonly builder = new NetworkBuilder();
  private readonly outputs = new Map<string, Output>();
  private readonly model: KerasModel;
  private readonly weights: KerasWeights;
  private readonly remarks: string[];

  constructor(model: KerasModel, weights: KerasWeights, remarks: string[]) {
    this.model = model;
    this.weights = weights;
    this.remarks = remarks;
  }

  read(): RealNetwork {
    const { layers, inputs, outputs } = this.model;
    for (const [what, list] of [
      ["input", inputs],
      ["output", outputs],
    ] as const) {
      if (list.length === 1) continue;
      refuse("keras", `The model has ${list.length} ${what}s. A network has one.`, {
        field: `${what}_layers`,
      });
    }
    for (const layer of layers) this.outputs.set(layer.name, this.layer(layer));
    const end = this.outputs.get(outputs[0] as string);
    if (!end)
      return refuse("keras", `The output "${shorten(outputs[0] as string)}" is no layer.`, {
        field: "output_layers",
      });
    if (end.ended) {
      this.remarks.push(
        `The model ends in ${end.ended}. It changes no winner and is left out: the outputs are the values before it.`,
      );
    }
    return this.builder.network(end.value, {}, this.remarks);
  }

  private layer(layer: KerasLayer): Output {
    const sources = layer.from.map((name) => this.outputs.get(name) as Output);
    const ended = sources.find((source) => source.ended);
    if (ended && !IDLE.has(layer.className))
      return this.unsupported(layer, `it follows ${ended.ended}, and units are ReLU or linear`);
    if (layer.className === "InputLayer")
      return this.input(layer, shapeOf(layer) ?? this.unsupported(layer, "it states no fixed shape"));
    if (sources.length === 0) sources.push(this.input(layer, shapeOf(layer) ?? this.kernelShape(layer)));
    const [x] = sources as [Output];
    if (layer.className === "Add") return this.add(layer, sources);
    if (layer.className === "Concatenate") return this.join(layer, sources);
    if (sources.length > 1) return this.unsupported(layer, "it reads several layers");
    return this.single(layer, x);
  }

  private single(layer: KerasLayer, x: Output): Output {
    const { className, config } = layer;
    const place = placeOf(layer);
    if (IDLE.has(className)) {
      this.remarks.push(`${place} (${className}) does nothing when a network is used, and was left out.`);
      return x;
    }
    switch (className) {
      case "Dense":
      case "QuantDense":
        return this.dense(layer, x);
      case "Flatten":
        return { ...x, shape: [x.value.width] };
      case "Reshape":
        return {
          ...x,
          shape:
            reshaped(config.target_shape, x.value.width) ??
            this.unsupported(layer, "it has no fixed target shape"),
        };
      case "Activation":
        return this.activation(layer, x, config.activation);
      case "Softmax":
        return { ...x, ended: place };
      case "ReLU":
        return this.relu(layer, x);
      case "BatchNormalization":
        return this.batchNormalisation(layer, x);
      case "Normalization":
        return this.normalisation(layer, x);
      case "Rescaling": {
        const scaled = this.vector(layer, x, "multiply", config.scale ?? 1);
        return this.vector(layer, scaled, "add", config.offset ?? 0);
      }
      default:
        return this.unsupported(layer, "it is not read. Units are ReLU or linear, fully connected");
    }
  }

  private input(layer: KerasLayer, shape: readonly number[]): Output {
    if (this.outputs.size > 0) return this.unsupported(layer, "it is a second input");
    return { value: this.builder.input(shape.reduce((x, y) => x * y, 1)), shape, ended: null };
  }

  private kernelShape(layer: KerasLayer): number[] {
    const [kernel] = this.weights(layer);
    if (kernel?.shape.length !== 2)
      return this.unsupported(layer, "the model does not state the shape of its inputs");
    return [kernel.shape[0] as number];
  }

  private dense(layer: KerasLayer, x: Output): Output {
    const { config } = layer;
    const place = placeOf(layer);
    const biased = config.use_bias !== false;
    const tensors = this.stored(layer, biased ? 2 : 1);
    const [kernel, bias] = tensors as [NamedTensor, NamedTensor | undefined];
    const [rows, columns] = kernel.shape;
    if (kernel.shape.length !== 2 || rows !== x.shape.at(-1) || x.value.width !== rows) {
      const message = `${place}: its kernel is ${shapeText(kernel.shape)} and it gets ${shapeText(x.shape)}. Flatten the values before it.`;
      return refuse("keras", message, { field: place });
    }
    const values = layer.className === "QuantDense" ? quantised(layer, kernel, place) : kernel.values;
    const matrix = { kind: "dense", fanIn: rows, values, place: kernel.name, transposed: false } as const;
    let value = this.builder.matrix(x.value, matrix, columns as number, place);
    if (bias) {
      if (bias.values.length !== columns) {
        return refuse("keras", `${place}: it has ${columns} units and ${bias.values.length} biases.`, {
          field: place,
        });
      }
      value = this.builder.vector(value, "add", bias.values, bias.name);
    }
    return this.activation(
      layer,
      { value, shape: [columns as number], ended: null },
      config.activation ?? "linear",
    );
  }

  /** Applies an activation by its name, or by the object that Keras 3 writes for a function. */
  private activation(layer: KerasLayer, x: Output, activation: unknown): Output {
    const name = isFields(activation) ? (activation.config ?? activation.class_name) : activation;
    const known = isFields(name) ? name.name : name;
    if (known === null || known === "linear") return x;
    if (known === "relu") return { ...x, value: this.builder.relu(x.value, placeOf(layer)) };
    if (typeof known === "string" && ENDINGS.has(known))
      return { ...x, ended: `${known} (${placeOf(layer)})` };
    return this.unsupported(layer, `its activation is ${show(known)}, and units are ReLU or linear`);
  }

  private relu(layer: KerasLayer, x: Output): Output {
    const { max_value: most, negative_slope: slope, alpha, threshold } = layer.config;
    if ((most ?? null) !== null || (slope ?? alpha ?? 0) !== 0 || (threshold ?? 0) !== 0) {
      return this.unsupported(layer, "it is no plain ReLU (slope 0, threshold 0, no largest value)");
    }
    return { ...x, value: this.builder.relu(x.value, placeOf(layer)) };
  }

  private batchNormalisation(layer: KerasLayer, x: Output): Output {
    const { scale, center, epsilon } = layer.config;
    const scaled = scale !== false;
    const centred = center !== false;
    const tensors = [...this.stored(layer, 2 + Number(scaled) + Number(centred))];
    const gamma = scaled ? tensors.shift() : undefined;
    const beta = centred ? tensors.shift() : undefined;
    const [mean, variance] = tensors as [NamedTensor, NamedTensor];
    const room = typeof epsilon === "number" ? epsilon : 1e-3;
    let y = this.vector(layer, x, "subtract", mean.values);
    y = this.vector(
      layer,
      y,
      "divide",
      variance.values.map((v) => Math.sqrt(v + room)),
    );
    if (gamma) y = this.vector(layer, y, "multiply", gamma.values);
    return beta ? this.vector(layer, y, "add", beta.values) : y;
  }

  private normalisation(layer: KerasLayer, x: Output): Output {
    const { config } = layer;
    if (config.invert === true) return this.unsupported(layer, "it undoes a normalisation");
    const fixed = config.mean !== undefined && config.mean !== null;
    const [mean, variance] = fixed
      ? [config.mean, config.variance]
      : this.stored(layer, 2).map(({ values }) => values);
    const spread = numbersOf(variance)?.map((v) => Math.max(Math.sqrt(v), 1e-7));
    return this.vector(layer, this.vector(layer, x, "subtract", mean), "divide", spread);
  }

  /** A step with one number for each value, or one for all, or one for each of the last dimension. */
  private vector(layer: KerasLayer, x: Output, step: VectorStep, numbers: unknown): Output {
    const place = placeOf(layer);
    const list = numbersOf(numbers);
    const { width } = x.value;
    const period = list?.length ?? 0;
    if (!list || (period !== 1 && period !== width && period !== x.shape.at(-1))) {
      return refuse(
        "keras",
        `${place} has ${period} numbers for ${shapeText(x.shape)} values. Give one for each.`,
        { field: place },
      );
    }
    const vector = Float64Array.from({ length: width }, (_, i) => list[i % period] as number);
    return { ...x, value: this.builder.vector(x.value, step, vector, place) };
  }

  private add(layer: KerasLayer, sources: readonly Output[]): Output {
    const [first] = sources as [Output];
    const value = sources
      .slice(1)
      .reduce((sum, source) => this.builder.sum(sum, source.value, placeOf(layer)), first.value);
    return { ...first, value };
  }

  private join(layer: KerasLayer, sources: readonly Output[]): Output {
    if (sources.some(({ shape }) => shape.filter((n) => n !== 1).length > 1)) {
      return this.unsupported(layer, "only lists of values are joined, side by side");
    }
    const value = this.builder.join(
      sources.map((source) => source.value),
      placeOf(layer),
    );
    return { value, shape: [value.width], ended: null };
  }

  private stored(layer: KerasLayer, count: number): readonly NamedTensor[] {
    const tensors = this.weights(layer);
    if (tensors.length >= count) return tensors;
    const message = `${placeOf(layer)} (${layer.className}) has ${tensors.length} of its ${count} arrays in the file. Save the model with its weights.`;
    return refuse("keras", message, { field: placeOf(layer) });
  }

  private unsupported(layer: KerasLayer, why: string): never {
    const place = placeOf(layer);
    return refuse("keras-layer", `${place} (${shorten(layer.className)}): ${why}.`, { field: place });
  }
}

function placeOf({ name }: KerasLayer): string {
  return `Layer "${shorten(name)}"`;
}

/** Numbers of one value, a list, or nested lists. */
function numbersOf(value: unknown): Float64Array | null {
  if (value instanceof Float64Array) return value;
  if (typeof value === "number") return Float64Array.of(value);
  if (!Array.isArray(value)) return null;
  const flat: unknown[] = value.flat(4);
  return flat.length > 0 && flat.every((x) => typeof x === "number")
    ? Float64Array.from(flat as number[])
    : null;
}

/** The shape of one example from a layer's configuration; null where it is open or missing. */
function shapeOf({ config }: KerasLayer): number[] | null {
  const given = config.batch_input_shape ?? config.batch_shape;
  const plain = config.shape ?? config.input_shape;
  const sizes = Array.isArray(given) ? given.slice(1) : Array.isArray(plain) ? plain : null;
  return sizes?.every((n) => Number.isSafeInteger(n) && (n as number) > 0) ? (sizes as number[]) : null;
}

function reshaped(target: unknown, width: number): number[] | null {
  if (!Array.isArray(target) || !target.every((n) => Number.isSafeInteger(n))) return null;
  const known = (target as number[]).reduce((x, y) => (y === -1 ? x : x * y), 1);
  const shape = (target as number[]).map((n) => (n === -1 ? width / known : n));
  return shape.every((n) => n > 0) && shape.reduce((x, y) => x * y, 1) === width ? shape : null;
}
