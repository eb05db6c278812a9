import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const EXAMPLES = join(ROOT, "public/examples");
const FIGURE_1 = join(EXAMPLES, "figure1.dualrail.json");
const IRIS = join(EXAMPLES, "iris.dualrail.json");
const IRIS_ROWS = join(ROOT, "../shared/data/iris/iris-uci.csv");
const scratch = mkdtempSync(join(tmpdir(), "dualrail-"));

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function dualrail(...words: string[]): Run {
  const env = { ...process.env, INIT_CWD: scratch };
  const args = ["--import", "tsx", join(ROOT, "src-worker/cli.ts"), ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: "utf8" });
  return { code: status, stdout, stderr };
}

function json(...words: string[]) {
  const { code, stdout, stderr } = dualrail(...words, "--json");
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

describe("compile", () => {
  test("reports counts, certificate and remarks", () => {
    expect(json("compile", FIGURE_1, "--reduce", "paper")).toEqual({
      name: "Figure 1",
      reduction: "paper",
      reactions: { total: 7, input: 4, unimolecular: 4, bimolecular: 3 },
      species: 12,
      products: { entries: 17, molecules: 17, largest: 4 },
      rateIndependent: { species: true, outputs: true, because: null },
      remarks: [],
    });
    expect(json("compile", FIGURE_1).reactions.total).toBe(16);
    expect(json("compile", FIGURE_1, "--reduce", "compact", "--fold-inputs").reactions.total).toBe(3);
    expect(json("compile", FIGURE_1, "--positive-inputs=-1,-1").reactions.input).toBe(2);
    expect(json("compile", FIGURE_1, "--cancellation", "all").rateIndependent).toMatchObject({
      species: false,
      outputs: true,
    });
  });

  test("a bare --positive-inputs does not swallow the file name", () => {
    expect(json("compile", "--positive-inputs", FIGURE_1).reactions.input).toBe(2);
  });

  test("writes the CRN where the person stands, and reads it back", () => {
    expect(dualrail("compile", FIGURE_1, "--input", "3,1", "-o", "figure1.crn.json").code).toBe(0);
    expect(existsSync(join(scratch, "figure1.crn.json"))).toBe(true);
    const { outputs, winner } = json("simulate", "figure1.crn.json", "--t-end", "1e4");
    expect(winner).toBeNull();
    expect(outputs).toEqual([{ name: "y", network: null, crn: expect.closeTo(2, 3), limit: 2 }]);
    expect(json("certify", "figure1.crn.json")).toEqual({ species: true, outputs: true, because: null });
  });
});

describe("simulate", () => {
  test("both spellings of a negative input, with curves at the asked times", () => {
    const words = ["--times", "0,1,50", "--reduce", "compact"];
    const a = json("simulate", FIGURE_1, "--input", "-1,2", ...words);
    const b = json("simulate", FIGURE_1, "--input=-1,2", ...words);
    expect(a.curves).toEqual(b.curves);
    expect(a.curves.times).toEqual([0, 1, 50]);
    expect(a.curves.values).toHaveLength(3);
    expect(Object.keys(a).sort()).toEqual(
      ["completion90", "curves", "outputs", "prepareMs", "steps", "sweeps", "wallMs", "winner"].sort(),
    );
  });

  test("random rates change the curve and not the limit", () => {
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
    const [a, b] = [run("1"), run("2")];
    expect(a.curves.values[0][0]).not.toBeCloseTo(b.curves.values[0][0], 3);
    expect(a.outputs[0].limit).toBe(2);
    expect(b.outputs[0].limit).toBe(2);
  });

  test("--repeat, --rails, --csv and a file of rate constants", () => {
    writeFileSync(join(scratch, "rates.txt"), new Array(16).fill("2.5").join("\n"));
    const report = json(
      ...["simulate", FIGURE_1, "--input", "3,1", "--rails", "2", "--rates", "rates.txt"],
      ...["--repeat", "3", "--csv", "curves.csv", "--t-end", "20"],
    );
    expect(report.outputs[0].crn).toBeCloseTo(2, 2);
    const [head, first] = readFileSync(join(scratch, "curves.csv"), "utf8").split("\n");
    expect(head.startsWith("time,y,")).toBe(true);
    expect(head.split(",")).toHaveLength(2 + 21);
    expect(first.split(",")).toHaveLength(2 + 21);
  });

  test("IRIS takes centimetres", () => {
    const { winner, outputs } = json("simulate", IRIS, "--input", "5.1,3.5,1.4,0.2");
    expect(winner).toBe("setosa");
    expect(outputs.map((o: { name: string }) => o.name)).toEqual(["setosa", "versicolor", "virginica"]);
  });
});

describe.skipIf(!existsSync(IRIS_ROWS))("verify on the 150 flowers (skipped without shared data)", () => {
  test.each(["none", "paper", "compact"])("150 of 150 agree by limit and by ODE, %s", (reduction) => {
    for (const check of ["limit", "ode"]) {
      const report = json("verify", IRIS, "--data", IRIS_ROWS, "--check", check, "--reduce", reduction);
      expect(report).toMatchObject({ rows: 150, agree: 150, disagreeing: [] });
      expect(report.correct).toBeGreaterThanOrEqual(148);
    }
  });

  test("at t = 10,000 every flower is within 5e-5 of the network", () => {
    const words = ["--check", "ode", "--t-end", "1e4", "--label", "species", "--limit-rows", "150"];
    expect(json("verify", IRIS, "--data", IRIS_ROWS, ...words).maxDifference).toBeLessThan(5e-5);
  });
});

test("verify reads the flowers that the program carries", () => {
  expect(json("verify", IRIS, "--data", "iris")).toMatchObject({ rows: 150, agree: 150 });
});

test("train writes a network that compiles", () => {
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
  const report = json("train", ...words);
  expect(report).toEqual({
    accuracy: { train: expect.any(Number), validation: null, test: null },
    epoch: expect.any(Number),
    seconds: expect.any(Number),
  });
  expect(json("compile", "small.dualrail.json").reactions.total).toBe(8 + 8 + 8);
});

describe("convert and formats", () => {
  test("a network becomes reaction text and comes back as a CRN", () => {
    expect(dualrail("convert", FIGURE_1, "f1.crn").code).toBe(0);
    expect(readFileSync(join(scratch, "f1.crn"), "utf8")).toContain("X1p -> I1u1p + I1u2p + I1u3p");
    expect(dualrail("convert", "f1.crn", "f1.crn.json").code).toBe(0);
    expect(json("certify", "f1.crn.json").species).toBe(true);
  });

  test("formats lists ids with directions", () => {
    const { formats } = json("formats");
    expect(formats.map((f: { id: string }) => f.id)).toContain("dualrail-network");
  });
});

describe("exit codes", () => {
  test("1 and a located message when the input is refused", () => {
    writeFileSync(join(scratch, "bad.json"), readFileSync(FIGURE_1, "utf8").replace('"---"', '"-5-"'));
    const { code, stdout, stderr } = dualrail("compile", "bad.json", "--json");
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^bad\.json: Layer 1, weights row 2, column 2 is "5"/);
    expect(dualrail("compile", "missing.json")).toMatchObject({
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
  ])("2 for wrong usage: %j", (words) => {
    expect(dualrail(...words).code).toBe(2);
  });

  test("works through npm from another folder", () => {
    const words = ["--prefix", ROOT, "run", "--silent", "dualrail", "--", "compile", FIGURE_1, "--json"];
    const stdout = execFileSync("npm", words, {
      cwd: scratch,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    expect(JSON.parse(stdout).reactions.total).toBe(16);
  });
});
