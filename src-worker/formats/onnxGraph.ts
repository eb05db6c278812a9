import { NetworkBuilder } from "../weights/builder.ts";
import type { RealNetwork } from "../weights/realNetwork.ts";
import { refuse } from "../weights/refusal.ts";
import { shapeText } from "../weights/tensor.ts";
import { foldConstants } from "./onnxConstants.ts";
import type { Constant, OnnxGraph, OnnxNode } from "./onnxFile.ts";
import {
  type Computed,
  inputShape,
  reshaped,
  shapeConstant,
  sizeOf,
  squeezed,
  transposed,
  unsqueezed,
} from "./onnxShape.ts";
import {
  batchNormalisation,
  fromLeft,
  fromRight,
  negative,
  placeOf,
  turnedConstant,
  unsupported,
  withVector,
} from "./onnxSteps.ts";
import { shorten } from "./show.ts";

type Item =
  | { readonly kind: "stored"; readonly constant: Constant }
  | { readonly kind: "computed"; readonly x: Computed };

/** Steps after the last layer that change no winner; the network ends before them. */
const ENDINGS = new Set(["Softmax", "LogSoftmax", "Sigmoid", "ArgMax"]);

/** Reads a graph as a network (ONNX operators of opset 7 and later). Every refusal names its node. */
export function networkOfGraph(graph: OnnxGraph, remarks: string[]): RealNetwork {
  return new GraphReader(graph, remarks).read();
}

class GraphReader {
  private readonly builder = new NetworkBuilder();
  private readonly items = new Map<string, Item>();
  private readonly graph: OnnxGraph;
  private readonly remarks: string[];

  constructor(graph: OnnxGraph, remarks: string[]) {
    this.graph = graph;
    this.remarks = remarks;
  }

  read(): RealNetwork {
    const { constants, inputs, outputs } = this.graph;
    for (const constant of constants) this.items.set(constant.name, { kind: "stored", constant });
    const open = inputs.filter(({ name }) => !this.items.has(name));
    const [input] = open;
    if (!input || open.length > 1)
      return this.wrongNumber(
        "input",
        open.map(({ name }) => name),
      );
    const [output] = outputs;
    if (!output || outputs.length > 1)
      return this.wrongNumber(
        "output",
        outputs.map(({ name }) => name),
      );
    const { shape, batch } = inputShape(input);
    const value = this.builder.input(sizeOf(shape));
    this.items.set(input.name, { kind: "computed", x: { value, shape, batch, ended: null } });
    for (const node of this.needed(output.name)) this.step(node);
    const end = this.items.get(output.name);
    if (end?.kind !== "computed") {
      return refuse(
        "onnx",
        `The output "${shorten(output.name)}" is not computed from the input. Export the model again.`,
        { field: shorten(output.name) },
      );
    }
    if (end.x.ended) {
      this.remarks.push(
        `The model ends in ${end.x.ended}. It changes no winner and is left out: the outputs are the values before it.`,
      );
    }
    return this.builder.network(end.x.value, {}, this.remarks);
  }

  private wrongNumber(what: "input" | "output", names: readonly string[]): never {
    const list = names
      .map((name) => `"${shorten(name)}"`)
      .slice(0, 5)
      .join(", ");
    const found = names.length === 0 ? `no ${what}` : `${names.length} ${what}s (${list})`;
    return refuse("onnx", `The graph has ${found}. A network has one; export the part that is wanted.`, {
      field: `graph ${what}s`,
    });
  }

  /** The nodes that lead to the output, in the graph's order; the others are named. */
  private needed(output: string): OnnxNode[] {
    const wanted = new Set([output]);
    const kept: OnnxNode[] = [];
    for (const node of [...this.graph.nodes].reverse()) {
      if (node.outputs.some((name) => wanted.has(name))) {
        kept.push(node);
        for (const name of node.inputs) wanted.add(name);
      } else this.remarks.push(`The node ${shorten(node.name)} leads to no output and was left out.`);
    }
    return kept.reverse();
  }

  private step(node: OnnxNode): void {
    if (node.domain !== "" && node.domain !== "ai.onnx")
      unsupported(node, `the operator set "${shorten(node.domain)}" is not read`);
    const inputs = node.inputs.map((name) => this.item(node, name));
    const given = inputs.filter((item) => item !== null);
    const stored = given.flatMap((item) => (item.kind === "stored" ? [item.constant] : []));
    const result: Item =
      stored.length === given.length
        ? {
            kind: "stored",
            constant: foldConstants(node, stored) ?? unsupported(node, "on stored tensors it is not read"),
          }
        : this.compute(node, inputs);
    const [name] = node.outputs;
    if (name !== undefined) this.items.set(name, result);
  }

  private item(node: OnnxNode, name: string): Item | null {
    if (name === "") return null;
    return (
      this.items.get(name) ?? unsupported(node, `its input "${shorten(name)}" is made by no node before it`)
    );
  }

  private compute(node: OnnxNode, inputs: readonly (Item | null)[]): Item {
    const { op } = node;
    const [first, second] = inputs;
    const x = first?.kind === "computed" ? first.x : null;
    const stored = (n: number) =>
      inputs[n]?.kind === "stored" ? (inputs[n] as { constant: Constant }).constant : null;
    if (op === "Shape" && x) return { kind: "stored", constant: shapeConstant(x, node.name) };
    const ended = [first, second].find((item) => item?.kind === "computed" && item.x.ended);
    if (ended?.kind === "computed" && !ENDINGS.has(op) && op !== "Identity" && op !== "Cast") {
      return unsupported(node, `it follows ${ended.x.ended}, and units are ReLU or linear`);
    }
    if (op === "Gemm") return this.gemm(node, inputs);
    if (op === "MatMul") return this.done(this.multiply(node, first, second, 1));
    if (op === "Add" || op === "Sub" || op === "Mul" || op === "Div")
      return this.done(this.arithmetic(node, op, first, second));
    if (op === "Sum" && inputs.length === 1 && x) return this.done(x);
    if (op === "Concat") return this.done(this.concat(node, inputs));
    if (op === "Max" && inputs.length === 2) return this.done(this.maximum(node, first, second));
    if (!x) return unsupported(node, "its first input is not computed");
    return this.done(this.unary(node, x, stored));
  }

  private done(x: Computed): Item {
    return { kind: "computed", x };
  }

  private unary(node: OnnxNode, x: Computed, stored: (n: number) => Constant | null): Computed {
    const place = placeOf(node);
    const { attributes } = node;
    if (ENDINGS.has(node.op)) return { ...x, ended: place };
    switch (node.op) {
      case "Relu":
        return this.relu(x, place);
      case "Identity":
        return x;
      case "Cast":
        return this.cast(node, x);
      case "Dropout":
        if (stored(2)?.values[0]) return unsupported(node, "it drops units while the network is used");
        this.remarks.push(`${place} does nothing when a network is used, and was left out.`);
        return x;
      case "Neg":
        return {
          ...x,
          value: this.builder.vector(x.value, "multiply", new Float64Array(x.value.width).fill(-1), place),
        };
      case "Clip": {
        const low = stored(1)?.values[0] ?? attributes.get("min")?.number ?? Number.NEGATIVE_INFINITY;
        const high = stored(2)?.values[0] ?? attributes.get("max")?.number ?? Number.POSITIVE_INFINITY;
        if (low === 0 && high > 3e38) return this.relu(x, place);
        return unsupported(
          node,
          "it clips to other bounds than 0 and infinity, and units are ReLU or linear",
        );
      }
      case "Flatten": {
        const axis = attributes.get("axis")?.number ?? 1;
        const at = axis < 0 ? axis + x.shape.length : axis;
        if (sizeOf(x.shape.slice(0, at)) !== 1) return unsupported(node, "it mixes examples of a batch");
        return { ...x, shape: [1, sizeOf(x.shape)], batch: x.batch < 0 ? -1 : 0 };
      }
      case "Reshape":
        return reshaped(x, Array.from(stored(1)?.values ?? attributes.get("shape")?.numbers ?? []), place);
      case "Transpose":
        return transposed(x, attributes.get("perm")?.numbers ?? [], place);
      case "Squeeze":
        return squeezed(x, listOf(stored(1)) ?? attributes.get("axes")?.numbers ?? null, place);
      case "Unsqueeze":
        return unsqueezed(x, listOf(stored(1)) ?? attributes.get("axes")?.numbers ?? [], place);
      case "BatchNormalization":
        return batchNormalisation(this.builder, node, x, stored);
      case "Sign":
        return unsupported(
          node,
          "it makes a computed value ±1. Only weights may be; units are ReLU or linear",
        );
      default:
        return unsupported(node, "it is not read. Units are ReLU or linear, fully connected");
    }
  }

  private relu(x: Computed, place: string): Computed {
    return { ...x, value: this.builder.relu(x.value, place) };
  }

  private cast(node: OnnxNode, x: Computed): Computed {
    const to = node.attributes.get("to")?.number;
    // FLOAT, FLOAT16, DOUBLE, BFLOAT16; after an ending anything goes.
    if (x.ended || to === 1 || to === 10 || to === 11 || to === 16) return x;
    return unsupported(node, "it rounds computed values");
  }

  private maximum(node: OnnxNode, a: Item | null | undefined, b: Item | null | undefined): Computed {
    const [x, zero] = a?.kind === "computed" ? [a.x, b] : [b?.kind === "computed" ? b.x : null, a];
    if (!x || zero?.kind !== "stored" || zero.constant.values.some((v) => v !== 0)) {
      return unsupported(node, "only the larger of a value and 0 is read");
    }
    return this.relu(x, placeOf(node));
  }

  private gemm(node: OnnxNode, inputs: readonly (Item | null)[]): Item {
    const number = (key: string, otherwise: number) => node.attributes.get(key)?.number ?? otherwise;
    const turned = (item: Item | null | undefined, on: boolean): Item | null | undefined => {
      if (!item || !on) return item;
      return item.kind === "stored"
        ? { kind: "stored", constant: turnedConstant(item.constant) }
        : { kind: "computed", x: transposed(item.x, [1, 0], placeOf(node)) };
    };
    const a = turned(inputs[0], number("transA", 0) !== 0);
    const b = turned(inputs[1], number("transB", 0) !== 0);
    const product = this.multiply(node, a, b, number("alpha", 1));
    const addend = inputs[2];
    if (!addend) return this.done(product);
    const beta = number("beta", 1);
    if (addend.kind === "computed") {
      if (beta !== 1) return unsupported(node, "it scales a computed addend");
      return this.done(this.arithmetic(node, "Add", this.done(product), addend));
    }
    const constant = { ...addend.constant, values: addend.constant.values.map((v) => v * beta) };
    return this.done(withVector(this.builder, product, "add", constant, placeOf(node)));
  }

  /** A computed value times a stored matrix, from either side. */
  private multiply(
    node: OnnxNode,
    a: Item | null | undefined,
    b: Item | null | undefined,
    alpha: number,
  ): Computed {
    const place = placeOf(node);
    if (a?.kind === "computed" && b?.kind === "stored")
      return fromRight(this.builder, place, a.x, b.constant, alpha);
    if (a?.kind === "stored" && b?.kind === "computed")
      return fromLeft(this.builder, place, a.constant, b.x, alpha);
    return unsupported(node, "it multiplies two computed values");
  }

  private arithmetic(
    node: OnnxNode,
    op: "Add" | "Sub" | "Mul" | "Div",
    a: Item | null | undefined,
    b: Item | null | undefined,
  ): Computed {
    const place = placeOf(node);
    if (a?.kind === "computed" && b?.kind === "stored")
      return withVector(this.builder, a.x, STEPS[op], b.constant, place);
    if (a?.kind === "stored" && b?.kind === "computed") {
      if (op === "Add" || op === "Mul") return withVector(this.builder, b.x, STEPS[op], a.constant, place);
      if (op === "Sub")
        return withVector(this.builder, negative(this.builder, b.x, place), "add", a.constant, place);
      return unsupported(node, "it divides by a computed value");
    }
    if (a?.kind !== "computed" || b?.kind !== "computed") return unsupported(node, "an input is missing");
    if (op !== "Add" && op !== "Sub")
      return unsupported(node, "it multiplies or divides two computed values");
    if (sizeOf(a.x.shape) !== sizeOf(b.x.shape) || a.x.shape.at(-1) !== b.x.shape.at(-1)) {
      return refuse(
        "onnx",
        `${place} adds ${shapeText(a.x.shape)} and ${shapeText(b.x.shape)}. Only a skip of the same size is read.`,
        { field: place },
      );
    }
    const other = op === "Sub" ? negative(this.builder, b.x, place) : b.x;
    return { ...a.x, value: this.builder.sum(a.x.value, other.value, place) };
  }

  private concat(node: OnnxNode, inputs: readonly (Item | null)[]): Computed {
    const place = placeOf(node);
    const parts = inputs.map((item) =>
      item?.kind === "computed" ? item.x : unsupported(node, "it joins stored and computed values"),
    );
    const [first] = parts;
    if (!first) return unsupported(node, "it has no inputs");
    const rank = first.shape.length;
    const given = node.attributes.get("axis")?.number ?? 1;
    const axis = given < 0 ? given + rank : given;
    const fits = parts.every(
      (part) => part.shape.length === rank && part.batch !== axis && sizeOf(part.shape.slice(0, axis)) === 1,
    );
    if (!fits || axis >= rank)
      return unsupported(node, "only values of one example are joined, side by side");
    const value = this.builder.join(
      parts.map((part) => part.value),
      place,
    );
    const width = parts.reduce((sum, part) => sum + (part.shape[axis] as number), 0);
    return { ...first, value, shape: first.shape.map((n, d) => (d === axis ? width : n)) };
  }
}

const STEPS = { Add: "add", Sub: "subtract", Mul: "multiply", Div: "divide" } as const;

function listOf(constant: Constant | null): number[] | null {
  return constant && Array.from(constant.values);
}
