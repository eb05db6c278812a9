import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fitTable,
  looksLikeTable,
  printWeightTable,
  readNumberTable,
} from "../../../src-worker/model/weightTable.ts";
import { anyText } from "../../support/text.ts";

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([fanIn, width]) =>
    fc
      .array(fc.constantFrom(-1, 0, 1), { minLength: fanIn * width, maxLength: fanIn * width })
      .map((values) => ({ fanIn, width, values: Int8Array.from(values) })),
  );

function problemOf(text: string, fanIn = 2, width = 3): string {
  const table = readNumberTable(text);
  if (!table.ok) return table.problem.message;
  const fit = fitTable(table.value, fanIn, width, "layer 1");
  return fit.ok ? "" : fit.problem.message;
}

describe("a weight matrix from a spreadsheet", () => {
  it("comes back as it was copied, with any separator and sign", () => {
    const styles = [
      (text: string) => text,
      (text: string) => text.replaceAll("\t", ","),
      (text: string) => text.replaceAll("\t", "; "),
      (text: string) => text.replaceAll("\t", "  "),
      (text: string) => text.replaceAll("-", "−"),
      (text: string) => text.replaceAll("\n", "\r\n"),
      (text: string) => `\n${text.trimEnd()}`,
      (text: string) => text.replaceAll("-1", "-").replaceAll("1", "+"),
      (text: string) => text.replaceAll("-1", "-1.0").replaceAll("0", "0.0").replaceAll("1.0.0", "1.0"),
      (text: string) => `[[${text.trimEnd().replaceAll("\n", "],\n [").replaceAll("\t", ", ")}]]`,
      (text: string) => `[[${text.trimEnd().replaceAll("\n", "]\n [").replaceAll("\t", " ")}]]`,
    ];
    fc.assert(
      fc.property(matrices, fc.constantFrom(...styles), (matrix, style) => {
        const text = style(printWeightTable(matrix));
        expect(looksLikeTable(text)).toBe(true);
        const table = readNumberTable(text);
        expect(table.ok ? null : table.problem.message).toBeNull();
        if (!table.ok) return;
        const fit = fitTable(table.value, matrix.fanIn, matrix.width, "layer 1");
        expect(fit).toEqual({ ok: true, value: { matrix, asked: null } });
      }),
      { numRuns: 500 },
    );
  });

  it("is read from rows of bare signs", () => {
    const table = readNumberTable("+-0\n0−+\n");
    expect(table.ok && [...table.value.values]).toEqual([1, -1, 0, 0, -1, 1]);
  });

  it("is refused with the row, the column and what was expected", () => {
    const cells: [string, string][] = [
      [
        "1\t0\t1\n1\tx\t-1",
        "Row 2, column 2 of the pasted table is “x”; expected −1, 0 or 1 (or −, 0, +), without headings.",
      ],
      [
        "1\t0\t1\n1\t\t-1",
        "Row 2, column 2 of the pasted table is empty; expected −1, 0 or 1 (or −, 0, +), without headings.",
      ],
      [
        "h1\th2\th3\n1\t1\t1",
        "Row 1, column 1 of the pasted table is “h1”; expected −1, 0 or 1 (or −, 0, +), without headings.",
      ],
      [
        "1\t0\t1\n1\t0",
        "Row 2 of the pasted table has 2 columns and row 1 has 3. Copy a whole rectangle of cells.",
      ],
      [
        "1\t0\n1\t1",
        "The pasted table has 2 rows and 2 columns; the weights into layer 1 are 2 rows (one for each source) and 3 columns (one for each of its neurons).",
      ],
      ["  \n", "The pasted table is empty. Copy the cells first."],
      [
        "1\t1\t1e999\n1\t1\t1",
        "Row 1, column 3 of the pasted table is “1e999”; expected −1, 0 or 1 (or −, 0, +), without headings.",
      ],
    ];
    for (const [text, message] of cells) expect(problemOf(text)).toBe(message);
  });

  it("is taken by its signs, or transposed, only after a question", () => {
    const table = readNumberTable("0,5\t-1\n0\t1e-3\n-7\t1");
    if (!table.ok) throw new Error(table.problem.message);
    const fit = fitTable(table.value, 2, 3, "layer 1");
    expect(fit.ok && [...fit.value.matrix.values]).toEqual([1, 0, -1, -1, 1, 1]);
    expect(fit.ok && fit.value.asked).toEqual({
      transposed: true,
      signs: { row: 1, column: 1, value: 0.5, count: 3 },
    });
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), fc.stringMatching(/^[-+01\t,;\n [\].]*$/)), (text) => {
        const table = readNumberTable(text);
        if (table.ok) expect(table.value.values).toHaveLength(table.value.rows * table.value.columns);
        else expect(table.problem.message).toMatch(/\.$/);
      }),
      { numRuns: 1000 },
    );
  });
});
