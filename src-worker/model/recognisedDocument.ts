import { pairsOf } from "./crn.ts";
import type { CrnDocument, CrnExample } from "./crnDocument.ts";
import type { NetworkDocument } from "./document.ts";
import { evaluate, type Network, shapeName, winnerOf } from "./network.ts";
import type { Recognised } from "./recognition.ts";

/**
 * The network behind a CRN as a document. The CRN's examples come along, their values in the network's
 * order; without any, the input in its initial concentrations is one.
 */
export function documentOf(
  { network, options, input, remarks }: Recognised,
  source: CrnDocument,
): NetworkDocument {
  const { crn, simulation } = source;
  const carried = networkExamples(network, source);
  const examples: readonly CrnExample[] =
    carried.length > 0 || input.every((x) => x === 0) ? carried : [{ name: "As in the file", values: input }];
  const text = [`Recognised from the ${crn.rate.length} reactions of ${crn.name}.`, ...remarks].join(" ");
  return {
    name: crn.name === "" ? shapeName(network) : crn.name,
    network,
    ...(options.positiveInputs ? { inputBounds: options.positiveInputs } : {}),
    ...(examples.length > 0 ? { examples } : {}),
    ...(simulation ? { simulation } : {}),
    about: { text },
    extra: {},
  };
}

/** The examples with their values in the order of the network's inputs; none where the names differ. */
export function networkExamples(
  network: Network,
  { crn, examples = [] }: CrnDocument,
): readonly CrnExample[] {
  const names = pairsOf(crn, "input").map((pair) => pair.name);
  const places = network.inputs.map((name) => names.indexOf(name));
  if (places.includes(-1)) return [];
  return examples.map((example) => ({
    ...example,
    values: places.map((place) => example.values[place] as number),
  }));
}

/** How a network stands to what a file states about it. */
export interface StatedAgreement {
  readonly examples: number;
  /** Examples with a label, and how many of them the network gets right. */
  readonly labelled: number;
  readonly correct: number;
  /** Examples that state the network's winner, and how many of them agree. */
  readonly winners: number;
  readonly sameWinner: number;
  /** Largest difference from stated outputs; null where none are stated. */
  readonly outputDifference: number | null;
}

/** Compares a network with the labels, winners and outputs that the examples state. */
export function statedAgreement(network: Network, examples: readonly CrnExample[]): StatedAgreement {
  const sums = { labelled: 0, correct: 0, winners: 0, sameWinner: 0 };
  let outputDifference: number | null = null;
  for (const { values, label, winner, outputs } of examples) {
    const own = evaluate(network, values).outputs;
    const name = network.outputs[Math.max(winnerOf(own), 0)];
    if (label !== undefined) {
      sums.labelled++;
      if (label === name) sums.correct++;
    }
    if (winner !== undefined) {
      sums.winners++;
      if (winner === name) sums.sameWinner++;
    }
    if (outputs?.length !== own.length) continue;
    outputs.forEach((y, k) => {
      outputDifference = Math.max(outputDifference ?? 0, Math.abs(y - (own[k] as number)));
    });
  }
  return { examples: examples.length, ...sums, outputDifference };
}
