import { type Example, type NetworkDocument, prepare } from "../../src-worker/model/document.ts";
import { evaluate, type Network, winnerOf } from "../../src-worker/model/network.ts";

/** Whether the network's largest output is the example's label. */
export const UNKNOWN = -1;
export const WRONG = 0;
export const RIGHT = 1;

/** Judges examples `from` to `to` (exclusive) into `marks`, one of UNKNOWN, WRONG, RIGHT each. */
export function judge(
  document: Pick<NetworkDocument, "network" | "preparation">,
  examples: readonly Example[],
  marks: Int8Array,
  from: number,
  to: number,
): void {
  const { network } = document;
  for (let e = from; e < Math.min(to, examples.length); e++) {
    const example = examples[e] as Example;
    const label = labelIndex(network, example);
    if (label < 0 || example.values.length !== network.inputs.length) {
      marks[e] = UNKNOWN;
      continue;
    }
    const winner = winnerOf(evaluate(network, prepare(document, example.values)).outputs);
    marks[e] = winner < 0 ? UNKNOWN : winner === label ? RIGHT : WRONG;
  }
}

/** Index of the output an example is labelled with; −1 without one. */
export function labelIndex(network: Network, example: Example): number {
  return example.label === undefined ? -1 : network.outputs.indexOf(example.label);
}

/** Examples to judge in one go: about two million multiply-adds, some 10 ms. */
export function batchSize(network: Network): number {
  let weights = 0;
  for (const layer of network.layers) {
    weights += layer.weights.values.length;
    for (const skip of layer.skips) weights += skip.weights.values.length;
  }
  return Math.max(1, Math.floor(2_000_000 / Math.max(1, weights)));
}

/** How many examples are judged at all, and how many of them are right. */
export function score(marks: Int8Array): { readonly judged: number; readonly right: number } {
  let judged = 0;
  let right = 0;
  for (const mark of marks) {
    if (mark !== UNKNOWN) judged++;
    if (mark === RIGHT) right++;
  }
  return { judged, right };
}

/** What the list is called: "Flowers" when its examples are "Flower 1", "Flower 2", …; null otherwise. */
export function sharedNoun(examples: readonly Example[]): string | null {
  const noun = examples[0]?.name.match(/^(\p{L}{2,}) \d+$/u)?.[1];
  if (!noun || !examples.every((e) => e.name.startsWith(`${noun} `))) return null;
  if (noun === "drawn") return "Drawings";
  const capital = noun.charAt(0).toUpperCase() + noun.slice(1).toLowerCase();
  return capital.endsWith("s") ? capital : `${capital}s`;
}
