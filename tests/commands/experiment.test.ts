import { expect, test } from "vitest";
import { FIGURE_1, IRIS, Shell } from "../support/shell.ts";

const shell = new Shell();
const { dualrail, json } = shell;
const experiment = (...words: string[]) => json("experiment", ...words);

function csv(file: string): string[][] {
  const lines = shell.text(file).trimEnd().split("\n");
  return lines.map((line) => line.split(","));
}

test("ensemble: all sets of rate constants have one limit", async () => {
  const words = ["--input", "3,1", "--members", "5", "--t-end", "1e5", "--workers", "1"];
  const files = ["--csv", "bands.csv", "--members-csv", "members.csv"];
  const result = await experiment("ensemble", FIGURE_1, ...words, ...files);
  expect(result).toMatchObject({ members: 5, low: 1e-3, high: 1e3, seed: 1, reached: 5, stopped: false });
  expect(result.outputs[0]).toMatchObject({ name: "y", limit: 2 });
  expect(result.outputs[0].limitSpread).toBeLessThan(1e-6);
  expect(result.completion90).toHaveLength(5);
  const bands = csv("bands.csv");
  expect(bands[0]).toEqual(["time", "y q05", "y q25", "y q50", "y q75", "y q95"]);
  expect(bands).toHaveLength(1 + result.times.length);
  expect(csv("members.csv")).toHaveLength(6);
});

test("errors over the rows of a data set", async () => {
  const words = ["--data", "iris", "--limit-rows", "4", "--samples", "3", "--levels", "0,10"];
  const { levels, ...rest } = await experiment("errors", IRIS, ...words);
  expect(rest).toMatchObject({ kind: "errors", stopped: false });
  expect(levels.map((l: { level: number }) => l.level)).toEqual([0, 0.1]);
  expect(levels[0].byOde).toMatchObject({ runs: 12, winnerChanges: 0, largest: [0, 0, 0, 0, 0] });
  expect(levels[1].byLimit.largest[2]).toBeGreaterThan(0.1);
});

test("reverse and leaks, as text and for a CRN", async () => {
  const table = await dualrail("experiment", "reverse", FIGURE_1, "--input", "3,1", "--epsilon", "0,1e-3");
  expect(table.stdout).toMatch(/ε +by +runs +other winner +median +95 %\n0 +ODE +1 +– +0 +0\n0\.001 +ODE/);
  shell.write("sum.crn", "A + B -> C\nA @initial 2\nB @initial 1\n");
  const { levels } = await experiment("leaks", "sum.crn", "--epsilon", "0.01", "--t-end", "10");
  const c = levels[0].byOde.outputs.find((o: { name: string }) => o.name === "C");
  expect(c.moved[2]).toBeCloseTo(0.1, 6);
});

test("convergence, per output and layer", async () => {
  const { rows } = await experiment("convergence", IRIS, "--input", "5.1,3.5,1.4,0.2", "--csv", "times.csv");
  expect(rows).toHaveLength(1);
  expect(rows[0].outputs).toHaveLength(3);
  expect(rows[0].winner.name).toBe("setosa");
  expect(rows[0].layers[0]).toMatchObject({ layer: 1, units: 8 });
  expect(csv("times.csv").map((row) => row[1])).toEqual([
    "value",
    "setosa",
    "versicolor",
    "virginica",
    "layer 1",
  ]);
});

test("scaling and growth take their size from a network", async () => {
  const scaling = await experiment("scaling", IRIS, "--vary", "rails", "--values", "0,2", "--networks", "2");
  expect(scaling.base).toMatchObject({ inputs: 4, width: 8, depth: 1, outputs: 3 });
  expect(scaling.points.map((p: { reactions: number }) => p.reactions)).toEqual([40, 40]);
  const growth = await experiment(
    "growth",
    IRIS,
    "--depths",
    "1,2",
    "--networks",
    "2",
    "--csv",
    "growth.csv",
  );
  expect(growth.curves.map((c: { reduction: string }) => c.reduction)).toEqual(["none", "paper", "compact"]);
  expect(csv("growth.csv")).toHaveLength(7);
});

test("2 for wrong usage", async () => {
  const words = ["ensemble", FIGURE_1, "--input", "3,1", "--rates", "2"];
  const { code, stderr } = await dualrail("experiment", ...words);
  expect(code).toBe(2);
  expect(stderr).toMatch(/loguniform:LOW:HIGH/);
});
