import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { heart, isInHeart } from "../../../src-worker/data/heart.ts";
import { iris } from "../../../src-worker/data/iris.ts";
import { openData } from "../../../src-worker/data/openData.ts";
import type { DataChoices } from "../../../src-worker/data/sources.ts";
import { drawFromClasses } from "../../../src-worker/data/synthetic.ts";

const GEO = new URL("../../../../shared/data/gse73072", import.meta.url).pathname;
const bytes = (text: string) => new TextEncoder().encode(text);
const file = (text: string, name = "rows.csv") => ({ name, bytes: bytes(text) });

async function opened(files: Parameters<typeof openData>[0], choices: DataChoices = {}) {
  const result = await openData(files, choices);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

async function refused(files: Parameters<typeof openData>[0], choices: DataChoices = {}) {
  const result = await openData(files, choices);
  return result.ok ? "was opened" : result.problem.message;
}

describe("opening a data set", () => {
  const FINE = { excess: 0, openQuote: false, bad: [], missing: [] };
  const HOLES = "w;h;kind\n1;2;cat\n3;NA;ant\n5;?;cat\n7;8;ant\n";

  it("finds delimiter, header, label column and missing values, and shows them", async () => {
    const { kind, data, problem, table, rows } = await opened([file(HOLES)]);
    expect([kind, data, rows]).toEqual(["table", null, 4]);
    expect(problem?.message).toBe(
      'rows.csv, line 3, column 2 ("h"): the value is missing ("NA"). Fill it in, or leave such lines out.',
    );
    expect(table).toEqual({
      ...{ delimiter: ";", likely: ";", decimal: ".", header: true },
      columns: [
        { name: "w", role: "input", missing: 0, words: 0 },
        { name: "h", role: "input", missing: 2, words: 0 },
        { name: "kind", role: "label", missing: 0, words: 4 },
      ],
      rows: 4,
      ...{ incomplete: 2, uneven: 0, wordy: 0, otherDecimal: 0 },
      first: [
        { line: 2, cells: ["1", "2", "cat"], ...FINE },
        { line: 3, cells: ["3", "NA", "ant"], ...FINE, bad: [1], missing: [1] },
        { line: 4, cells: ["5", "?", "cat"], ...FINE, bad: [1], missing: [1] },
        { line: 5, cells: ["7", "8", "ant"], ...FINE },
      ],
      faulty: [],
    });
  });

  it("reads it as a person corrects it", async () => {
    const dropped = await opened([file(HOLES)], { missing: "drop" });
    expect([...(dropped.data?.rows ?? [])]).toEqual([1, 2, 7, 8]);
    expect(dropped.classes).toEqual([
      { name: "ant", rows: 1 },
      { name: "cat", rows: 1 },
    ]);
    const numbers = file("2020\t1\n2021\t0\n2022\t1\n", "a.tsv");
    expect((await opened([numbers])).table?.header).toBe(false);
    const header = await opened([numbers], { header: true, label: "1" });
    expect(header.data?.inputs).toEqual(["2020"]);
    expect(header.data?.classes).toEqual(["0", "1"]);
    const wrong = await opened([file("a,b;c\n1,5;2\n")], { delimiter: ";" });
    expect(wrong.table?.delimiter).toBe(";");
  });

  it("opens gzip, and IDX images with their labels", async () => {
    const zipped = { name: "rows.csv.gz", bytes: new Uint8Array(gzipSync(bytes("a,k\n1,x\n2,y\n"))) };
    expect((await opened([zipped])).data?.classes).toEqual(["x", "y"]);
    const images = {
      name: "my-images",
      bytes: Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 0, 255, 255, 0),
    };
    const labels = { name: "my-labels", bytes: Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 7) };
    const { kind, data } = await opened([labels, images]);
    expect([kind, data?.labels[0], data?.rows[0], data?.inputs]).toEqual(["images", 7, 0.5, ["r1c1"]]);
    const whole = await opened([images, labels], { picture: { margin: 0, shrink: 1 } });
    expect([...(whole.data?.rows ?? [])]).toEqual([0, 1, 1, 0]);
    expect(await refused([images])).toMatch(/^There are 1 image files and 0 label files/);
    expect(await refused([images, labels], { picture: { margin: 1, shrink: 1 } })).toBe(
      "my-images: images of 2 × 2 without 1 pixels at each side cannot be made 1 times smaller.",
    );
  });

  it("refuses what is no data set, by name", async () => {
    expect(await refused([])).toBe("No file was chosen.");
    expect(await refused([file("a\n1\n"), file("b\n1\n", "b.csv")])).toMatch(
      /^rows.csv, b.csv are not one data set/,
    );
    expect(await refused([{ name: "x.csv", bytes: Uint8Array.of(0x61, 0xff) }])).toBe(
      "x.csv is not UTF-8 text. Save it as UTF-8.",
    );
    expect(await refused([{ name: "x.gz", bytes: Uint8Array.of(0x1f, 0x8b, 1) }])).toMatch(
      /^x.gz is not a complete gzip/,
    );
    expect(await refused([file("g\n", "a_4labels.csv")])).toMatch(/^The table of sample titles/);
  });

  it.skipIf(!existsSync(GEO))(
    "opens the tables of GSE73072 together (skipped without ../shared/data/gse73072)",
    async () => {
      const files = readdirSync(GEO).map((name) => ({ name, bytes: readFileSync(`${GEO}/${name}`) }));
      const { kind, rows, classes } = await opened(files);
      expect([kind, rows]).toEqual(["expression", 698]);
      expect(classes.map(({ rows: n }) => n)).toEqual([260, 193, 151, 94]);
    },
  );
});

describe("rows made here", () => {
  it("draw synthetic rows with the mean and covariance of each class", () => {
    const data = iris();
    const drawn = drawFromClasses(data, 4000, 1);
    const own = Array.from({ length: 50 }, (_, r) => data.rows.subarray(4 * (r + 50), 4 * (r + 50) + 4));
    const mean = (rows: ArrayLike<number>[], i: number) =>
      rows.reduce((s, row) => s + row[i], 0) / rows.length;
    const covariance = (rows: ArrayLike<number>[], i: number, j: number) =>
      rows.reduce((s, row) => s + (row[i] - mean(rows, i)) * (row[j] - mean(rows, j)), 0) / rows.length;
    for (let i = 0; i < 4; i++) {
      expect(Math.abs(mean(drawn[1], i) - mean(own, i))).toBeLessThan(0.05);
      for (let j = 0; j <= i; j++) {
        expect(Math.abs(covariance(drawn[1], i, j) - covariance(own, i, j))).toBeLessThan(0.03);
      }
    }
    expect(drawFromClasses(data, 2, 1)).toEqual(drawFromClasses(data, 2, 1));
  });

  it("label points by the heart curve, always the same points", () => {
    expect([isInHeart(0, 0), isInHeart(0, 0.85), isInHeart(0.7, 1.2), isInHeart(0, -0.75)]).toEqual([
      true,
      false,
      true,
      true,
    ]);
    const [a, b] = [heart(), heart()];
    expect(a.rows).toEqual(b.rows);
    const inside = a.labels.reduce((sum, label) => sum + label, 0) / 8000;
    // The curve, a sheared ellipse, encloses π · 4/5 of the square's 9.
    expect(Math.abs(inside - (Math.PI * 0.8) / 9)).toBeLessThan(0.02);
  });
});
