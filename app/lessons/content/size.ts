import { amountOf, type Facts, near } from "../facts.ts";
import { WORDS } from "../text/size.ts";
import type { Lesson, Scene } from "../types.ts";
import { FIGURE, flippedEdges } from "./figure1.ts";

const OFFSET = 20;
/** What both rails of y must stay below. */
const LOW = 10;

const mnist: Scene = { open: { example: "mnist.dualrail.json" }, example: 4, curves: "values" };
const tall: Scene = { ...FIGURE, railsOffset: OFFSET };

/** Low rails of y with the inputs and the offset as they were. */
export function check(facts: Facts): string {
  const { document, input, options, outputs } = facts;
  if (document.reactions || flippedEdges(document) !== 0) return "wrongNetwork";
  const kept = near(input[0], 3) && near(input[1], 1) && options.railsOffset === OFFSET;
  if (!kept || options.foldInputs) return "moved";
  const rails = ["Y1p", "Y1n"].map((id) => amountOf(facts, id) ?? 0);
  return Math.max(...rails) < LOW && near(outputs[0]?.crn, 2) ? "done" : "tall";
}

export const LESSON: Lesson = {
  words: WORDS,
  steps: [
    { scene: mnist, at: "reactions" },
    {
      scene: { ...FIGURE, experiment: { id: "scaling", form: { vary: "products" }, start: true } },
      at: "plot",
    },
    { scene: mnist, at: "reactions" },
    { scene: tall, at: "chart" },
    { scene: tall, show: { cancellation: "all" }, at: "chart" },
    { scene: tall, at: "dial", tab: "chart", dial: "scale" },
  ],
  exercise: { scene: tall, show: { cancellation: "outputs" }, at: "settings", tab: "chart", check },
};
