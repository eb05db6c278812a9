import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FIGURE_1, IRIS, ROOT, Shell } from "../support/shell.ts";

const IRIS_ROWS = join(ROOT, "../shared/data/iris/iris-uci.csv");
const shell = new Shell();
const { dualrail, json } = shell;

describe("compile", () => {
  test("reports counts, certificate and remarks", async () => {
    expect(await json("compile", FIGURE_1, "--reduce", "paper")).toEqual({
      name: "Figure 1",
      reduction: "paper",
      reactions: { total: 7, input: 4, unimolecular: 4, bimolecular: 3 },
      species: 12,
      products: { entries: 17, molecules: 17, largest: 4 },
      rateIndependent: { species: true, outputs: true, because: null },
      remarks: [],
    });
    expect((await json("compile", FIGURE_1)).reactions.total).toBe(16);
    expect((await json("compile", FIGURE_1, "--reduce", "compact", "--fold-inputs")).reactions.total).toBe(3);
    expect((await json("compile", FIGURE_1, "--positive-inputs=-1,-1")).reactions.input).toBe(2);
    expect((await json("compile", FIGURE_1, "--cancellation", "all")).rateIndependent).toMatchObject({
      species: false,
      outputs: true,
    });
  });

  test("a bare --positive-inputs does not swallow the file name", async () => {
    expect((await json("compile", "--positive-inputs", FIGURE_1)).reactions.input).toBe(2);
  });

  test("writes the CRN where the person stands, and reads it back", async () => {
    expect((await dualrail("compile", FIGURE_1, "--input", "3,1", "-o", "figure1.crn.json")).code).toBe(0);
    expect(existsSync(join(shell.folder, "figure1.crn.json"))).toBe(true);
    const { outputs, winner } = await json("simulate", "figure1.crn.json", "--t-end", "1e4");
    expect(winner).toBeNull();
    expect(outputs).toEqual([{ name: "y", network: null, crn: expect.closeTo(2, 3), limit: 2 }]);
    expect(await json("certify", "figure1.crn.json")).toEqual({
      species: true,
      outputs: true,
      because: null,
    });
  });
});

describe("simulate", () => {
  test("both spellings of a negative input, with curves at the asked times", async () => {
    const words = ["--times", "0,1,50", "--reduce", "compact"];
    const a = await json("simulate", FIGURE_1, "--input", "-1,2", ...words);
    const b = await json("simulate", FIGURE_1, "--input=-1,2", ...words);
    expect(a.curves).toEqual(b.curves);
    expect(a.curves.times).toEqual([0, 1, 50]);
    expect(a.curves.values).toHaveLength(3);
    expect(Object.keys(a).sort()).toEqual(
      ["completion90", "curves", "outputs", "prepareMs", "steps", "sweeps", "wallMs", "winner"].sort(),
    );
  });

  test("random rates change the curve and not the limit", async () => {
    const run = (seed: string) =>
      json(
        "simulate",
        FIGURE_1,
        "--input",
        "3,1",
        "--times",
        "1",
        "--rates",
        "loguniform:1e-3:1e3",
        "--seed",
        seed,
      );
    const [a, b] = [await run("1"), await run("2")];
    expect(a.curves.values[0][0]).not.toBeCloseTo(b.curves.values[0][0], 3);
    expect(a.outputs[0].limit).toBe(2);
    expect(b.outputs[0].limit).toBe(2);
  });

  test("--repeat, --rails, --csv and a file of rate constants", async () => {
    shell.write("rates.txt", new Array(16).fill("2.5").join("\n"));
    const report = await json(
      ...["simulate", FIGURE_1, "--input", "3,1", "--rails", "2", "--rates", "rates.txt"],
      ...["--repeat", "3", "--csv", "curves.csv", "--t-end", "20"],
    );
    expect(report.outputs[0].crn).toBeCloseTo(2, 2);
    const [head, first] = shell.text("curves.csv").split("\n");
    expect(head.startsWith("time,y,")).toBe(true);
    expect(head.split(",")).toHaveLength(2 + 21);
    expect(first.split(",")).toHaveLength(2 + 21);
  });

  test("IRIS takes centimetres", async () => {
    const { winner, outputs } = await json("simulate", IRIS, "--input", "5.1,3.5,1.4,0.2");
    expect(winner).toBe("setosa");
    expect(outputs.map((o: { name: string }) => o.name)).toEqual(["setosa", "versicolor", "virginica"]);
  });
});

describe.skipIf(!existsSync(IRIS_ROWS))("verify on the 150 flowers (skipped without shared data)", () => {
  test.each(["none", "paper", "compact"])("150 of 150 agree by limit and by ODE, %s", async (reduction) => {
    for (const check of ["limit", "ode"]) {
      const report = await json("verify", IRIS, "--data", IRIS_ROWS, "--check", check, "--reduce", reduction);
      expect(report).toMatchObject({ rows: 150, agree: 150, disagreeing: [] });
      expect(report.correct).toBeGreaterThanOrEqual(148);
    }
  });

  test("at t = 10,000 every flower is within 5e-5 of the network", async () => {
    const words = ["--check", "ode", "--t-end", "1e4", "--label", "species", "--limit-rows", "150"];
    expect((await json("verify", IRIS, "--data", IRIS_ROWS, ...words)).maxDifference).toBeLessThan(5e-5);
  });
});

test("verify reads the flowers that the program carries", async () => {
  expect(await json("verify", IRIS, "--data", "iris")).toMatchObject({ rows: 150, agree: 150 });
});

test("train writes a network that compiles", async () => {
  const words = [
    "--data",
    "iris",
    "--hidden",
    "4",
    "--epochs",
    "50",
    "--seed",
    "3",
    "-o",
    "small.dualrail.json",
  ];
  const report = await json("train", ...words);
  expect(report).toEqual({
    accuracy: { train: expect.any(Number), validation: null, test: null },
    epoch: expect.any(Number),
    seconds: expect.any(Number),
    seed: expect.any(Number),
    remarks: expect.any(Array),
  });
  expect((await json("compile", "small.dualrail.json")).reactions.total).toBe(8 + 8 + 8);
});

describe("convert and formats", () => {
  test("a network becomes reaction text and comes back as a CRN", async () => {
    expect((await dualrail("convert", FIGURE_1, "f1.crn")).code).toBe(0);
    expect(shell.text("f1.crn")).toContain("X1p -> I1u1p + I1u2p + I1u3p");
    expect((await dualrail("convert", "f1.crn", "f1.crn.json")).code).toBe(0);
    expect((await json("certify", "f1.crn.json")).species).toBe(true);
  });

  test("formats lists ids with directions", async () => {
    const { formats } = await json("formats");
    expect(formats.map((f: { id: string }) => f.id)).toContain("dualrail-network");
  });
});

describe("exit codes", () => {
  test("1 and a located message when the input is refused", async () => {
    shell.write("bad.json", readFileSync(FIGURE_1, "utf8").replace('"---"', '"-5-"'));
    const { code, stdout, stderr } = await dualrail("compile", "bad.json", "--json");
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^bad\.json: Layer 1, weights row 2, column 2 is "5"/);
    expect(await dualrail("compile", "missing.json")).toMatchObject({
      code: 1,
      stderr: "missing.json: no such file or folder.\n",
    });
  });

  test.each([
    [["frobnicate"]],
    [["compile"]],
    [["compile", FIGURE_1, "--reduce", "more"]],
    [["simulate", FIGURE_1]],
    [["simulate", FIGURE_1, "--input", "a,b"]],
    [["compile", FIGURE_1, "--fold-inputs", "--to", "crn-text"]],
  ])("2 for wrong usage: %j", async (words) => {
    expect((await dualrail(...words)).code).toBe(2);
  });

  test("0 for help, on stdout", async () => {
    for (const words of [["--help"], ["compile", "--help"], ["experiment", "scaling", "--help"]]) {
      const { code, stdout, stderr } = await dualrail(...words);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(/^Usage: dualrail /);
    }
  });
});
