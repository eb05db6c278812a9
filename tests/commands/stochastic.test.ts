import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const FIGURE_1 = join(ROOT, "public/examples/figure1.dualrail.json");
const scratch = mkdtempSync(join(tmpdir(), "dualrail-"));

function simulate(...words: string[]) {
  const env = { ...process.env, INIT_CWD: scratch };
  const args = ["--import", "tsx", join(ROOT, "src-worker/cli.ts"), "simulate", ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: "utf8" });
  return { code: status, stdout, stderr };
}

function json(...words: string[]) {
  const { code, stdout, stderr } = simulate(...words, "--json");
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

test("ssa until no reaction is possible: the fields of an integration, exactly the limit", () => {
  const words = ["--method", "ssa", "--counts-per-unit", "10", "--t-end", "inf"];
  const report = json(FIGURE_1, "--input", "3,1", ...words, "--repeat", "20", "--times", "0,1,100");
  expect(Object.keys(report).sort()).toEqual(
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
  expect(report.outputs).toEqual([{ name: "y", network: 2, crn: 2, limit: 2 }]);
  // 10 · (3 + 1) firings of inputs, 12 · 10 rails into the ReLU units, …: 280 whatever the order.
  expect(report).toMatchObject({ steps: 280, sweeps: 0, winner: null });
  expect(report.curves.times).toEqual([0, 1, 100]);
  expect(report.curves.values[2]).toEqual([2]);
  expect(report.stochastic).toMatchObject({ runs: 20, countsPerUnit: 10, deviation: [0] });
  expect(report.stochastic.deviations[1][0]).toBeGreaterThan(0);
});

test("tau, with rounding named and every species' mean and deviation as CSV", () => {
  const words = ["--method", "tau", "--counts-per-unit", "1000", "--repeat", "2", "--csv", "bands.csv"];
  const { code, stdout } = simulate(FIGURE_1, "--input", "3.0004,1", ...words);
  expect(code).toBe(0);
  expect(stdout).toContain("Rounding to whole counts moves X1p by 0.000400");
  const [head, first] = readFileSync(join(scratch, "bands.csv"), "utf8").split("\n");
  expect(head.startsWith("time,y,y deviation,")).toBe(true);
  expect(first.split(",")).toHaveLength(head.split(",").length);
});

test("a CRN file: a source has no end, an unknown method is wrong usage", () => {
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
  writeFileSync(join(scratch, "source.crn.json"), JSON.stringify(crn));
  const { outputs } = json("source.crn.json", "--method", "ssa", "--counts-per-unit", "100", "--t-end", "20");
  expect(outputs).toEqual([{ name: "A", network: null, crn: expect.closeTo(2, 0), limit: null }]);
  expect(simulate("source.crn.json", "--method", "ssa", "--t-end", "inf")).toMatchObject({
    code: 1,
    stderr: "Reaction 1 needs no reactant and never stops. Give an end time.\n",
  });
  expect(simulate("source.crn.json", "--method", "exact").code).toBe(2);
  expect(simulate("source.crn.json", "--t-end", "inf").code).toBe(2);
});
