import { describe, expect, it } from "vitest";
import { classCounts, rowOf } from "../../../src-worker/data/dataSet.ts";
import { iris } from "../../../src-worker/data/iris.ts";
import { standardisation } from "../../../src-worker/data/prepare.ts";
import { wholeSplit } from "../../../src-worker/train/train.ts";

describe("the IRIS table", () => {
  const data = iris();

  it("has the UCI variant's column means and its rows 35 and 38", () => {
    const { mean } = standardisation(data, wholeSplit(150).train);
    expect(mean.map((m) => m.toFixed(4))).toEqual(["5.8433", "3.0540", "3.7587", "1.1987"]);
    expect([...rowOf(data, 34)]).toEqual([4.9, 3.1, 1.5, 0.1]);
    expect([...rowOf(data, 37)]).toEqual([4.9, 3.1, 1.5, 0.1]);
    expect([...rowOf(data, 149)]).toEqual([5.9, 3, 5.1, 1.8]);
  });

  it("has 50 flowers of each kind, in centimetres", () => {
    expect(data.rows.length).toBe(600);
    expect(classCounts(data)).toEqual([50, 50, 50]);
    expect(data.classes).toEqual(["setosa", "versicolor", "virginica"]);
    expect(data.units).toEqual(["cm", "cm", "cm", "cm"]);
  });
});
