import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Shell } from "../support/shell.ts";

const shell = new Shell();
const { dualrail, json } = shell;

const lines = Array.from(
  { length: 24 },
  (_, r) => `S${r};${r % 7},5;${(r * 3) % 5};${r % 7 > 3 ? "b" : "a"}`,
);
const write = (name: string, ...rows: readonly string[]) =>
  writeFileSync(join(shell.folder, name), ["sample;u;v;kind", ...rows].join("\n"));

/** Trains for a moment on a file. */
const train = (file: string, ...words: readonly string[]) =>
  dualrail("train", "--data", file, "--hidden", "3", "--epochs", "20", "-o", "net.dualrail.json", ...words);

describe("a table on the command line", () => {
  test("with decimal commas and a column of names is trained on and verified with the same options", async () => {
    write("good.csv", ...lines);
    const refused = await train("good.csv");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('good.csv, line 2, column 1 ("sample"): "S0" is not a number.');
    expect(refused.stderr).toContain("--ignore COLUMN");
    expect((await train("good.csv", "--ignore", "sample")).code).toBe(0);
    const file = JSON.parse(readFileSync(join(shell.folder, "net.dualrail.json"), "utf8"));
    expect(file.inputs).toEqual(["u", "v"]);
    expect(file.about.recipe).toContain("--data good.csv --hidden 3 --epochs 20 --ignore sample --seed 1");
    const verified = await json("verify", "net.dualrail.json", "--data", "good.csv", "--ignore", "1");
    expect(verified).toMatchObject({ rows: 24, agree: 24 });
  });

  test("that is ragged names line and option, and is read without those lines", async () => {
    write("ragged.csv", ...lines, "S24;1,5", 'S25;"1,5;2;a', "S26;oops;2;a");
    const refused = await train("ragged.csv", "--ignore", "1");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("ragged.csv, line 26 has 2 columns where line 1 has 4.");
    expect(refused.stderr).toContain("--drop-broken");
    const words = ["--ignore", "1", "--drop-broken"] as const;
    expect((await train("ragged.csv", ...words)).code).toBe(0);
    const verified = await json("verify", "net.dualrail.json", "--data", "ragged.csv", ...words);
    expect(verified.rows).toBe(24);
  });

  test("is read with another delimiter or decimal mark where one is named", async () => {
    write("good.csv", ...lines);
    const wrong = await train("good.csv", "--ignore", "1", "--decimal", "point");
    expect(wrong.stderr).toContain('line 2, column 2 ("u"): "0,5" is not a number.');
    expect(wrong.stderr).toContain("--decimal point or comma");
    expect((await train("good.csv", "--delimiter", "bar")).stderr).toContain("--delimiter NAME");
    expect((await train("good.csv", "--decimal", "dot")).code).toBe(2);
    expect((await train("good.csv", "--ignore", "nothing")).stderr).toContain(
      'good.csv has no column "nothing" to leave out. Its columns are "sample", "u", "v", "kind"',
    );
  });
});
