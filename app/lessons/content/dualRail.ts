import { type Facts, near } from "../facts.ts";
import { NAME, WORDS } from "../text/dualRail.ts";
import type { Lesson, Scene, Source } from "../types.ts";

const RAILS: Source = {
  reactions: {
    name: NAME,
    text: `
#! name "${NAME}"
# A value is the difference of two concentrations.
X1p @initial 4  # X⁺
X1n @initial 1  # X⁻

X1p -> Y1p
X1n -> Y1n

# y is read as a difference:
#! dualrail output "y" = Y1p - Y1n
`,
  },
};

const scene: Scene = { open: RAILS, input: [4, 1], tEnd: 10 };

/** y = −2 with X⁺ = 3. */
export function check({ input, outputs: [y], document }: Facts): string {
  if (!document.reactions || input.length !== 2 || !y) return "wrongCrn";
  if (!near(y.limit, -2)) return (y.limit ?? 0) >= 0 ? "positive" : "off";
  return near(input[0], 3) ? "done" : "plus";
}

export const LESSON: Lesson = {
  words: WORDS,
  steps: [
    { scene, at: "inputs" },
    { scene, at: "chart" },
    { scene, show: { input: [3, 0] }, at: "chart" },
    { scene: { ...scene, input: [0, 2] }, show: { input: [1, 3] }, at: "chart" },
    {
      scene: { open: { example: "relu.dualrail.json" }, input: [3], tEnd: 10 },
      show: { railsOffset: 1 },
      at: "inputs",
    },
  ],
  exercise: { scene, show: { input: [3, 5] }, at: "inputs", check },
};
