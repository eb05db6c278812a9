import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const EXAMPLES = join(ROOT, "public/examples");
const FIGURE_1 = join(EXAMPLES, "figure1.dualrail.json");
const IRIS = join(EXAMPLES, "iris.dualrail.json");
const scratch = mkdtempSync(join(tmpdir(), "dualrail-experiment-"));
const CLI = ["--import", "tsx", join(ROOT, "src-worker/cli.ts")];
const OPTIONS = { cwd: ROOT, env: { ...process.env, INIT_CWD: scratch } };

function dualrail(...words: string[]) {
  return spawnSync(process.execPath, [...CLI, ...words], { ...OPTIONS, encoding: "utf8" });
}

function json(...words: string[]) {
  const { status, stdout, stderr } = dualrail("experiment", ...words, "--json");
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

function csv(file: string): string[][] {
  const lines = readFileSync(join(scratch, file), "utf8").trimEnd().split("\n");
  return lines.map((line) => line.split(","));
}

test("ensemble: all sets of rate constants have one limit", () => {
  const words = ["--input", "3,1", "--members", "5", "--t-end", "1e5", "--workers", "1"];
  const files = ["--csv", "bands.csv", "--members-csv", "members.csv"];
  const result = json("ensemble", FIGURE_1, ...words, ...files);
  expect(result).toMatchObject({ members: 5, low: 1e-3, high: 1e3, seed: 1, reached: 5, stopped: false });
  expect(result.outputs[0]).toMatchObject({ name: "y", limit: 2 });
  expect(result.outputs[0].limitSpread).toBeLessThan(1e-6);
  expect(result.completion90).toHaveLength(5);
  const bands = csv("bands.csv");
  expect(bands[0]).toEqual(["time", "y q05", "y q25", "y q50", "y q75", "y q95"]);
  expect(bands).toHaveLength(1 + result.times.length);
  expect(csv("members.csv")).toHaveLength(6);
});

test("errors over the rows of a data set", () => {
  const words = ["--data", "iris", "--limit-rows", "4", "--samples", "3", "--levels", "0,10"];
  const { levels, ...rest } = json("errors", IRIS, ...words);
  expect(rest).toMatchObject({ kind: "errors", stopped: false });
  expect(levels.map((l: { level: number }) => l.level)).toEqual([0, 0.1]);
  expect(levels[0].byOde).toMatchObject({ runs: 12, winnerChanges: 0, largest: [0, 0, 0, 0, 0] });
  expect(levels[1].byLimit.largest[2]).toBeGreaterThan(0.1);
});

test("reverse and leaks, as text and for a CRN", () => {
  const table = dualrail("experiment", "reverse", FIGURE_1, "--input", "3,1", "--epsilon", "0,1e-3");
  expect(table.stdout).toMatch(/ε +by +runs +other winner +median +95 %\n0 +ODE +1 +– +0 +0\n0\.001 +ODE/);
  writeFileSync(join(scratch, "sum.crn"), "A + B -> C\nA @initial 2\nB @initial 1\n");
  const { levels } = json("leaks", "sum.crn", "--epsilon", "0.01", "--t-end", "10");
  const c = levels[0].byOde.outputs.find((o: { name: string }) => o.name === "C");
  expect(c.moved[2]).toBeCloseTo(0.1, 6);
});

test("convergence, per output and layer", () => {
  const { rows } = json("convergence", IRIS, "--input", "5.1,3.5,1.4,0.2", "--csv", "times.csv");
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

test("scaling and growth take their size from a network", () => {
  const scaling = json("scaling", IRIS, "--vary", "rails", "--values", "0,2", "--networks", "2");
  expect(scaling.base).toMatchObject({ inputs: 4, width: 8, depth: 1, outputs: 3 });
  expect(scaling.points.map((p: { reactions: number }) => p.reactions)).toEqual([40, 40]);
  const growth = json("growth", IRIS, "--depths", "1,2", "--networks", "2", "--csv", "growth.csv");
  expect(growth.curves.map((c: { reduction: string }) => c.reduction)).toEqual(["none", "paper", "compact"]);
  expect(csv("growth.csv")).toHaveLength(7);
});

/** Sends Ctrl-C after a while; answers the exit code, null where the signal itself ended the program. */
async function interrupted(afterMs: number, ...words: string[]) {
  const child = spawn(process.execPath, [...CLI, ...words], OPTIONS);
  let stdout = "";
  child.stdout.on("data", (text) => {
    stdout += text;
  });
  const closed = new Promise<number | null>((done) => child.on("close", done));
  await new Promise((wait) => setTimeout(wait, afterMs));
  child.kill("SIGINT");
  return { code: await closed, stdout };
}

test("Ctrl-C keeps what is done", async () => {
  const words = ["experiment", "ensemble", IRIS, "--input", "5.1,3.5,1.4,0.2", "--members", "1000000"];
  // Before the command has begun, the signal ends the program as usual: then it comes later.
  let run = { code: null as number | null, stdout: "" };
  for (let wait = 2500; run.code === null && wait < 30_000; wait *= 2) {
    run = await interrupted(wait, ...words, "--workers", "1", "--json");
  }
  expect(run.code).toBe(0);
  const { members, stopped } = JSON.parse(run.stdout);
  expect(stopped).toBe(true);
  expect(members).toBeGreaterThan(0);
  expect(members).toBeLessThan(1_000_000);
});

test("2 for wrong usage", () => {
  const words = ["ensemble", FIGURE_1, "--input", "3,1", "--rates", "2"];
  const { status, stderr } = dualrail("experiment", ...words);
  expect(status).toBe(2);
  expect(stderr).toMatch(/loguniform:LOW:HIGH/);
});
