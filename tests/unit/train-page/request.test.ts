import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OpenDataSet } from "../../../app/store/dataSet.ts";
import type { TrainingChanges } from "../../../app/store/training.ts";
import {
  changed,
  isValidated,
  parseLayers,
  settingsOf,
  shapeText,
  weightCount,
  wishesOf,
} from "../../../app/train/request.ts";
import type { DataOrigin } from "../../../src-worker/data/origin.ts";
import { createEngine } from "../../../src-worker/engine.ts";

async function opened(origin: DataOrigin): Promise<OpenDataSet> {
  const result = await createEngine().surveyData(origin);
  if (!result.ok) throw new Error(result.problem.message);
  return { origin, ...result.value };
}

const iris = await opened({ kind: "builtIn", key: 1, name: "iris" });
const table = await opened({
  kind: "files",
  key: 2,
  files: [{ name: "rows.csv", bytes: new TextEncoder().encode("u;v;size\n1;2;big\n3;?;small\n5;6;small\n") }],
  choices: { missing: "drop", label: 3, header: true, delimiter: ";" },
});

describe("the layers' field", () => {
  const width = fc.integer({ min: 1, max: 600 });

  test("reads back what it shows, whole", () => {
    fc.assert(
      fc.property(width, fc.array(width, { maxLength: 5 }), width, (inputs, hidden, classes) => {
        expect(parseLayers(shapeText(inputs, hidden, classes), inputs, classes)).toEqual(hidden);
      }),
    );
  });

  test("takes hidden widths alone, and refuses what is none", () => {
    expect(parseLayers("8", 4, 3)).toEqual([8]);
    expect(parseLayers("16, 8", 4, 3)).toEqual([16, 8]);
    expect(parseLayers("4–16–8–3", 4, 3)).toEqual([16, 8]);
    expect(parseLayers("4-3", 4, 3)).toEqual([]);
    for (const text of ["", "0", "8x", "-", "99999", "1.5"]) expect(parseLayers(text, 4, 3)).toBeNull();
  });

  test("weights are counted", () => {
    expect(weightCount(4, [8], 3)).toBe(56);
  });
});

describe("what the engine is asked for", () => {
  test("with nothing changed: the widths alone, as on the command line", () => {
    expect(wishesOf(iris, {})).toEqual({ hidden: [8] });
    expect(settingsOf(iris.usual, {})).toMatchObject({ hidden: [8], epochs: 3000, restarts: 10, batch: 0 });
  });

  test("a setting that is the usual one again is no change", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 1e4 }), (seed, epochs) => {
        const there = changed(iris.usual, {}, { seed: seed + 1_000, epochs: epochs + 3000 });
        expect(wishesOf(iris, there)).toEqual({ hidden: [8], seed: seed + 1_000, epochs: epochs + 3000 });
        const back: TrainingChanges = { seed: iris.usual.options.seed, epochs: 3000, hidden: [8] };
        expect(changed(iris.usual, there, back)).toEqual({});
      }),
    );
  });

  test("how a table is read goes along, and shares only where the data have no split", async () => {
    expect(wishesOf(table, { validation: 0.2 })).toEqual({
      label: "3",
      dropMissing: true,
      header: true,
      delimiter: ";",
      validation: 0.2,
      hidden: [8],
    });
    const heart = await opened({ kind: "builtIn", key: 3, name: "heart" });
    expect(wishesOf(heart, { validation: 0.2, splitBy: "group" })).toEqual({ hidden: [32, 16, 16] });
  });

  test("says whether rows choose the epoch", async () => {
    expect(isValidated(iris, settingsOf(iris.usual, {}))).toBe(false);
    expect(isValidated(iris, settingsOf(iris.usual, { validation: 0.1 }))).toBe(true);
    const digits = await opened({ kind: "builtIn", key: 4, name: "digits" });
    expect(isValidated(digits, settingsOf(digits.usual, {}))).toBe(true);
  });
});
