import type { CompileOptions, ReductionKind } from "../../src-worker/model/compiled.ts";
import type { Network } from "../../src-worker/model/network.ts";
import { FIGURE_1 } from "./figure1.ts";

/** The paper's (3)–(18) are our reactions 0 … 15 in the same order. */
const FIRST = 3;
/** Its reduced reactions in our order; (36) and (37) are (29) and (32) after cancelling. */
const REDUCED = [36, 30, 31, 37, 33, 34, 35];

/** True for the network of the paper's Figure 1, whatever its biases and names. */
export function isFigure1(network: Network): boolean {
  const { layers } = FIGURE_1.network;
  return (
    network.inputs.length === FIGURE_1.network.inputs.length &&
    network.layers.length === layers.length &&
    layers.every(({ weights, activation }, l) => {
      const other = network.layers[l];
      return (
        other?.activation === activation &&
        other.skips.length === 0 &&
        other.weights.values.length === weights.values.length &&
        weights.values.every((w, i) => w === other.weights.values[i])
      );
    })
  );
}

/** The number of an unreduced reaction in Vasic et al. (ICML 2020) where the network is its Figure 1. */
export function paperNumber(network: Network, reaction: number): number | null {
  return isFigure1(network) && reaction < 16 ? FIRST + reaction : null;
}

/** The same for a reaction of the shown list; none where options changed what the paper lists. */
export function shownPaperNumber(network: Network, options: CompileOptions, reaction: number): number | null {
  if (options.foldInputs || options.cancellation !== "none" || options.positiveInputs) return null;
  if (options.reduction === "none") return paperNumber(network, reaction);
  return isFigure1(network) ? (REDUCED[reaction] ?? null) : null;
}

/** What a stage of the paper's own example leaves, by its numbers; null where it prints none. */
export function paperRange(kind: ReductionKind, stage: number): string | null {
  if (kind !== "paper") return null;
  return ["(19)–(28)", "(29)–(35)", "(30), (31), (33)–(37)"][stage] ?? null;
}
