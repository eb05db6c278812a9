import type { Facts } from "../facts.ts";
import { WORDS } from "../text/noise.ts";
import type { ExperimentScene, Lesson, Scene } from "../types.ts";
import { FIGURE, flippedEdges } from "./figure1.ts";

/** What the band's half width must stay below. */
const QUIET = 0.1;
const ENOUGH_RUNS = 10;

const counts = (countsPerUnit: number, runs: number, start: boolean): ExperimentScene => ({
  id: "stochastic",
  form: { method: "ssa", countsPerUnit, runs, timeScale: "log" },
  start,
});

/** A finished set of runs whose deviation stays small at all times. */
export function check({ experiments: { stochastic }, forms }: Facts): string {
  if (!stochastic || stochastic.status === "failed") return "none";
  const { setting, answer, status } = stochastic;
  // A run of the step before may end while the task is read: it is no answer to it.
  if (setting.form.countsPerUnit !== forms.stochastic.countsPerUnit) return "none";
  if (status === "running" || !answer) return "running";
  if (setting.document.reactions || flippedEdges(setting.document) === null) return "otherNetwork";
  if (answer.runsDone < ENOUGH_RUNS) return "few";
  const [y] = answer.values;
  const widest = y ? y.deviation.reduce((most, d) => Math.max(most, d), 0) : Number.POSITIVE_INFINITY;
  return widest <= QUIET ? "done" : "wide";
}

const scene: Scene = { ...FIGURE, experiment: counts(20, 20, false) };

export const LESSON: Lesson = {
  words: WORDS,
  steps: [
    { scene, at: "experiments" },
    {
      scene: { ...FIGURE, experiment: counts(1, 20, true) },
      at: "plot",
    },
    {
      scene: { ...FIGURE, experiment: counts(1, 100, true) },
      show: { experiment: counts(1, 200, true) },
      at: "plot",
    },
    {
      scene: { ...FIGURE, experiment: counts(1000, 20, true) },
      at: "plot",
    },
  ],
  exercise: {
    scene: { ...FIGURE, experiment: counts(5, 20, false) },
    show: { experiment: counts(1000, 20, true) },
    at: "experiments",
    check,
  },
};
