import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { digits } from "../../../src-worker/data/digits.ts";
import { type DataOrigin, DataShelf, sourceOf, surveyOf } from "../../../src-worker/data/origin.ts";
import { createEngine } from "../../../src-worker/engine.ts";
import { writeNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import { trainFrom } from "../../../src-worker/train/trainFrom.ts";

const CSV = "a;b;kind\n1;2;x\n2;1;y\n3;?;x\n1;3;x\n4;1;y\n";
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const table: DataOrigin = {
  kind: "files",
  key: 7,
  files: [file("rows.csv", CSV)],
  choices: { missing: "drop" },
};

describe("the shelf of a worker", () => {
  it("reads an origin once and keeps its rows under the key", async () => {
    const shelf = new DataShelf();
    const first = shelf.open(table);
    expect(shelf.open({ ...table })).toBe(first);
    expect((await shelf.get(7))?.labels.length).toBe(4);
    expect(await shelf.get(8)).toBeNull();
    await shelf.open({ kind: "builtIn", key: 8, name: "xor" });
    expect(await shelf.get(7)).toBeNull();
  });

  it("says what is known of a table, usable or not", async () => {
    const usable = await new DataShelf().open(table);
    expect(usable.ok && surveyOf(usable.value)).toMatchObject({
      usable: true,
      name: "rows",
      inputs: ["a", "b"],
      first: [1, 2],
      parts: null,
      classes: [
        { name: "x", rows: 2 },
        { name: "y", rows: 2 },
      ],
    });
    const refused = await new DataShelf().open({ ...table, key: 9, choices: {} });
    const survey = refused.ok ? surveyOf(refused.value) : null;
    expect(survey).toMatchObject({ usable: false, rows: 5 });
    expect(survey?.problem?.message).toMatch(/^rows\.csv, line 4, column 2/);
  });

  it("names files as the command line does", () => {
    const images = { ...table, files: [file("l-idx1-ubyte", ""), file("i-idx3-ubyte", "")] };
    expect(sourceOf(images, "images")).toEqual({
      kind: "idx",
      images: "i-idx3-ubyte",
      labels: "l-idx1-ubyte",
    });
    expect(sourceOf(table, "table")).toEqual({ kind: "rows", path: "rows.csv" });
  });
});

describe("training on an origin", () => {
  it("gives the very file that the command line gives: table with corrections, and drawn digits", async () => {
    const engine = createEngine();
    const wishes = { hidden: [3], epochs: 20, seed: 5, restarts: 2, dropMissing: true };
    const page = await engine.trainOrigin(table, wishes, null);
    const line = await trainFrom({ data: "/home/me/rows.csv", ...wishes }, () => table.files[0].bytes);
    expect(page.ok && writeNetworkJson(page.value.document)).toEqual(
      line.ok && writeNetworkJson(line.value.document),
    );
    const drawn = { hidden: [6], epochs: 3 };
    const digitsPage = await engine.trainOrigin({ kind: "builtIn", key: 2, name: "digits" }, drawn, null);
    const digitsLine = await engine.train({ data: "digits", ...drawn }, () => new Uint8Array(), null);
    expect(digitsPage.ok && writeNetworkJson(digitsPage.value.document)).toEqual(
      digitsLine.ok && writeNetworkJson(digitsLine.value.document),
    );
  });

  it("refuses rows that cannot be used, with their problem", async () => {
    const result = await createEngine().trainOrigin({ ...table, choices: {} }, { hidden: [3] }, null);
    expect(result.ok ? "" : result.problem.message).toMatch(/^rows\.csv, line 4/);
  });
});

describe("data that come with the project", () => {
  it("has as many of each drawn digit in every part, always the same", () => {
    const data = digits();
    expect(digits()).toEqual(data);
    for (const part of Object.values(data.split ?? {})) {
      const counts = new Array<number>(10).fill(0);
      for (const r of part) counts[data.labels[r]]++;
      expect(new Set(counts).size).toBe(1);
    }
    expect(data.rows.every((x) => x >= 0 && x <= 1)).toBe(true);
  });

  it("trains XOR from its truth table into the shipped example, to the last byte", async () => {
    const result = await trainFrom({ data: "xor", hidden: [2], seed: 1 }, () => new Uint8Array());
    const shipped = readFileSync(
      new URL("../../../public/examples/xor.dualrail.json", import.meta.url),
      "utf8",
    );
    expect(result.ok && writeNetworkJson(result.value.document)).toEqual({ ok: true, value: shipped });
  });
});
