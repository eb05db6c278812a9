import type { Stroke } from "../../../src-worker/model/drawing.ts";
import type { Facts } from "../facts.ts";
import { WORDS } from "../text/digits.ts";
import type { Lesson, Scene } from "../types.ts";

const stroke = (...points: readonly (readonly [number, number])[]): Stroke =>
  points.map(([x, y]) => ({ x, y }));

const SEVEN: readonly Stroke[] = [stroke([0.25, 0.2], [0.5, 0.19], [0.76, 0.2], [0.62, 0.5], [0.48, 0.86])];
const THREE: readonly Stroke[] = [
  stroke(
    [0.3, 0.22],
    [0.42, 0.15],
    [0.58, 0.15],
    [0.68, 0.24],
    [0.66, 0.36],
    [0.56, 0.45],
    [0.44, 0.48],
    [0.58, 0.51],
    [0.69, 0.6],
    [0.7, 0.74],
    [0.6, 0.84],
    [0.44, 0.86],
    [0.3, 0.78],
  ),
];
const WANTED = 3;
const PIXELS = 196;

const small: Scene = { open: { example: "digits.dualrail.json" }, curves: "values", example: 4 };
const large: Scene = { open: { example: "mnist.dualrail.json" }, curves: "values", example: 4 };

/** A drawing that the chemistry reads as a three. */
export function check({ document, drawn, winner }: Facts): string {
  const { inputs, outputs } = document.network;
  if (document.reactions || inputs.length !== PIXELS || outputs.length !== 10) return "wrongNetwork";
  if (!drawn) return "empty";
  return winner === WANTED ? "done" : "other";
}

export const LESSON: Lesson = {
  words: WORDS,
  steps: [
    { scene: small, show: { example: 7 }, at: "pad" },
    { scene: large, show: { strokes: SEVEN }, at: "pad" },
    { scene: { ...large, strokes: SEVEN }, at: "chart" },
    { scene: large, at: "canvas" },
  ],
  exercise: { scene: large, show: { strokes: THREE }, at: "pad", check },
};
