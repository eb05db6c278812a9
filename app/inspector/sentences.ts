import type { Network, UnitRef } from "../../src-worker/model/network.ts";
import type { Fate } from "../../src-worker/model/reduction.ts";
import { counted, layerName, unitText, valueText } from "../store/names.ts";
import { wholeNumber } from "../ui/numbers.ts";
import type { Formula } from "./formula.ts";

/** A sum longer than this is folded into what it adds and what it takes. */
export const MOST_TERMS = 10;

/** "ReLU neuron 3 of 8, layer 1", "input 1 of 4", "linear output 2 of 3". */
export function placeSentence(network: Network, { layer, index }: UnitRef, kind: Formula["kind"]): string {
  const last = network.layers.length;
  const size = layer === 0 ? network.inputs.length : (network.layers[layer - 1]?.bias.length ?? 0);
  const number = `${wholeNumber(index + 1)} of ${wholeNumber(size)}`;
  if (layer === 0) return `input ${number}`;
  const activation = kind === "relu" ? "ReLU" : "linear";
  return layer === last
    ? `${activation} output ${number}`
    : `${activation} neuron ${number}, ${layerName(network, layer).toLowerCase()}`;
}

/** A number with its sign apart: "+ 61.3", "− 0.34". */
export function signedText(x: number, digits = 3): string {
  return `${x < 0 ? "−" : "+"} ${valueText(Math.abs(x), digits)}`;
}

/** "196 terms: + 61.3 − 58.1": what a long sum adds and what it takes. */
export function foldedSum({ terms, plus, minus }: Formula): string {
  const parts = [plus > 0 ? `+ ${valueText(plus, 1)}` : "", minus > 0 ? `− ${valueText(minus, 1)}` : ""];
  return `${counted(terms.length, "term")}: ${parts.filter(Boolean).join(" ") || "0"}`;
}

/** The whole formula as one line, for screen readers: "z = + x₁ (3) − x₂ (1) + 0.42 = 2.42; h₃ = ReLU(2.42) = 2.42". */
export function formulaSentence(network: Network, unit: UnitRef, formula: Formula): string {
  const { kind, terms, bias, z, value } = formula;
  const name = unitText(network, unit);
  if (kind === "input") return `${name} = ${valueText(value)}`;
  const written =
    terms.length > MOST_TERMS
      ? [foldedSum(formula)]
      : terms.map(
          ({ source, weight, value: x }) =>
            `${weight < 0 ? "−" : "+"} ${unitText(network, source)} (${valueText(x)})`,
        );
  const sum = [...written, ...(bias === 0 ? [] : [signedText(bias)])].join(" ") || "0";
  if (kind === "linear") return `${name} = ${sum} = ${valueText(value)}`;
  return `z = ${sum} = ${valueText(z)}; ${name} = ReLU(${valueText(z)}) = ${valueText(value)}`;
}

/**
 * How the unit's chemistry ends. M − I⁻ tends to z, and (2) stops when one of them is used up.
 */
export function endSentence({ kind, z, value }: Formula): string {
  if (kind === "linear") return "";
  if (kind === "input") {
    if (value === 0) return "Both rails start empty.";
    return `Starts as ${valueText(Math.abs(value))} on its ${value > 0 ? "+" : "−"} rail.`;
  }
  if (z > 0) return `Active: (2) goes on until I⁻ is used up, M ends at z = ${valueText(z)}.`;
  if (z < 0) return `At 0: (2) goes on until M is used up, I⁻ ends at −z = ${valueText(-z)}.`;
  return "Balanced, z = 0: M and I⁻ use each other up, only as 1/t.";
}

/** Reactions by number named one by one, at most. */
const NAMED_CARRIERS = 4;

/** Where an unreduced reaction is now: the text before and after the numbers that are links. */
export interface FateText {
  readonly text: string;
  /** Reactions of the shown list to name, from 0. */
  readonly numbers: readonly number[];
  /** How many there are in all. */
  readonly count: number;
}

/** What became of a reaction, in words with links. `reduced` is false where the shown list is not reduced. */
export function fateText(fate: Fate, reduced: boolean): FateText {
  if (fate.kind === "folded")
    return { text: "folded into the initial concentrations", numbers: [], count: 0 };
  if (fate.kind === "shown") {
    return { text: reduced ? "kept, now" : "is", numbers: [fate.reaction], count: 1 };
  }
  const { carriers, folded } = fate;
  const inputs = folded ? " the initial concentrations" : "";
  if (carriers.length === 0) {
    const text = folded ? `removed; its products are in${inputs}` : "removed; nothing produced its reactant";
    return { text, numbers: [], count: 0 };
  }
  const and = folded ? `${inputs} and` : "";
  const numbers = carriers.length > NAMED_CARRIERS ? [] : Array.from(carriers);
  return { text: `removed; its products are in${and}`, numbers, count: carriers.length };
}

export interface SelectionSummary {
  readonly count: number;
  readonly active: number;
  readonly lowest: number;
  readonly highest: number;
}

/** "3 neurons selected: 2 active, 1 at 0; values 0 to 2.1." */
export function summarySentence({ count, active, lowest, highest }: SelectionSummary): string {
  const off = count - active;
  const states = [
    active > 0 ? `${wholeNumber(active)} not 0` : "",
    off > 0 ? `${wholeNumber(off)} at 0` : "",
  ];
  const range =
    lowest === highest
      ? `value ${valueText(lowest)}`
      : `values ${valueText(lowest)} to ${valueText(highest)}`;
  return `${counted(count, "unit")} selected: ${states.filter(Boolean).join(", ")}; ${range}.`;
}
