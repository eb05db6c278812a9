import { type Fit, fits, misfit, type ReactionGraph } from "./graph.ts";
import type { Relu } from "./relus.ts";

/**
 * Whether the fan-outs of two rails mirror each other as far as mates are known: where one makes a species,
 * the other makes its mate.
 */
export function compareFanOuts(graph: ReactionGraph, u: number, v: number, mate: Int32Array): Fit<null> {
  const [ru, rv] = [graph.consumer[u], graph.consumer[v]];
  if (ru < 0 && rv < 0) return fits(null);
  if (ru < 0 || rv < 0) {
    const [has, lacks] = ru < 0 ? [v, u] : [u, v];
    const r = graph.consumer[has];
    return misfit(
      `${graph.name(r)} has no mirror: ${graph.label(lacks)}, the other rail of ${graph.label(has)}, is no reactant.`,
      r,
    );
  }
  const pair = [Math.min(ru, rv), Math.max(ru, rv)] as const;
  for (const [mine, theirs] of [
    [u, v],
    [v, u],
  ]) {
    const there = new Set(graph.fanOut(theirs));
    for (const s of graph.fanOut(mine)) {
      if (mate[s] < 0 || there.has(mate[s])) continue;
      return misfit(unlike(graph, pair, s, mate[s]), ...pair);
    }
  }
  const unknown = (s: number) => graph.fanOut(s).filter((t) => mate[t] < 0).length;
  if (unknown(u) === unknown(v)) return fits(null);
  return misfit(`${shouldMirror(pair)}, but they differ in how much else they make.`, ...pair);
}

function shouldMirror(reactions: readonly number[]): string {
  const numbers = reactions.map((r) => r + 1).join(" and ");
  return `Reactions ${numbers} should mirror each other, as those of the rails of one value do`;
}

/** The sentence about reactions that do not mirror. */
export function unlike(
  graph: ReactionGraph,
  reactions: readonly number[],
  made: number,
  missing: number,
): string {
  return `${shouldMirror(reactions)}: one makes ${graph.label(made)}, but the other does not make ${graph.label(missing)}.`;
}

/** Every fan-out makes one molecule of each product, no value's both rails, and those of ReLU units mirror. */
export function checkFanOuts(graph: ReactionGraph, relus: readonly Relu[], mate: Int32Array): Fit<null> {
  const { start, coefficient, species } = graph.crn.products;
  const splits = new Set(relus.map(({ split }) => split));
  const seen = new Int32Array(graph.crn.species.count).fill(-1);
  for (let r = 0; r < graph.reactions; r++) {
    if (graph.ignored[r] || !graph.isUnimolecular(r) || splits.has(r)) continue;
    if (start[r] === start[r + 1]) return misfit(`${graph.name(r)} makes nothing.`, r);
    for (const s of graph.products(r)) seen[s] = r;
    for (let e = start[r]; e < start[r + 1]; e++) {
      const s = species[e];
      if (coefficient[e] !== 1) {
        const made = `${graph.name(r)} makes ${coefficient[e]} ${graph.label(s)}`;
        return misfit(`${made}; a weight of −1, 0 or 1 makes one at most.`, r);
      }
      if (mate[s] >= 0 && seen[mate[s]] === r) {
        const rails = `${graph.label(s)} and ${graph.label(mate[s])}`;
        return misfit(`${graph.name(r)} makes both rails of one value, ${rails}.`, r);
      }
    }
  }
  for (const { outPlus, outMinus } of relus) {
    const same = compareFanOuts(graph, outPlus, outMinus, mate);
    if (!same.ok) return same;
  }
  return fits(null);
}

/** A sum over what a reaction makes as far as mates are known, and the sum its mirror has. */
export class Fingerprints {
  private readonly counts = new Map<string, number>();
  private readonly sums = new Map<number, readonly [string, string]>();

  constructor(
    private readonly graph: ReactionGraph,
    private readonly mate: Int32Array,
  ) {}

  /** True when none of the species makes anything whose mate is known. */
  tellsNothing(species: readonly number[]): boolean {
    return species.every((s) => this.graph.fanOut(s).every((t) => this.mate[t] < 0));
  }

  /** True when the fan-out of another of the species may mirror that of s. */
  hasMirror(s: number, among: readonly number[]): boolean {
    if (this.counts.size === 0) {
      for (const t of among) {
        if (this.graph.consumer[t] < 0) continue;
        const print = this.of(t)[1];
        this.counts.set(print, (this.counts.get(print) ?? 0) + 1);
      }
    }
    const [own, mirrored] = this.of(s);
    return (this.counts.get(own) ?? 0) > (own === mirrored ? 1 : 0);
  }

  of(s: number): readonly [string, string] {
    const known = this.sums.get(s);
    if (known) return known;
    let own = 0;
    let mirrored = 0;
    let unknown = 0;
    for (const t of this.graph.fanOut(s)) {
      if (this.mate[t] < 0) unknown++;
      else {
        own = (own + scatter(t)) % MODULUS;
        mirrored = (mirrored + scatter(this.mate[t])) % MODULUS;
      }
    }
    const sums = [`${own} ${unknown}`, `${mirrored} ${unknown}`] as const;
    this.sums.set(s, sums);
    return sums;
  }
}

const MODULUS = 2 ** 50;

function scatter(s: number): number {
  const a = Math.imul(s + 1, 0x9e3779b1) ^ (s << 7);
  const b = Math.imul(a ^ (a >>> 15), 0x85ebca77);
  return (a >>> 7) * 0x2000000 + (b >>> 7);
}
