import type { Side } from "../../model/crn.ts";
import type { DenseShape } from "./denseBlock.ts";
import type { Rows } from "./runs.ts";
import { keepRows } from "./runs.ts";
import type { SignShape } from "./signBlock.ts";

/** Shorter rows are cheaper one by one. */
const LEAST_LENGTH = 8;
/** A block with fewer entries than this share of its area is better left sparse. */
const LEAST_FILL = 0.25;
const LEAST_ENTRIES = 64;
/** Larger coefficients make a dense block of their own, so that the rest fits into 16 bits. */
const SHORT = 32767;

export interface Blocks {
  readonly signs: readonly SignShape[];
  readonly dense: readonly DenseShape[];
  /** Everything that fits no block. */
  readonly sparse: Rows;
}

/**
 * Finds, from the stoichiometry alone, blocks of reactions that fan out over the same species: with ±
 * structure (the two rails of a layer's units) or with dense whole numbers (reduced CRNs).
 *
 * @param wantDense false leaves dense blocks sparse: without SIMD the zeros cost more than they save.
 */
export function findBlocks({ reactions, side }: Rows, wantDense: boolean): Blocks {
  const taken = new Uint8Array(reactions.length);
  const signs = signBlocks(reactions, side, taken);
  const dense = wantDense ? denseBlocks(reactions, side, taken) : [];
  return { signs, dense, sparse: remaining(reactions, side, taken) };
}

interface RowPair {
  readonly plus: number;
  readonly minus: number;
}

function signBlocks(reactions: Int32Array, side: Side, taken: Uint8Array): SignShape[] {
  const partner = new Map<number, number>();
  const pairs: RowPair[] = [];
  for (let i = 0; i + 1 < reactions.length; i++) {
    if (!mirrors(side, i, i + 1, partner)) continue;
    pairs.push({ plus: i, minus: i + 1 });
    i++;
  }
  const groups = new Groups();
  for (const { plus } of pairs) joinRow(groups, side, plus, (s) => Math.min(s, partner.get(s)!));
  const shapes: SignShape[] = [];
  for (const members of groups.collect(pairs, ({ plus }) => firstColumn(side, plus, partner))) {
    const shape = signShape(reactions, side, members, partner);
    if (!isWorthIt(shape.weights)) continue;
    shapes.push(shape);
    for (const { plus, minus } of members) {
      taken[plus] = 1;
      taken[minus] = 1;
    }
  }
  return shapes;
}

/**
 * Whether rows i and j are mirror images under one pairing of species, which is extended when they are:
 * entry by entry in the order in which the reactions were written.
 */
function mirrors(side: Side, i: number, j: number, partner: Map<number, number>): boolean {
  const length = side.start[i + 1] - side.start[i];
  if (length < LEAST_LENGTH || length !== side.start[j + 1] - side.start[j]) return false;
  for (let e = 0; e < length; e++) {
    const [a, b] = [side.start[i] + e, side.start[j] + e];
    const [s, t] = [side.species[a], side.species[b]];
    if (side.coefficient[a] !== 1 || side.coefficient[b] !== 1 || s === t) return false;
    if ((partner.get(s) ?? t) !== t || (partner.get(t) ?? s) !== s) return false;
  }
  for (let e = 0; e < length; e++) {
    const [s, t] = [side.species[side.start[i] + e], side.species[side.start[j] + e]];
    partner.set(s, t);
    partner.set(t, s);
  }
  return true;
}

function firstColumn(side: Side, row: number, partner: Map<number, number>): number {
  const s = side.species[side.start[row]];
  return Math.min(s, partner.get(s)!);
}

function signShape(
  reactions: Int32Array,
  side: Side,
  members: readonly RowPair[],
  partner: Map<number, number>,
): SignShape {
  const column = new Map<number, number>();
  const plus: number[] = [];
  for (const row of members) {
    for (let e = side.start[row.plus]; e < side.start[row.plus + 1]; e++) {
      const s = Math.min(side.species[e], partner.get(side.species[e])!);
      if (column.has(s)) continue;
      column.set(s, plus.length);
      plus.push(s);
    }
  }
  const weights = new Int8Array(members.length * plus.length);
  members.forEach((row, p) => {
    for (let e = side.start[row.plus]; e < side.start[row.plus + 1]; e++) {
      const s = side.species[e];
      const first = column.get(s);
      if (first !== undefined) weights[p * plus.length + first] = 1;
      else weights[p * plus.length + column.get(partner.get(s)!)!] = -1;
    }
  });
  return {
    rows: {
      plus: Int32Array.from(members, ({ plus: row }) => reactions[row]),
      minus: Int32Array.from(members, ({ minus: row }) => reactions[row]),
    },
    columns: { plus: Int32Array.from(plus), minus: Int32Array.from(plus, (s) => partner.get(s)!) },
    weights,
  };
}

function isWorthIt(entries: ArrayLike<number>): boolean {
  let filled = 0;
  for (let i = 0; i < entries.length; i++) if (entries[i] !== 0) filled++;
  return filled >= LEAST_ENTRIES && filled >= LEAST_FILL * entries.length;
}

function denseBlocks(reactions: Int32Array, side: Side, taken: Uint8Array): DenseShape[] {
  const rows: number[] = [];
  for (let i = 0; i < reactions.length; i++) {
    if (!taken[i] && side.start[i + 1] - side.start[i] >= LEAST_LENGTH) rows.push(i);
  }
  const groups = new Groups();
  for (const row of rows) joinRow(groups, side, row, (s) => s);
  const shapes: DenseShape[] = [];
  for (const members of groups.collect(rows, (row) => side.species[side.start[row]])) {
    const whole = denseShape(reactions, side, members);
    if (!isWorthIt(whole.coefficients)) continue;
    shapes.push(...splitBySize(whole));
    for (const row of members) taken[row] = 1;
  }
  return shapes;
}

function denseShape(reactions: Int32Array, side: Side, members: readonly number[]): DenseShape {
  const column = new Map<number, number>();
  for (const row of members) {
    for (let e = side.start[row]; e < side.start[row + 1]; e++) {
      if (!column.has(side.species[e])) column.set(side.species[e], column.size);
    }
  }
  const width = column.size;
  const coefficients = new Float64Array(members.length * width);
  members.forEach((row, r) => {
    for (let e = side.start[row]; e < side.start[row + 1]; e++) {
      coefficients[r * width + column.get(side.species[e])!] = side.coefficient[e];
    }
  });
  return {
    rows: Int32Array.from(members, (row) => reactions[row]),
    columns: Int32Array.from(column.keys()),
    coefficients,
  };
}

/** Columns that hold a coefficient beyond 16 bits go into a second block. */
function splitBySize({ rows, columns, coefficients }: DenseShape): DenseShape[] {
  const width = columns.length;
  const largest = new Float64Array(width);
  for (let i = 0; i < coefficients.length; i++) {
    const c = i % width;
    largest[c] = Math.max(largest[c], Math.abs(coefficients[i]));
  }
  const part = (chosen: (size: number) => boolean): DenseShape[] => {
    const kept = Array.from(columns.keys()).filter((c) => chosen(largest[c]));
    if (kept.length === 0) return [];
    const taken = new Float64Array(rows.length * kept.length);
    for (let r = 0; r < rows.length; r++) {
      for (let k = 0; k < kept.length; k++) taken[r * kept.length + k] = coefficients[r * width + kept[k]];
    }
    return [{ rows, columns: Int32Array.from(kept, (c) => columns[c]), coefficients: taken }];
  };
  return [...part((size) => size <= SHORT), ...part((size) => size > SHORT)];
}

function remaining(reactions: Int32Array, side: Side, taken: Uint8Array): Rows {
  const kept = Array.from(reactions.keys()).filter((i) => !taken[i]);
  return keepRows({ reactions, side }, kept);
}

function joinRow(groups: Groups, side: Side, row: number, column: (s: number) => number): void {
  const first = column(side.species[side.start[row]]);
  for (let e = side.start[row]; e < side.start[row + 1]; e++) groups.join(first, column(side.species[e]));
}

/** Union–find over columns: rows that share a column belong together. */
class Groups {
  private readonly parent = new Map<number, number>();

  private root(x: number): number {
    let at = x;
    for (let up = this.parent.get(at); up !== undefined && up !== at; up = this.parent.get(at)) {
      const above = this.parent.get(up) ?? up;
      this.parent.set(at, above);
      at = above;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [p, q] = [this.root(a), this.root(b)];
    this.parent.set(p, q);
    if (!this.parent.has(q)) this.parent.set(q, q);
  }

  /** Items by the group of their column, in order. */
  collect<T>(items: readonly T[], columnOf: (item: T) => number): T[][] {
    const lists = new Map<number, T[]>();
    for (const item of items) {
      const root = this.root(columnOf(item));
      const list = lists.get(root);
      if (list) list.push(item);
      else lists.set(root, [item]);
    }
    return [...lists.values()];
  }
}
