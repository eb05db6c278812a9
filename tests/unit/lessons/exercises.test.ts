import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check as figure1 } from "../../../app/lessons/content/figure1.ts";
import { check as first } from "../../../app/lessons/content/first.ts";
import { check as noise } from "../../../app/lessons/content/noise.ts";
import type { Facts } from "../../../app/lessons/facts.ts";
import { ALL_LESSONS } from "../../../app/lessons/lessons.ts";
import type { Exercise, Scene } from "../../../app/lessons/types.ts";
import type { ExperimentRun } from "../../../app/store/experiments.ts";
import { factsOf } from "./facts.ts";

const exercises = ALL_LESSONS.map(({ exercise, words }, i) => ({
  n: i + 1,
  exercise,
  words: words.exercise,
}));
const exerciseOf = (n: number): Exercise => exercises[n - 1]?.exercise as Exercise;

/** The exercise's scene with something else done to it. */
async function said(n: number, change: Partial<Scene>, more: Partial<Facts> = {}): Promise<string> {
  const { scene, check } = exerciseOf(n);
  return check(await factsOf({ ...scene, ...change }, more));
}

/** A finished experiment of few molecules whose largest deviation is given. */
async function counted(widest: number, runsDone = 20, countsPerUnit?: number): Promise<Facts> {
  const facts = await factsOf(exerciseOf(7).scene);
  const { stochastic } = facts.forms;
  const band = { mean: Float64Array.of(0, 2), deviation: Float64Array.of(0, widest) };
  const run = {
    status: "done",
    setting: {
      document: facts.document,
      form: { ...stochastic, ...(countsPerUnit ? { countsPerUnit } : {}) },
    },
    answer: { runsDone, values: [band] },
  } as unknown as ExperimentRun<"stochastic">;
  return { ...facts, experiments: { ...facts.experiments, stochastic: run } };
}

describe.each(exercises)("the exercise of lesson $n", ({ n, exercise, words }) => {
  test("is not solved as it begins, and says what to do", async () => {
    const verdict = exercise.check(await factsOf(exercise.scene));
    expect(verdict).not.toBe("done");
    expect(words.feedback[verdict]).toBeTruthy();
  });

  // The answer of lesson 7 is an experiment: below, and in the browser.
  test.skipIf(n === 7)("is solved by its own answer", async () => {
    expect(exercise.check(await factsOf({ ...exercise.scene, ...exercise.show }))).toBe("done");
    expect(words.feedback.done).toBeTruthy();
  });

  test("knows when something else was opened", async () => {
    const other = n === 1 ? exerciseOf(4).scene : exerciseOf(1).scene;
    const verdict = exercise.check(await factsOf(other));
    expect(verdict).not.toBe("done");
    expect(words.feedback[verdict]).toBeTruthy();
  });
});

describe("feedback", () => {
  test("1: too many, too few, the wrong one left", async () => {
    expect(await said(1, { input: [9, 8] })).toBe("tooMany");
    expect(await said(1, { input: [3, 9] })).toBe("tooFew");
    expect(await said(1, { input: [4, 6] })).toBe("leftB");
    expect(await said(1, { input: [9, 4] })).toBe("leftover");
    expect(await said(1, { input: [4, 4] })).toBe("leftB");
  });

  test("1: solved by A = 6, B = 4 and by nothing else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 }), (a, b) => {
        const c = Math.min(a, b);
        const limits = { A: a - c, B: b - c, C: c };
        const outputs = Object.entries(limits).map(([name, limit]) => ({
          name,
          network: null,
          crn: limit,
          limit,
        }));
        expect(first({ outputs } as unknown as Facts) === "done").toBe(a === 6 && b === 4);
      }),
    );
  });

  test("2: the sign, the amount, the rail", async () => {
    expect(await said(2, { input: [3, 1] })).toBe("positive");
    expect(await said(2, { input: [3, 9] })).toBe("off");
    expect(await said(2, { input: [0, 2] })).toBe("plus");
  });

  test("3: too little on either rail", async () => {
    expect(await said(3, { input: [2, 9] })).toBe("few");
    expect(await said(3, { input: [6, 5] })).toBe("positive");
    expect(await said(3, { input: [4, 4] })).toBe("done");
  });

  const edge = (from: number, i: number, j: number) => ({
    from: { layer: from, index: i },
    to: { layer: from + 1, index: j },
  });

  test("4: no edge, another edge, two edges, other inputs", async () => {
    expect(await said(4, { flipped: [edge(1, 0, 0)] })).toBe("other");
    expect(await said(4, { flipped: [edge(1, 2, 0), edge(0, 0, 0)] })).toBe("many");
    expect(await said(4, { input: [5, 1] })).toBe("wrongInput");
  });

  test("4: of all single edges one solves it", async () => {
    const edges = [0, 1].flatMap((i) => [0, 1, 2].map((j) => edge(0, i, j)));
    const last = [0, 1, 2].map((i) => edge(1, i, 0));
    const { scene } = exerciseOf(4);
    const verdicts = [];
    for (const one of [...edges, ...last])
      verdicts.push(figure1(await factsOf({ ...scene, flipped: [one] })));
    expect(verdicts.filter((verdict) => verdict === "done")).toHaveLength(1);
    expect(verdicts.at(-1)).toBe("done");
  });

  test("5: unreduced, another edge", async () => {
    expect(await said(5, { reduction: "none" })).toBe("unreduced");
    expect(await said(5, { flipped: [edge(0, 0, 0)] })).toBe("other");
    expect(await said(5, { flipped: [edge(1, 2, 0), edge(1, 0, 0)] })).toBe("many");
  });

  test("6: attempts are counted; a late run is no other result", async () => {
    const rates = (seed: number) => ({ kind: "loguniform", low: 0.3, high: 30, seed }) as const;
    const { trajectory } = (await factsOf(exerciseOf(6).scene)).simulation as NonNullable<
      Facts["simulation"]
    >;
    const ghosts = (n: number) => Array.from({ length: n }, () => ({ label: "", trajectory }));
    expect(await said(6, { rates: rates(1) }, { ghosts: ghosts(1) })).toBe("once");
    expect(await said(6, { rates: rates(2) }, { ghosts: ghosts(2) })).toBe("twice");
    expect(await said(6, { rates: rates(3) }, { ghosts: ghosts(3) })).toBe("done");
    expect(await said(6, { rates: { kind: "explicit", values: Array(16).fill(1e-3) } })).toBe("slow");
    expect(await said(6, { flipped: [edge(1, 2, 0)], rates: rates(1) })).toBe("wrongNetwork");
  });

  test("7: how far the runs wobble, and how many they are", async () => {
    expect(noise(await counted(0.05))).toBe("done");
    expect(noise(await counted(0.2))).toBe("wide");
    expect(noise(await counted(0.05, 3))).toBe("few");
  });

  test("7: a run of other molecules than are set, such as the step before began, is no answer", async () => {
    const facts = await counted(0.05, 20, 1000);
    expect(facts.forms.stochastic.countsPerUnit).not.toBe(1000);
    expect(noise(facts)).toBe("none");
  });

  test("8: a flower that is told rightly, values by hand", async () => {
    expect(await said(8, { example: 3 })).toBe("right");
    expect(await said(8, { input: [5, 3, 1, 1] })).toBe("none");
  });

  test("8: one flower of 150 solves it", async () => {
    const { scene, check } = exerciseOf(8);
    const facts = await factsOf(scene);
    const solved = [];
    for (let example = 0; example < 150; example += 1) {
      const { winner } =
        example % 10 === 3 || example === 133 ? await factsOf({ ...scene, example }) : { winner: -1 };
      if (winner >= 0 && check({ ...facts, example, winner }) === "done") solved.push(example);
    }
    expect(solved).toEqual([133]);
  });

  test("9: nothing drawn, another digit drawn, a drawing for another network", async () => {
    const seven = ALL_LESSONS[8]?.steps[2]?.scene.strokes ?? [];
    expect(await said(9, { example: 3 })).toBe("empty");
    expect(await said(9, { strokes: seven })).toBe("other");
    expect(await said(9, { open: { example: "digits.dualrail.json" }, strokes: seven })).toBe("wrongNetwork");
  });

  test("10: lower by another offset or input is no answer", async () => {
    expect(await said(10, { railsOffset: 0 })).toBe("moved");
    expect(await said(10, { input: [1, 1], cancellation: "outputs" })).toBe("moved");
    expect(await said(10, { cancellation: "hidden" })).toBe("tall");
  });
});
