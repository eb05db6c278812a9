import { describe, expect, it } from "vitest";
import { nextRow } from "../../../app/panels/ExampleList.tsx";
import { batchSize, judge, RIGHT, score, sharedNoun, UNKNOWN, WRONG } from "../../../app/panels/judge.ts";
import { inputName } from "../../../app/panels/symbol.ts";
import type { Network } from "../../../src-worker/model/network.ts";

/** Two outputs: x and −x. */
const network: Network = {
  inputs: ["x"],
  layers: [
    {
      activation: "linear",
      weights: { fanIn: 1, width: 2, values: Int8Array.of(1, -1) },
      skips: [],
      bias: new Float64Array(2),
    },
  ],
  outputs: ["up", "down"],
};

describe("judge", () => {
  it("compares the largest output with the label, after the preparation", () => {
    const examples = [
      { name: "1", values: [3], label: "up" },
      { name: "2", values: [1], label: "up" },
      { name: "3", values: [1], label: "elsewhere" },
      { name: "4", values: [1] },
      { name: "5", values: [1, 2], label: "up" },
    ];
    const preparation = { mean: [2], deviation: [1] };
    const marks = new Int8Array(5);
    judge({ network, preparation }, examples, marks, 0, 5);
    expect(Array.from(marks)).toEqual([RIGHT, WRONG, UNKNOWN, UNKNOWN, UNKNOWN]);
    expect(score(marks)).toEqual({ judged: 2, right: 1 });
  });

  it("touches only its turn", () => {
    const marks = Int8Array.of(9, 9, 9);
    judge({ network }, Array(3).fill({ name: "e", values: [1], label: "up" }), marks, 1, 2);
    expect(Array.from(marks)).toEqual([9, RIGHT, 9]);
    expect(batchSize(network)).toBe(1_000_000);
  });
});

describe("sharedNoun", () => {
  const named = (...names: string[]) => names.map((name) => ({ name, values: [] }));
  it("is the plural of what the examples are called", () => {
    expect(sharedNoun(named("flower 1", "flower 2"))).toBe("Flowers");
    expect(sharedNoun(named("Flower 1", "Leaf 2"))).toBeNull();
    expect(sharedNoun(named("0, 1", "1, 1"))).toBeNull();
    expect(sharedNoun([])).toBeNull();
  });
});

describe("nextRow", () => {
  it.each([
    ["ArrowDown", -1, 0],
    ["ArrowDown", 9, 9],
    ["ArrowUp", -1, 9],
    ["ArrowUp", 0, 0],
    ["PageDown", 2, 5],
    ["PageUp", 2, 0],
    ["Home", 5, 0],
    ["End", 5, 9],
    ["a", 5, null],
  ])("%s from %d leads to %s", (key, at, next) => expect(nextRow(key, at, 10, 4)).toBe(next));
});

describe("inputName", () => {
  it("shows a symbol once", () => {
    expect(inputName("x1", 4)).toEqual({ letter: "x", subscript: "1", name: "" });
    expect(inputName("a", 1)).toEqual({ letter: "a", subscript: "", name: "" });
    expect(inputName("Sepal length", 0)).toEqual({ letter: "x", subscript: "1", name: "Sepal length" });
    // A species of reactions that were written by hand.
    expect(inputName("X1p", null)).toEqual({ letter: "", subscript: "", name: "X1p" });
  });
});
