import { BinarySystem } from "./binarySystem.ts";
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
import { orderedJoins, type Reduction } from "./reduced.ts";

/**
 * Tells which reactant of each join is M where names do not. Trading them is trading relu(z) for z + relu(−z),
 * which takes skip connections in the place of the z: a network without skip connections gives linear
 * equations for what every source makes, and those are solved level by level, from the outputs upwards.
 *
 * @param joins the reactants of each join in either order. @param told 1 where the order is known.
 */
export function orientJoins(
  graph: ReactionGraph,
  joins: readonly Join[],
  told: Uint8Array,
  outputs: readonly Output[],
  sources: readonly number[],
  reduction: Reduction,
): Fit<Join[]> {
  if (told.every((known) => known === 1)) return fits([...joins]);
  return new Orienter(graph, [...joins], told, outputs, sources, reduction).solve();
}

class Orienter {
  private readonly order: readonly number[];
  private readonly levelOf: Int32Array;
  private readonly edges: (readonly Connection[])[] = [];
  private readonly amounts: Amounts;
  private readonly lists: readonly number[];

  constructor(
    private readonly graph: ReactionGraph,
    private readonly joins: Join[],
    private readonly told: Uint8Array,
    private readonly outputs: readonly Output[],
    sources: readonly number[],
    private readonly reduction: Reduction,
  ) {
    this.order = orderedJoins(graph, joins);
    this.amounts = new Amounts(joins.length, outputs.length);
    this.levelOf = this.levels();
    this.lists = [...sources.map((s) => graph.consumer[s]), ...joins.map(({ reaction }) => reaction)];
  }

  /** Longest way from each join to the end: 0 for joins that feed no other. */
  private levels(): Int32Array {
    const joinOf = this.joinOfSpecies();
    const levels = new Int32Array(this.joins.length);
    for (const j of [...this.order].reverse()) {
      for (const s of this.graph.products(this.joins[j].reaction)) {
        if (joinOf[s] >= 0) levels[j] = Math.max(levels[j], levels[joinOf[s]] + 1);
      }
    }
    return levels;
  }

  private joinOfSpecies(): Int32Array {
    const joinOf = new Int32Array(this.graph.crn.species.count).fill(-1);
    this.joins.forEach(({ mediator, inMinus }, j) => {
      joinOf[mediator] = j;
      joinOf[inMinus] = j;
    });
    return joinOf;
  }

  solve(): Fit<Join[]> {
    const highest = Math.max(...this.levelOf, -1);
    for (let level = 0; level <= highest; level++) {
      const members = this.order.filter((j) => this.levelOf[j] === level);
      const done = this.solveLevel(level, members);
      if (!done.ok) return done;
    }
    return fits(this.joins);
  }

  private solveLevel(level: number, members: readonly number[]): Fit<null> {
    const { joins, told } = this;
    const reading = this.reading();
    for (const j of members) {
      this.amounts.clear();
      this.slots().addProducts(joins[j].reaction, this.amounts);
      const read = reading.connections(this.amounts, -1);
      if (!read.ok) return this.undetermined(joins[j].reaction);
      this.edges[j] = read.edges;
    }
    const open = members.filter((j) => !told[j]);
    if (open.length === 0) return fits(null);
    const system = new BinarySystem(open.length);
    for (const r of this.lists) {
      if (system.isDecided) break;
      this.addEquations(system, r, level, members, open);
    }
    const solution = system.solution();
    if (!solution) return this.undetermined(joins[open[0]].reaction);
    open.forEach((j, i) => {
      const { mediator, inMinus, reaction } = joins[j];
      if (!solution[i]) joins[j] = { mediator: inMinus, inMinus: mediator, reaction };
      told[j] = 1;
    });
    return fits(null);
  }

  private undetermined(r: number): Fit<never> {
    return misfit(
      `${this.graph.name(r)}: which of its reactants is M cannot be told, so the network is not determined. Name the species, or give the unreduced CRN.`,
      r,
    );
  }

  private slots(): Slots {
    return new Slots(this.graph, this.joins, this.outputs);
  }

  /** A reading that knows the connections of all joins below. */
  private reading(): Reading {
    const Kind = this.reduction === "paper" ? PaperReading : CompactReading;
    const reading = new Kind(this.order, this.outputs.length);
    for (const j of [...this.order].reverse()) {
      const edges = this.edges[j];
      if (edges) reading.know(j, edges);
    }
    return reading;
  }

  /** What reaction `r` makes below this level must come from the level's joins, where it reaches no higher. */
  private addEquations(
    system: BinarySystem,
    r: number,
    level: number,
    members: readonly number[],
    open: readonly number[],
  ): void {
    const { amounts, levelOf } = this;
    amounts.clear();
    this.slots().addProducts(r, amounts);
    let reaches = -1;
    for (let j = 0; j < levelOf.length; j++) {
      if (amounts.m[j] !== 0 || amounts.n[j] !== 0) reaches = Math.max(reaches, levelOf[j]);
    }
    if (reaches !== level) return;
    const below = this.below(amounts, level);
    const place = new Map(open.map((j, i) => [j, i]));
    const rows = new Map<number, Float64Array>();
    const rowOf = (target: number) => {
      const row = rows.get(target) ?? new Float64Array(open.length + 1);
      rows.set(target, row);
      return row;
    };
    for (const [target, amount] of below) rowOf(target)[open.length] += amount;
    for (const j of members) {
      const i = place.get(j);
      const [asM, asN] = [amounts.m[j], amounts.n[j]];
      if (asM === 0 && asN === 0) continue;
      for (const [target, made] of this.makes(j)) {
        const row = rowOf(target);
        if (i === undefined) row[open.length] -= asM * made;
        else {
          row[i] += (asM - asN) * made;
          row[open.length] -= asN * made;
        }
      }
    }
    for (const row of rows.values()) system.add(row);
  }

  /** Amounts below a level by target; compact ones without what other joins below bring. */
  private below({ m, n, y }: Amounts, level: number): Map<number, number> {
    const { levelOf, reduction, joins, edges } = this;
    const below = new Map<number, number>();
    const add = (target: number, amount: number) => below.set(target, (below.get(target) ?? 0) + amount);
    for (let i = 0; i < joins.length; i++) {
      if (levelOf[i] >= level) continue;
      if (reduction === "paper") {
        add(this.slotOf("m", i), m[i]);
        add(this.slotOf("n", i), n[i]);
        continue;
      }
      add(this.slotOf("m", i), m[i] - n[i]);
      if (m[i] === 0) continue;
      for (const { to, weight } of edges[i]) add(this.targetOf(to), -weight * m[i]);
    }
    y.forEach((amount, k) => {
      add(this.slotOf("y", k), amount);
    });
    return below;
  }

  private slotOf(kind: "m" | "n" | "y", index: number): number {
    const { length } = this.joins;
    return kind === "m" ? index : kind === "n" ? length + index : 2 * length + index;
  }

  private targetOf(to: number): number {
    const { length } = this.joins;
    return to < length ? to : this.slotOf("y", to - length);
  }

  private readonly made = new Map<number, readonly (readonly [number, number])[]>();

  /** What the + rail of a join makes, by target, the join itself left out. */
  private makes(j: number): readonly (readonly [number, number])[] {
    const known = this.made.get(j);
    if (known) return known;
    const sums = new Map<number, number>();
    const add = (target: number, amount: number) => sums.set(target, (sums.get(target) ?? 0) + amount);
    for (const { to, weight } of this.edges[j]) {
      if (to >= this.joins.length || this.reduction === "compact") add(this.targetOf(to), weight);
      else if (weight < 0) add(this.slotOf("n", to), 1);
      else {
        add(this.slotOf("m", to), 1);
        for (const [target, amount] of this.makes(to)) add(target, amount);
      }
    }
    const list = [...sums].filter(([, amount]) => amount !== 0);
    this.made.set(j, list);
    return list;
  }
}
