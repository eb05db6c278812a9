import type { Crn } from "../../../src-worker/model/crn.ts";
import type { Facts } from "../facts.ts";
import { WORDS } from "../text/reduction.ts";
import type { Lesson, Scene } from "../types.ts";
import { FIGURE, flippedEdges, H3_TO_Y } from "./figure1.ts";

/** Steps of Figure 1's reduction: into y, the neurons' own, and the cancelled pair. */
export const POSITIONS = { outputs: 6, neurons: 9, end: 10 } as const;

/** One X⁺₁ makes three Y⁺ in the paper's reduction, by one flipped edge. */
export function check({ document, options, compilation }: Facts): string {
  const flips = document.reactions ? null : flippedEdges(document);
  if (flips === null || !compilation) return "wrongNetwork";
  if (options.reduction !== "paper") return "unreduced";
  if (flips > 1) return "many";
  if (flips === 0) return "none";
  return made(compilation.compiled.crn, "X1p", "Y1p") === 3 ? "done" : "other";
}

/** How many of a product the one reaction of a reactant makes. */
function made({ species: { ids }, reactants, products }: Crn, from: string, product: string): number {
  const [source, target] = [ids.indexOf(from), ids.indexOf(product)];
  for (let r = 0; r + 1 < reactants.start.length; r++) {
    if (reactants.species[reactants.start[r] as number] !== source) continue;
    for (let i = products.start[r] as number; i < (products.start[r + 1] as number); i++) {
      if (products.species[i] === target) return products.coefficient[i] as number;
    }
  }
  return 0;
}

const reduced: Scene = { ...FIGURE, reduction: "paper" };

export const LESSON: Lesson = {
  words: WORDS,
  steps: [
    { scene: FIGURE, at: "reactions" },
    { scene: { ...FIGURE, played: 0 }, show: { played: 1 }, at: "player" },
    { scene: { ...FIGURE, played: POSITIONS.outputs }, at: "player" },
    { scene: { ...FIGURE, played: POSITIONS.neurons }, at: "player" },
    { scene: { ...FIGURE, played: POSITIONS.end }, at: "player" },
    { scene: FIGURE, show: { reduction: "paper" }, at: "reduction" },
  ],
  exercise: { scene: reduced, show: { flipped: [H3_TO_Y] }, at: "edges", tab: "reactions", check },
};
