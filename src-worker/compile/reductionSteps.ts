import { type Crn, ROLE } from "../model/crn.ts";
import type { Network } from "../model/network.ts";
import { ok, type Result } from "../model/problem.ts";
import type { PlayedReduction, ReductionPlan, ReductionStage, StageKind } from "../model/reduction.ts";
import { outgoingMatrices, rowIsUsed, type Unreduced } from "./algorithm1.ts";
import { countReactions } from "./counts.ts";
import { Accumulator, type List, listOf } from "./productLists.ts";
import { removableReactions, tooLarge } from "./reducePaper.ts";

/** A reduction cut into steps: what `applySteps` needs beside the plan the page sees. */
export interface Steps {
  readonly plan: ReductionPlan;
  readonly crn: Crn;
  /** Pairs (plus, minus) that each stage cancels; empty for other stages. */
  readonly pairs: readonly (readonly (readonly [number, number])[])[];
  /** Species that each stage discards; empty for other stages. */
  readonly discarded: readonly Int32Array[];
}

/** The reactions and initial concentrations after some steps. Lists are shared between states. */
export interface ReductionState {
  /** Products per reaction of the unreduced CRN; null once it is removed. */
  readonly products: readonly (List | null)[];
  /** Initial concentrations from biases, per species of the unreduced CRN. */
  readonly initial: Float64Array;
}

/**
 * The steps of a reduction of a compiled network.
 *
 * `paper` is Algorithm 2 of Vasic et al. (ICML 2020) in the order of its §3.3, the downstream-most
 * reactions first (the result is the same in any order), and the cancellation of lines 17–27 at the end.
 * `compact` goes downstream: the rails of a layer's units cancel in every list before the layer's
 * reactions are substituted, and values that no reaction reads are left out.
 *
 * Playing all steps gives exactly the CRN of `reducePaper` and `reduceCompact`.
 */
export function reductionSteps(network: Network, { crn, map }: Unreduced, kind: PlayedReduction): Steps {
  const layers = network.layers.length;
  const removable = removableReactions(crn);
  const builder = new StepBuilder();
  const reactionsOf = (role: number, layer: number) => {
    const found: { s: number; r: number }[] = [];
    for (let s = 0; s < removable.length; s++) {
      const r = removable[s] as number;
      if (r >= 0 && crn.species.role[s] === role && crn.species.layer[s] === layer) found.push({ s, r });
    }
    return found.sort((a, b) => a.r - b.r);
  };
  const fanOut = (l: number) => builder.remove("fan-out", l, reactionsOf(ROLE.H, l));
  const relu = (l: number) => builder.remove("relu", l, reactionsOf(ROLE.I, l));
  if (kind === "paper") {
    for (let l = layers; l >= 1; l--) {
      fanOut(l);
      relu(l);
    }
    const both = crn.dualRail.filter((pair) => pair.plus >= 0 && pair.minus >= 0);
    // With one layer no list can hold both rails: each edge puts one species there.
    if (layers > 1)
      builder.cancel(
        null,
        both.map(({ plus, minus }) => [plus, minus] as const),
      );
  } else {
    const silent = silentUnits(network);
    for (let l = 1; l <= layers; l++) {
      const units = Array.from(network.layers[l - 1]!.bias.keys());
      if (l > 1)
        builder.cancel(
          l,
          units.map((j) => [map.target(l, j, 1), map.target(l, j, -1)] as const),
        );
      relu(l);
      fanOut(l);
      const unread = l < layers ? units.filter((j) => silent(l, j)) : [];
      builder.discard(
        l,
        unread.flatMap((j) => [map.value(l, j, 1), map.value(l, j, -1)]),
      );
    }
  }
  const { input, bimolecular } = countReactions(crn);
  const { stages, pairs, discarded, removed, reactant } = builder;
  const plan: ReductionPlan = {
    kind,
    species: crn.species,
    reactions: crn.rate.length,
    input,
    bimolecular,
    removed: Int32Array.from(removed),
    reactant: Int32Array.from(reactant),
    stages,
  };
  return { plan, crn, pairs, discarded };
}

class StepBuilder {
  readonly stages: ReductionStage[] = [];
  readonly pairs: (readonly (readonly [number, number])[])[] = [];
  readonly discarded: Int32Array[] = [];
  readonly removed: number[] = [];
  readonly reactant: number[] = [];

  remove(kind: StageKind, layer: number, reactions: readonly { s: number; r: number }[]): void {
    if (reactions.length === 0) return;
    const from = this.removed.length;
    for (const { s, r } of reactions) {
      this.removed.push(r);
      this.reactant.push(s);
    }
    this.end(kind, layer, from, [], []);
  }

  cancel(layer: number | null, pairs: readonly (readonly [number, number])[]): void {
    if (pairs.length > 0) this.whole("cancel", layer, pairs, []);
  }

  discard(layer: number, species: readonly number[]): void {
    if (species.length > 0) this.whole("discard", layer, [], species);
  }

  private whole(
    kind: StageKind,
    layer: number | null,
    pairs: readonly (readonly [number, number])[],
    species: readonly number[],
  ): void {
    const from = this.removed.length;
    this.removed.push(-1);
    this.reactant.push(-1);
    this.end(kind, layer, from, pairs, species);
  }

  private end(
    kind: StageKind,
    layer: number | null,
    from: number,
    pairs: readonly (readonly [number, number])[],
    species: readonly number[],
  ): void {
    this.stages.push({ kind, layer, from, to: this.removed.length });
    this.pairs.push(pairs);
    this.discarded.push(Int32Array.from(species));
  }
}

/** Tells the units without an outgoing edge. */
function silentUnits(network: Network): (layer: number, unit: number) => boolean {
  const outgoing = outgoingMatrices(network);
  return (layer, unit) => !(outgoing[layer] ?? []).some(({ weights }) => rowIsUsed(weights, unit));
}

/** The unreduced CRN: before the first step. */
export function firstState({ crn }: Steps): ReductionState {
  const products = Array.from(crn.rate, (_, r) => listOf(crn.products, r));
  return { products, initial: crn.initial.slice() };
}

/**
 * Does the steps `from` to `to` (not included). Steps of one stage are done at once: their reactions do
 * not produce each other's reactants. The state before is left as it is.
 *
 * @returns a problem where a coefficient passes 2^53; it names the layer.
 */
export function applySteps(
  steps: Steps,
  state: ReductionState,
  from: number,
  to: number,
): Result<ReductionState> {
  let now = state;
  for (const [i, stage] of steps.plan.stages.entries()) {
    const first = Math.max(from, stage.from);
    const end = Math.min(to, stage.to);
    if (first >= end) continue;
    const next =
      stage.kind === "cancel"
        ? ok(cancelPairs(steps, now, steps.pairs[i]!))
        : stage.kind === "discard"
          ? ok(discardSpecies(steps, now, steps.discarded[i]!))
          : removeReactions(steps, now, first, end);
    if (!next.ok) return next;
    now = next.value;
  }
  return ok(now);
}

/** Puts the products of the removed reactions wherever their reactants are produced, and moves r(0). */
function removeReactions(
  { plan, crn }: Steps,
  state: ReductionState,
  from: number,
  to: number,
): Result<ReductionState> {
  const expansion = new Map<number, List>();
  const replaced = new Uint8Array(crn.species.count);
  const products = state.products.slice();
  for (let step = from; step < to; step++) {
    const r = plan.removed[step] as number;
    const s = plan.reactant[step] as number;
    expansion.set(s, state.products[r]!);
    replaced[s] = 1;
    products[r] = null;
  }
  const scratch = new Accumulator(crn.species.count);
  for (const [r, list] of products.entries()) {
    if (!list?.species.some((s) => replaced[s])) continue;
    list.species.forEach((s, e) => {
      const put = expansion.get(s);
      if (put) scratch.addList(put, list.coefficient[e] as number);
      else scratch.add(s, list.coefficient[e] as number);
    });
    const overflow = scratch.firstInexact();
    if (overflow >= 0) return tooLarge(crn.species, overflow);
    products[r] = scratch.take();
  }
  const initial = state.initial.slice();
  for (const [s, { species, coefficient }] of expansion) {
    const amount = state.initial[s] as number;
    if (amount === 0) continue;
    initial[s] = 0;
    species.forEach((p, e) => {
      initial[p] = (initial[p] as number) + amount * (coefficient[e] as number);
    });
  }
  return ok({ products, initial });
}

/** Both rails of each pair lose their common amount in every list and in the initial concentrations. */
function cancelPairs(
  { crn }: Steps,
  state: ReductionState,
  pairs: readonly (readonly [number, number])[],
): ReductionState {
  const partner = new Int32Array(crn.species.count).fill(-1);
  for (const [plus, minus] of pairs) {
    partner[plus] = minus;
    partner[minus] = plus;
  }
  const seen = new Uint8Array(crn.species.count);
  const scratch = new Accumulator(crn.species.count);
  const products = state.products.map((list) => {
    if (!list) return null;
    const doubled: number[] = [];
    for (const s of list.species) {
      const other = partner[s] as number;
      if (other >= 0 && seen[other]) doubled.push(s);
      seen[s] = 1;
    }
    for (const s of list.species) seen[s] = 0;
    if (doubled.length === 0) return list;
    scratch.addList(list, 1);
    for (const s of doubled) scratch.cancel(s, partner[s] as number);
    return scratch.take();
  });
  const initial = state.initial.slice();
  for (const [plus, minus] of pairs) {
    const common = Math.min(initial[plus] as number, initial[minus] as number);
    initial[plus] = (initial[plus] as number) - common;
    initial[minus] = (initial[minus] as number) - common;
  }
  return { products, initial };
}

/** Takes species that no reaction reads out of every list and out of the pot. */
function discardSpecies({ crn }: Steps, state: ReductionState, discarded: Int32Array): ReductionState {
  const gone = new Uint8Array(crn.species.count);
  const initial = state.initial.slice();
  for (const s of discarded) {
    gone[s] = 1;
    initial[s] = 0;
  }
  const products = state.products.map((list) => {
    if (!list?.species.some((s) => gone[s])) return list;
    const kept = Int32Array.from(list.species.keys()).filter((e) => !gone[list.species[e] as number]);
    return {
      species: Int32Array.from(kept, (e) => list.species[e] as number),
      coefficient: Float64Array.from(kept, (e) => list.coefficient[e] as number),
    };
  });
  return { products, initial };
}
