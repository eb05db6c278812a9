import { molecules } from "../../model/crn.ts";
import type { NameHint } from "../../model/nameHints.ts";
import type { Misfit, ReactionGraph } from "./graph.ts";
import { compareFanOuts } from "./mirror.ts";

/**
 * Where an unreduced CRN whose species are all named departs from Algorithm 1: the names say what each
 * reaction should be, so that the wrong one is told and not one that no longer fits it. Null where names do
 * not tell everything or nothing is found.
 */
export function diagnoseByNames(graph: ReactionGraph, hints: readonly (NameHint | null)[]): Misfit | null {
  const book = speciesBook(graph, hints);
  if (!book) return null;
  for (let r = 0; r < graph.reactions; r++) {
    if (graph.ignored[r]) continue;
    const because = faultOf(graph, hints, book, r);
    if (because !== null) return { because: `${graph.name(r)} ${because}`, reactions: [r] };
  }
  return missingOf(graph, book) ?? unlikeOf(graph, book);
}

/** The species of a unit. */
interface Named {
  inPlus: number;
  inMinus: number;
  mediator: number;
  plus: number;
  minus: number;
}

interface Book {
  readonly units: readonly Named[];
  /** The unit of each species. */
  readonly of: ReadonlyMap<number, Named>;
}

/** The units by "layer unit"; outputs, whose layer names may not tell, by that of their I or as the last. */
function speciesBook(graph: ReactionGraph, hints: readonly (NameHint | null)[]): Book | null {
  const last = Math.max(0, ...hints.map((hint) => (hint && hint.role !== "Y" ? hint.layer : 0)));
  const reluEnd = new Set(
    hints.flatMap((hint) => (hint?.role === "M" && hint.layer === last ? hint.unit : [])),
  );
  const hasEnd = hints.some((hint) => hint?.role === "H" && hint.layer === last);
  const book = new Map<string, Named>();
  for (const [s, hint] of hints.entries()) {
    if (!hint) {
      if (graph.isUsed(s)) return null;
      continue;
    }
    const key = keyOf(hint, last, reluEnd, hasEnd);
    const unit = book.get(key) ?? { inPlus: -1, inMinus: -1, mediator: -1, plus: -1, minus: -1 };
    const slot: keyof Named =
      hint.role === "M"
        ? "mediator"
        : hint.role === "I"
          ? hint.rail > 0
            ? "inPlus"
            : "inMinus"
          : hint.rail > 0
            ? "plus"
            : "minus";
    if (unit[slot] >= 0) return null;
    unit[slot] = s;
    book.set(key, unit);
  }
  const units = [...book.values()];
  // Reductions remove the I⁺: this is about unreduced CRNs.
  if (units.some(({ inPlus, mediator }) => mediator >= 0 && inPlus < 0)) return null;
  return { units, of: new Map(units.flatMap((unit) => Object.values(unit).map((s) => [s, unit] as const))) };
}

function keyOf(hint: NameHint, last: number, reluEnd: ReadonlySet<number>, hasEnd: boolean): string {
  if (hint.role !== "Y") return `${hint.layer} ${hint.unit}`;
  return reluEnd.has(hint.unit) && !hasEnd ? `${last} ${hint.unit}` : `end ${hint.unit}`;
}

/** What is wrong with reaction `r` alone, as the second half of a sentence. */
function faultOf(
  graph: ReactionGraph,
  hints: readonly (NameHint | null)[],
  book: Book,
  r: number,
): string | null {
  const [a, b] = graph.reactants(r);
  const unitOf = (s: number) => book.of.get(s) ?? null;
  const unit = unitOf(a);
  if (!unit) return null;
  const label = (s: number) => graph.label(s);
  if (b !== undefined) {
    const [m, i] = a === unit.mediator ? [a, b] : [b, a];
    const join = unitOf(m);
    if (!join || m !== join.mediator || i !== join.inMinus)
      return "is not of the form M + I⁻ → H⁻ of one unit.";
    return isExactly(graph, r, [join.minus]) ? null : `should make ${label(join.minus)} alone.`;
  }
  if (a === unit.inPlus) {
    const wanted = [unit.mediator, unit.plus];
    return isExactly(graph, r, wanted) ? null : `should make ${wanted.map(label).join(" and ")} alone.`;
  }
  if (a === unit.inMinus || a === unit.mediator) return `uses ${label(a)} without its partner.`;
  const { start, species, coefficient } = graph.crn.products;
  for (let e = start[r]; e < start[r + 1]; e++) {
    const s = species[e];
    const target = unitOf(s);
    if (!target) continue;
    const takes = target.mediator >= 0 ? [target.inPlus, target.inMinus] : [target.plus, target.minus];
    if (!takes.includes(s) || hints[s]?.role === "X") return `makes ${label(s)}, which no connection makes.`;
    if (coefficient[e] !== 1)
      return `makes ${coefficient[e]} ${label(s)}; a weight of −1, 0 or 1 makes one at most.`;
    const other = takes[0] === s ? takes[1] : takes[0];
    if (graph.products(r).includes(other))
      return `makes both rails of one value, ${label(s)} and ${label(other)}.`;
  }
  return start[r] === start[r + 1] ? "makes nothing." : null;
}

function isExactly(graph: ReactionGraph, r: number, wanted: readonly number[]): boolean {
  const made = graph.products(r);
  return molecules(graph.crn.products, r) === wanted.length && wanted.every((s) => made.includes(s));
}

/** A reaction of a ReLU unit that is not there; told with the unit's other one. */
function missingOf(graph: ReactionGraph, book: Book): Misfit | null {
  for (const { inPlus, inMinus, mediator } of book.units) {
    if (mediator < 0) continue;
    const [split, join] = [graph.consumer[inPlus], graph.consumer[mediator]];
    if (split >= 0 && join >= 0) continue;
    const rest = [split, join].filter((r) => r >= 0);
    const names = split < 0 ? [inPlus] : [mediator, inMinus];
    const reactants = names.map((s) => graph.label(s)).join(" + ");
    return { because: `The reaction of ${reactants} is missing.`, reactions: rest };
  }
  return null;
}

/** Two rails whose fan-outs do not mirror each other. */
function unlikeOf(graph: ReactionGraph, book: Book): Misfit | null {
  const mate = new Int32Array(graph.crn.species.count).fill(-1);
  for (const { inPlus, inMinus, plus, minus } of book.units) {
    for (const [u, v] of [
      [inPlus, inMinus],
      [plus, minus],
    ]) {
      if (u < 0 || v < 0) continue;
      mate[u] = v;
      mate[v] = u;
    }
  }
  for (const { plus, minus } of book.units) {
    if (plus < 0 || minus < 0) continue;
    const compared = compareFanOuts(graph, plus, minus, mate);
    if (!compared.ok) return compared.misfit;
  }
  return null;
}
