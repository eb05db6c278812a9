import { type CancellationKind, type CompileOptions, DEFAULT_COMPILE_OPTIONS } from "../model/compiled.ts";
import type { Crn } from "../model/crn.ts";
import type { NameHint } from "../model/nameHints.ts";
import type { Recognised, Recognition } from "../model/recognition.ts";
import { compileNetwork } from "./compile.ts";
import { diagnoseByNames } from "./recognise/diagnose.ts";
import { type Fit, fits, type Misfit, misfit, type ReactionGraph } from "./recognise/graph.ts";
import { type Layers, layOut } from "./recognise/layout.ts";
import { hintsOf } from "./recognise/names.ts";
import { assemble } from "./recognise/network.ts";
import { partsOf } from "./recognise/parts.ts";
import { proveIsomorphic } from "./recognise/prove.ts";
import { matchRails } from "./recognise/rails.ts";
import {
  makesBothOfAJoin,
  ownValues,
  type Reduction,
  readReduced,
  withOwnValues,
} from "./recognise/reduced.ts";
import { findRelus, type Relu, type ReluReadings } from "./recognise/relus.ts";
import { remarksOn } from "./recognise/remarks.ts";
import {
  cancellationChoices,
  cancelledSpecies,
  checkForwards,
  isReluLike,
  survey,
} from "./recognise/survey.ts";
import { inertUnits, type Unit, unitsOf } from "./recognise/units.ts";

/** At most this many ways to read the ReLU units of a CRN without names are tried. */
const MAX_READINGS = 64;

/**
 * Says whether a CRN is the compiled form of a ±1 ReLU network (Algorithm 1, or Algorithm 2 and the compact
 * reduction where the network is determined; positive inputs and cancellation included), reconstructs the
 * network and proves it: compiled again, it gives the same CRN with other names, reaction by reaction.
 * Otherwise names the first reaction that does not fit.
 *
 * Names of Dualrail's or the authors' notation and declared dual-rail values are used where they tell:
 * without them a network is determined only up to the order of units, the sign of inputs, outputs and
 * linear units, and dead units.
 */
export function recognise(crn: Crn): Recognition {
  const hints = hintsOf(crn);
  let first: Misfit | null = null;
  for (const ignored of cancellationChoices(crn, hints)) {
    const graph = survey(crn, ignored);
    const result = graph.ok ? recogniseGraph(graph.value, hints) : graph;
    if (result.ok) return result.value;
    first ??= (graph.ok ? diagnoseByNames(graph.value, hints) : null) ?? result.misfit;
  }
  return { recognised: false, ...(first ?? { because: "There is no reaction.", reactions: [] }) };
}

function recogniseGraph(graph: ReactionGraph, hints: readonly (NameHint | null)[]): Fit<Recognised> {
  const forwards = checkForwards(graph);
  if (!forwards.ok) return forwards;
  const paths = [unreduced, reduced];
  if (!looksUnreduced(graph, hints)) paths.reverse();
  let first: Fit<Recognised> | null = null;
  for (const path of paths) {
    const result = path(graph, hints);
    if (result.ok) return result;
    first ??= result;
  }
  return first as Fit<Recognised>;
}

/** Half of the joins come with their I⁺ → M + H⁺, or a species is named as an I⁺, which reductions remove. */
function looksUnreduced(graph: ReactionGraph, hints: readonly (NameHint | null)[]): boolean {
  let joins = 0;
  let alike = 0;
  for (let r = 0; r < graph.reactions; r++) {
    if (graph.ignored[r] || graph.isUnimolecular(r)) continue;
    joins++;
    if (graph.products(r).length === 1 && isReluLike(graph, r)) alike++;
  }
  return (
    2 * alike >= joins || hints.some((hint, s) => hint?.role === "I" && hint.rail > 0 && graph.isUsed(s))
  );
}

function unreduced(graph: ReactionGraph, hints: readonly (NameHint | null)[]): Fit<Recognised> {
  const found = findRelus(graph, hints);
  if (!found.ok) return found;
  let first: Fit<Recognised> | null = null;
  for (const relus of readingsOf(found.value)) {
    for (const rails of matchRails(graph, relus, hints)) {
      const result = rails.ok
        ? finish(graph, unitsOf(graph, relus, rails.value, hints), hints, "none")
        : rails;
      if (result.ok) return result;
      first ??= result;
    }
  }
  return first as Fit<Recognised>;
}

/** Every combination of readings, up to a limit. */
function* readingsOf(found: readonly ReluReadings[]): Generator<readonly Relu[]> {
  const open = found.flatMap((readings, i) => (readings.length > 1 ? i : []));
  const count = Math.min(2 ** open.length, MAX_READINGS);
  for (let choice = 0; choice < count; choice++) {
    const second = new Set(open.filter((_, bit) => (choice >> bit) & 1));
    yield found.map((readings, i) => (second.has(i) ? (readings[1] as Relu) : readings[0]));
  }
}

/** A list with both M and I⁻ of a unit is the paper's; else the compact reading tells better what is wrong. */
function reduced(graph: ReactionGraph, hints: readonly (NameHint | null)[]): Fit<Recognised> {
  const paper = reducedBy(graph, hints, "paper");
  if (paper.ok || makesBothOfAJoin(graph)) return paper;
  return reducedBy(graph, hints, "compact");
}

function reducedBy(
  graph: ReactionGraph,
  hints: readonly (NameHint | null)[],
  reduction: Reduction,
): Fit<Recognised> {
  const parts = partsOf(graph, hints, reduction);
  if (!parts.ok) return parts;
  const units = readReduced(graph, parts.value, reduction, hints);
  if (!units.ok) return units;
  const own = ownValues(units.value);
  const named = new Map(
    [...own].filter(([end]) => (hints[units.value[end].plus] ?? hints[units.value[end].minus])?.role === "H"),
  );
  const all = units.value.every(({ kind }, u) => kind !== "linear" || own.has(u));
  let first: Fit<Recognised> | null = null;
  for (const taken of new Set([...(all ? [own] : []), named, own])) {
    const result = finish(graph, withOwnValues(units.value, taken), hints, reduction);
    if (result.ok) return result;
    first ??= result;
  }
  return first as Fit<Recognised>;
}

/** Places the units, compiles the network and proves that it is the same CRN. */
function finish(
  graph: ReactionGraph,
  units: readonly Unit[],
  hints: readonly (NameHint | null)[],
  reduction: CompileOptions["reduction"],
): Fit<Recognised> {
  const { crn } = graph;
  const taken = new Set(units.flatMap((unit) => [unit.plus, unit.minus, unit.inPlus, unit.inMinus]));
  const inert = inertUnits(graph, hints, taken);
  const declared = toldOutputs(graph, [...units, ...inert]);
  const named = layOut([...units, ...inert], hints, declared);
  // Hidden units without reactions have a place only where all names tell theirs, or nothing would go with them.
  const needed = inert.filter(
    ({ kind, plus, minus }) => kind === "input" || declared.has(plus) || declared.has(minus) || !hints[plus],
  );
  const all = [...units, ...(named.byNames ? inert : needed)];
  const layers: Layers = named.byNames ? named : layOut(all, hints, declared);
  if (layers.layers[0].length === 0) {
    return misfit(
      "There is no input: inputs that are folded into initial concentrations leave no reactions to read weights from.",
      0,
    );
  }
  const { network, ids, input } = assemble(crn, all, layers, hints);
  if (network.layers.length === 0 || network.outputs.length === 0) return misfit("There is no output.", 0);
  const inputs = new Set(layers.layers[0].flatMap((u) => [all[u].plus, all[u].minus]));
  const strange = crn.dualRail.find(
    ({ plus, minus, role }) =>
      role === "input" && [plus, minus].some((s) => s >= 0 && graph.isUsed(s) && !inputs.has(s)),
  );
  if (strange) {
    const s = [strange.plus, strange.minus].find(
      (rail) => rail >= 0 && graph.isUsed(rail) && !inputs.has(rail),
    ) as number;
    const r = Math.max(graph.consumer[s], graph.producers(s)[0] ?? 0);
    return misfit(
      `${graph.name(r)} treats ${graph.label(s)}, a rail of input ${strange.name}, as no compiled network treats an input.`,
      r,
    );
  }
  const single = layers.layers[0].filter((u) => all[u].minus < 0);
  const positive = single.length === layers.layers[0].length;
  if (single.length > 0 && !positive) {
    const r = Math.max(graph.consumer[all[single[0]].plus], 0);
    return misfit(`${graph.name(r)} has no mirror, though other inputs have two rails.`, r);
  }
  const options: CompileOptions = {
    ...DEFAULT_COMPILE_OPTIONS,
    reduction,
    positiveInputs: positive ? network.inputs.map(() => 0) : null,
    cancellation: cancellationOf(graph, all, layers),
  };
  const compiled = compileNetwork(crn.name, network, options);
  if (!compiled.ok) return misfit(compiled.problem.message, 0);
  const index = new Map(compiled.value.crn.species.ids.map((id, s) => [id, s]));
  const waste = wasteOf(graph);
  const species = Int32Array.from(ids, (id, s) => index.get(waste.has(s) ? "W" : (id ?? "")) ?? -1);
  const stray = species.findIndex((to, s) => to < 0 && graph.isUsed(s));
  if (stray >= 0) {
    const r = Math.max(graph.consumer[stray], graph.producers(stray)[0] ?? 0);
    return misfit(`${graph.label(stray)} has no place in the network that the other species make.`, r);
  }
  const proved = proveIsomorphic(graph, compiled.value.crn, species);
  if (!proved.ok) return proved;
  const remarks = remarksOn(graph, all, layers, hints, reduction, species);
  return fits({ recognised: true, network, options, input, species, remarks });
}

/** The species of the outputs: declared ones, else what cancellation tells where it is of some ends alone. */
function toldOutputs(graph: ReactionGraph, units: readonly Unit[]): ReadonlySet<number> {
  const declared = graph.crn.dualRail.filter(({ role }) => role === "output");
  if (declared.length > 0) return new Set(declared.flatMap(({ plus, minus }) => [plus, minus]));
  const cancelled = cancelledSpecies(graph);
  const ends = units.filter(({ kind, edges }) => kind !== "input" && edges.length === 0);
  const isCancelled = ({ plus, minus }: Unit) => cancelled[plus] === 1 || cancelled[minus] === 1;
  const inside = units.some((unit) => unit.kind !== "input" && unit.edges.length > 0 && isCancelled(unit));
  const outputs = ends.filter((unit) => isCancelled(unit) !== inside);
  return outputs.length === ends.length
    ? new Set()
    : new Set(outputs.flatMap(({ plus, minus }) => [plus, minus]));
}

/** What the cancellation reactions are of: outputs, hidden values, or all. */
function cancellationOf(graph: ReactionGraph, units: readonly Unit[], { layers }: Layers): CancellationKind {
  const cancelled = cancelledSpecies(graph);
  if (!cancelled.includes(1)) return "none";
  const has = (list: readonly number[]) =>
    list.some((u) => [units[u].plus, units[u].inPlus, units[u].inMinus].some((s) => cancelled[s] === 1));
  const outputs = layers.at(-1) as readonly number[];
  const values = outputs.some((u) => cancelled[units[u].plus] === 1 || cancelled[units[u].minus] === 1);
  const inputs = has(layers[0]);
  const inner = layers.slice(1).flat();
  const hidden = inner.some((u) => {
    const { plus, inPlus, inMinus } = units[u];
    const value = !outputs.includes(u) && cancelled[plus] === 1;
    return value || (inPlus !== plus && (cancelled[inPlus] === 1 || cancelled[inMinus] === 1));
  });
  if (inputs || (values && hidden)) return "all";
  return values ? "outputs" : "hidden";
}

function wasteOf(graph: ReactionGraph): ReadonlySet<number> {
  const waste = new Set<number>();
  graph.ignored.forEach((mark, r) => {
    if (mark) for (const s of graph.products(r)) waste.add(s);
  });
  return waste;
}
