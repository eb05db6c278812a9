import { type Facts, near } from "../facts.ts";
import { NAME, WORDS } from "../text/relu.ts";
import type { Lesson, Scene, Source } from "../types.ts";

const TWO: Source = {
  reactions: {
    name: NAME,
    text: `
#! name "${NAME}"
X1p @initial 5  # X⁺
X1n @initial 3  # X⁻

X1p -> M1u1 + Y1p   # (1)
M1u1 + X1n -> Y1n   # (2)

#! dualrail output "y" = Y1p - Y1n
`,
  },
};

const scene: Scene = { open: TWO, input: [5, 3], tEnd: 10 };

/** y = 0 with at least 4 of X⁺. */
export function check({ input, outputs: [y], document }: Facts): string {
  if (!document.reactions || input.length !== 2 || !y) return "wrongCrn";
  if ((input[0] ?? 0) < 4 - 1e-9) return "few";
  return near(y.limit, 0, 1e-6) ? "done" : "positive";
}

export const LESSON: Lesson = {
  words: WORDS,
  steps: [
    {
      scene: { open: { example: "relu.dualrail.json" }, input: [3], tEnd: 10 },
      show: { input: [-2] },
      at: "y1",
      tab: "inputs",
    },
    { scene, at: "editor" },
    { scene, at: "chart" },
    { scene, show: { input: [5, 8] }, at: "table" },
    { scene, at: "certificate" },
  ],
  exercise: { scene, show: { input: [4, 6] }, at: "inputs", check },
};
