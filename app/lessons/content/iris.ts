import type { Facts } from "../facts.ts";
import { WORDS } from "../text/iris.ts";
import type { Lesson, Scene } from "../types.ts";

const scene: Scene = { open: { example: "iris.dualrail.json" }, example: 0, curves: "values" };
/** Flower 51. */
const VERSICOLOR = 50;
/** The flower the network takes for another kind, from 0. */
export const MISTAKEN = 133;

/** An example whose label is not the largest output. */
export function check({ document, example, winner }: Facts): string {
  const { network, examples } = document;
  if (document.reactions || network.inputs.length !== 4 || network.outputs.length !== 3)
    return "wrongNetwork";
  const label = example === null ? undefined : examples?.[example]?.label;
  if (label === undefined) return "none";
  return network.outputs[winner] === label ? "right" : "done";
}

export const LESSON: Lesson = {
  words: WORDS,
  steps: [
    { scene, show: { example: VERSICOLOR }, at: "examples" },
    { scene: { ...scene, train: "as it is" }, show: { train: "iris" }, at: "train" },
    { scene, show: { input: [6.5, 3.5, 1.4, 0.2] }, at: "inputs" },
    { scene: { ...scene, example: VERSICOLOR }, at: "table" },
    { scene, show: { reduction: "paper" }, at: "reduction" },
    {
      scene: { ...scene, experiment: { id: "verify", form: { check: "limit" }, start: true } },
      at: "experiments",
    },
  ],
  exercise: { scene, show: { example: MISTAKEN }, at: "examples", check },
};
