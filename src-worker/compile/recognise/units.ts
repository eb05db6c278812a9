import type { Crn } from "../../model/crn.ts";
import type { NameHint } from "../../model/nameHints.ts";
import type { ReactionGraph } from "./graph.ts";
import type { Rails } from "./rails.ts";
import type { Relu } from "./relus.ts";
import { cancelledSpecies, toldMates } from "./survey.ts";

/** A connection of weight +1 or −1 to another unit. */
export interface Edge {
  readonly to: number;
  readonly weight: 1 | -1;
}

/** A unit of the network behind a CRN, by its species; −1 for a species that does not exist. */
export interface Unit {
  readonly kind: "input" | "relu" | "linear";
  /** The rails of its value. */
  readonly plus: number;
  readonly minus: number;
  /** The rails its incoming connections make: I of a ReLU unit, else those of its value. */
  readonly inPlus: number;
  readonly inMinus: number;
  readonly mediator: number;
  readonly bias: number;
  readonly edges: readonly Edge[];
}

/** The units of an unreduced CRN with their connections. */
export function unitsOf(
  graph: ReactionGraph,
  relus: readonly Relu[],
  rails: Rails,
  hints: readonly (NameHint | null)[],
): Unit[] {
  const { crn } = graph;
  const drafts: Omit<Unit, "edges" | "bias">[] = relus.map((relu) => ({
    kind: "relu",
    plus: relu.outPlus,
    minus: relu.outMinus,
    inPlus: relu.inPlus,
    inMinus: relu.inMinus,
    mediator: relu.mediator,
  }));
  const placed = new Set(
    relus.flatMap(({ outPlus, outMinus, inPlus, inMinus }) => [outPlus, outMinus, inPlus, inMinus]),
  );
  const add = (s: number, mate: number, kind: "input" | "linear") => {
    const [plus, minus] = mate >= 0 ? oriented(crn, s, mate, hints) : lonely(s, hints);
    drafts.push({ kind, plus, minus, inPlus: plus, inMinus: minus, mediator: -1 });
  };
  const isHidden = hiddenSources(graph, rails, hints);
  for (const s of rails.single) add(s, -1, "input");
  const told = toldMates(graph, hints);
  for (const s of rails.lone) add(s, told[s], "linear");
  rails.mate.forEach((mate, s) => {
    if (mate <= s || placed.has(s)) return;
    const made = graph.producers(s).length + graph.producers(mate).length > 0;
    add(s, mate, made || isHidden(s, mate) ? "linear" : "input");
  });
  const target = new Map<number, Edge>();
  drafts.forEach(({ inPlus, inMinus }, to) => {
    if (inPlus >= 0) target.set(inPlus, { to, weight: 1 });
    if (inMinus >= 0) target.set(inMinus, { to, weight: -1 });
  });
  const edgesFrom = ({ plus, minus }: { plus: number; minus: number }): Edge[] => {
    if (plus >= 0) return Array.from(graph.fanOut(plus), (s) => target.get(s) as Edge);
    return Array.from(graph.fanOut(minus), (s) => target.get(s) as Edge).map(({ to, weight }) => ({
      to,
      weight: weight > 0 ? -1 : 1,
    }));
  };
  return drafts.map((draft) => ({
    ...draft,
    bias: amountOf(crn, draft.inPlus) - amountOf(crn, draft.inMinus),
    edges: edgesFrom(draft),
  }));
}

/**
 * Tells which values that nothing makes are linear units without incoming connections, not inputs: as names
 * and declarations say, and where some of them are cancelled and some are not.
 */
function hiddenSources(
  graph: ReactionGraph,
  rails: Rails,
  hints: readonly (NameHint | null)[],
): (plus: number, minus: number) => boolean {
  const internal = new Set(
    graph.crn.dualRail.flatMap(({ plus, minus, role }) => (role === "internal" ? [plus, minus] : [])),
  );
  const cancelled = cancelledSpecies(graph);
  const sources: number[] = [];
  rails.mate.forEach((mate, s) => {
    const unmade = mate > s && graph.producers(s).length + graph.producers(mate).length === 0;
    if (unmade && graph.isUsed(s)) sources.push(s);
  });
  const ends = rails.mate.findIndex((mate, s) => mate >= 0 && graph.consumer[s] < 0 && !cancelled[s]);
  const all = sources.every((s) => cancelled[s]);
  // Cancellation of all values leaves out neither an input nor an output.
  const some = sources.some((s) => cancelled[s]) && (!all || ends >= 0 || rails.single.length > 0);
  return (plus, minus) => {
    const roles = [plus, minus].map((s) => hints[s]?.role);
    if (roles.includes("X")) return false;
    const told = roles.includes("H") || roles.includes("Y") || internal.has(plus) || internal.has(minus);
    return told || (some && cancelled[plus] === 1);
  };
}

function amountOf(crn: Crn, s: number): number {
  return s < 0 ? 0 : crn.initial[s];
}

/** Which of two rails is +: as names or declarations say, else the one that comes first. */
export function oriented(
  crn: Crn,
  u: number,
  v: number,
  hints: readonly (NameHint | null)[],
): [number, number] {
  const [a, b] = [hints[u]?.rail ?? 0, hints[v]?.rail ?? 0];
  if (a !== b) return a > b ? [u, v] : [v, u];
  const declared = crn.dualRail.find(
    ({ plus, minus }) => (plus === v && minus === u) || (plus === u && minus === v),
  );
  if (declared) return [declared.plus, declared.minus];
  return u < v ? [u, v] : [v, u];
}

function lonely(s: number, hints: readonly (NameHint | null)[]): [number, number] {
  return (hints[s]?.rail ?? 1) < 0 ? [-1, s] : [s, -1];
}

/**
 * Units that names or declarations tell but no reaction: unused inputs, outputs and linear units without
 * connections. `taken` marks the species of other units.
 */
export function inertUnits(
  graph: ReactionGraph,
  hints: readonly (NameHint | null)[],
  taken: ReadonlySet<number>,
): Unit[] {
  const rails = new Map<string, { kind: "input" | "linear"; plus: number; minus: number }>();
  const told = toldMates(graph, hints);
  hints.forEach((hint, s) => {
    if (graph.isUsed(s) || taken.has(s) || (told[s] >= 0 && taken.has(told[s]))) return;
    if (hint && hint.role !== "I" && hint.role !== "M") {
      const key = `${hint.role} ${hint.layer} ${hint.unit}`;
      const entry = rails.get(key) ?? { kind: hint.role === "X" ? "input" : "linear", plus: -1, minus: -1 };
      if (hint.rail > 0) entry.plus = s;
      else entry.minus = s;
      rails.set(key, entry);
    } else if (!hint && told[s] > s) {
      const [plus, minus] = oriented(graph.crn, s, told[s], hints);
      rails.set(`${s}`, { kind: "linear", plus, minus });
    }
  });
  return [...rails.values()].map(({ kind, plus, minus }): Unit => {
    const bias = kind === "input" ? 0 : amountOf(graph.crn, plus) - amountOf(graph.crn, minus);
    return { kind, plus, minus, inPlus: plus, inMinus: minus, mediator: -1, bias, edges: [] };
  });
}
