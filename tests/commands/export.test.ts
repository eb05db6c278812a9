import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { csvRows } from "../peers/peers.ts";
import { FIGURE_1, Shell } from "../support/shell.ts";

const shell = new Shell();
const { dualrail } = shell;

describe("compile --to", () => {
  test("writes the experiment that was asked for: end, tolerances, samples, random rate constants", async () => {
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
    expect(await dualrail(...words)).toMatchObject({ code: 0, stderr: "" });
    const files = unzipSync(shell.bytes("a.omex"));
    const experiment = strFromU8(files["experiment.sedml"]!);
    expect(experiment).toContain('outputEndTime="20" numberOfSteps="10"');
    expect(experiment).toContain('kisaoID="KISAO:0000209" value="0.00001"');
    const model = strFromU8(files["model.xml"]!);
    expect(model).toMatch(/<parameter id="k16" value="[\d.]+"/);
    expect(model).toContain(
      '<species id="X1p" name="X⁺₁" compartment="compartment" initialConcentration="3"',
    );
  });

  test("prints text to stdout, and the network's value goes with the inputs", async () => {
    const { stdout, code } = await dualrail("compile", FIGURE_1, "--input", "3,1", "--to", "python");
    expect(code).toBe(0);
    expect(stdout).toContain('("y", "Y1p", "Y1n", 2),');
    expect((await dualrail("compile", FIGURE_1, "--to", "python")).stdout).toContain(
      '("y", "Y1p", "Y1n", None),',
    );
  });

  test("the file's ending names the format", async () => {
    expect((await dualrail("compile", FIGURE_1, "-o", "a.bngl")).code).toBe(0);
    expect(shell.text("a.bngl")).toContain("begin reaction rules");
    expect((await dualrail("convert", FIGURE_1, "a.odes.tex")).code).toBe(0);
    expect(shell.text("a.odes.tex")).toContain("\\rateequation{");
  });

  test("a CRN has no curves, and says so", async () => {
    const { code, stderr } = await dualrail("convert", FIGURE_1, "a.npz");
    expect(code).toBe(1);
    expect(stderr).toContain("Trajectory, NumPy holds the curves of a run, and this is a network.");
    expect(stderr).toContain("Simulate it first.");
  });

  test("wrong rate constants are refused", async () => {
    const words = ["compile", FIGURE_1, "--to", "sbml", "--rates"];
    expect(await dualrail(...words, "loguniform:3:1")).toMatchObject({ code: 2 });
    expect(await dualrail(...words, "-1")).toMatchObject({ code: 2 });
  });
});

describe("simulate --trajectory", () => {
  test("writes CSV, NumPy or chart data by the file's ending", async () => {
    const words = ["simulate", FIGURE_1, "--input", "3,1", "--times", "0,1,50", "--trajectory"];
    expect(await dualrail(...words, "run.csv")).toMatchObject({ code: 0, stderr: "" });
    const [head, ...rows] = csvRows(shell.text("run.csv"));
    expect(head).toHaveLength(2 + 21);
    expect(rows.map(([t]) => t)).toEqual(["0", "1", "50"]);
    expect((await dualrail(...words, "run.npz")).code).toBe(0);
    expect(Object.keys(unzipSync(shell.bytes("run.npz")))).toContain("network.npy");
    expect((await dualrail(...words, "run.chart.json")).code).toBe(0);
    const chart = JSON.parse(shell.text("run.chart.json"));
    expect(chart.outputs[0]).toMatchObject({ name: "y", network: 2 });
    expect(chart.outputs[0].values.at(-1)).toBeCloseTo(2, 3);
  });

  test("another ending is wrong usage", async () => {
    const words = ["simulate", FIGURE_1, "--input", "3,1", "--trajectory"];
    expect(await dualrail(...words, "run.xml")).toMatchObject({ code: 2 });
    expect(await dualrail(...words, "run.csv", "--method", "ssa")).toMatchObject({ code: 2 });
  });
});

test("formats lists every format with what it holds, who reads it and how that was checked", async () => {
  const { stdout } = await dualrail("formats");
  expect(stdout).toMatch(/^sbml +.*writes crn +\.xml \.sbml$/m);
  expect(stdout).toMatch(/^trajectory-npz +– +writes trajectory +\.npz$/m);
  expect(stdout).toContain(
    "For Mathematica, Wolfram, CRNSimulator, CRN++. Written from CRNSimulator's source",
  );
  expect(stdout).toContain("Above 500 reactions: BioNetGen expands rules one by one");
  const { formats } = JSON.parse((await dualrail("formats", "--json")).stdout);
  expect(formats.find(({ id }: { id: string }) => id === "matlab").export.group).toBe("languages");
});
