import type { WrittenModel, WrittenNode, WrittenTensor } from "./onnxWriter.ts";

/** Whole numbers from 0 to below n; seeded by the caller. */
export type Draw = (n: number) => number;

interface Ready {
  readonly name: string;
  readonly width: number;
  /** The layers whose values it holds: two ways from one layer would add their weights up. */
  readonly parts: readonly string[];
}

function apart(a: Ready, b: Ready): boolean {
  return !a.parts.some((part) => b.parts.includes(part));
}

/**
 * A random model of every step that is read: matrices from the right (Gemm in all its forms, MatMul) and
 * from the left between two Transposes, stored or constant or binarised by Sign, biases added in any
 * order or subtracted, skips with a matrix and without, Concat, ReLU in three spellings, BatchNormalization
 * of one factor, idle steps, reshapes, and a normalisation of the inputs.
 */
export function randomModel(draw: Draw): WrittenModel {
  return new ModelWriter(draw).write();
}

class ModelWriter {
  private readonly nodes: WrittenNode[] = [];
  private readonly tensors: WrittenTensor[] = [];
  private readonly draw: Draw;
  /** One scale for each layer; then there are no skips, which would not fold. */
  private readonly scaled: boolean;
  private count = 0;

  constructor(draw: Draw) {
    this.draw = draw;
    this.scaled = draw(3) === 0;
  }

  write(): WrittenModel {
    const { draw } = this;
    const sides = [1 + draw(3), 1 + draw(3)] as const;
    const width = sides[0] * sides[1];
    const shape = draw(3) === 0 ? [1, ...sides] : [draw(2) === 0 ? 1 : -1, width];
    let x = this.input({ name: "x", width, parts: ["x"] }, shape);
    const earlier = [x];
    const depth = 1 + draw(3);
    for (let l = 0; l < depth; l++) {
      x = this.idle(this.activation(this.layer(x, 1 + draw(6), earlier)));
      const other = earlier[draw(earlier.length)] as Ready;
      if (draw(4) === 0 && !this.scaled && apart(x, other)) x = this.concat(x, other);
      earlier.push(x);
    }
    x = this.layer(x, 1 + draw(4), earlier);
    if (draw(3) === 0) x = this.activation(x);
    const output = { name: "y", shape: [shape[0] as number, x.width] };
    this.nodes.push({ op: "Identity", inputs: [x.name], output: "y" });
    return { input: { name: "x", shape }, output, nodes: this.nodes, tensors: this.tensors };
  }

  private fresh(what: string): string {
    return `${what}${++this.count}`;
  }

  private step(op: string, inputs: readonly string[], more: Partial<WrittenNode> = {}): string {
    const output = this.fresh(op.toLowerCase());
    this.nodes.push({ op, inputs, output, ...more });
    return output;
  }

  private store(shape: readonly number[], values: ArrayLike<number>, whole = false): string {
    const name = this.fresh("t");
    this.tensors.push({ name, shape, values, whole });
    return name;
  }

  private input(x: Ready, shape: readonly number[]): Ready {
    const { draw } = this;
    let { name } = x;
    const vector = (from: number) => Array.from({ length: x.width }, () => from + draw(5));
    if (shape.length > 2) {
      name =
        draw(2) === 0
          ? this.step("Flatten", [name])
          : this.step("Reshape", [name, this.store([2], [draw(2), -1], true)]);
    }
    if (draw(3) === 0) {
      name = this.step("Sub", [name, this.store([x.width], vector(-2))]);
      name = this.step("Div", [name, this.store([1, x.width], vector(1))]);
    }
    return { ...x, name };
  }

  private layer(x: Ready, width: number, earlier: readonly Ready[]): Ready {
    const { draw } = this;
    const scale = this.scaled ? 2 ** (draw(5) - 2) : 1;
    let name = this.product(x, width, scale);
    const skip = earlier[draw(earlier.length)] as Ready;
    if (!this.scaled && draw(2) === 0 && apart(skip, x)) {
      const other = skip.width === width && draw(2) === 0 ? skip.name : this.product(skip, width, 1);
      name = this.step("Add", draw(2) === 0 ? [name, other] : [other, name]);
    }
    if (draw(4) > 0) {
      const shape = draw(2) === 0 ? [width] : [1, width];
      const bias = this.store(
        shape,
        Array.from({ length: width }, () => (draw(41) - 20) / 8),
      );
      const order = draw(3);
      name =
        order === 2
          ? this.step("Sub", [name, bias])
          : this.step("Add", order === 0 ? [name, bias] : [bias, name]);
    }
    if (this.scaled && draw(3) === 0) name = this.normalise(name, width);
    return { name, width, parts: [name] };
  }

  private product(x: Ready, width: number, scale: number): string {
    const { draw } = this;
    const signs = Array.from(
      { length: x.width * width },
      () => scale * (draw(8) === 0 ? 0 : draw(2) * 2 - 1),
    );
    const turned = Array.from(
      { length: x.width * width },
      (_, n) => signs[(n % x.width) * width + Math.floor(n / x.width)] as number,
    );
    switch (draw(6)) {
      case 0:
        return this.step("MatMul", [x.name, this.store([x.width, width], signs)]);
      case 1: {
        const tensor = { name: this.fresh("t"), shape: [x.width, width], values: signs };
        const weights = this.step("Constant", [], { tensor });
        return this.step("MatMul", [x.name, weights]);
      }
      case 2: {
        const transB = draw(2);
        const [alpha, beta] = [2 ** (draw(3) - 1), draw(3) / 2];
        const stored = (transB ? turned : signs).map((w) => w / alpha);
        const weights = this.store(transB ? [width, x.width] : [x.width, width], stored);
        const bias = this.store(
          [width],
          Array.from({ length: width }, () => draw(9) - 4),
        );
        const inputs = draw(3) === 0 ? [x.name, weights] : [x.name, weights, bias];
        return this.step("Gemm", inputs, { ints: { transB }, floats: { alpha, beta } });
      }
      case 3: {
        // The sign of latent weights, times the layer's scale.
        const latent = signs.map((w) => Math.sign(w) * (1 + draw(7)) * 0.125);
        const binary = this.step("Sign", [this.store([x.width, width], latent)]);
        const weights = scale === 1 ? binary : this.step("Mul", [binary, this.store([], [scale])]);
        return this.step("MatMul", [x.name, weights]);
      }
      case 4: {
        const weights = this.step("Transpose", [this.store([width, x.width], turned)], {
          ints: { perm: [1, 0] },
        });
        return this.step("MatMul", [x.name, weights]);
      }
      default: {
        const column = this.step("Transpose", [x.name], { ints: { perm: [1, 0] } });
        const product = this.step("MatMul", [this.store([width, x.width], turned), column]);
        return this.step("Transpose", [product], { ints: { perm: [1, 0] } });
      }
    }
  }

  /** One factor for all units: it folds. */
  private normalise(name: string, width: number): string {
    const { draw } = this;
    const list = (make: () => number) => this.store([width], Array.from({ length: width }, make));
    const gamma = 0.5 + draw(4);
    const variance = 0.5 + draw(3);
    const inputs = [
      name,
      list(() => gamma),
      list(() => draw(9) - 4),
      list(() => (draw(9) - 4) / 4),
      list(() => variance),
    ];
    return this.step("BatchNormalization", inputs, { floats: { epsilon: 0.001 } });
  }

  private activation({ name, ...rest }: Ready): Ready {
    switch (this.draw(4)) {
      case 0:
        return { name: this.step("Clip", [name, this.store([], [0])]), ...rest };
      case 1:
        return { name: this.step("Max", [name, this.store([1], [0])]), ...rest };
      default:
        return { name: this.step("Relu", [name]), ...rest };
    }
  }

  private idle({ name, ...rest }: Ready): Ready {
    switch (this.draw(5)) {
      case 0:
        return { name: this.step("Dropout", [name]), ...rest };
      case 1:
        return { name: this.step("Identity", [name]), ...rest };
      case 2:
        return {
          name: this.step("Unsqueeze", [
            this.step("Squeeze", [name, this.store([1], [0], true)]),
            this.store([1], [0], true),
          ]),
          ...rest,
        };
      default:
        return { name, ...rest };
    }
  }

  private concat(a: Ready, b: Ready): Ready {
    return {
      name: this.step("Concat", [a.name, b.name], { ints: { axis: 1 } }),
      width: a.width + b.width,
      parts: [...a.parts, ...b.parts],
    };
  }
}
