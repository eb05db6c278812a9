import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../../src-worker/data/csv.ts";
import type { DataSet } from "../../../src-worker/data/dataSet.ts";
import { rowOf } from "../../../src-worker/data/dataSet.ts";

function read(text: string, label?: string | number | null): DataSet {
  const result = readCsv({ name: "a.csv", text }, label === undefined ? {} : { label });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function problem(text: string, label?: string | number) {
  const result = readCsv({ name: "a.csv", text }, label === undefined ? {} : { label });
  if (result.ok) throw new Error("was read");
  return result.problem;
}

describe("readCsv", () => {
  it("reads a header, numbers and the text column as labels", () => {
    const data = read("w,h,kind\n1,2.5,cat\n-3,4e1,ant\n.5,6.,cat\n");
    expect(data.name).toBe("a");
    expect(data.inputs).toEqual(["w", "h"]);
    expect([...data.rows]).toEqual([1, 2.5, -3, 40, 0.5, 6]);
    expect(data.classes).toEqual(["ant", "cat"]);
    expect([...data.labels]).toEqual([1, 0, 1]);
    expect([...rowOf(data, 1)]).toEqual([-3, 40]);
  });

  it("reads rows without a header and names the columns by number", () => {
    const data = read("1,2,cat\n3,4,ant");
    expect(data.inputs).toEqual(["column 1", "column 2"]);
    expect(data.classes).toEqual(["ant", "cat"]);
  });

  it("finds tabs, semicolons and bars, a byte-order mark, Windows line ends and blank lines", () => {
    for (const d of ["\t", ";", "|"]) {
      const data = read(`\uFEFFa${d}b${d}c\r\n\r\n1${d}2${d}x\r\n3${d} 4 ${d}y\r\n`);
      expect(data.inputs).toEqual(["a", "b"]);
      expect([...data.rows]).toEqual([1, 2, 3, 4]);
      expect(data.classes).toEqual(["x", "y"]);
    }
  });

  it("takes the label column by name, by number, or none at all", () => {
    const text = "a,b,c\n1,10,5\n2,9,6\n";
    expect(read(text).classes).toEqual([]);
    expect([...read(text).labels]).toEqual([-1, -1]);
    expect(read(text, "b").classes).toEqual(["9", "10"]);
    expect(read(text, "b").inputs).toEqual(["a", "c"]);
    expect(read(text, 1).inputs).toEqual(["b", "c"]);
    expect(read(text, "3").inputs).toEqual(["a", "b"]);
    expect(read(text, null).inputs).toEqual(["a", "b", "c"]);
    expect(read("a,Class\n1,0\n2,1\n").inputs).toEqual(["a"]);
  });

  it("keeps an unknown label as −1", () => {
    expect([...read("a,kind\n1,x\n2,\n3,y\n").labels]).toEqual([0, -1, 1]);
  });

  it.each([
    ["", "a.csv holds no rows. Put one example on each line.", undefined, undefined],
    ["a,b\n", "a.csv holds a header but no rows. Put one example on each line.", undefined, undefined],
    [
      "a,b,k\n1,2,x\n\n1,,y",
      'a.csv, line 4, column 2 ("b"): the value is missing. Fill it in, or leave such lines out.',
      4,
      2,
    ],
    [
      "1,2,x\n1,two,y\n3,4,y",
      'a.csv, line 2, column 2: "two" is not a number. Write decimal numbers with a point, such as 5.1, leave the column out, or leave such lines out.',
      2,
      2,
    ],
    [
      "a;b;k\n5,1;3.5;x\n4.9;3.0;y",
      'a.csv, line 2, column 1 ("a"): "5,1" is not a number. Write decimal numbers with a point, such as 5.1, choose the other decimal mark, or leave such lines out.',
      2,
      1,
    ],
    [
      "a;b;k\n5,1;1.234,5;x\n4,9;3,0;y",
      'a.csv, line 2, column 2 ("b"): "1.234,5" is not a number. Write decimal numbers with a comma, such as 5,1, and nothing between thousands, leave the column out, or leave such lines out.',
      2,
      2,
    ],
    [
      "a,k\n0x10,x\n1,y\n2,y",
      'a.csv, line 2, column 1 ("a"): "0x10" is not a number. Write decimal numbers with a point, such as 5.1, leave the column out, or leave such lines out.',
      2,
      1,
    ],
    [
      "a,k\n1e999,x\n",
      'a.csv, line 2, column 1 ("a"): "1e999" is not a number. Write decimal numbers with a point, such as 5.1, leave the column out, or leave such lines out.',
      2,
      1,
    ],
    [
      "a,b,k\n1,2,x\n1,2,3,y",
      "a.csv, line 3 has 4 columns where line 1 has 3. Give every line the same number of columns, choose another delimiter, or leave such lines out.",
      3,
      undefined,
    ],
    [
      "a,a,k\n1,2,x",
      'a.csv: columns 1 and 2 are both called "a". Rename one, or leave one out.',
      undefined,
      2,
    ],
    ["k\nx\ny", "a.csv has no column of numbers besides the labels.", undefined, undefined],
    [
      'a,k\n1,"x\n2,y\n',
      'a.csv, line 2: a quoted cell is not closed properly. Close it with " at its end, or leave the line out.',
      2,
      undefined,
    ],
    [
      'a,"two\nlines",k\n1,2,x\n1,bad,y\n3,4,y',
      'a.csv, line 4, column 2 ("two\nlines"): "bad" is not a number. Write decimal numbers with a point, such as 5.1, leave the column out, or leave such lines out.',
      4,
      2,
    ],
  ])("refuses %j and names the place", (text, message, line, column) => {
    const found = problem(text);
    expect(found.message).toBe(message);
    expect(found.where.file).toBe("a.csv");
    expect(found.where.line).toBe(line);
    expect(found.where.column).toBe(column);
  });

  it("names the columns when the label column is unknown", () => {
    expect(problem("a,b\n1,2", "kind").message).toBe(
      'a.csv has no column "kind" for the labels. Its columns are "a", "b"; name one or give its number from 1.',
    );
    expect(problem("a,b\n1,2", 3).code).toBe("csv-label");
  });

  it("reads back any table it could have been written from", () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value, fc.constantFrom("p", "q")), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(",", "\t", ";"),
        (rows, delimiter) => {
          const text = ["u,v,k".replaceAll(",", delimiter), ...rows.map((r) => r.join(delimiter))].join("\n");
          const data = read(text);
          expect([...data.rows]).toEqual(rows.flatMap(([a, b]) => [a + 0, b + 0]));
          expect([...data.labels].map((l) => data.classes[l])).toEqual(rows.map((r) => r[2]));
        },
      ),
      { numRuns: 200 },
    );
  });
});
