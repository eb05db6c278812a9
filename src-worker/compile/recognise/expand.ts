import type { ReactionGraph } from "./graph.ts";

/** A ReLU unit of a reduced CRN: M + I⁻ → what the unit's − rail makes. */
export interface Join {
  readonly mediator: number;
  readonly inMinus: number;
  readonly reaction: number;
}

/** The two rails of an output; −1 for one that does not exist. */
export interface Output {
  readonly plus: number;
  readonly minus: number;
}

/** A connection to a join (`to` < number of joins) or to output `to` − number of joins. */
export interface Connection {
  readonly to: number;
  readonly weight: 1 | -1;
}

/** Connections of one source, or the place where they cannot be −1, 0 or 1: a join or an output as in `Connection`. */
export type Read =
  | { readonly ok: true; readonly edges: readonly Connection[] }
  | { readonly ok: false; readonly at: number };

/** Amounts by join (M and I⁻) and by output (+ − −): what a reaction or the pot holds. */
export class Amounts {
  readonly m: Float64Array;
  readonly n: Float64Array;
  readonly y: Float64Array;

  constructor(joins: number, outputs: number) {
    this.m = new Float64Array(joins);
    this.n = new Float64Array(joins);
    this.y = new Float64Array(outputs);
  }

  clear(): void {
    this.m.fill(0);
    this.n.fill(0);
    this.y.fill(0);
  }
}

/** Where a species stands in `Amounts`. */
type Slot = { readonly kind: "m" | "n" | "y"; readonly index: number; readonly sign: 1 | -1 };

/** The species of a reduced CRN by their part in it. */
export class Slots {
  private readonly slots: (Slot | null)[];

  constructor(
    private readonly graph: ReactionGraph,
    joins: readonly Join[],
    outputs: readonly Output[],
  ) {
    this.slots = new Array<Slot | null>(graph.crn.species.count).fill(null);
    joins.forEach(({ mediator, inMinus }, index) => {
      this.slots[mediator] = { kind: "m", index, sign: 1 };
      this.slots[inMinus] = { kind: "n", index, sign: 1 };
    });
    outputs.forEach(({ plus, minus }, index) => {
      if (plus >= 0) this.slots[plus] = { kind: "y", index, sign: 1 };
      if (minus >= 0) this.slots[minus] = { kind: "y", index, sign: -1 };
    });
  }

  /** Adds what reaction `r` makes; answers a product that has no part in a reduced CRN, or −1. */
  addProducts(r: number, into: Amounts): number {
    const { start, species, coefficient } = this.graph.crn.products;
    for (let e = start[r]; e < start[r + 1]; e++) {
      if (!this.add(species[e], coefficient[e], into)) return species[e];
    }
    return -1;
  }

  addInitial(into: Amounts): void {
    this.graph.crn.initial.forEach((amount, s) => {
      if (amount !== 0) this.add(s, amount, into);
    });
  }

  private add(s: number, amount: number, into: Amounts): boolean {
    const slot = this.slots[s];
    if (!slot) return false;
    into[slot.kind][slot.index] += slot.sign * amount;
    return true;
  }
}

/** Reads connections out of what a source makes, once those of every join downstream are known. */
export interface Reading {
  /** `sign` −1 for the − rail of the source. The amounts are used up. */
  connections(amounts: Amounts, sign: 1 | -1): Read;
  /** Biases out of the initial amounts: one per join, then one per output. The amounts are used up. */
  biases(amounts: Amounts): Float64Array;
  /** Notes the connections of a join, before those of any join upstream. */
  know(join: number, edges: readonly Connection[]): void;
}

const EXACT = 1e-11;

/**
 * Algorithm 2 of the paper: every connection of weight +1 to a join brings its M and all that its + rail
 * makes; only the rails of outputs cancel.
 */
export class PaperReading implements Reading {
  /** What the + rail of each known join makes, itself included: indices and amounts of m, n and y. */
  private readonly made: (readonly [Int32Array, Float64Array])[] = [];
  private readonly scratch: Amounts;
  private readonly joins: number;

  /** @param order joins, sources before what they feed. */
  constructor(
    private readonly order: readonly number[],
    outputs: number,
  ) {
    this.joins = order.length;
    this.scratch = new Amounts(this.joins, outputs);
  }

  connections(amounts: Amounts, sign: 1 | -1): Read {
    const edges: Connection[] = [];
    for (const i of this.order) {
      const [m, n] = [amounts.m[i], amounts.n[i]];
      if (m === 0 && n === 0) continue;
      if (m + n !== 1 || (m !== 0 && n !== 0)) return { ok: false, at: i };
      edges.push({ to: i, weight: m === 1 ? sign : (-sign as 1 | -1) });
      if (m === 1) this.subtract(amounts, i, 1);
      else amounts.n[i] = 0;
    }
    return withOutputs(edges, amounts.y, this.joins, sign);
  }

  biases(amounts: Amounts): Float64Array {
    const biases = new Float64Array(this.joins + amounts.y.length);
    const scale = largest(amounts);
    for (const i of this.order) {
      const bias = tidy(amounts.m[i] - amounts.n[i], scale);
      biases[i] = bias;
      if (bias > 0) this.subtract(amounts, i, bias);
    }
    for (let k = 0; k < amounts.y.length; k++) biases[this.joins + k] = tidy(amounts.y[k], scale);
    return biases;
  }

  know(join: number, edges: readonly Connection[]): void {
    const { scratch } = this;
    scratch.m[join] = 1;
    for (const { to, weight } of edges) {
      if (to >= this.joins) scratch.y[to - this.joins] += weight;
      else if (weight < 0) scratch.n[to] += 1;
      else this.subtract(scratch, to, -1);
    }
    this.made[join] = sparse(scratch);
    scratch.clear();
  }

  private subtract(amounts: Amounts, join: number, factor: number): void {
    const [indices, values] = this.made[join];
    const { joins } = this;
    for (let e = 0; e < indices.length; e++) {
      const index = indices[e];
      const amount = factor * values[e];
      if (index < joins) amounts.m[index] -= amount;
      else if (index < 2 * joins) amounts.n[index - joins] -= amount;
      else amounts.y[index - 2 * joins] -= amount;
    }
  }
}

function sparse({ m, n, y }: Amounts): readonly [Int32Array, Float64Array] {
  const indices: number[] = [];
  const values: number[] = [];
  [m, n, y].reduce((offset, column) => {
    column.forEach((amount, i) => {
      if (amount === 0) return;
      indices.push(offset + i);
      values.push(amount);
    });
    return offset + column.length;
  }, 0);
  return [Int32Array.from(indices), Float64Array.from(values)];
}

/**
 * The compact reduction: what a source makes is the network, without biases, applied to ±1 of it; a join
 * with net amount z > 0 stands there as z M, one with z < 0 as |z| I⁻.
 */
export class CompactReading implements Reading {
  private readonly edges: (readonly Connection[])[] = [];
  private readonly joins: number;
  private readonly predicted: Float64Array;

  constructor(
    private readonly order: readonly number[],
    outputs: number,
  ) {
    this.joins = order.length;
    this.predicted = new Float64Array(this.joins + outputs);
  }

  connections(amounts: Amounts, sign: 1 | -1): Read {
    const edges: Connection[] = [];
    const { m, n, y } = amounts;
    this.predicted.fill(0);
    for (const i of this.order) {
      if (m[i] !== 0 && n[i] !== 0) return { ok: false, at: i };
      const direct = m[i] - n[i] - this.predicted[i];
      if (Math.abs(direct) > 1) return { ok: false, at: i };
      if (direct !== 0) edges.push({ to: i, weight: (direct * sign) as 1 | -1 });
      this.predict(i, m[i]);
    }
    for (let k = 0; k < y.length; k++) y[k] -= this.predicted[this.joins + k];
    return withOutputs(edges, y, this.joins, sign);
  }

  biases(amounts: Amounts): Float64Array {
    const biases = new Float64Array(this.joins + amounts.y.length);
    const scale = largest(amounts);
    this.predicted.fill(0);
    for (const i of this.order) {
      biases[i] = tidy(amounts.m[i] - amounts.n[i] - this.predicted[i], scale);
      this.predict(i, amounts.m[i]);
    }
    for (let k = 0; k < amounts.y.length; k++) {
      biases[this.joins + k] = tidy(amounts.y[k] - this.predicted[this.joins + k], scale);
    }
    return biases;
  }

  know(join: number, edges: readonly Connection[]): void {
    this.edges[join] = edges;
  }

  private predict(join: number, amount: number): void {
    if (amount === 0) return;
    for (const { to, weight } of this.edges[join]) this.predicted[to] += weight * amount;
  }
}

/** Adds the connections to outputs that the rest of their amounts are. */
function withOutputs(edges: Connection[], y: Float64Array, joins: number, sign: 1 | -1): Read {
  for (let k = 0; k < y.length; k++) {
    if (y[k] === 0) continue;
    if (Math.abs(y[k]) !== 1) return { ok: false, at: joins + k };
    edges.push({ to: joins + k, weight: (y[k] * sign) as 1 | -1 });
  }
  return { ok: true, edges };
}

function largest({ m, n, y }: Amounts): number {
  return [m, n, y].reduce((most, column) => column.reduce((a, x) => Math.max(a, Math.abs(x)), most), 0);
}

/** A bias without the rounding of the sums it was read from. */
function tidy(x: number, scale: number): number {
  if (Math.abs(x) <= EXACT * scale) return 0;
  const short = Number(x.toPrecision(11));
  return Math.abs(short - x) <= EXACT * scale ? short : x;
}
