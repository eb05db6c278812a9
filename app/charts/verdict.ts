import { winnerOf } from "../../src-worker/model/network.ts";
import type { OutputComparison, SlowUnit } from "../../src-worker/model/simulation.ts";
import { chartText } from "./text.ts";

const words = chartText.verdict;

/** A piece of a sentence; the strong pieces carry it. */
export interface Phrase {
  readonly text: string;
  readonly strong?: boolean;
}

/** A computed sentence with its tone: `good` is ticked, `poor` warns. */
export interface Verdict {
  readonly tone: "good" | "poor";
  readonly phrases: readonly Phrase[];
}

export interface VerdictInput {
  readonly outputs: readonly OutputComparison[];
  /** Index of the largest output of the CRN and of the network; −1 for a single output. */
  readonly winner: number;
  readonly networkWinner: number;
  /** Spoken names of the outputs, in order. */
  readonly names: readonly string[];
  /** Time at which the CRN was read. */
  readonly t: number;
  readonly slow: SlowUnit | null;
  readonly slowName: string;
  /** The one rate constant of all reactions, or null when they differ. */
  readonly rate: number | null;
}

/** Agreement finer than this is called by this. */
const MOST_DECIMALS = 10;

/**
 * Decimals two numbers agree to: the largest d with difference < 0.5·10^−d, at most 10; −1 when
 * they do not even round to the same whole number.
 */
export function agreeingDecimals(difference: number): number {
  let d = -1;
  while (d < MOST_DECIMALS && difference < 0.5 * 10 ** -(d + 1)) d++;
  return d;
}

/**
 * What a unit of pre-activation z has still to convert at time t with rate constant k, as a
 * concentration: |z|/(e^(|z|kt) − 1), and 1/(kt) where z = 0.
 */
export function leftOver(z: number, t: number, k = 1): number {
  const size = Math.abs(z);
  return size === 0 ? 1 / (k * t) : size / Math.expm1(size * k * t);
}

/** Largest |CRN − reference| over the outputs, or null when no output has that reference. */
export function largestDifference(
  outputs: readonly OutputComparison[],
  reference: "network" | "limit",
): number | null {
  let largest: number | null = null;
  for (const output of outputs) {
    const value = output[reference];
    if (value !== null) largest = Math.max(largest ?? 0, Math.abs(output.crn - value));
  }
  return largest;
}

/** The sentence under the table: winner, agreement at t, and the slow unit where it explains the rest. */
export function verdict(input: VerdictInput): Verdict {
  const difference = largestDifference(input.outputs, "network");
  if (difference === null) return withoutNetwork(input);
  const same = input.winner === input.networkWinner;
  const phrases: Phrase[] = [];
  if (input.winner >= 0) phrases.push(...winnerPhrases(input, same));
  phrases.push({ text: agreement(difference, input) });
  const slow = slowPhrases(input, difference);
  phrases.push(...(slow.length > 0 ? slow : [{ text: "." }]));
  return { tone: same && isClose(difference, input) ? "good" : "poor", phrases };
}

/** One decimal, or a thousandth of the largest value. */
function isClose(difference: number, input: VerdictInput): boolean {
  return agreeingDecimals(difference) >= 1 || difference < 1e-3 * largestValue(input);
}

function largestValue(input: VerdictInput): number {
  return Math.max(...input.outputs.map((output) => Math.abs(output.network ?? 0)));
}

/** The sentence without its typography. */
export function sentence(phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => phrase.text).join("");
}

function winnerPhrases(input: VerdictInput, same: boolean): Phrase[] {
  if (same) return [{ text: words.same, strong: true }, { text: " " }];
  const name = (i: number) => input.names[i] ?? "";
  const limits = input.outputs.map((output) => output.limit);
  const exact = limits.every((limit) => limit !== null) ? winnerOf(limits as number[]) : -1;
  const atLast = exact === input.networkWinner;
  return [
    { text: words.different, strong: true },
    { text: words.winners(name(input.networkWinner), name(input.winner), atLast) },
  ];
}

function agreement(difference: number, input: VerdictInput): string {
  const decimals = agreeingDecimals(difference);
  if (decimals >= 1) return words.agrees(decimals, input.t);
  const range = largestValue(input);
  return words.differs(difference, range >= 100 ? range : null, input.t);
}

/** Names the slow unit where what it has left is a good part of the difference. */
function slowPhrases(input: VerdictInput, difference: number): Phrase[] {
  const { slow, rate } = input;
  if (!slow || rate === null || input.t <= 0) return [];
  const left = leftOver(slow.z, input.t, rate);
  if (left < 0.02 * difference || left < 1e-9) return [];
  const [before, after] = words.slow(slow.z);
  return [{ text: before }, { text: input.slowName, strong: true }, { text: after }];
}

/** "Labelled y2; largest output y2." for an example of a CRN that came without a network. */
export function labelSentence(
  label: string,
  { outputs, winner }: Pick<VerdictInput, "outputs" | "winner">,
  names: readonly string[],
): string {
  const largest = outputs[winner];
  if (!largest) return words.labelled(label);
  const name = names[winner] ?? largest.name;
  return words.largest(name, label, largest.name === label);
}

function withoutNetwork(input: VerdictInput): Verdict {
  const difference = largestDifference(input.outputs, "limit");
  if (difference === null) {
    return { tone: "poor", phrases: [{ text: words.noLimit }] };
  }
  const tone = agreeingDecimals(difference) >= 1 ? "good" : "poor";
  return { tone, phrases: [{ text: words.within(difference, input.t) }] };
}
