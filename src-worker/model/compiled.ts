import type { Crn, DualRail, Side } from "./crn.ts";

export type ReductionKind = "none" | "paper" | "compact";
export type CancellationKind = "none" | "outputs" | "hidden" | "all";

/** How a network is compiled (SCIENCE: options are applied after the reduction). */
export interface CompileOptions {
  readonly reduction: ReductionKind;
  /** Remove the input reactions and write inputs straight into initial concentrations. */
  readonly foldInputs: boolean;
  /** Lower bound per input, each ≤ 0: the shifted input needs only its + rail. */
  readonly positiveInputs: readonly number[] | null;
  /** Which dual-rail pairs get a reaction S⁺ + S⁻ → W. */
  readonly cancellation: CancellationKind;
  /** Rails offset c: x is encoded as (x + c, c) or (c, c − x). */
  readonly railsOffset: number;
}

export const DEFAULT_COMPILE_OPTIONS: CompileOptions = {
  reduction: "none",
  foldInputs: false,
  positiveInputs: null,
  cancellation: "none",
  railsOffset: 0,
};

/** Something a person should know that is no error: a unit without outgoing edges, say. */
export interface Remark {
  readonly code: string;
  readonly message: string;
}

/**
 * How an input vector becomes initial concentrations. Amount `a` on the + (−) rail of input `i`
 * adds `a · coefficient` to each species of row `2i` (`2i + 1`) of `targets`; without folding each
 * row is just the input's own species.
 */
export interface InputEncoding {
  readonly names: readonly string[];
  readonly targets: Side;
  /** Lower bound per input for positive inputs (the − rails then do not exist), else null. */
  readonly bounds: readonly number[] | null;
  readonly railsOffset: number;
}

/** What Algorithm 1 and the chosen reduction and options made of a network. */
export interface CompiledNetwork {
  /** Initial concentrations hold the biases; `encodeInputs` adds an input vector. */
  readonly crn: Crn;
  readonly encoding: InputEncoding;
  readonly outputs: readonly DualRail[];
  readonly options: CompileOptions;
  readonly remarks: readonly Remark[];
}

/** Reaction and product counts, split as the paper's two ways of counting need. */
export interface ReactionCounts {
  readonly total: number;
  /** Unimolecular reactions of input species. */
  readonly input: number;
  /** All reactions with one reactant molecule, the input reactions included. */
  readonly unimolecular: number;
  readonly bimolecular: number;
}

export interface ProductCounts {
  /** Product species summed over reactions. */
  readonly entries: number;
  /** Their coefficients summed. */
  readonly molecules: number;
  /** The largest sum of one reaction. */
  readonly largest: number;
}

/** Which limits do not depend on rate constants, and the first reason why not. */
export interface Certificate {
  /** Every species' limit exists, is unique and independent of the rate constants. */
  readonly species: boolean;
  /** The same for the dual-rail values of the outputs. */
  readonly outputs: boolean;
  readonly because: string | null;
}

/** What `compile` reports about a CRN. */
export interface CompileReport {
  readonly name: string;
  readonly reduction: ReductionKind;
  readonly reactions: ReactionCounts;
  readonly species: number;
  readonly products: ProductCounts;
  readonly rateIndependent: Certificate;
  readonly remarks: readonly Remark[];
}
