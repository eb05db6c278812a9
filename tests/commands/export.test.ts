import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { csvRows } from "../peers/peers.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const FIGURE_1 = join(ROOT, "public/examples/figure1.dualrail.json");
const scratch = mkdtempSync(join(tmpdir(), "dualrail-export-"));

function dualrail(...words: string[]) {
  const env = { ...process.env, INIT_CWD: scratch };
  const args = ["--import", "tsx", join(ROOT, "src-worker/cli.ts"), ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: "utf8" });
  return { code: status, stdout, stderr };
}

const file = (name: string) => new Uint8Array(readFileSync(join(scratch, name)));

describe("compile --to", () => {
  test("writes the experiment that was asked for: end, tolerances, samples, random rate constants", () => {
    const run = ["--t-end", "20", "--rtol", "1e-5", "--samples", "11", "--rates", "loguniform:0.1:10"];
    const words = [
      "compile",
      FIGURE_1,
      "--input",
      "3,1",
      "--to",
      "omex",
      "-o",
      "a.omex",
      ...run,
      "--seed",
      "3",
    ];
    expect(dualrail(...words)).toMatchObject({ code: 0, stderr: "" });
    const files = unzipSync(file("a.omex"));
    const experiment = strFromU8(files["experiment.sedml"]!);
    expect(experiment).toContain('outputEndTime="20" numberOfSteps="10"');
    expect(experiment).toContain('kisaoID="KISAO:0000209" value="0.00001"');
    const model = strFromU8(files["model.xml"]!);
    expect(model).toMatch(/<parameter id="k16" value="[\d.]+"/);
    expect(model).toContain(
      '<species id="X1p" name="X⁺₁" compartment="compartment" initialConcentration="3"',
    );
  });

  test("prints text to stdout, and the network's value goes with the inputs", () => {
    const { stdout, code } = dualrail("compile", FIGURE_1, "--input", "3,1", "--to", "python");
    expect(code).toBe(0);
    expect(stdout).toContain('("y", "Y1p", "Y1n", 2),');
    expect(dualrail("compile", FIGURE_1, "--to", "python").stdout).toContain('("y", "Y1p", "Y1n", None),');
  });

  test("the file's ending names the format", () => {
    expect(dualrail("compile", FIGURE_1, "-o", "a.bngl").code).toBe(0);
    expect(strFromU8(file("a.bngl"))).toContain("begin reaction rules");
    expect(dualrail("convert", FIGURE_1, "a.odes.tex").code).toBe(0);
    expect(strFromU8(file("a.odes.tex"))).toContain("\\rateequation{");
  });

  test("a CRN has no curves, and says so", () => {
    const { code, stderr } = dualrail("convert", FIGURE_1, "a.npz");
    expect(code).toBe(1);
    expect(stderr).toContain("Trajectory, NumPy holds the curves of a run, and this is a network.");
    expect(stderr).toContain("Simulate it first.");
  });

  test("wrong rate constants are refused", () => {
    const words = ["compile", FIGURE_1, "--to", "sbml", "--rates"];
    expect(dualrail(...words, "loguniform:3:1")).toMatchObject({ code: 2 });
    expect(dualrail(...words, "-1")).toMatchObject({ code: 2 });
  });
});

describe("simulate --trajectory", () => {
  test("writes CSV, NumPy or chart data by the file's ending", () => {
    const words = ["simulate", FIGURE_1, "--input", "3,1", "--times", "0,1,50", "--trajectory"];
    expect(dualrail(...words, "run.csv")).toMatchObject({ code: 0, stderr: "" });
    const [head, ...rows] = csvRows(strFromU8(file("run.csv")));
    expect(head).toHaveLength(2 + 21);
    expect(rows.map(([t]) => t)).toEqual(["0", "1", "50"]);
    expect(dualrail(...words, "run.npz").code).toBe(0);
    expect(Object.keys(unzipSync(file("run.npz")))).toContain("network.npy");
    expect(dualrail(...words, "run.chart.json").code).toBe(0);
    const chart = JSON.parse(strFromU8(file("run.chart.json")));
    expect(chart.outputs[0]).toMatchObject({ name: "y", network: 2 });
    expect(chart.outputs[0].values.at(-1)).toBeCloseTo(2, 3);
  });

  test("another ending is wrong usage", () => {
    const words = ["simulate", FIGURE_1, "--input", "3,1", "--trajectory"];
    expect(dualrail(...words, "run.xml")).toMatchObject({ code: 2 });
    expect(dualrail(...words, "run.csv", "--method", "ssa")).toMatchObject({ code: 2 });
  });
});

test("formats lists every format with what it holds, who reads it and how that was checked", () => {
  const { stdout } = dualrail("formats");
  expect(stdout).toMatch(/^sbml +.*writes crn +\.xml \.sbml$/m);
  expect(stdout).toMatch(/^trajectory-npz +– +writes trajectory +\.npz$/m);
  expect(stdout).toContain(
    "For Mathematica, Wolfram, CRNSimulator, CRN++. Written from CRNSimulator's source",
  );
  expect(stdout).toContain("Above 500 reactions: BioNetGen expands rules one by one");
  const { formats } = JSON.parse(dualrail("formats", "--json").stdout);
  expect(formats.find(({ id }: { id: string }) => id === "matlab").export.group).toBe("languages");
});
