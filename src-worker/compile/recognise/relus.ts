import { molecules } from "../../model/crn.ts";
import type { NameHint } from "../../model/nameHints.ts";
import { type Fit, fits, listed, type Misfit, type ReactionGraph } from "./graph.ts";

/** The species of a ReLU unit: I⁺ → M + H⁺ and M + I⁻ → H⁻. */
export interface Relu {
  readonly inPlus: number;
  readonly inMinus: number;
  readonly mediator: number;
  readonly outPlus: number;
  readonly outMinus: number;
  /** I⁺ → M + H⁺ */
  readonly split: number;
  /** M + I⁻ → H⁻ */
  readonly join: number;
}

/** A reaction M + I⁻ → H⁻ with the ways to read it: one, or two that both make sense here. */
export type ReluReadings = readonly [Relu] | readonly [Relu, Relu];

/** Every reaction of two reactants read as a ReLU unit's; names decide where both ways are possible. */
export function findRelus(
  graph: ReactionGraph,
  hints: readonly (NameHint | null)[],
): Fit<readonly ReluReadings[]> {
  const found: ReluReadings[] = [];
  let failed: Attempt | null = null;
  for (let r = 0; r < graph.reactions; r++) {
    if (graph.ignored[r] || graph.isUnimolecular(r)) continue;
    const readings = readJoin(graph, r, hints);
    if (Array.isArray(readings)) found.push(readings as unknown as ReluReadings);
    else failed ??= readings as Attempt;
  }
  if (!failed) return fits(found);
  const misfit = failed.misfit as Misfit;
  return { ok: false, misfit: failed.passed === NO_SPLIT ? withOrphan(graph, found, misfit) : misfit };
}

/** The readings of reaction `r` that make sense, else the likeliest one that does not. */
function readJoin(
  graph: ReactionGraph,
  r: number,
  hints: readonly (NameHint | null)[],
): readonly Relu[] | Attempt {
  const [a, b] = graph.reactants(r);
  const attempts = [attempt(graph, r, a, b), attempt(graph, r, b, a)];
  const named = attempts.filter(({ mediator }) => hints[mediator]?.role === "M");
  const tried = named.length === 1 ? named : attempts;
  const readings = tried.flatMap(({ unit }) => unit ?? []);
  return readings.length > 0 ? readings : tried.reduce((x, y) => (y.passed > x.passed ? y : x));
}

/** Passed tests of a reading whose M nothing makes. */
const NO_SPLIT = 1;

interface Attempt {
  readonly mediator: number;
  readonly unit: Relu | null;
  readonly misfit: Misfit | null;
  /** How many tests were passed: the reading with more is the likelier one. */
  readonly passed: number;
}

/** Reads reaction `r` with `mediator` as M and `inMinus` as I⁻. */
function attempt(graph: ReactionGraph, r: number, mediator: number, inMinus: number): Attempt {
  const { crn } = graph;
  const no = (passed: number, because: string, ...reactions: number[]): Attempt => ({
    mediator,
    unit: null,
    misfit: { because, reactions },
    passed,
  });
  if (molecules(crn.products, r) !== 1) {
    return no(0, `${graph.name(r)} does not make exactly one molecule, as M + I⁻ → H⁻ does.`, r);
  }
  const m = graph.label(mediator);
  const makers = graph.producers(mediator);
  if (makers.length === 0) {
    return no(NO_SPLIT, `${graph.name(r)} has no partner: no reaction makes ${m} as I⁺ → M + H⁺ does.`, r);
  }
  const splits = [...makers].filter((q) => graph.isUnimolecular(q) && molecules(crn.products, q) === 2);
  const others = [...makers].filter((q) => !splits.includes(q));
  if (others.length > 0) {
    const why =
      splits.length > 0
        ? `makes ${m}, which only reaction ${splits[0] + 1} should make`
        : `is not of the form I⁺ → M + H⁺, but makes ${m}`;
    return no(splits.length > 0 ? 3 : 2, `${graph.name(others[0])} ${why}.`, ...others, ...splits);
  }
  if (splits.length > 1) {
    return no(
      3,
      `Reactions ${listed(splits.map((q) => `${q + 1}`))} all make ${m}; only one should.`,
      ...splits,
    );
  }
  const split = splits[0];
  const [inPlus] = graph.reactants(split);
  const outPlus = graph.products(split).find((s) => s !== mediator) ?? -1;
  const outMinus = graph.products(r)[0];
  if (outPlus < 0 || outPlus === inMinus || outPlus === outMinus) {
    return no(4, `${graph.name(split)} is not of the form I⁺ → M + H⁺.`, split);
  }
  for (const [s, maker] of [
    [outPlus, split],
    [outMinus, r],
  ]) {
    const makersOf = graph.producers(s);
    if (makersOf.length === 1) continue;
    const other = makersOf.find((q) => q !== maker) as number;
    const both = `Reactions ${Math.min(maker, other) + 1} and ${Math.max(maker, other) + 1}`;
    return no(
      5,
      `${both} both make ${graph.label(s)}; the value of a ReLU unit has one reaction for each rail.`,
      maker,
      other,
    );
  }
  const filled = [mediator, outPlus, outMinus].find((s) => crn.initial[s] !== 0);
  if (filled !== undefined) {
    const amount = `${graph.label(filled)} has the initial concentration ${crn.initial[filled]}`;
    return no(
      6,
      `${amount}; in a compiled network only inputs and biases have one.`,
      graph.consumer[filled] < 0 ? r : graph.consumer[filled],
    );
  }
  return {
    mediator,
    unit: { inPlus, inMinus, mediator, outPlus, outMinus, split, join: r },
    misfit: null,
    passed: 7,
  };
}

/** A join without its split: the one reaction that looks like a split and belongs to no unit is named, too. */
function withOrphan(graph: ReactionGraph, found: readonly ReluReadings[], failed: Misfit): Misfit {
  const taken = new Set(found.flatMap((readings) => readings.map(({ split }) => split)));
  const orphans: number[] = [];
  for (let r = 0; r < graph.reactions; r++) {
    const open = !graph.ignored[r] && graph.isUnimolecular(r) && !taken.has(r);
    if (!open || molecules(graph.crn.products, r) !== 2) continue;
    if (graph.products(r).some((s) => graph.producers(s).length === 1 && graph.crn.initial[s] === 0))
      orphans.push(r);
  }
  if (orphans.length !== 1) return failed;
  return {
    because: `${failed.because} Its partner may be reaction ${orphans[0] + 1}.`,
    reactions: [...failed.reactions, orphans[0]],
  };
}
