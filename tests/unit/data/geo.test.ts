import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { classCounts } from "../../../src-worker/data/dataSet.ts";
import { type GeoFiles, readGeo } from "../../../src-worker/data/geo.ts";
import { splitByGroup, splitByRow } from "../../../src-worker/data/prepare.ts";
import { parseDataSource, readData } from "../../../src-worker/data/sources.ts";

const FOLDER = new URL("../../../../shared/data/gse73072", import.meta.url).pathname;

/** A made-up series of two studies: subjects 1 and 2 of S1, subject 1 of S 2. */
const files: GeoFiles = {
  expression: {
    name: "e.csv",
    text: "ID_REF,a,b,c,d,e,f\ng1,1,2,3,4,5,6\ng2,10,20,30,40,50,60\n,flu,flu,flu,flu,cold,cold\n",
  },
  samples: {
    name: "s.csv",
    text: [
      "Accession,Title",
      'a,"FLU S1 Subject 1, Hour -21"',
      'b,"FLU S1 Subject 1, Hour 24"',
      'c,"FLU S1 Subject 1, Hour 48"',
      'd,"FLU S1 Subject 2, Hour 24"',
      'e,"COLD S 2 Subject 1, Hour 30.5"',
      'f,"COLD S 2 Subject 1, Hour 31"',
    ].join("\n"),
  },
  studies: [
    { study: "S1", file: { name: "S1.csv", text: "subject,sham,onset,offset\n1,0,24,48\n2,0,NaN,NaN" } },
    { study: "S2", file: { name: "S2.csv", text: "subject,sham,onset,offset\n1,0,30.5,40" } },
  ],
};

const message = (changes: Partial<GeoFiles>) => {
  const result = readGeo({ ...files, ...changes });
  return result.ok ? "was read" : result.problem.message;
};

describe("GEO tables", () => {
  it("keeps samples from the onset on and before the offset, one row per sample", () => {
    const read = readGeo(files);
    if (!read.ok) throw new Error(read.problem.message);
    expect(read.value.inputs).toEqual(["g1", "g2"]);
    expect([...read.value.rows]).toEqual([2, 20, 5, 50, 6, 60]);
    expect(read.value.classes).toEqual(["cold", "flu"]);
    expect([...read.value.labels]).toEqual([1, 0, 0]);
    expect(read.value.groups).toEqual(["S1 1", "S2 1", "S2 1"]);
  });

  it("names file, line and column of what it cannot read", () => {
    const { expression, samples } = files;
    const edit = (file: { name: string; text: string }, from: string, to: string) => ({
      ...file,
      text: file.text.replace(from, to),
    });
    expect(message({ expression: edit(expression, "g2,10,20", "g2,10,?") })).toBe(
      'e.csv, line 3, column 3: "?" is not a number.',
    );
    expect(message({ expression: edit(expression, ",f\n", ",z\n") })).toBe(
      'e.csv, line 1, column 7: no title is known for sample "z".',
    );
    expect(message({ expression: edit(expression, "\n,flu", "\ng3,flu") })).toBe(
      "e.csv: the last line must hold the labels, its first cell empty.",
    );
    expect(message({ samples: edit(samples, "Hour 24", "Day 1") })).toBe(
      's.csv, line 3, column 2: "FLU S1 Subject 1, Day 1" is no sample title such as "H1N1 DEE3 Subject 1, Hour -21".',
    );
    const study = { study: "S1", file: { name: "S1.csv", text: "subject,sham,onset,offset\n1,0,NaN,48" } };
    expect(message({ studies: [study] })).toBe(
      "S1.csv, line 2: subject, onset and offset must be numbers (or NaN for both hours).",
    );
  });

  it.skipIf(!existsSync(FOLDER))(
    "reads GSE73072: 698 infected samples, split without loss (skipped without ../shared/data/gse73072)",
    async () => {
      const source = parseDataSource(`virus:${FOLDER}/`);
      if (!source.ok) throw new Error(source.problem.message);
      const read = await readData(source.value, (path) => readFileSync(path));
      if (!read.ok) throw new Error(read.problem.message);
      expect(read.value.inputs.length).toBe(10);
      expect(read.value.classes).toEqual(["h1n1", "h3n2", "hrv", "rsv"]);
      expect(classCounts(read.value)).toEqual([260, 193, 151, 94]);
      const rows = splitByRow(read.value, { train: 0.8, validation: 0.05 }, 1);
      expect([rows.train.length, rows.validation.length, rows.test.length]).toEqual([558, 35, 105]);
      const subjects = splitByGroup(read.value, { train: 0.7, validation: 0.15 }, 1);
      const groupsOf = (part: Int32Array) => new Set([...part].map((r) => read.value.groups?.[r]));
      const test = groupsOf(subjects.test);
      for (const group of groupsOf(subjects.train)) expect(test.has(group)).toBe(false);
    },
  );
});
