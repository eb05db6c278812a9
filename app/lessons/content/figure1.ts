import { FIGURE_1 } from "../../store/figure1.ts";
import type { EdgeRef } from "../../store/view.ts";
import { type Facts, near } from "../facts.ts";
import { WORDS } from "../text/figure1.ts";
import type { Lesson, Scene } from "../types.ts";

/** The paper's network on the paper's example. */
export const FIGURE: Scene = { open: { example: "figure1.dualrail.json" }, input: [3, 1] };

const unit = (layer: number, index: number) => ({ layer, index });
const edge = (from: number, i: number, j: number): EdgeRef => ({
  from: unit(from, i),
  to: unit(from + 1, j),
});
export const H3_TO_Y = edge(1, 2, 0);

/** How many of Figure 1's signs are flipped; null for any other network. */
export function flippedEdges({ network }: Facts["document"]): number | null {
  const wanted = FIGURE_1.network.layers;
  if (network.layers.length !== wanted.length) return null;
  let flips = 0;
  for (const [l, { weights }] of wanted.entries()) {
    const values = network.layers[l]?.weights.values;
    if (values?.length !== weights.values.length) return null;
    for (const [i, w] of weights.values.entries()) {
      if (values[i] === 0) return null;
      if (values[i] !== w) flips++;
    }
  }
  return flips;
}

/** y = 6 by one flipped edge. */
export function check({ document, input, outputs: [y] }: Facts): string {
  const flips = document.reactions ? null : flippedEdges(document);
  if (flips === null) return "wrongNetwork";
  if (!near(input[0], 3) || !near(input[1], 1)) return "wrongInput";
  if (flips === 0) return "none";
  if (flips > 1) return "many";
  return near(y?.network, 6) ? "done" : "other";
}

export const LESSON: Lesson = {
  words: WORDS,
  steps: [
    { scene: FIGURE, at: "canvas" },
    { scene: { ...FIGURE, selected: [unit(0, 0)] }, at: "x1", tab: "reactions" },
    { scene: { ...FIGURE, selected: [unit(0, 1)] }, at: "x2", tab: "reactions" },
    { scene: { ...FIGURE, selected: [unit(1, 0)] }, at: "h1", tab: "reactions" },
    { scene: { ...FIGURE, selected: [unit(1, 2)] }, at: "h3", tab: "reactions" },
    { scene: FIGURE, show: { flipped: [edge(0, 1, 0)] }, at: "reactions" },
  ],
  exercise: { scene: FIGURE, show: { flipped: [H3_TO_Y] }, at: "edges", tab: "chart", check },
};
