import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confusionOf, listedRows, markOf, movedPlace, nextWrong } from "../../../app/rows/rows.ts";
import { NO_FILTER } from "../../../app/store/rows.ts";
import type { DataAnswers } from "../../../src-worker/engine.ts";

const CLASSES = ["setosa", "versicolor", "virginica"];
const row = fc.record({
  label: fc.integer({ min: -1, max: 2 }),
  winner: fc.integer({ min: -1, max: 2 }),
  part: fc.integer({ min: -1, max: 2 }),
});
const answered = fc
  .tuple(fc.array(row, { maxLength: 60 }), fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }))
  .map(
    ([rows, outputOf]): DataAnswers => ({
      labels: Int32Array.from(rows, ({ label }) => label),
      winners: Int32Array.from(rows, ({ winner }) => winner),
      parts: Int8Array.from(rows, ({ part }) => part),
      outputOf,
      misfit: null,
      stopped: false,
    }),
  );

describe("the rows of a data set", () => {
  it("that a cell of the matrix counts are the rows it lists, part by part", () => {
    fc.assert(
      fc.property(answered, fc.constantFrom(null, 0, 1, 2), (answers, part) => {
        const { counts, totals, right, judged, correct } = confusionOf(answers, 3, 3, part);
        for (const label of [0, 1, 2]) {
          for (const winner of [0, 1, 2]) {
            const listed = listedRows(answers, CLASSES, { ...NO_FILTER, part, label, winner });
            expect(counts[3 * label + winner]).toBe(listed.length);
          }
          expect(totals[label]).toBe(counts.subarray(3 * label, 3 * label + 3).reduce((a, b) => a + b, 0));
          expect(right[label]).toBe(counts[3 * label + answers.outputOf[label]]);
        }
        expect(judged).toBe(totals.reduce((a, b) => a + b, 0));
        expect(correct).toBe(right.reduce((a, b) => a + b, 0));
        const wrong = listedRows(answers, CLASSES, { ...NO_FILTER, part, wrong: true });
        expect(wrong.length).toBe(judged - correct);
      }),
    );
  });

  it("that are wrong are all visited, in a circle", () => {
    fc.assert(
      fc.property(answered, (answers) => {
        const all = listedRows(answers, CLASSES, NO_FILTER);
        const wrong = Array.from(all).filter((r) => markOf(answers, r) === "wrong");
        let at: number | null = null;
        const visited = wrong.map(() => {
          at = nextWrong(answers, all, at);
          return at;
        });
        expect(visited).toEqual(wrong);
        expect(nextWrong(answers, all, at)).toBe(wrong[0] ?? null);
      }),
    );
  });

  it("are found by number and by class", () => {
    const answers: DataAnswers = {
      labels: Int32Array.of(0, 1, 2, 1),
      winners: null,
      parts: null,
      outputOf: [],
      misfit: null,
      stopped: false,
    };
    const found = (search: string) => [...listedRows(answers, CLASSES, { ...NO_FILTER, search })];
    expect(found("3")).toEqual([2]);
    expect(found(" VERSI")).toEqual([1, 3]);
    expect(found("rose")).toEqual([]);
  });

  it("are walked through by keys", () => {
    expect(movedPlace("ArrowDown", -1, 5, 3)).toBe(0);
    expect(movedPlace("PageDown", 3, 5, 3)).toBe(4);
    expect(movedPlace("Home", 3, 5, 3)).toBe(0);
    expect(movedPlace("x", 3, 5, 3)).toBe(null);
    expect(movedPlace("End", 0, 0, 3)).toBe(null);
  });
});
