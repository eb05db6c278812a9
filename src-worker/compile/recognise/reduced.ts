import type { NameHint } from "../../model/nameHints.ts";
import { completionOrder } from "../../model/order.ts";
import {
  Amounts,
  CompactReading,
  type Connection,
  type Join,
  type Output,
  PaperReading,
  type Reading,
  Slots,
} from "./expand.ts";
import { type Fit, fits, misfit, type ReactionGraph } from "./graph.ts";
import { oriented, type Unit } from "./units.ts";

export type Reduction = "paper" | "compact";

/** The reactions of a reduced CRN by their part in it. */
export interface ReducedParts {
  readonly joins: readonly Join[];
  readonly outputs: readonly Output[];
  /** Reactants of the unimolecular reactions. */
  readonly sources: readonly number[];
}

/**
 * The units of a reduced CRN whose joins are told apart (which reactant is M) and whose outputs are paired.
 * Its connections then follow one after the other, those of the joins farthest downstream first.
 */
export function readReduced(
  graph: ReactionGraph,
  parts: ReducedParts,
  reduction: Reduction,
  hints: readonly (NameHint | null)[],
): Fit<Unit[]> {
  return new ReducedReader(graph, parts, reduction, hints).units();
}

/** True when a reaction makes both reactants of another: the compact reduction would have cancelled them. */
export function makesBothOfAJoin(graph: ReactionGraph): boolean {
  const partner = new Int32Array(graph.crn.species.count).fill(-1);
  for (let r = 0; r < graph.reactions; r++) {
    const [a, b] = graph.reactants(r);
    if (graph.ignored[r] || b === undefined) continue;
    partner[a] = b;
    partner[b] = a;
  }
  const seen = new Int32Array(graph.crn.species.count).fill(-1);
  for (let r = 0; r < graph.reactions; r++) {
    if (graph.ignored[r]) continue;
    for (const s of graph.products(r)) {
      if (partner[s] >= 0 && seen[partner[s]] === r) return true;
      seen[s] = r;
    }
  }
  return false;
}

/** Joins with sources before what they feed. */
export function orderedJoins(graph: ReactionGraph, joins: readonly Join[]): number[] {
  const order = completionOrder(graph.crn, graph.ignored);
  const position = new Map<number, number>();
  if (order.ok) for (const [i, r] of order.order.entries()) position.set(r, i);
  return joins
    .map((_, j) => j)
    .sort((a, b) => (position.get(joins[a].reaction) ?? 0) - (position.get(joins[b].reaction) ?? 0));
}

class ReducedReader {
  private readonly slots: Slots;
  private readonly amounts: Amounts;
  private readonly reading: Reading;
  private readonly order: readonly number[];

  constructor(
    private readonly graph: ReactionGraph,
    private readonly parts: ReducedParts,
    reduction: Reduction,
    private readonly hints: readonly (NameHint | null)[],
  ) {
    const { joins, outputs } = parts;
    this.slots = new Slots(graph, joins, outputs);
    this.amounts = new Amounts(joins.length, outputs.length);
    this.order = orderedJoins(graph, joins);
    const Kind = reduction === "paper" ? PaperReading : CompactReading;
    this.reading = new Kind(this.order, outputs.length);
  }

  units(): Fit<Unit[]> {
    const { joins, outputs } = this.parts;
    const edges: (readonly Connection[])[] = [];
    for (const j of [...this.order].reverse()) {
      const read = this.connections(joins[j].reaction, -1);
      if (!read.ok) return this.blame(read);
      edges[j] = read.value;
      this.reading.know(j, read.value);
    }
    const inputs = this.inputs();
    if (!inputs.ok) return this.blame(inputs);
    this.amounts.clear();
    this.slots.addInitial(this.amounts);
    const biases = this.reading.biases(this.amounts);
    const hidden = joins.map(
      ({ mediator, inMinus }, j): Unit => ({
        kind: "relu",
        plus: -1,
        minus: -1,
        inPlus: -1,
        inMinus,
        mediator,
        bias: biases[j],
        edges: edges[j],
      }),
    );
    const ends = outputs.map(({ plus, minus }, k): Unit => {
      const bias = biases[joins.length + k];
      return { kind: "linear", plus, minus, inPlus: plus, inMinus: minus, mediator: -1, bias, edges: [] };
    });
    return fits([...hidden, ...ends, ...inputs.value]);
  }

  private connections(r: number, sign: 1 | -1): Fit<readonly Connection[]> {
    const { graph, parts } = this;
    this.amounts.clear();
    const stranger = this.slots.addProducts(r, this.amounts);
    if (stranger >= 0) {
      return misfit(
        `${graph.name(r)} makes ${graph.label(stranger)}, which a reduced network does not have there.`,
        r,
      );
    }
    const read = this.reading.connections(this.amounts, sign);
    if (read.ok) return fits(read.edges);
    const { joins, outputs } = parts;
    const [a, b] =
      read.at < joins.length
        ? [joins[read.at].mediator, joins[read.at].inMinus]
        : [outputs[read.at - joins.length].plus, outputs[read.at - joins.length].minus];
    const names = [a, b].filter((s) => s >= 0).map((s) => graph.label(s));
    return misfit(
      `${graph.name(r)} makes amounts of ${names.join(" and ")} that no weights of −1, 0 and 1 give.`,
      r,
    );
  }

  /**
   * The reaction to name when what a source makes cannot be read: its own, unless several sources fail that
   * all make the M of one join, and every source that makes it fails: then that join's is the wrong one.
   */
  private blame(first: Fit<never>): Fit<never> {
    const { graph, parts, amounts } = this;
    const { joins } = parts;
    const failing: number[] = [];
    const makers = joins.map(() => 0);
    const blamed = joins.map(() => 0);
    const unknown = new Set<number>();
    for (const r of [
      ...[...this.order].reverse().map((j) => joins[j].reaction),
      ...parts.sources.map((s) => graph.consumer[s]),
    ]) {
      amounts.clear();
      this.slots.addProducts(r, amounts);
      const made = joins.flatMap((_, j) => (amounts.m[j] !== 0 ? j : []));
      const own = joins.findIndex(({ reaction }) => reaction === r);
      // What makes the M of an unread join cannot be read either, and tells nothing.
      const read = made.some((j) => unknown.has(j)) ? null : this.connections(r, own < 0 ? 1 : -1);
      const known = read?.ok === true && !read.value.some(({ to }) => unknown.has(to));
      if (own >= 0 && known && read.ok) this.reading.know(own, read.value);
      else if (own >= 0) unknown.add(own);
      if (!read) continue;
      for (const j of made) makers[j]++;
      if (read.ok) continue;
      failing.push(r);
      for (const j of made) blamed[j]++;
    }
    const guilty = joins.findIndex(
      (_, j) => failing.length > 1 && blamed[j] === failing.length && makers[j] === failing.length,
    );
    if (guilty < 0 || first.ok) return first;
    const r = joins[guilty].reaction;
    const because = `${graph.name(r)} does not go with ${failing.length} reactions that make ${graph.label(joins[guilty].mediator)}, such as reaction ${failing[0] + 1}.`;
    return misfit(because, r, ...failing);
  }

  /** Inputs with both rails, matched by names or by their connections; else with their + rail alone. */
  private inputs(): Fit<Unit[]> {
    const { graph, parts, hints } = this;
    const keys = new Map<number, { own: string; edges: readonly Connection[] }>();
    for (const s of parts.sources) {
      const read = this.connections(graph.consumer[s], 1);
      if (!read.ok) return read;
      const sorted = [...read.value].sort((a, b) => a.to - b.to);
      keys.set(s, { own: sorted.map(({ to, weight }) => `${to}:${weight}`).join(), edges: sorted });
    }
    const mirrored = (s: number) =>
      (keys.get(s)?.edges ?? []).map(({ to, weight }) => `${to}:${-weight}`).join();
    const free = new Set(parts.sources);
    const units: Unit[] = [];
    const alone: number[] = [];
    const isNamed = (s: number) => hints[s]?.role === "X";
    const mayPair = (s: number, t: number) => {
      if (!isNamed(s) || !isNamed(t)) return !isNamed(s) && !isNamed(t);
      return hints[s]?.unit === hints[t]?.unit && hints[s]?.rail === -(hints[t]?.rail ?? 0);
    };
    for (const s of parts.sources) {
      if (!free.delete(s)) continue;
      const mate = [...free].find((t) => mayPair(s, t) && keys.get(t)?.own === mirrored(s));
      if (mate === undefined) alone.push(s);
      else {
        free.delete(mate);
        const [plus, minus] = oriented(graph.crn, s, mate, hints);
        units.push(this.input(plus, minus, keys.get(plus)?.edges ?? []));
      }
    }
    if (alone.length > 0 && (units.length > 0 || alone.some((s) => (hints[s]?.rail ?? 1) < 0))) {
      const r = graph.consumer[alone[0]];
      return misfit(
        `${graph.name(r)} has no mirror: no reaction makes what the other rail of an input would make.`,
        ...alone.map((s) => graph.consumer[s]),
      );
    }
    for (const s of alone) units.push(this.input(s, -1, keys.get(s)?.edges ?? []));
    return fits(units);
  }

  private input(plus: number, minus: number, edges: readonly Connection[]): Unit {
    return { kind: "input", plus, minus, inPlus: plus, inMinus: minus, mediator: -1, bias: 0, edges };
  }
}

/**
 * Linear ends that are nothing but the value of one hidden unit are that unit's own value: it is a ReLU
 * output, or a unit without outgoing connections, which reductions leave alone. Answers which ends can be so.
 */
export function ownValues(units: readonly Unit[]): ReadonlyMap<number, number> {
  const feeds = new Map<number, number[]>();
  units.forEach(({ edges }, u) => {
    for (const { to, weight } of edges) feeds.set(to, [...(feeds.get(to) ?? []), weight > 0 ? u : -1]);
  });
  const found = new Map<number, number>();
  units.forEach(({ kind, bias }, k) => {
    if (kind !== "linear" || bias !== 0) return;
    const [u = -1, ...others] = feeds.get(k) ?? [];
    if (u >= 0 && others.length === 0 && units[u].kind === "relu" && units[u].edges.length === 1)
      found.set(k, u);
  });
  return found;
}

/** The units with the given ends (end → hidden unit) taken for the values of their hidden units. */
export function withOwnValues(units: readonly Unit[], own: ReadonlyMap<number, number>): Unit[] {
  const endOf = new Map([...own].map(([end, u]) => [u, end]));
  const kept = units.flatMap((_, u) => (own.has(u) ? [] : u));
  const position = new Map(kept.map((u, i) => [u, i]));
  return kept.map((u) => {
    const end = endOf.get(u);
    if (end !== undefined) return { ...units[u], plus: units[end].plus, minus: units[end].minus, edges: [] };
    const edges = units[u].edges.map(({ to, weight }) => ({ to: position.get(to) as number, weight }));
    return { ...units[u], edges };
  });
}
