import { type Facts, near } from "../facts.ts";
import { WORDS } from "../text/first.ts";
import type { Lesson, Scene, Source } from "../types.ts";

const MIN: Source = {
  reactions: {
    name: "A + B to C",
    text: `
#! name "A + B → C"
# One A and one B become one C. Text after # is a note.
A @initial 5
B @initial 3

A + B -> C
`,
  },
};

const scene: Scene = { open: MIN, tEnd: 10, curves: "values" };

/** C at 4 with 2 of A left over. */
export function check({ outputs }: Facts): string {
  const [a, b, c] = ["A", "B", "C"].map((name) => outputs.find((output) => output.name === name)?.limit);
  if (a == null || b == null || c == null) return "wrongCrn";
  if (!near(c, 4)) return c > 4 ? "tooMany" : "tooFew";
  if (near(a, 2)) return "done";
  return near(a, 0) ? "leftB" : "leftover";
}

export const LESSON: Lesson = {
  words: WORDS,
  steps: [
    { scene, at: "editor" },
    { scene, show: { input: [8, 3] }, at: "inputs" },
    { scene, at: "chart" },
    { scene, show: { input: [2, 7] }, at: "table" },
    { scene, at: "dial", tab: "chart", dial: "rate" },
  ],
  exercise: { scene, show: { input: [6, 4] }, at: "inputs", check },
};
