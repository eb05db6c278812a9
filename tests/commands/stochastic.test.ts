import { expect, test } from "vitest";
import { FIGURE_1, Shell } from "../support/shell.ts";

const shell = new Shell();
const { dualrail, json } = shell;
const simulate = (...words: string[]) => dualrail("simulate", ...words);
const report = (...words: string[]) => json("simulate", ...words);

test("ssa until no reaction is possible: the fields of an integration, exactly the limit", async () => {
  const words = ["--method", "ssa", "--counts-per-unit", "10", "--t-end", "inf"];
  const summary = await report(FIGURE_1, "--input", "3,1", ...words, "--repeat", "20", "--times", "0,1,100");
  expect(Object.keys(summary).sort()).toEqual(
    [
      "completion90",
      "curves",
      "outputs",
      "prepareMs",
      "steps",
      "stochastic",
      "sweeps",
      "wallMs",
      "winner",
    ].sort(),
  );
  expect(summary.outputs).toEqual([{ name: "y", network: 2, crn: 2, limit: 2 }]);
  // 10 · (3 + 1) firings of inputs, 12 · 10 rails into the ReLU units, …: 280 whatever the order.
  expect(summary).toMatchObject({ steps: 280, sweeps: 0, winner: null });
  expect(summary.curves.times).toEqual([0, 1, 100]);
  expect(summary.curves.values[2]).toEqual([2]);
  expect(summary.stochastic).toMatchObject({ runs: 20, countsPerUnit: 10, deviation: [0] });
  expect(summary.stochastic.deviations[1][0]).toBeGreaterThan(0);
});

test("tau, with rounding named and every species' mean and deviation as CSV", async () => {
  const words = ["--method", "tau", "--counts-per-unit", "1000", "--repeat", "2", "--csv", "bands.csv"];
  const { code, stdout } = await simulate(FIGURE_1, "--input", "3.0004,1", ...words);
  expect(code).toBe(0);
  expect(stdout).toContain("Rounding to whole counts moves X1p by 0.000400");
  const [head, first] = shell.text("bands.csv").split("\n");
  expect(head.startsWith("time,y,y deviation,")).toBe(true);
  expect(first.split(",")).toHaveLength(head.split(",").length);
});

test("a CRN file: a source has no end, an unknown method is wrong usage", async () => {
  const crn = {
    format: "dualrail-crn",
    version: 1,
    name: "source",
    species: [{ id: "A", initial: 0 }],
    reactions: [
      { reactants: {}, products: { A: 1 }, k: 2 },
      { reactants: { A: 1 }, products: {}, k: 1 },
    ],
  };
  shell.write("source.crn.json", JSON.stringify(crn));
  const { outputs } = await report(
    "source.crn.json",
    "--method",
    "ssa",
    "--counts-per-unit",
    "100",
    "--t-end",
    "20",
  );
  expect(outputs).toEqual([{ name: "A", network: null, crn: expect.closeTo(2, 0), limit: null }]);
  expect(await simulate("source.crn.json", "--method", "ssa", "--t-end", "inf")).toMatchObject({
    code: 1,
    stderr: "Reaction 1 needs no reactant and never stops. Give an end time.\n",
  });
  expect((await simulate("source.crn.json", "--method", "exact")).code).toBe(2);
  expect((await simulate("source.crn.json", "--t-end", "inf")).code).toBe(2);
});
