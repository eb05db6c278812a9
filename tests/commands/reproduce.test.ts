import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeReproduction } from "../../src-worker/cli/reproduceText.ts";
import { footnotesOf } from "../../src-worker/model/reproduction.ts";
import { Shell } from "../support/shell.ts";

const shell = new Shell();

test("reproduce: broken data are refused by the file's name before anything is measured", async () => {
  mkdirSync(join(shell.folder, "data", "mnist"), { recursive: true });
  shell.write("data/mnist/t10k-images-idx3-ubyte", "no images");
  const { code, stdout, stderr } = await shell.dualrail("reproduce");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("t10k-images-idx3-ubyte");
});

test("reproduce: --help names its options, an unknown one is wrong usage", async () => {
  const help = await shell.dualrail("reproduce", "--help");
  expect(help.stdout).toMatch(/--data <folder>.*--full.*--json/s);
  expect((await shell.dualrail("reproduce", "--quick")).code).toBe(2);
});

test("the text: aligned columns, how to get data, footnotes numbered as they are read", () => {
  const row = { paper: "7", here: "7", verdict: "same", needs: null, values: {} } as const;
  const rows = [
    { ...row, id: "b", group: "kinetics", what: "speed", notes: ["late note"] },
    { ...row, id: "a", group: "networks", what: "reactions", notes: ["early note", "late note"] },
    {
      ...row,
      id: "c",
      group: "accuracy",
      what: "MNIST: test images",
      here: null,
      verdict: "missing",
      needs: "mnist",
      notes: [],
    },
  ] as const;
  expect(footnotesOf(rows)).toEqual(["early note", "late note"]);
  const text = describeReproduction({ rows, figures: [], seconds: 3.2, stopped: true });
  expect(text.split("\n")).toEqual([
    "Networks and reactions  paper  here",
    "reactions               7      7            as printed  [1][2]",
    "",
    "Accuracy                paper  here",
    "MNIST: test images      7      needs MNIST  no data",
    "",
    "Kinetics                paper  here",
    "speed                   7      7            as printed  [2]",
    "",
    expect.stringMatching(/^MNIST .* put t10k-images-idx3-ubyte\.gz and t10k-labels-idx1-ubyte\.gz into/),
    "",
    "1  early note",
    "2  late note",
    "",
    "Stopped after 3 s.",
  ]);
});
