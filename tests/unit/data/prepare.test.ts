import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DataSet } from "../../../src-worker/data/dataSet.ts";
import {
  centring,
  preparedRows,
  splitByGroup,
  splitByRow,
  standardisation,
} from "../../../src-worker/data/prepare.ts";
import { parseDataSource, readData } from "../../../src-worker/data/sources.ts";

function dataSet(rows: number[][], groups?: string[]): DataSet {
  return {
    name: "d",
    inputs: (rows[0] as number[]).map((_, i) => `x${i}`),
    rows: Float64Array.from(rows.flat()),
    labels: Int32Array.from(rows, (_, r) => r % 2),
    classes: ["even", "odd"],
    ...(groups ? { groups } : {}),
  };
}

const first = (n: number) => Int32Array.from({ length: n }, (_, r) => r);

describe("preparation", () => {
  it("uses mean and population deviation of the named rows only", () => {
    const data = dataSet([
      [1, 5],
      [3, 5],
      [100, 7],
    ]);
    const p = standardisation(data, first(2));
    expect(p).toEqual({ mean: [2, 5], deviation: [1, 1] });
    expect([...preparedRows(data, p)]).toEqual([-1, 0, 1, 0, 98, 2]);
    expect(centring(data, first(2))).toEqual({ mean: [2, 5], deviation: [1, 1] });
    expect(preparedRows(data, null)).toBe(data.rows);
  });

  it("gives mean 0 and deviation 1, and merely centres a column that never changes", () => {
    const row = fc.tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.constant(0.1));
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), (rows) => {
        const data = dataSet(rows);
        const n = rows.length;
        const p = standardisation(data, first(n));
        const prepared = preparedRows(data, p);
        const column = (i: number) => Array.from({ length: n }, (_, r) => prepared[2 * r + i] as number);
        const mean = column(0).reduce((s, x) => s + x, 0) / n;
        const square = column(0).reduce((s, x) => s + x * x, 0) / n;
        const spread = Math.max(...rows.map((r) => r[0])) - Math.min(...rows.map((r) => r[0]));
        fc.pre(spread > 1e-3);
        expect(Math.abs(mean)).toBeLessThan(1e-6);
        expect(Math.abs(square - 1)).toBeLessThan(1e-6);
        for (const x of column(1)) expect(Math.abs(x)).toBeLessThan(1e-15);
      }),
    );
  });
});

describe("splits", () => {
  const rows = Array.from({ length: 60 }, (_, r) => [r]);
  const sorted = (...parts: Int32Array[]) => parts.flatMap((p) => [...p]).sort((a, b) => a - b);

  it("deal out every row once, the same way for the same seed", () => {
    const data = dataSet(rows);
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, train) => {
        const shares = { train, validation: (1 - train) / 2 };
        const split = splitByRow(data, shares, seed);
        expect(sorted(split.train, split.validation, split.test)).toEqual([...first(60)]);
        expect(split.train.length).toBe(Math.round(60 * train));
        expect(splitByRow(data, shares, seed)).toEqual(split);
      }),
      { numRuns: 50 },
    );
    const shares = { train: 0.5, validation: 0.2 };
    expect(splitByRow(data, shares, 1)).not.toEqual(splitByRow(data, shares, 2));
  });

  it("never tear a group, and give each class its share of groups", () => {
    // 20 groups of 3 rows; the rows of a group have one class.
    const groups = rows.map((_, r) => `g${Math.floor(r / 3)}`);
    const data = { ...dataSet(rows, groups), labels: Int32Array.from(rows, (_, r) => Math.floor(r / 3) % 2) };
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const split = splitByGroup(data, { train: 0.6, validation: 0.2 }, seed);
        expect(sorted(split.train, split.validation, split.test)).toEqual([...first(60)]);
        const names = (part: Int32Array) => new Set([...part].map((r) => groups[r]));
        expect(names(split.train).size + names(split.validation).size + names(split.test).size).toBe(20);
        expect([split.train.length, split.validation.length, split.test.length]).toEqual([36, 12, 12]);
        expect([...split.test].filter((r) => data.labels[r] === 0).length).toBe(6);
      }),
      { numRuns: 50 },
    );
  });
});

describe("data sources", () => {
  it("are named by words, folders and paths", () => {
    const value = (text: string) => {
      const source = parseDataSource(text);
      return source.ok ? source.value : source.problem.message;
    };
    expect(value("iris")).toEqual({ kind: "iris" });
    expect(value("mnist:/a b/c/")).toEqual({ kind: "mnist", folder: "/a b/c" });
    expect(value("virus:x")).toEqual({ kind: "virus", folder: "x" });
    expect(value("rows/iris.csv")).toEqual({ kind: "rows", path: "rows/iris.csv" });
    expect(value("mnist")).toBe('"mnist" names no folder. Write mnist:FOLDER with the folder of its files.');
    expect(value("")).toBe(
      "No data are named. Write iris, heart, digits, xor, mnist:FOLDER, virus:FOLDER, idx:IMAGES,LABELS or a CSV file.",
    );
  });

  it("say which file cannot be read, or is no text", async () => {
    const gone = () => {
      throw new Error("no such file");
    };
    const missing = await readData({ kind: "mnist", folder: "f" }, gone);
    expect(missing.ok ? "" : missing.problem.message).toBe(
      "f/train-images-idx3-ubyte.gz cannot be read (no such file). Check the path.",
    );
    const binary = await readData({ kind: "rows", path: "a.csv" }, () => Uint8Array.of(0xff, 0xfe, 0xfd));
    expect(binary.ok ? "" : binary.problem.message).toBe("a.csv is not UTF-8 text. Save it as UTF-8.");
  });
});
