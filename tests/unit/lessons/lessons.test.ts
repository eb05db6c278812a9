import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryOf } from "../../../app/help/glossary.ts";
import { POSITIONS } from "../../../app/lessons/content/reduction.ts";
import { ALL_LESSONS, stepCount, stepOf } from "../../../app/lessons/lessons.ts";
import { placeOf } from "../../../app/lessons/places.ts";
import { molar, realScale, span } from "../../../app/lessons/scale.ts";
import type { StepWords } from "../../../app/lessons/types.ts";
import { lessonRecord, NO_LESSON, parseAddress, parseLessons } from "../../../app/store/lesson.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import { documentOf, engine } from "./facts.ts";

const lessons = ALL_LESSONS.map((lesson, i) => ({ number: i + 1, lesson, title: lesson.words.title }));

function saidIn({ title, body, look, show }: StepWords): string[] {
  return [title, look, show ?? "", ...body.flatMap((block) => (typeof block === "string" ? [block] : []))];
}

test("there are ten lessons", () => {
  expect(lessons).toHaveLength(10);
  expect(new Set(lessons.map(({ title }) => title)).size).toBe(10);
});

describe.each(lessons)("lesson $number: $title", ({ lesson }) => {
  const { words, steps, exercise } = lesson;
  const all = [...words.steps, words.exercise];

  test("every step has its words, cites the paper and points at a part of the page", () => {
    expect(words.steps).toHaveLength(steps.length);
    for (const [i, said] of all.entries()) {
      const step = stepOf(lesson, i + 1);
      expect(said.cite).toMatch(/Section|Figure/);
      expect(placeOf(step.at)).not.toBeNull();
      expect(said.show !== undefined, `${said.title}: Show me`).toBe(step.show !== undefined);
    }
    expect(stepOf(lesson, stepCount(lesson))).toBe(exercise);
    expect(stepOf(lesson, 99)).toBe(exercise);
  });

  test("its marked words are in the glossary", () => {
    const marked = [...all.flatMap(saidIn), ...Object.values(words.exercise.feedback)].flatMap((text) =>
      Array.from(text.matchAll(/\[\[([^\]|]+)/g), (match) => match[1] as string),
    );
    expect(marked.filter((word) => !entryOf(word))).toEqual([]);
  });

  test("what it opens can be read and fits its inputs, edges and examples", async () => {
    for (const { scene, show } of [...steps, exercise]) {
      const document = await documentOf(scene.open);
      const inputs = document.network.inputs.length;
      for (const { input, example } of [scene, show ?? {}]) {
        if (input) expect(input).toHaveLength(inputs);
        if (example) expect(document.examples?.[example]).toBeDefined();
      }
    }
  });
});

test("the player's positions are those of the paper's lists", async () => {
  const { network } = await documentOf({ example: "figure1.dualrail.json" });
  const plan = await engine.reductionPlan({ network, options: DEFAULT_COMPILE_OPTIONS, kind: "paper" });
  expect(plan.ok && plan.value.stages.map(({ to }) => to)).toEqual([
    POSITIONS.outputs,
    POSITIONS.neurons,
    POSITIONS.end,
  ]);
});

test("one unit of 1 µM makes 3·10⁶ units 3 M and a time unit 100 to 1000 s, as the paper says", () => {
  const { rail, unit } = realScale(1e-6);
  expect(rail).toBeCloseTo(3, 10);
  expect(unit[0]).toBeCloseTo(100, 8);
  expect(unit[1]).toBeCloseTo(1000, 8);
  expect([molar(3), molar(1e-5), molar(1e-12), molar(3.2e-7)]).toEqual(["3 M", "10 µM", "1 pM", "320 nM"]);
  expect([span(1), span(100), span(50_000), span(9e7)]).toEqual([
    "1 second",
    "100 seconds",
    "14 hours",
    "2.9 years",
  ]);
});

describe("how far a person is", () => {
  test("is kept and read back", () => {
    const count = fc.integer({ min: 1, max: 99 });
    const record = fc.record({
      open: fc.boolean(),
      lesson: fc.option(count),
      step: count,
      reached: fc.dictionary(count.map(String), count).map((d) => d as Record<number, number>),
      passed: fc.array(count),
      before: fc.option(fc.record({ record: fc.string(), name: fc.string() })),
    });
    fc.assert(
      fc.property(record, (kept) => {
        expect(parseLessons(JSON.stringify(lessonRecord(kept)))).toEqual({
          ...kept,
          reached: { ...kept.reached },
        });
      }),
    );
  });

  test("nonsense is a fresh start", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseLessons(text)).not.toThrow();
      }),
    );
    for (const bad of [
      null,
      "",
      "[]",
      "null",
      "7",
      '{"lesson":"x","step":-1,"reached":[1],"passed":{},"before":{"name":1}}',
    ]) {
      expect(parseLessons(bad)).toEqual(NO_LESSON);
    }
  });

  test("a step has an address", () => {
    expect(parseAddress("6.2")).toEqual({ lesson: 6, step: 2 });
    expect(parseAddress("10")).toEqual({ lesson: 10, step: 1 });
    for (const bad of ["", "0", "6.0", "6.", "x", "1.2.3", "-1", "999.1", "6.2<b>"]) {
      expect(parseAddress(bad)).toBeNull();
    }
  });
});
