import type { Activation } from "../model/network.ts";
import { closedNetwork, type OpenLayer } from "./close.ts";
import type { RealNetwork } from "./realNetwork.ts";
import { refuse } from "./refusal.ts";
import { MAX_NUMBERS } from "./tensor.ts";
import {
  addTerms,
  asMatrix,
  type Dense,
  isStraight,
  joinTerms,
  type Normalisation,
  scaleTerm,
  straight,
  type Term,
  throughWires,
  type Value,
} from "./value.ts";

/** A step with a stored vector, one number per unit. */
export type VectorStep = "add" | "subtract" | "multiply" | "divide";

/**
 * Builds a real-valued feed-forward network out of a graph's steps (ONNX nodes, Keras layers). Linear
 * steps are joined exactly where ±1 weights stay what they are; a linear value that feeds another matrix
 * becomes a linear layer of its own. Every refusal names the step.
 */
export class NetworkBuilder {
  private readonly layers: OpenLayer[] = [];
  private readonly widths: number[] = [];
  /** Layers already made for values that feed several steps. */
  private readonly made = new Map<Value, Value>();
  private normalisation: Normalisation | null = null;
  private numbers = 0;

  /** The inputs; called once, first. */
  input(width: number): Value {
    this.widths[0] = width;
    const raw = { mean: new Float64Array(width), deviation: new Float64Array(width).fill(1), place: null };
    return { ...this.plain(0, "the inputs"), raw };
  }

  /** value · W, with W fan-in × width. */
  matrix(value: Value, weights: Dense, width: number, place: string): Value {
    if (weights.fanIn !== value.width) {
      const message = `${place}: the matrix ${weights.place} takes ${weights.fanIn} values and gets ${value.width} from ${value.place}. Check the file.`;
      return refuse("graph-shape", message, { field: place });
    }
    const from = this.wiring(value);
    this.spend(weights.fanIn * width * Math.max(1, from.terms.size), place);
    const terms = new Map<number, Term>();
    for (const [source, term] of from.terms) {
      if (term.kind === "dense") throw new Error("A wiring has no dense terms.");
      const fanIn = this.widths[source] as number;
      terms.set(source, isStraight(term, fanIn) ? weights : throughWires(term, fanIn, weights, width));
    }
    const bias = from.bias && product(from.bias, weights, width);
    return {
      width,
      terms,
      bias,
      biasPlace: bias ? from.biasPlace : null,
      place,
      perUnit: from.perUnit,
      raw: null,
    };
  }

  /** value ∘ vector, unit by unit. On the inputs themselves it becomes part of their normalisation. */
  vector(value: Value, step: VectorStep, vector: Float64Array, place: string): Value {
    if (value.raw) return this.normalised(value, value.raw, step, vector, place);
    if (step === "add" || step === "subtract") {
      const sign = step === "add" ? 1 : -1;
      const before = value.bias;
      const bias = vector.map((b, j) => (before?.[j] ?? 0) + sign * b);
      return { ...value, bias, biasPlace: place, place };
    }
    const factors = step === "multiply" ? vector : vector.map((f) => 1 / f);
    const first = Math.abs(factors[0] as number);
    const uneven = factors.some((f) => Math.abs(f) !== first);
    if (factors.some((f) => f === 0 || !Number.isFinite(f))) {
      return refuse("graph-scale", `${place} multiplies by 0 or by no finite number. Check the file.`, {
        field: place,
      });
    }
    const terms = new Map([...value.terms].map(([source, term]) => [source, scaleTerm(term, factors)]));
    this.spendTerms(value, place);
    const bias = value.bias?.map((b, j) => b * (factors[j] as number)) ?? null;
    return { ...value, terms, bias, place, perUnit: uneven ? place : value.perUnit };
  }

  /** The sum of two computed values of one width. */
  sum(a: Value, b: Value, place: string): Value {
    if (a.width !== b.width) {
      const message = `${place} adds ${a.width} values of ${a.place} and ${b.width} of ${b.place}. Both must be as wide.`;
      return refuse("graph-shape", message, { field: place });
    }
    const [left, right] = [this.used(a), this.used(b)];
    const terms = new Map(left.terms);
    for (const [source, term] of right.terms) {
      const other = terms.get(source);
      const fanIn = this.widths[source] as number;
      if (other) this.spend(fanIn * a.width, place);
      terms.set(source, other ? addTerms(other, term, fanIn, a.width, place) : term);
    }
    const bias = left.bias && right.bias ? addVectors(left.bias, right.bias) : (left.bias ?? right.bias);
    const biasPlace = left.biasPlace ?? right.biasPlace;
    const perUnit = left.perUnit ?? right.perUnit;
    return { width: a.width, terms, bias, biasPlace, place, perUnit, raw: null };
  }

  /** Values side by side. */
  join(values: readonly Value[], place: string): Value {
    const parts = values.map((value) => this.used(value));
    const width = parts.reduce((all, part) => all + part.width, 0);
    const terms = new Map<number, Term>();
    for (const source of new Set(parts.flatMap((part) => [...part.terms.keys()]))) {
      const pieces = parts.map((part) => ({ term: part.terms.get(source) ?? null, width: part.width }));
      const fanIn = this.widths[source] as number;
      if (pieces.some(({ term }) => term?.kind === "dense")) this.spend(fanIn * width, place);
      terms.set(source, joinTerms(pieces, fanIn));
    }
    const bias = parts.some((part) => part.bias) ? new Float64Array(width) : null;
    let at = 0;
    for (const part of parts) {
      if (bias && part.bias) bias.set(part.bias, at);
      at += part.width;
    }
    const biasPlace = parts.find((part) => part.biasPlace)?.biasPlace ?? null;
    const perUnit = parts.find((part) => part.perUnit)?.perUnit ?? null;
    return { width, terms, bias, biasPlace, place, perUnit, raw: null };
  }

  /** ReLU closes a layer. */
  relu(value: Value, place: string): Value {
    const source = this.wholeLayer(value);
    if (source !== null && source > 0 && this.layers[source - 1]?.activation === "relu") return value;
    return this.close(this.used(value), "relu", place);
  }

  /** The network that ends in `value`; names of what was left out go to `remarks`. */
  network(
    value: Value,
    names: {
      readonly inputs?: readonly string[] | undefined;
      readonly outputs?: readonly string[] | undefined;
    },
    remarks: string[],
  ): RealNetwork {
    const source = this.wholeLayer(value);
    const last = source !== null && source > 0 ? value : this.close(this.used(value), "linear", value.place);
    const end = this.wholeLayer(last) as number;
    return closedNetwork(this.layers, this.widths[0] as number, end, this.normalisation, names, remarks);
  }

  private plain(source: number, place: string): Value {
    const width = this.widths[source] as number;
    const terms = new Map([[source, straight(width)]]);
    return { width, terms, bias: null, biasPlace: null, place, perUnit: null, raw: null };
  }

  /** The layer that a value passes on unchanged, or null. */
  private wholeLayer(value: Value): number | null {
    if (value.raw || value.bias || value.terms.size !== 1) return null;
    const [[source, term]] = [...value.terms] as [[number, Term]];
    return isStraight(term, this.widths[source] as number) ? source : null;
  }

  /** The value as wires from earlier layers; one that is more than that becomes a linear layer. */
  private wiring(value: Value): Value {
    const ready = this.used(value);
    const sources = new Uint8Array(ready.width);
    for (const term of ready.terms.values()) {
      for (let j = 0; j < ready.width; j++) {
        if (term.kind === "dense") sources[j] = 2;
        else if ((term.unit[j] as number) >= 0) sources[j] = (sources[j] as number) + 1;
      }
    }
    if (sources.every((count) => count <= 1)) return ready;
    const known = this.made.get(value);
    if (known) return known;
    const layer = this.close(ready, "linear", value.place);
    this.made.set(value, layer);
    return layer;
  }

  private close(value: Value, activation: Activation, place: string): Value {
    const { width, perUnit, biasPlace } = value;
    const terms = [...value.terms]
      .map(([from, term]) => {
        const fanIn = this.widths[from] as number;
        if (term.kind === "wires") this.spend(fanIn * width, place);
        return { from, matrix: asMatrix(term, fanIn, width, value.place) };
      })
      .sort((a, b) => a.from - b.from);
    const bias = value.bias ?? new Float64Array(width);
    this.layers.push({ name: value.place, activation, terms, bias, biasPlace, perUnit });
    this.widths.push(width);
    return this.plain(this.layers.length, place);
  }

  private normalised(
    value: Value,
    before: Normalisation,
    step: VectorStep,
    vector: Float64Array,
    place: string,
  ): Value {
    const { mean, deviation } = before;
    const shift = step === "subtract" ? 1 : -1;
    const raw =
      step === "add" || step === "subtract"
        ? {
            mean: mean.map((m, i) => m + shift * (vector[i] as number) * (deviation[i] as number)),
            deviation,
            place,
          }
        : {
            mean,
            deviation: deviation.map((d, i) =>
              step === "divide" ? d * (vector[i] as number) : d / (vector[i] as number),
            ),
            place,
          };
    if (raw.deviation.some((d) => !(d > 0) || !Number.isFinite(d))) {
      const message = `${place} scales an input by a factor that is not above 0. A normalisation needs positive factors.`;
      return refuse("normalisation", message, { field: place });
    }
    return { ...value, raw, place };
  }

  /** Marks the inputs' normalisation as used; two different ones cannot be stored. */
  private used(value: Value): Value {
    if (!value.raw) return value;
    const known = this.normalisation;
    this.normalisation ??= value.raw;
    if (known && (differ(known.mean, value.raw.mean) || differ(known.deviation, value.raw.deviation))) {
      const places = [known.place, value.raw.place].map((place) => place ?? "the inputs as they come");
      const message = `The inputs are used in two ways: ${places.join(", and ")}. Normalise them once, before the first layer.`;
      return refuse("normalisation", message, { field: value.raw.place ?? known.place ?? "inputs" });
    }
    return value;
  }

  private spendTerms(value: Value, place: string): void {
    for (const [source, term] of value.terms) {
      if (term.kind === "dense") this.spend((this.widths[source] as number) * value.width, place);
    }
  }

  /** Keeps hostile graphs from multiplying their matrices without end. */
  private spend(numbers: number, place: string): void {
    this.numbers += numbers;
    if (this.numbers <= 3 * MAX_NUMBERS) return;
    refuse("graph-too-big", `At ${place} the network has grown beyond what is read. Save a smaller one.`, {
      field: place,
    });
  }
}

function product(vector: Float64Array, weights: Dense, width: number): Float64Array {
  const sum = new Float64Array(width);
  vector.forEach((x, i) => {
    if (x === 0) return;
    for (let j = 0; j < width; j++)
      sum[j] = (sum[j] as number) + x * (weights.values[i * width + j] as number);
  });
  return sum;
}

function addVectors(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, j) => x + (b[j] as number));
}

function differ(a: Float64Array, b: Float64Array): boolean {
  return a.some((x, i) => x !== b[i]);
}
