import type { CompileOptions, ProductCounts } from "./compiled.ts";
import type { Side, SpeciesTable } from "./crn.ts";
import type { Network, UnitRef } from "./network.ts";
import type { SpeciesName } from "./speciesName.ts";

/** The two reductions that can be played step by step. */
export type PlayedReduction = "paper" | "compact";

/**
 * What the steps of a stage do.
 * - `fan-out`: remove H → …, one rail of one unit a step.
 * - `relu`: remove I⁺ → M + H⁺, one unit a step.
 * - `cancel`: the rails of values lose their common amount in every product list, in one step.
 * - `discard`: values of units without outgoing edges, which no reaction reads, leave all lists, in one step.
 */
export type StageKind = "fan-out" | "relu" | "cancel" | "discard";

/** A run of steps of one kind on one layer. */
export interface ReductionStage {
  readonly kind: StageKind;
  /** Layer from 1; null where a stage cancels all values at once. */
  readonly layer: number | null;
  /** Steps `from` (included) to `to` (not included). */
  readonly from: number;
  readonly to: number;
}

/** Everything that is known of a reduction before a single list is changed. */
export interface ReductionPlan {
  readonly kind: PlayedReduction;
  /** Species of the unreduced CRN; the reactions keep its numbers throughout. */
  readonly species: SpeciesTable;
  /** Reactions of the unreduced CRN. */
  readonly reactions: number;
  /** Unimolecular reactions of input species: they stay. */
  readonly input: number;
  readonly bimolecular: number;
  /** Per step the reaction it removes, −1 where it removes none. */
  readonly removed: Int32Array;
  /** Per step the reactant of the removed reaction, −1 where it removes none. */
  readonly reactant: Int32Array;
  readonly stages: readonly ReductionStage[];
}

/** What to play: the network, and the options the unreduced CRN depends on. */
export interface ReductionJob {
  readonly network: Network;
  readonly options: CompileOptions;
  readonly kind: PlayedReduction;
}

/** Which picture of a reduction is wanted. */
export interface FrameRequest {
  /** Steps done. */
  readonly position: number;
  /** Steps done in the picture before: what lies between is shown as the change. */
  readonly since: number;
  /** Listed reactions whose product lists are wanted, by their place in the list. */
  readonly from: number;
  readonly to: number;
}

/** How a listed reaction came out of a step. */
export const ROW_STATUS = { same: 0, changed: 1, removed: 2 } as const;

/** Product lists of some reactions before and after a step; one row each. */
export interface FrameRows {
  /** Numbers of the reactions, from 0, as in the unreduced CRN. */
  readonly reactions: Int32Array;
  readonly reactants: Side;
  /** Products before the step: empty rows for reactions it did not change. */
  readonly before: Side;
  /** Products after the step; those a removed reaction had. */
  readonly after: Side;
}

export interface InitialChange {
  readonly species: number;
  readonly before: number;
  readonly after: number;
}

/** One picture of a reduction. */
export interface ReductionFrame {
  readonly position: number;
  readonly since: number;
  /** All reactions present after the step and those it removed, in order. */
  readonly reactions: Int32Array;
  /** `ROW_STATUS` of each of them. */
  readonly status: Uint8Array;
  readonly rows: FrameRows;
  /** Product counts of the reactions present. */
  readonly products: ProductCounts;
  /** Initial concentrations (from biases) the step changed, at most `INITIAL_LIMIT`. */
  readonly initial: readonly InitialChange[];
  readonly initialCount: number;
}

export const INITIAL_LIMIT = 24;

/** Reactions after `position` steps, split as the paper counts; `remaining` are still to be removed. */
export function countsAt(
  plan: ReductionPlan,
  position: number,
): {
  readonly total: number;
  readonly bimolecular: number;
  readonly input: number;
  readonly remaining: number;
} {
  const { input, bimolecular } = plan;
  let remaining = plan.reactions - input - bimolecular;
  for (let step = 0; step < position; step++) if ((plan.removed[step] as number) >= 0) remaining--;
  return { total: bimolecular + input + remaining, bimolecular, input, remaining };
}

/** Index of the stage that step `step` belongs to; −1 beyond the last. */
export function stageOfStep(plan: ReductionPlan, step: number): number {
  return plan.stages.findIndex(({ from, to }) => step >= from && step < to);
}

/** What a unit's reactions are for. */
export type ReactionPart = "into" | "relu" | "out";

/** One species of a reaction, with its name since the shown CRN may lack it. */
export interface NamedTerm {
  /** ASCII id. */
  readonly id: string;
  readonly name: SpeciesName;
  readonly unit: UnitRef;
  readonly coefficient: number;
}

/** Where an unreduced reaction is in the shown CRN. */
export type Fate =
  /** It is there, with other products where the reduction substituted some. */
  | { readonly kind: "shown"; readonly reaction: number }
  /** Its products went into these reactions of the shown CRN, and into folded inputs where `folded`. */
  | { readonly kind: "removed"; readonly carriers: Int32Array; readonly folded: boolean }
  /** An input reaction that was written into initial concentrations. */
  | { readonly kind: "folded" };

export interface UnitReaction {
  /** Number in the unreduced CRN, from 0. */
  readonly reaction: number;
  /** 1 or 2 for the paper's reactions (1) and (2), 0 for a fan-out. */
  readonly kind: 0 | 1 | 2;
  readonly reactants: readonly NamedTerm[];
  /** In order where they are at most `PRODUCTS_LIMIT`; else the unit's own first, then others up to it. */
  readonly products: readonly NamedTerm[];
  readonly productCount: number;
  /** How many of a longer list's `products` are the unit's own: the first ones. */
  readonly own: number;
  readonly fate: Fate;
}

export const PRODUCTS_LIMIT = 3;

export interface UnitReactionGroup {
  readonly part: ReactionPart;
  readonly count: number;
  /** The first of them, as many as were asked for. */
  readonly rows: readonly UnitReaction[];
}

/** A species of a unit before the reduction; the shown CRN may lack its id. */
export interface UnitSpecies {
  readonly id: string;
  readonly name: SpeciesName;
}

/** A unit's chemistry before the reduction, and where it went. */
export interface UnitChemistry {
  readonly unit: UnitRef;
  readonly species: readonly UnitSpecies[];
  readonly groups: readonly UnitReactionGroup[];
  /** Reactions of the unreduced CRN. */
  readonly total: number;
}

export interface UnitChemistryJob {
  readonly network: Network;
  readonly options: CompileOptions;
  readonly unit: UnitRef;
  /** Reactions wanted per group. */
  readonly limit: number;
}
