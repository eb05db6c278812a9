import type { NameHint } from "../../model/nameHints.ts";
import { Colours } from "./colours.ts";
import { type Fit, fits, misfit, type ReactionGraph } from "./graph.ts";
import { checkFanOuts, compareFanOuts, Fingerprints } from "./mirror.ts";
import { explainRails } from "./railsMisfit.ts";
import type { Relu } from "./relus.ts";
import { toldMates } from "./survey.ts";

/** Which species are the two rails of one value; −1 for none. */
export interface Rails {
  readonly mate: Int32Array;
  /** Inputs that have their + rail alone (positive inputs). */
  readonly single: readonly number[];
  /** Outputs of which one rail takes part in a reaction: positive inputs may never make the other. */
  readonly lone: readonly number[];
}

/**
 * More work than this, by all matchings together, means a CRN so symmetrical that no network of practice has it:
 * a fixed part and one that grows with the product entries, of which a dense network's CRN takes one or two looks.
 */
const MAX_WORK = 2e6;
const MAX_LOOKS = 10;

function isTooMuch({ work, crn }: ReactionGraph): boolean {
  return work > MAX_WORK + MAX_LOOKS * crn.products.species.length;
}

/**
 * Finds the two rails of every value. Those of ReLU units are known; inputs and linear units are matched so
 * that every fan-out mirrors that of its mate. Names and declarations decide where several matches do.
 * Without them inputs may be ones with two rails or with one: the likelier matching comes first, and its
 * misfit is the one to tell.
 */
export function* matchRails(
  graph: ReactionGraph,
  relus: readonly Relu[],
  hints: readonly (NameHint | null)[],
): Generator<Fit<Rails>> {
  const known = new Int32Array(graph.crn.species.count).fill(-1);
  const taken = new Uint8Array(graph.crn.species.count);
  for (const relu of relus) {
    for (const [plus, minus] of [
      [relu.inPlus, relu.inMinus],
      [relu.outPlus, relu.outMinus],
    ]) {
      known[plus] = minus;
      known[minus] = plus;
    }
    for (const s of [relu.inPlus, relu.inMinus, relu.outPlus, relu.outMinus, relu.mediator]) taken[s] = 1;
  }
  const checked = checkFanOuts(graph, relus, known);
  if (!checked.ok) {
    yield checked;
    return;
  }
  const open: number[] = [];
  for (let s = 0; s < taken.length; s++) if (!taken[s] && graph.isUsed(s)) open.push(s);
  const sources = open.filter((s) => graph.producers(s).length === 0 && hints[s]?.role !== "H");
  const named = sources.filter((s) => hints[s]?.role === "X");
  const paired = new Matcher(graph, hints, known, open, [], []).solve();
  if (sources.length === 0 || named.some((s) => (hints[s]?.rail ?? 0) < 0)) {
    yield paired;
    return;
  }
  const single = (lone: readonly number[]) => matchSingle(graph, hints, known, open, lone);
  const prints = new Fingerprints(graph, known);
  const lone = sources.filter((s) => !prints.hasMirror(s, open));
  // Inputs of which none has a mirror have one rail, whatever else does not fit.
  const singleFirst = named.length > 0 || lone.length === sources.length;
  if (!singleFirst) yield paired;
  if (named.length > 0) yield single(named);
  if (lone.length > 0) yield single(lone);
  if (singleFirst) yield paired;
  if (lone.length < sources.length && prints.tellsNothing(sources)) yield single(sources);
}

/** The same where the given sources are inputs with their + rail alone. */
function matchSingle(
  graph: ReactionGraph,
  hints: readonly (NameHint | null)[],
  known: Int32Array,
  open: readonly number[],
  sources: readonly number[],
): Fit<Rails> {
  const single = new Set(sources);
  const mates = toldMates(graph, hints);
  // What nothing but such inputs makes may have a second rail that nothing makes.
  const halfMade = open.filter(
    (s) =>
      graph.consumer[s] < 0 &&
      graph.producers(s).length > 0 &&
      graph.producers(s).every((r) => single.has(graph.reactants(r)[0])),
  );
  const told = halfMade.filter((s) => mates[s] >= 0 && !graph.isUsed(mates[s]));
  const solve = (lone: readonly number[]) => {
    const left = new Set(lone);
    const others = open.filter((s) => !single.has(s) && !left.has(s));
    return new Matcher(graph, hints, known, others, sources, lone).solve();
  };
  const first = solve(told);
  return first.ok || halfMade.length === told.length ? first : withFallback(first, solve(halfMade));
}

function withFallback<T>(first: Fit<T>, second: Fit<T>): Fit<T> {
  return second.ok ? second : first;
}

/** Matches open species; the first dead end is what is told when no matching does. */
class Matcher {
  private readonly declared: Int32Array;
  private readonly places = new Map<number, string>();

  constructor(
    private readonly graph: ReactionGraph,
    hints: readonly (NameHint | null)[],
    private readonly known: Int32Array,
    private readonly open: readonly number[],
    private readonly single: readonly number[],
    private readonly lone: readonly number[],
  ) {
    this.declared = toldMates(graph, hints);
  }

  solve(): Fit<Rails> {
    const without = new Uint8Array(this.known.length);
    for (const s of this.single) without[s] = 1;
    const colours = new Colours(this.graph, this.open, without);
    for (let s = 0; s < this.known.length; s++) if (this.known[s] > s) colours.setPair(s, this.known[s]);
    const mate = this.search(this.known.slice(), colours, this.open);
    if (mate) return fits({ mate, single: this.single, lone: this.lone });
    return isTooMuch(this.graph)
      ? misfit("The reactions are too symmetrical to tell which species belong together. Name the species.")
      : explainRails(this.graph, this.open, this.known, (u, v) => this.distance(u, v));
  }

  /** The mates of all species, or null where there is no way. */
  private search(mate: Int32Array, colours: Colours, open: readonly number[]): Int32Array | null {
    // Every way that is tried has copies of its own.
    this.graph.work += mate.length;
    colours.refine(open);
    if (isTooMuch(this.graph)) return null;
    const classes = new Map<string, number[]>();
    for (const s of open) {
      const key = colours.keyOf(s);
      const members = classes.get(key);
      if (members) members.push(s);
      else classes.set(key, [s]);
    }
    let rest: number[] = [];
    let smallest: readonly number[] | null = null;
    let alike = false;
    for (const members of classes.values()) {
      const first = members[0];
      const partners = classes.get(colours.mateKeyOf(first)) ?? [];
      const own = partners[0] === first;
      if (partners.length !== members.length || (own && members.length % 2 === 1)) return null;
      if (members.length === 1) {
        mate[first] = partners[0];
      } else if (own && members.length === 2) {
        mate[members[0]] = members[1];
        mate[members[1]] = members[0];
        colours.setPair(members[0], members[1]);
        alike = true;
      } else {
        rest = rest.concat(members);
        if (!smallest || members.length < smallest.length) smallest = members;
      }
    }
    if (!smallest) return this.holds(mate) ? mate : null;
    // The rails of a pair looked alike and now do not: what they make and what makes them can be told apart, too.
    if (alike) return this.search(mate, colours, rest);
    return this.branch(mate, colours, rest, smallest);
  }

  /**
   * Matches one species of an ambiguous class with each candidate in turn, the likeliest first. Of candidates with
   * the same reactions one is enough: what fails with it fails with the others.
   */
  private branch(
    mate: Int32Array,
    colours: Colours,
    rest: readonly number[],
    members: readonly number[],
  ): Int32Array | null {
    const { initial } = this.graph.crn;
    const u = members.find((s) => initial[s] !== 0) ?? members[0];
    const candidates = rest
      .filter((v) => colours.match(u, v))
      .sort((a, b) => this.distance(u, a) - this.distance(u, b));
    const tried = new Set<string>();
    for (const v of candidates) {
      const place = this.placeOf(v);
      if (tried.has(place)) continue;
      tried.add(place);
      const next = colours.copy();
      next.setPair(u, v);
      const mates = mate.slice();
      mates[u] = v;
      mates[v] = u;
      const found = this.search(
        mates,
        next,
        rest.filter((s) => s !== u && s !== v),
      );
      if (found || isTooMuch(this.graph)) return found;
    }
    return null;
  }

  /** What a species makes and what makes it, as a key. */
  private placeOf(s: number): string {
    const known = this.places.get(s);
    if (known !== undefined) return known;
    const { graph } = this;
    const place = `${[...graph.fanOut(s)].sort((a, b) => a - b)} < ${graph.producers(s)} ${graph.consumer[s] < 0}`;
    this.places.set(s, place);
    return place;
  }

  /** How unlikely it is that names and amounts make v the mate of u. */
  private distance(u: number, v: number): number {
    if (this.declared[u] === v) return -2;
    const { initial } = this.graph.crn;
    // A bias stands on one rail.
    const crowded = initial[u] !== 0 && initial[v] !== 0 ? this.known.length : 0;
    return Math.abs(u - v) + crowded;
  }

  /** True when all fan-outs mirror and none makes both rails of a value: colours may agree by chance. */
  private holds(mate: Int32Array): boolean {
    const { graph, open, single } = this;
    const seen = new Int32Array(mate.length).fill(-1);
    const oneRailEach = (s: number) => {
      for (const t of graph.fanOut(s)) seen[t] = s;
      return graph.fanOut(s).every((t) => mate[t] < 0 || seen[mate[t]] !== s);
    };
    return (
      open.every((u) => mate[u] >= 0 && mate[mate[u]] === u && compareFanOuts(graph, u, mate[u], mate).ok) &&
      [...open, ...single].every(oneRailEach)
    );
  }
}
