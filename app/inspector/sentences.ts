import type { Network, UnitRef } from "../../src-worker/model/network.ts";
import type { Fate } from "../../src-worker/model/reduction.ts";
import { layerName, unitText, valueText } from "../store/names.ts";
import type { Formula } from "./formula.ts";
import { words } from "./text.ts";

/** A sum longer than this is folded into what it adds and what it takes. */
export const MOST_TERMS = 10;

/** "ReLU neuron 3 of 8, layer 1", "input 1 of 4", "linear output 2 of 3". */
export function placeSentence(network: Network, { layer, index }: UnitRef, kind: Formula["kind"]): string {
  const last = network.layers.length;
  const size = layer === 0 ? network.inputs.length : (network.layers[layer - 1]?.bias.length ?? 0);
  const { place } = words;
  const number = place.number(index + 1, size);
  if (layer === 0) return place.input(number);
  const activation = place.activations[kind === "relu" ? "relu" : "linear"];
  return layer === last
    ? place.output(activation, number)
    : place.neuron(activation, number, layerName(network, layer).toLowerCase());
}

/** A number with its sign apart: "+ 61.3", "− 0.34". */
export function signedText(x: number, digits = 3): string {
  return `${x < 0 ? "−" : "+"} ${valueText(Math.abs(x), digits)}`;
}

/** "196 terms: + 61.3 − 58.1": what a long sum adds and what it takes. */
export function foldedSum({ terms, plus, minus }: Formula): string {
  const parts = [plus > 0 ? `+ ${valueText(plus, 1)}` : "", minus > 0 ? `− ${valueText(minus, 1)}` : ""];
  return `${words.terms(terms.length)}: ${parts.filter(Boolean).join(" ") || "0"}`;
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
  return `z = ${sum} = ${valueText(z)}; ${name} = ${words.relu(valueText(z))} = ${valueText(value)}`;
}

/**
 * How the unit's chemistry ends. M − I⁻ tends to z, and (2) stops when one of them is used up.
 */
export function endSentence({ kind, z, value }: Formula): string {
  const { end } = words;
  if (kind === "linear") return "";
  if (kind === "input") {
    return value === 0 ? end.emptyInput : end.input(valueText(Math.abs(value)), value > 0 ? "+" : "−");
  }
  if (z > 0) return end.active(valueText(z));
  if (z < 0) return end.off(valueText(-z));
  return end.balanced;
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
  const said = words.fate;
  if (fate.kind === "folded") return { text: said.folded, numbers: [], count: 0 };
  if (fate.kind === "shown") {
    return { text: reduced ? said.kept : said.is, numbers: [fate.reaction], count: 1 };
  }
  const { carriers, folded } = fate;
  if (carriers.length === 0) {
    return { text: folded ? said.inInitial : said.unproduced, numbers: [], count: 0 };
  }
  const numbers = carriers.length > NAMED_CARRIERS ? [] : Array.from(carriers);
  return { text: folded ? said.carriedToo : said.carried, numbers, count: carriers.length };
}

export interface SelectionSummary {
  readonly count: number;
  readonly active: number;
  readonly lowest: number;
  readonly highest: number;
}

/** "3 neurons selected: 2 active, 1 at 0; values 0 to 2.1." */
export function summarySentence({ count, active, lowest, highest }: SelectionSummary): string {
  return words.summary.sentence(count, active, valueText(lowest), valueText(highest));
}
